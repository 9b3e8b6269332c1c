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


Said = list[tuple[Series, Point, float]]
"""What series say of one day."""


def said_by_day(block: Trend) -> dict[date, Said]:
    """Of every day of which something is known, in their order, the points with their values."""
    days: dict[date, Said] = {}
    for series in block.series:
        for point in series.points:
            if (value := known(point.value)) is not None:
                days.setdefault(point.day, []).append((series, point, value))
    return dict(sorted(days.items(), key=lambda each: each[0]))


def in_words(said: Said, unit: str) -> list[tuple[str, str]]:
    """The label of every series, and its value with the band, or that it is expected."""
    told: list[tuple[str, str]] = []
    for series, point, value in said:
        band = band_of(point)
        text = with_unit(number(value), unit)
        text += f" ({number(band[0])}–{number(band[1])})" if band else ""
        text += ", expected" if is_expected(series, point.day) else ""
        told.append((shown(series.label), text))
    return told


def why_of(day: date, said: Said, unit: str) -> Why | None:
    """The why of a day: of its one point that has one, or what they all say with all their events."""
    reasons = [point.why for _, point, _ in said if point.why is not None]
    if len(reasons) <= 1:
        return reasons[0] if reasons else None
    positions = sorted({position for why in reasons for position in why.positions})
    same = all(one.formula == other.formula for one, other in pairwise(reasons))
    return Why(
        day.isoformat(),
        reasons[0].formula if same else "",
        reasons[0].source if same else "",
        tuple(in_words(said, unit)),
        tuple(positions),
    )


def milestones_on(milestones: Sequence[Milestone], day: date) -> list[str]:
    """What else is on that day."""
    return [shown(milestone.label) for milestone in milestones if milestone.day == day]
