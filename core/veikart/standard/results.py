"""Results: what the goals are measured by, where it stands, and where it is to go."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import nan
from typing import Any

import polars as pl

from veikart.blocks import (
    Block,
    Blocks,
    Column,
    Do,
    Empty,
    Mark,
    Milestone,
    Point,
    Row,
    Series,
    Table,
    Text,
    Tone,
    Trend,
    Why,
)
from veikart.contributions.view import Selection
from veikart.moment import day_in_words
from veikart.picture import Picture
from veikart.picture.kept import as_of
from veikart.wording import number

_YEAR = timedelta(days=365)
_CAVEAT = (
    "A result moves for many reasons. That it moved after something was done is no proof that it moved "
    "because of it."
)
_FORMULA = (
    "as it was measured and noted, or imported; the change is since the last value a year or more before"
)
_COLUMNS = (
    Column("KPI", grow=True, least=20),
    Column("Latest", right=True, least=7),
    Column("Of", least=10, drop=2),
    Column("In a year", least=12),
    Column("To reach", right=True, least=8),
    Column("By", least=10, drop=3),
    Column("Goal", grow=True, least=14, drop=1, kept=True),
)


@dataclass(frozen=True, slots=True)
class _Measured:
    """A KPI and what it was, day by day, in a unit or in the whole."""

    kpi: Mapping[str, Any]
    days: Sequence[date]
    values: Sequence[float]
    positions: Sequence[int]

    @property
    def change(self) -> float | None:
        """Since the last value a year or more before the latest; None where there is none."""
        if not self.days:
            return None
        before = bisect_right(self.days, self.days[-1] - _YEAR)
        return self.values[-1] - self.values[before - 1] if before else None


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A row for each KPI (of the selected goal), then a curve of each; in the selected unit, or the whole."""
    kpis = picture.kpis
    if selection.goal is not None:
        kpis = kpis.filter(pl.col("goal") == selection.goal)
    if not kpis.height:
        return [_nothing(picture, selection)]
    measured = [_of(picture, kpi, selection.unit) for kpi in kpis.iter_rows(named=True)]
    where = f" in {picture.name('unit', selection.unit)}" if selection.unit else ""
    known = sum(bool(each.days) for each in measured)
    told = f"{known} of {len(measured)} KPIs have been measured{where} by {day_in_words(as_of(picture))}."
    blocks: list[Block] = [
        Text(told, "muted"),
        Table(_COLUMNS, tuple(_row(picture, each) for each in measured)),
    ]
    blocks += [_curve(picture, each) for each in measured if len(each.days) > 1]
    return [*blocks, Text(_CAVEAT, "muted")]


def _nothing(picture: Picture, selection: Selection) -> Empty:
    what = "this goal" if selection.goal is not None else "any goal"
    return Empty(
        f"It has not been said by {day_in_words(as_of(picture))} what {what} is measured by.",
        (
            "Say it: ctrl+p, “Say what a goal is measured by”.",
            "Or bring in a series: veikart import FILE kpis.csv --as kpis",
        ),
    )


def _of(picture: Picture, kpi: Mapping[str, Any], unit: str | None) -> _Measured:
    values = picture.kpi_values
    rows = values.filter(pl.col("kpi") == kpi["kpi"], pl.col("unit").eq_missing(unit))
    return _Measured(kpi, rows["day"].to_list(), rows["value"].to_list(), rows["position"].to_list())


def _row(picture: Picture, each: _Measured) -> Row:
    kpi, identity = each.kpi, each.kpi["kpi"]
    goal = picture.name("goal", kpi["goal"]) if kpi["goal"] else ""
    latest = each.values[-1] if each.values else None
    cells = (
        kpi["name"],
        Mark("not measured" if latest is None else number(latest), sort=nan if latest is None else latest),
        str(each.days[-1]) if each.days else "",
        _changed(each),
        "" if kpi["target"] is None else number(kpi["target"]),
        str(kpi["target_on"] or ""),
        goal,
    )
    ways = (
        Do("kpi.observe", {"kpi": identity}, "Note what it was"),
        Do("kpi.revise", {"kpi": identity}, "Revise it, or its target"),
    )
    return Row(f"kpi:{identity}", cells, _why(each, goal), actions=ways)


def _changed(each: _Measured) -> Mark:
    change = each.change
    if change is None:
        return Mark("", sort=nan)
    sign = "↑" if change > 0 else "↓" if change < 0 else "="
    better = change > 0 if each.kpi["better"] == "higher" else change < 0
    tone: Tone = "muted" if not change else "good" if better else "warn"
    word = "" if not change else " better" if better else " worse"
    return Mark(f"{sign} {number(abs(change))}{word}", tone, change)


def _why(each: _Measured, goal: str) -> Why:
    kpi = each.kpi
    inputs = [
        ("Measured in", kpi["measured_in"]),
        ("Better when", kpi["better"]),
        ("Goal", goal or "none"),
        *(
            (str(day), number(value))
            for day, value in zip(reversed(each.days[-6:]), reversed(each.values[-6:]), strict=True)
        ),
    ]
    return Why(kpi["name"], _FORMULA, "", tuple(inputs), tuple(reversed(each.positions[-24:])))


def _curve(picture: Picture, each: _Measured) -> Trend:
    kpi = each.kpi
    points = tuple(Point(day, value) for day, value in zip(each.days, each.values, strict=True))
    first, last = each.days[0], each.days[-1]
    held = picture.workshops.filter(pl.col("started").is_between(first, last)).select("started", "name")
    target = kpi["target"]
    lowest, highest = min((*each.values, *_if(target))), max((*each.values, *_if(target)))
    aim = f"; to reach {number(target)}" + (f" by {kpi['target_on']}" if kpi["target_on"] else "")
    return Trend(
        (Series(f"kpi:{kpi['kpi']}", kpi["name"], points),),
        f"{kpi['name']}, {kpi['measured_in']}{aim if target is not None else ''}",
        least=lowest,
        most=highest,
        milestones=tuple(Milestone(day, name) for day, name in held.rows()),
    )


def _if(target: float | None) -> tuple[float, ...]:
    return () if target is None else (target,)
