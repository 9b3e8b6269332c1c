"""Trends: a chart in SVG, its lines told apart by shapes and end labels, expectations dashed and hollow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import ClassVar

from veikart.blocks import Point, Series, Tone, Trend
from veikart.report.words import Words, amount
from veikart.text import shown
from veikart.typeset.calendar import dated_ticks
from veikart.typeset.plots import signed_among
from veikart.typeset.scales import ValueScale, scale_for
from veikart.typeset.series import (
    bands_of,
    days_of,
    expected_from,
    facts_and_expectations,
    is_expected,
    runs_of,
    values_of,
    with_unit,
)
from veikart.typeset.words import fitted, width

_WIDTH = 720
_LEFT, _RIGHT, _TOP, _BOTTOM = 46, 130, 18, 228
_TICKS, _DATES = 5, 9
_APART = 14
"""Units between two signs on a line, and between two end labels."""
_LABEL = 20
"""Letters of an end label; the key below has all of it."""
SHAPES = (
    "M{l} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
    "M{x} {t}l5 5l-5 5l-5 -5z",
    "M{x} {t}l5 9h-10z",
    "M{l} {u}h8v8h-8z",
    "M{x} {b}l5 -9h-10z",
    "M{l} {y}h8M{x} {u}v8M{l} {u}l8 8m0 -8l-8 8",
)
"""Signs around {x}, {y}: a circle, a diamond, a triangle, a square, a triangle on its tip, a star."""


@dataclass(frozen=True, slots=True)
class DrawnSeries:
    """Lines and bands as lists of places, signs as paths; the label at the end of the line with its sign;
    what the series says, for the key."""

    number: int
    tone: Tone
    lines: tuple[tuple[str, bool], ...]
    """Places, and whether they are expected."""
    bands: tuple[str, ...]
    signs: tuple[tuple[str, bool], ...]
    label: str
    label_y: str
    label_sign: str
    name: str
    sign: str
    """In a box of 12 by 12."""
    told: str


@dataclass(frozen=True, slots=True)
class DrawnTrend:
    """`values`, `dates` and `milestones` are places with their texts."""

    template: ClassVar[str] = "trend.html"
    title: str
    unit: str
    series: tuple[DrawnSeries, ...]
    values: tuple[tuple[str, str], ...]
    dates: tuple[tuple[str, str], ...]
    since: str
    """Where expectations begin; empty where nothing is expected."""
    milestones: tuple[tuple[str, str, str], ...]
    banded: bool


@dataclass(frozen=True, slots=True)
class _Frame:
    first: date
    last: date
    values: ValueScale

    def x(self, day: date) -> float:
        days = (self.last - self.first).days
        share = (day - self.first).days / days if days else 0.5
        return _LEFT + share * (_WIDTH - _RIGHT - _LEFT)

    def y(self, value: float) -> float:
        return _BOTTOM - self.values.share(value) * (_BOTTOM - _TOP)

    def place(self, point: Point, value: float) -> str:
        return f"{self.x(point.day):.1f},{self.y(value):.1f}"


def draw_trend(block: Trend, words: Words) -> DrawnTrend:
    """The chart, without series where nothing is known."""
    days = days_of(block)
    if days is None:
        return DrawnTrend(block.title, block.unit, (), (), (), "", (), False)
    frame = _Frame(*days, scale_for(values_of(block), block.least, block.most, _TICKS))
    ends = _label_places(block.series, frame)
    since = expected_from(block)
    return DrawnTrend(
        block.title,
        block.unit,
        tuple(
            _series(series, number, frame, end=ends[number], unit=block.unit, words=words)
            for number, series in enumerate(block.series)
        ),
        tuple((f"{frame.y(tick):.1f}", amount(tick, words)) for tick in frame.values.ticks),
        tuple((f"{frame.x(day):.1f}", text) for day, text in dated_ticks(*days, _DATES)),
        f"{frame.x(since):.1f}" if since is not None and days[0] < since <= days[1] else "",
        tuple(
            (f"{frame.x(each.day):.1f}", each.day.isoformat(), each.label)
            for each in block.milestones
            if days[0] <= each.day <= days[1]
        ),
        any(bands_of(series) for series in block.series),
    )


def _series(series: Series, number: int, frame: _Frame, *, end: str, unit: str, words: Words) -> DrawnSeries:
    name = shown(series.label)
    return DrawnSeries(
        number % len(SHAPES),
        series.tone,
        tuple(_lines(series, frame)),
        tuple(_polygon(run, frame) for run in bands_of(series)),
        tuple(_signs(series, number, frame)),
        fitted(name, _LABEL).rstrip() if width(name) > _LABEL else name,
        end,
        _shape(number, _WIDTH - _RIGHT + 14, float(end) - 3) if end else "",
        series.label,
        _shape(number, 6, 6),
        _told(series, unit, words),
    )


def _lines(series: Series, frame: _Frame) -> list[tuple[str, bool]]:
    """A line for each stretch of facts or of expectations without a gap."""
    lines: list[tuple[str, bool]] = []
    for run in runs_of(series):
        stretch: list[str] = []
        kind = False
        for (one, value), (other, other_value) in pairwise(run):
            expected = is_expected(series, other.day)
            if not stretch or expected != kind:
                if stretch:
                    lines.append((" ".join(stretch), kind))
                stretch, kind = [frame.place(one, value)], expected
            stretch.append(frame.place(other, other_value))
        if stretch:
            lines.append((" ".join(stretch), kind))
    return lines


def _polygon(run: Sequence[tuple[Point, float, float]], frame: _Frame) -> str:
    upper = [frame.place(point, high) for point, _, high in run]
    lower = [frame.place(point, low) for point, low, _ in reversed(run)]
    return " ".join([*upper, *lower])


def _signs(series: Series, number: int, frame: _Frame) -> list[tuple[str, bool]]:
    points = [each for run in runs_of(series) for each in run]
    lonely = {run[0][0].day for run in runs_of(series) if len(run) == 1}
    signed = signed_among([frame.x(point.day) for point, _ in points], _APART)
    return [
        (_shape(number, frame.x(point.day), frame.y(value)), is_expected(series, point.day))
        for index, (point, value) in enumerate(points)
        if index in signed or point.day in lonely
    ]


def _shape(number: int, x: float, y: float) -> str:
    around = {"x": x, "y": y, "l": x - 4, "u": y - 4, "t": y - 5, "b": y + 5}
    return SHAPES[number % len(SHAPES)].format(**{name: f"{place:.1f}" for name, place in around.items()})


def _label_places(all_series: Sequence[Series], frame: _Frame) -> dict[int, str]:
    """Where end labels stand: beside the ends of their lines, but never on each other; empty where a series
    has no end."""
    ends: list[tuple[float, int]] = []
    for number, series in enumerate(all_series):
        facts, expectations = facts_and_expectations(series)
        if points := (*facts, *expectations):
            ends.append((frame.y(points[-1][1]) + 3, number))
    places: dict[int, str] = dict.fromkeys(range(len(all_series)), "")
    floor = float("-inf")
    for y, number in sorted(ends):
        floor = max(y, floor + _APART)
        places[number] = f"{floor:.1f}"
    return places


def _told(series: Series, unit: str, words: Words) -> str:
    """The latest fact, the way since the first, the last expectation."""
    facts, expectations = facts_and_expectations(series)
    parts: list[str] = []
    if facts:
        (first, start), (latest, value) = facts[0], facts[-1]
        told = words.terms.on_day.format(
            value=with_unit(amount(value, words), unit), day=latest.day.isoformat()
        )
        if first is not latest:
            change = ("+" if value > start else "") + amount(value - start, words).replace("-", "\u2212")
            told += f" ({words.terms.since.format(change=change, day=first.day.isoformat())})"
        parts.append(told)
    if expectations:
        point, value = expectations[-1]
        told = words.terms.on_day.format(
            value=with_unit(amount(value, words), unit), day=point.day.isoformat()
        )
        parts.append(f"{words.terms.expected} {told}")
    return ", ".join(parts) or words.terms.not_known
