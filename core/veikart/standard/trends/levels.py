"""How the levels of one skill are spread, quarter by quarter: counts, medians and quartiles, no means."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import polars as pl

from veikart.blocks import Block, Distribution, Level, Point, Series, Spread, Text, Trend
from veikart.picture import Scale
from veikart.standard.trends.quarters import Quarter

_MOST = 12
"""Quarters that are spread out, the latest."""


def levels_of(skill: str, name: str, scale: Scale, seen: Sequence[Quarter]) -> list[Block]:
    """A bar of levels for each quarter, then the median with the middle half of people around it."""
    spreads = [_spread(quarter, skill, scale) for quarter in seen]
    if not any(sum(spread.counts) for spread in spreads):
        return [Text("Nobody had been rated in it.", "muted")]
    signs = tuple(
        Level(_sign(scale, place), level.name or scale.label(level.value))
        for place, level in enumerate(scale.levels)
    )
    rows = tuple(spreads[-_MOST:])
    blocks: list[Block] = [Distribution(signs, rows, "Levels at the end of each quarter")]
    if (stale := _stale(seen[-1], skill)) and rows[-1].counts:
        known = sum(rows[-1].counts)
        blocks.append(Text(f"{stale} of the {known} levels known now are more than a year old.", "muted"))
    if len(seen) > 1:
        points = tuple(_point(quarter, spread, scale) for quarter, spread in zip(seen, spreads, strict=True))
        title = "Median level (lower of two), and the band that holds the middle half of people"
        median = Series(f"median:{skill}", name, points)
        blocks.append(Trend((median,), title, least=scale.low, most=scale.high))
    return blocks


def _sign(scale: Scale, place: int) -> str:
    label = scale.label(scale.levels[place].value)
    return label if len(label) == 1 else str((place + 1) % 10)


def _spread(quarter: Quarter, skill: str, scale: Scale) -> Spread:
    rows = quarter.spread.filter(pl.col("skill") == skill).select("level", "state", "people").rows()
    values = [level.value for level in scale.levels]
    counts = [0] * len(values)
    for level, _, people in rows:
        if level is not None:
            counts[max(0, bisect_right(values, level + 1e-9) - 1)] += people
    missing = sum(people for level, state, people in rows if state == "unknown")
    apart = sum(people for level, state, people in rows if state == "not relevant")
    day = quarter.day.isoformat()
    everybody = sum(people for _, _, people in rows)
    return Spread(f"quarter:{day}", day, tuple(counts), missing, apart, people=everybody)


def _stale(quarter: Quarter, skill: str) -> int:
    rows = quarter.spread.filter(pl.col("skill") == skill, "stale", pl.col("level").is_not_null())
    return int(rows["people"].sum())


def _point(quarter: Quarter, spread: Spread, scale: Scale) -> Point:
    low, middle, high = (_quantile(spread.counts, part, scale) for part in (0.25, 0.5, 0.75))
    return Point(quarter.day, middle, low, high, people=spread.people)


def _quantile(counts: Sequence[int], part: float, scale: Scale) -> float | None:
    """The lowest level that at least this part of the people has not risen above."""
    total, seen = sum(counts), 0
    for place, count in enumerate(counts):
        seen += count
        if total and seen >= part * total:
            return scale.levels[place].value
    return None
