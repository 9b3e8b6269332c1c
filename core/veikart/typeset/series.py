"""What series say, apart from how they are drawn: which points are known, expected, connected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from veikart.blocks import Milestone, Point, Series, Trend, Why
from veikart.text import shown
from veikart.typeset.numbers import known, number


def points_of(series: Series) -> list[Point]:
    """The points by day; what is no number is missing."""
    return sorted(series.points, key=lambda point: point.day)


def is_expected(series: Series, day: date) -> bool:
    """Whether what a series says of a day is an expectation."""
    return series.expected_from is not None and day >= series.expected_from


def runs_of(series: Series) -> list[list[tuple[Point, float]]]:
    """The known points with their values, those with none missing in between together."""
    runs: list[list[tuple[Point, float]]] = [[]]
    for point in points_of(series):
        if (value := known(point.value)) is not None:
            runs[-1].append((point, value))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def facts_and_expectations(series: Series) -> tuple[list[tuple[Point, float]], list[tuple[Point, float]]]:
    """The known points, those of facts and those of expectations."""
    points = [each for run in runs_of(series) for each in run]
    facts = [each for each in points if not is_expected(series, each[0].day)]
    return facts, points[len(facts) :]


def band_of(point: Point) -> tuple[float, float] | None:
    """The lower and the upper end of a point's band; None without one."""
    low, high = known(point.low), known(point.high)
    return None if low is None or high is None else (min(low, high), max(low, high))


def bands_of(series: Series) -> list[list[tuple[Point, float, float]]]:
    """The points with a band, those that follow each other together."""
    runs: list[list[tuple[Point, float, float]]] = [[]]
    for point in points_of(series):
        band = band_of(point)
        if band is not None:
            runs[-1].append((point, *band))
        elif runs[-1]:
            runs.append([])
    return [run for run in runs if run]


def values_of(block: Trend) -> list[float]:
    """Every value and every end of a band."""
    return [
        value
        for series in block.series
        for point in series.points
        for value in (known(point.value), *(band_of(point) or ()))
        if value is not None
    ]


def days_of(block: Trend) -> tuple[date, date] | None:
    """The first and the last day that anything is known of; None where nothing is."""
    days = [
        point.day
        for series in block.series
        for point in series.points
        if known(point.value) is not None or band_of(point) is not None
    ]
    return (min(days), max(days)) if days else None


def expected_from(block: Trend) -> date | None:
    """The first day of which anything is expected."""
    days = [series.expected_from for series in block.series if facts_and_expectations(series)[1]]
    return min((day for day in days if day is not None), default=None)


def with_unit(text: str, unit: str) -> str:
    return f"{text} {shown(unit)}" if unit else text


def said_on(block: Trend, day: date) -> list[tuple[str, str]]:
    """What every series says of a day: its label, and its value with the band, or that it is expected."""
    said: list[tuple[str, str]] = []
    for series in block.series:
        for point in series.points:
            if point.day == day and (value := known(point.value)) is not None:
                band = band_of(point)
                told = with_unit(number(value), block.unit)
                told += f" ({number(band[0])}–{number(band[1])})" if band else ""
                told += ", expected" if is_expected(series, day) else ""
                said.append((shown(series.label), told))
    return said


def why_on(block: Trend, day: date) -> Why | None:
    """The why of a day: of its one point that has one, or what they all say with all their events."""
    reasons = [
        point.why
        for series in block.series
        for point in series.points
        if point.day == day and point.why is not None
    ]
    if len(reasons) <= 1:
        return reasons[0] if reasons else None
    positions = sorted({position for why in reasons for position in why.positions})
    same = all(one.formula == other.formula for one, other in pairwise(reasons))
    return Why(
        day.isoformat(),
        reasons[0].formula if same else "",
        reasons[0].source if same else "",
        tuple(said_on(block, day)),
        tuple(positions),
    )


def milestones_on(milestones: Sequence[Milestone], day: date) -> list[str]:
    """What else is on that day."""
    return [shown(milestone.label) for milestone in milestones if milestone.day == day]
