"""Timelines: bars on a grid of quarters, a sign and a fill for every state, a line for today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from veikart.blocks import STATE_TONES, State, Timeline, TimelineItem
from veikart.text import shown
from veikart.typeset.calendar import Axis, axis_over, month_after, month_of
from veikart.typeset.keys import MILESTONE, set_key
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width

SIGNS: Mapping[State, str] = {
    "proposed": "○",
    "agreed": "◎",
    "started": "◐",
    "done": "●",
    "stopped": "×",
    "slipped": "»",
    "blocked": "!",
}
FILLS: Mapping[State, str] = {
    "proposed": "╌",
    "agreed": "░",
    "started": "▓",
    "done": "█",
    "stopped": "▒",
    "slipped": "▞",
    "blocked": "▤",
}
TODAY = "▼"
_GAP, _SIGN, _DAY = 2, 2, 10
_LEAST_CHART, _DATED_CHART = 16, 36
_WIDEST_UNIT = 20
_LEAST_LABEL, _WIDEST_LABEL = 18, 34
_LEAST_QUARTER = 3
_EMPTY = "Nothing here at this moment."
_TODAY = Look("frame", "accent")


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cells of labels (0: they have a line of their own), of the chart and of a unit of its axis; whether
    last days stand behind the bars; where today is, -1 for nowhere."""

    axis: Axis
    label: int
    unit: int
    dated: bool
    indent: int
    today: int

    @property
    def cells(self) -> int:
        return self.unit * self.axis.count

    @property
    def before(self) -> int:
        """Cells to the left of the chart."""
        return _SIGN + self.label + _GAP if self.label else 0


def set_timeline(sheet: Sheet, block: Timeline) -> None:
    """Title, years and quarters, lanes with their items, a key to states and milestones."""
    if block.title:
        sheet.text(block.title, Look("title"))
    if not block.items:
        sheet.text(_EMPTY, Look("text", "muted"))
        return
    grid = _grid(block, sheet.width)
    first = sheet.y
    _set_head(sheet, block, grid)
    last = sheet.y - 1
    for lane, items in lanes_of(block):
        if lane.strip():
            sheet.text(lane, Look("group"))
        for item in items:
            _set_item(sheet, item, grid)
    sheet.head(first, last)
    _set_key(sheet, block, grid)


def lanes_of(block: Timeline) -> list[tuple[str, list[TimelineItem]]]:
    """The lanes in the order in which they first appear, each with its items."""
    lanes: dict[str, list[TimelineItem]] = {}
    for item in block.items:
        lanes.setdefault(item.lane, []).append(item)
    return list(lanes.items())


def axis_of(block: Timeline, most: int) -> Axis:
    """The axis of a timeline, of at most `most` units."""
    first = block.first or min(item.start for item in block.items)
    last = block.last or max(item.end for item in block.items)
    return axis_over(first, last, most)


def _grid(block: Timeline, cells: int) -> _Grid:
    indent = _GAP if any(item.lane.strip() for item in block.items) else 0
    longest = max(width(shown(item.label)) for item in block.items) + indent
    label = min(longest, _WIDEST_LABEL, max(_LEAST_LABEL, cells * 2 // 5))
    chart = cells - label - _SIGN - _GAP
    if chart < _LEAST_CHART:
        label, chart = 0, cells
    dated = bool(label) and chart - _DAY - _GAP >= _DATED_CHART
    chart -= _DAY + _GAP if dated else 0
    axis = axis_of(block, chart)
    unit = max(1, min(_WIDEST_UNIT, chart // axis.count))
    today = -1
    if block.today is not None:
        share = axis.share(month_of(block.today))
        today = min(int(share * unit * axis.count), unit * axis.count - 1) if 0 <= share < 1 else -1
    return _Grid(axis, label, unit, dated, indent, today)


def _set_head(sheet: Sheet, block: Timeline, grid: _Grid) -> None:
    before = Span(" " * grid.before, PLAIN)
    years, quarters, rule = [" "] * grid.cells, [" "] * grid.cells, ["─"] * grid.cells
    for step, month in enumerate(grid.axis.units()):
        x = step * grid.unit
        rule[x] = "┬" if step and grid.unit >= _LEAST_QUARTER else rule[x]
        if month % 12 == 0 or step == 0:
            _write(years, x, str(month // 12))
        if grid.axis.unit == 3 and grid.unit >= _LEAST_QUARTER:
            _write(quarters, x, f"Q{month % 12 // 3 + 1}")
    for milestone in block.milestones:
        share = grid.axis.share(month_of(milestone.day))
        if 0 <= share < 1:
            rule[min(int(share * grid.cells), grid.cells - 1)] = MILESTONE
    sheet.line(before, Span("".join(years), Look("head")))
    if any(cell != " " for cell in quarters):
        sheet.line(before, Span("".join(quarters), Look("head")))
    spans = [Span(cell, Look("head" if cell == MILESTONE else "rule")) for cell in rule]
    if grid.today >= 0:
        spans[grid.today] = Span(TODAY, _TODAY)
    sheet.line(before, *spans)


def _write(cells: list[str], x: int, text: str) -> None:
    """Writes `text` from `x` on, where there is room and a cell of space before it."""
    if x + len(text) <= len(cells) and all(cell == " " for cell in cells[max(0, x - 1) : x + len(text)]):
        cells[x : x + len(text)] = text


def _set_item(sheet: Sheet, item: TimelineItem, grid: _Grid) -> None:
    tone = STATE_TONES[item.state]
    sign = Span(SIGNS[item.state] + " ", Look("value", tone))
    indent = Span(" " * grid.indent, PLAIN)
    sheet.stop(
        item.id,
        height=1 if grid.label else 2,
        title=told(item),
        why=item.why,
        action=item.action,
        called=shown(item.label),
        actions=item.actions,
    )
    if grid.label:
        name = fitted(shown(item.label), grid.label - grid.indent) + " " * _GAP
        end = [Span(" " * _GAP + item.end.isoformat(), Look("detail"))] if grid.dated else []
        sheet.line(indent, sign, Span(name, Look("label")), *_bar(item, grid), *end)
    else:
        sheet.line(indent, sign, Span(shown(item.label), Look("label")))
        sheet.line(*_bar(item, grid))


def _bar(item: TimelineItem, grid: _Grid) -> list[Span]:
    line = [Span(" ", PLAIN)] * grid.cells
    if grid.unit >= _LEAST_QUARTER:
        for step in range(1, grid.axis.count):
            line[step * grid.unit] = Span("│", Look("rule"))
    start, end = _cells(month_of(item.start), month_after(item.end), grid)
    delayed = delay_of(item)
    late = end if delayed is None else _cells(month_of(item.start), month_after(delayed), grid)[1]
    for x in range(max(0, start), min(grid.cells, end)):
        state: State = "slipped" if x >= late else state_until_promised(item)
        line[x] = Span(FILLS[state], Look("bar", STATE_TONES[state], 0))
    if grid.today >= 0:
        line[grid.today] = Span("║", _TODAY)
    if start >= grid.cells:
        line[-1] = Span("›", Look("head"))
    elif end <= 0:
        line[0] = Span("‹", Look("head"))
    return line


def _cells(begin: float, end: float, grid: _Grid) -> tuple[int, int]:
    """The first cell, and the one behind the last: one cell at the least."""
    start = int(grid.axis.share(begin) * grid.cells // 1)
    return start, max(start + 1, ceil(grid.axis.share(end) * grid.cells - 1e-6))


def delay_of(item: TimelineItem) -> date | None:
    """The promised last day of what ends later than that; None for what does not."""
    late = item.promised is not None and item.start <= item.promised < item.end
    return item.promised if late else None


def state_until_promised(item: TimelineItem) -> State:
    """What an item is drawn as up to its promised day: what has slipped had started."""
    return "started" if item.state == "slipped" and delay_of(item) is not None else item.state


def told(item: TimelineItem) -> str:
    """All of an item in a line."""
    days = f"{item.start.isoformat()} – {item.end.isoformat()}"
    if item.promised is not None and item.promised != item.end:
        days += f", promised by {item.promised.isoformat()}"
    parts = (f"{shown(item.label)}: {item.state}", days, shown(item.detail))
    return " · ".join(part for part in parts if part)


def _set_key(sheet: Sheet, block: Timeline, grid: _Grid) -> None:
    states: Sequence[State] = [state for state in SIGNS if any(item.state == state for item in block.items)]
    entries = [
        (
            [
                Span(SIGNS[state] + " ", Look("value", STATE_TONES[state])),
                Span(FILLS[state] * 2, Look("bar", STATE_TONES[state], 0)),
            ],
            str(state),
        )
        for state in states
    ]
    if "slipped" not in states and any(delay_of(item) for item in block.items):
        entries.append(
            ([Span(FILLS["slipped"] * 2, Look("bar", STATE_TONES["slipped"], 0))], "later than promised")
        )
    if grid.today >= 0 and block.today is not None:
        entries.append(([Span(TODAY, _TODAY)], f"today, {block.today.isoformat()}"))
    entries += [
        ([Span(MILESTONE, Look("head"))], f"{milestone.day.isoformat()} {shown(milestone.label)}")
        for milestone in block.milestones
        if _shows(milestone.day, grid)
    ]
    set_key(sheet, entries)


def _shows(day: date, grid: _Grid) -> bool:
    return 0 <= grid.axis.share(month_of(day)) < 1
