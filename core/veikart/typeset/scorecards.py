"""Scorecards: where every score stands on its scale, and which way it came."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from veikart.blocks import Criterion, Scorecard, Tone
from veikart.text import shown
from veikart.typeset.keys import set_key
from veikart.typeset.numbers import known, number, place
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width, wrapped

_GAP = 2
_WIDEST_TRACK, _LEAST_TRACK = 41, 17
_WIDEST_LABEL, _LEAST_LABEL = 32, 14
_WIDEST_SIDE = 16
_MOST_TICKS = 11
_NOT_SCORED = "not scored"
_EMPTY = "Nothing here at this moment."
NOW, BEFORE = "●", "○"


@dataclass(frozen=True, slots=True)
class Score:
    """What one side says: now, before, and the movement between them in words; None where it is not known."""

    side: str
    now: float | None
    before: float | None

    @property
    def moved(self) -> float | None:
        return None if self.now is None or self.before is None else self.now - self.before


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cells of each column; 0 for one that is not there. A `stacked` label has a line of its own."""

    label: int
    weight: int
    side: int
    track: int
    score: int
    moved: int
    stacked: bool


def set_scorecard(sheet: Sheet, block: Scorecard) -> None:
    """Title, the scale, lines for each criterion: one a side, and its text; a key to the signs."""
    if block.title:
        sheet.text(block.title, Look("title"))
    if not block.criteria or not block.sides:
        sheet.text(_EMPTY, Look("text", "muted"))
        return
    grid = _grid(block, sheet.width)
    first = sheet.y
    _set_scale(sheet, block, grid)
    last = sheet.y - 1
    airy = grid.stacked or len(block.sides) > 1 or any(each.text for each in block.criteria)
    for index, criterion in enumerate(block.criteria):
        if index and airy:
            sheet.line()
        _set_criterion(sheet, block, grid, criterion)
    sheet.head(first, last)
    _set_key(sheet, block)


def scores_of(criterion: Criterion, block: Scorecard) -> list[Score]:
    """What every side says about a criterion, in the order of the sides."""
    return [
        Score(shown(side), _at(criterion.scores, i), _at(criterion.before, i))
        for i, side in enumerate(block.sides)
    ]


def ticks_of(block: Scorecard) -> list[float]:
    """The whole numbers on the scale, as far as they are few; else its ends."""
    least, most = ends_of(block)
    if float(least).is_integer() and most - least < _MOST_TICKS:
        return [least + step for step in range(int(most - least) + 1)]
    return [least, most]


def movement(moved: float | None) -> tuple[str, Tone]:
    """ "▲ 0.5", "▼ 1", "=" and its tone; empty where there is no before."""
    if moved is None:
        return "", "normal"
    told = number(abs(moved))
    if told == "0":
        return "=", "muted"
    return (f"▲ {told}", "good") if moved > 0 else (f"▼ {told}", "warn")


def weight_of(criterion: Criterion) -> str:
    """ "30 %", empty for one without."""
    weight = known(criterion.weight)
    return "" if weight is None else f"{number(round(100 * weight, 1))} %"


def _at(scores: Sequence[float | None], side: int) -> float | None:
    return known(scores[side]) if side < len(scores) else None


def ends_of(block: Scorecard) -> tuple[float, float]:
    """The least and the most, made finite and apart from each other."""
    least, most = known(block.least) or 0.0, known(block.most)
    return least, most if most is not None and most > least else least + 1


def _grid(block: Scorecard, cells: int) -> _Grid:
    scores = [score for criterion in block.criteria for score in scores_of(criterion, block)]
    side = min(_WIDEST_SIDE, max(width(shown(each)) for each in block.sides))
    weight = max(width(weight_of(criterion)) for criterion in block.criteria)
    score = max(width(number(each.now)) if each.now is not None else 0 for each in scores)
    moved = max(width(movement(each.moved)[0]) for each in scores)
    label = min(_WIDEST_LABEL, max(width(shown(criterion.label)) for criterion in block.criteria))
    columns = sum(n + _GAP for n in (weight, side, score, moved) if n)
    stacked = cells - columns - min(label, _LEAST_LABEL) - _GAP < _LEAST_TRACK
    if stacked:
        rest = cells - sum(n + _GAP for n in (side, score, moved) if n) - _GAP
        return _Grid(0, 0, side, max(2, min(_WIDEST_TRACK, rest)), score, moved, True)
    spare = cells - columns - _GAP - _LEAST_TRACK
    label = min(label, max(_LEAST_LABEL, spare * 2 // 3))
    return _Grid(label, weight, side, min(_WIDEST_TRACK, cells - columns - label - _GAP), score, moved, False)


def _before_track(grid: _Grid) -> int:
    if grid.stacked:
        return _GAP + (grid.side + _GAP if grid.side else 0)
    return sum(n + _GAP for n in (grid.label, grid.weight, grid.side) if n)


def _set_scale(sheet: Sheet, block: Scorecard, grid: _Grid) -> None:
    """The numbers above the track, as many as have room."""
    least, most = ends_of(block)
    line = [" "] * grid.track
    for tick in sorted(ticks_of(block), key=lambda tick: tick not in (least, most)):
        text = number(tick)
        x = min(place(tick, least, most, grid.track), grid.track - len(text))
        if x >= 0 and all(cell == " " for cell in line[max(0, x - 1) : x + len(text) + 1]):
            line[x : x + len(text)] = text
    sheet.line(Span(" " * _before_track(grid), PLAIN), Span("".join(line), Look("head")))


def _set_criterion(sheet: Sheet, block: Scorecard, grid: _Grid, criterion: Criterion) -> None:
    scores = scores_of(criterion, block)
    top = sheet.y
    label, weight = shown(criterion.label), weight_of(criterion)
    if grid.stacked:
        name = f"{label} · {weight}" if weight else label
        for line in wrapped(name, sheet.width):
            sheet.line(Span(line, Look("label")))
        names = [""] * len(scores)
    else:
        lines = wrapped(label, grid.label)
        cut = len(lines) > len(scores)
        names = [*lines, *[""] * len(scores)][: len(scores)]
        if cut:
            names[-1] = fitted(" ".join(lines[len(scores) - 1 :]), grid.label)
    for nth, (score, text) in enumerate(zip(scores, names, strict=True)):
        spans = [Span(" " * _GAP, PLAIN)] if grid.stacked else []
        for told, cells, look, right in (
            (text, grid.label, Look("label"), False),
            (weight if nth == 0 else "", grid.weight, Look("detail"), True),
            (score.side, grid.side, Look("detail"), False),
        ):
            if cells:
                spans.append(Span(fitted(told, cells, right=right) + " " * _GAP, look))
        sheet.line(*spans, *_track(block, grid, score), *_numbers(grid, score))
    for line in wrapped(criterion.text, max(1, sheet.width - _GAP)) if criterion.text else ():
        sheet.line(Span(" " * _GAP, PLAIN), Span(line, Look("detail")))
    sheet.stop(
        criterion.id,
        y=top,
        height=sheet.y - top,
        title=label if not grid.stacked and " ".join(names).rstrip() != label else "",
        why=criterion.why,
        action=criterion.action,
        called=label,
        actions=criterion.actions,
    )


def _track(block: Scorecard, grid: _Grid, score: Score) -> list[Span]:
    least, most = ends_of(block)
    if score.now is None and score.before is None:
        return [Span(fitted(_NOT_SCORED, grid.track), Look("missing"))]
    line = ["─"] * grid.track
    for tick in ticks_of(block):
        line[place(tick, least, most, grid.track)] = "┼"
    line[0], line[-1] = "├", "┤"
    looks = [Look("rule")] * grid.track
    _, tone = movement(score.moved)
    now = None if score.now is None else place(score.now, least, most, grid.track)
    before = None if score.before is None else place(score.before, least, most, grid.track)
    if now is not None and before is not None:
        for x in range(min(now, before), max(now, before) + 1):
            line[x], looks[x] = "━", Look("value", tone)
    if before is not None:
        line[before], looks[before] = BEFORE, Look("value", "muted")
    if now is not None:
        line[now], looks[now] = NOW, Look("value", tone)
    return [Span(char, look) for char, look in zip(line, looks, strict=True)]


def _numbers(grid: _Grid, score: Score) -> list[Span]:
    now = "–" if score.now is None else number(score.now)
    moved, tone = movement(score.moved)
    spans = [Span(" " * _GAP + fitted(now, grid.score, right=True), Look("value"))] if grid.score else []
    if grid.moved:
        spans.append(Span(" " * _GAP + fitted(moved, grid.moved), Look("text", tone)))
    return spans


def _set_key(sheet: Sheet, block: Scorecard) -> None:
    low, high = (shown(end) for end in block.ends)
    least, most = (number(end) for end in ends_of(block))
    entries: list[tuple[list[Span], str]] = [
        ([], f"{value} {end}") for value, end in ((least, low), (most, high)) if end
    ]
    entries.append(([Span(NOW, Look("value"))], "now"))
    scores = [score for criterion in block.criteria for score in scores_of(criterion, block)]
    if any(score.before is not None for score in scores):
        entries.append(([Span(BEFORE, Look("value", "muted"))], "before"))
    set_key(sheet, entries)
