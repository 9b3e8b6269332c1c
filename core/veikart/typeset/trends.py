"""Trends: a chart with its axes, then a line for each series that says in words what it shows."""

from __future__ import annotations

from datetime import date

from veikart.blocks import Series, Trend
from veikart.text import shown
from veikart.typeset.calendar import dated_ticks
from veikart.typeset.keys import MILESTONE, set_key
from veikart.typeset.numbers import number
from veikart.typeset.page import Look, Span
from veikart.typeset.plots import BAND, Frame, height_for, line_look, plot, sign_of
from veikart.typeset.scales import scale_for
from veikart.typeset.series import (
    bands_of,
    days_of,
    expected_from,
    facts_and_expectations,
    in_words,
    milestones_on,
    said_by_day,
    values_of,
    why_of,
    with_unit,
)
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width, wrapped

_WIDEST = 110
_GAP = 2
_LINES_A_TICK = 3
_DATE = 9
"""Cells of a month on the axis, with the space behind it."""
_EMPTY = "Nothing here at this moment."


def set_trend(sheet: Sheet, block: Trend) -> None:
    """Title, chart, what each series says, a key. A cursor goes along the days of the chart, and over the
    series below it."""
    if block.title:
        sheet.text(block.title, Look("title"))
    days = days_of(block)
    if days is None:
        sheet.text(_EMPTY, Look("text", "muted"))
    else:
        _set_chart(sheet, block, *days)
    for nth, series in enumerate(block.series):
        _set_series(sheet, block, series, nth)
    _set_key(sheet, block)


def _set_chart(sheet: Sheet, block: Trend, first: date, last: date) -> None:
    lines = height_for(sheet.width)
    values = scale_for(values_of(block), block.least, block.most, lines // _LINES_A_TICK)
    labels = {tick: number(tick) for tick in values.ticks}
    left = min(max(map(width, labels.values()), default=1) + 1, max(0, sheet.width - 2))
    frame = Frame(max(1, min(_WIDEST, sheet.width - left - 1)), lines, first, last, values)
    _set_top(sheet, block, frame, left)
    top = sheet.y
    written = {frame.line(tick): label for tick, label in labels.items()}
    for y, drawn in enumerate(plot(block, frame)):
        label = written.get(y)
        edge = "│" if label is None else "┤"
        sheet.line(
            Span(fitted(label or "", left - 1, right=True) + " " if left else "", Look("head")),
            Span(edge, Look("rule")),
            *drawn,
        )
    _set_dates(sheet, block, frame, left)
    for day, said in said_by_day(block).items():
        told = [f"{label} {value}" for label, value in in_words(said, block.unit)]
        sheet.stop(
            day.isoformat(),
            x=left + 1 + frame.column(day),
            y=top,
            cells=1,
            height=lines,
            title=" · ".join([day.isoformat(), *told, *milestones_on(block.milestones, day)]),
            why=why_of(day, said, block.unit),
            called=day.isoformat(),
        )


def _set_top(sheet: Sheet, block: Trend, frame: Frame, left: int) -> None:
    """The unit above its axis, and where expectations begin."""
    unit = shown(block.unit)
    since = expected_from(block)
    told = "expected ▸"
    spans = [Span(unit, Look("head"))] if unit else []
    if since is not None and frame.first < since <= frame.last:
        x = left + 1 + frame.column(since)
        taken = width(unit) + 1 if unit else 0
        if x + width(told) > sheet.width:
            x = sheet.width - width(told)
        if x >= taken:
            spans += [Span(" " * (x - width(unit)), PLAIN), Span(told, Look("key"))]
    if spans:
        sheet.line(*spans)


def _set_dates(sheet: Sheet, block: Trend, frame: Frame, left: int) -> None:
    rule, dates = ["─"] * frame.cells, [" "] * frame.cells
    for day, text in dated_ticks(frame.first, frame.last, max(1, frame.cells // _DATE)):
        x = frame.column(day)
        rule[x] = "┬"
        x = min(x, frame.cells - len(text))
        if x >= 0 and all(cell == " " for cell in dates[max(0, x - 1) : x + len(text)]):
            dates[x : x + len(text)] = text
    for milestone in block.milestones:
        if frame.first <= milestone.day <= frame.last:
            rule[frame.column(milestone.day)] = MILESTONE
    spans = [Span(cell, Look("head" if cell == MILESTONE else "rule")) for cell in rule]
    sheet.line(Span(" " * left, PLAIN), Span("└", Look("rule")), *spans)
    sheet.line(Span(" " * (left + 1), PLAIN), Span("".join(dates), Look("head")))


def _set_series(sheet: Sheet, block: Trend, series: Series, nth: int) -> None:
    longest = max(width(shown(each.label)) for each in block.series)
    label = max(1, min(longest, sheet.width * 2 // 5))
    text = _told(block, series)
    lines = wrapped(text, max(1, sheet.width - label - 2 - _GAP))
    name = shown(series.label)
    sheet.stop(
        series.id,
        height=len(lines),
        title=f"{name}: {text}" if width(name) > label else "",
        why=series.why,
        action=series.action,
        called=name,
        actions=series.actions,
    )
    for row, line in enumerate(lines):
        sheet.line(
            Span(
                sign_of(nth, expected=False) + " " if row == 0 else "  ",
                line_look(series, nth, expected=False),
            ),
            Span(fitted(name if row == 0 else "", label) + " " * _GAP, Look("label")),
            Span(line, Look("detail")),
        )


def _told(block: Trend, series: Series) -> str:
    """What a series says: the latest fact, the way since the first, the last expectation."""
    facts, expectations = facts_and_expectations(series)
    parts: list[str] = []
    if facts:
        (first, start), (latest, value) = facts[0], facts[-1]
        told = f"{with_unit(number(value), block.unit)} on {latest.day.isoformat()}"
        if first is not latest:
            moved = value - start
            told += f" ({'+' if moved > 0 else ''}{number(moved)} since {first.day.isoformat()})"
        parts.append(told)
    if expectations:
        point, value = expectations[-1]
        parts.append(f"expected {with_unit(number(value), block.unit)} on {point.day.isoformat()}")
    return " · ".join(parts) or "not known"


def _set_key(sheet: Sheet, block: Trend) -> None:
    entries: list[tuple[list[Span], str]] = []
    for nth, series in enumerate(block.series):
        if facts_and_expectations(series)[1]:
            look = line_look(series, nth, expected=True)
            entries.append(([Span(sign_of(nth, expected=True) + " ⠐ ⠐", look)], "expected"))
            break
    for nth, series in enumerate(block.series):
        if bands_of(series):
            entries.append(([Span(BAND * 2, Look("band", series.tone, nth))], "low to high"))
            break
    days = days_of(block)
    entries += [
        ([Span(MILESTONE, Look("head"))], f"{milestone.day.isoformat()} {shown(milestone.label)}")
        for milestone in block.milestones
        if days is not None and days[0] <= milestone.day <= days[1]
    ]
    set_key(sheet, entries)
