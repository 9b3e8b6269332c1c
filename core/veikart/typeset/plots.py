"""Series drawn on cells: a braille line with signs on its points, dotted where it is an expectation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from veikart.blocks import Series, Trend
from veikart.typeset.braille import ACROSS, DOWN, Canvas, merged
from veikart.typeset.page import Look, Span
from veikart.typeset.scales import ValueScale
from veikart.typeset.series import bands_of, expected_from, is_expected, runs_of
from veikart.typeset.sheet import PLAIN

FACTS, EXPECTATIONS = "●◆▲■▼★", "○◇△□▽☆"
BAND, EDGE = "░", "┊"
_DOTTED = 3
_WIDE, _NARROW = 90, 50
_APART = 4
"""Cells between two signs on a line: closer ones hide it."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Where days and values stand: `cells` × `lines` from the first to the last day."""

    cells: int
    lines: int
    first: date
    last: date
    values: ValueScale

    def across(self, day: date, steps: int) -> int:
        """Which of `steps` a day stands in; in the middle where there is but one day."""
        days = (self.last - self.first).days
        if not days:
            return steps // 2
        return round((day - self.first).days / days * (steps - 1))

    def down(self, value: float, steps: int) -> int:
        """Which of `steps` from the top a value stands in."""
        return round((1 - self.values.share(value)) * (steps - 1))

    def line(self, value: float) -> int:
        return self.down(value, self.lines * DOWN) // DOWN

    def column(self, day: date) -> int:
        return self.across(day, self.cells * ACROSS) // ACROSS

    def dot(self, day: date, value: float) -> tuple[int, int]:
        return self.across(day, self.cells * ACROSS), self.down(value, self.lines * DOWN)


def plot(block: Trend, frame: Frame) -> list[list[Span]]:
    """The lines of a chart, a span for every cell."""
    drawn = [[Span(" ", PLAIN)] * frame.cells for _ in range(frame.lines)]
    for nth, series in enumerate(block.series):
        _band(drawn, series, frame, nth)
    since = expected_from(block)
    if since is not None and frame.first < since <= frame.last:
        for line in drawn:
            line[frame.column(since)] = Span(EDGE, Look("rule"))
    for nth, series in enumerate(block.series):
        _line(drawn, series, frame, nth)
    for nth, series in reversed(list(enumerate(block.series))):
        _points(drawn, series, frame, nth)
    return drawn


def line_look(series: Series, nth: int, *, expected: bool) -> Look:
    """What the line of the `nth` series means."""
    return Look("expected" if expected else "line", series.tone, nth)


def sign_of(nth: int, *, expected: bool) -> str:
    """The sign on the points of the `nth` series; hollow on what is expected."""
    signs = EXPECTATIONS if expected else FACTS
    return signs[nth % len(signs)]


def _band(drawn: list[list[Span]], series: Series, frame: Frame, nth: int) -> None:
    look = Look("band", series.tone, nth)
    for run in bands_of(series):
        for (one, low, high), (other, other_low, other_high) in pairwise([run[0], *run]):
            start, end = frame.column(one.day), frame.column(other.day)
            for x in range(start, end + 1):
                share = (x - start) / (end - start) if end > start else 1.0
                top = frame.line(_mixed(high, other_high, share))
                bottom = frame.line(_mixed(low, other_low, share))
                for y in range(top, bottom + 1):
                    drawn[y][x] = Span(BAND, look)


def _mixed(one: float, other: float, share: float) -> float:
    return one * (1 - share) + other * share


def _line(drawn: list[list[Span]], series: Series, frame: Frame, nth: int) -> None:
    facts, expectations = Canvas(frame.cells, frame.lines), Canvas(frame.cells, frame.lines)
    for run in runs_of(series):
        for (one, value), (other, other_value) in pairwise(run):
            expected = is_expected(series, other.day)
            canvas = expectations if expected else facts
            start, end = frame.dot(one.day, value), frame.dot(other.day, other_value)
            canvas.line(start, end, every=_DOTTED if expected else 1)
    for canvas, expected in ((expectations, True), (facts, False)):
        look = line_look(series, nth, expected=expected)
        for (x, y), char in canvas:
            there = drawn[y][x]
            if there.look.role in ("line", "expected"):
                drawn[y][x] = Span(merged(there.text, char), there.look)
            else:
                drawn[y][x] = Span(char, look)


def _points(drawn: list[list[Span]], series: Series, frame: Frame, nth: int) -> None:
    lonely = {run[0][0].day for run in runs_of(series) if len(run) == 1}
    points = [each for run in runs_of(series) for each in run]
    signed = signed_among([frame.column(point.day) for point, _ in points], _APART)
    for index, (point, value) in enumerate(points):
        expected = is_expected(series, point.day)
        if index in signed or point.day in lonely:
            x, y = frame.dot(point.day, value)
            look = line_look(series, nth, expected=expected)
            drawn[y // DOWN][x // ACROSS] = Span(sign_of(nth, expected=expected), look)


def signed_among(places: Sequence[float], apart: float) -> frozenset[int]:
    """Which of the points at ascending `places` get a sign: the last, and others that far from each other."""
    signed: list[int] = []
    for index in range(len(places) - 1, -1, -1):
        if not signed or places[signed[-1]] - places[index] >= apart:
            signed.append(index)
    return frozenset(signed)


def height_for(cells: int) -> int:
    """Lines of a chart on a page of so many cells."""
    return 12 if cells >= _WIDE else 10 if cells >= _NARROW else 8
