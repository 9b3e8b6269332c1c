"""The heat map of units × skills."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

import polars as pl

from veikart.api import (
    Block,
    Blocks,
    Empty,
    Heat,
    HeatMap,
    HeatRow,
    Picture,
    Selection,
    Text,
    Why,
    counted,
    number,
    percent,
)
from veikart_gap.pages.ways import of_unit
from veikart_gap.pages.wording import COVERAGE, coverage_why, nothing_yet, positions_of
from veikart_gap.ranking.columns import BY_UNIT_SOURCE
from veikart_gap.ranking.groups import pairs
from veikart_gap.ranking.page_groups import group_table
from veikart_gap.ranking.units import counted_by_unit, positions

_LEGEND = (
    "number: per cent met of what is known; a unit counts all below it",
    "63+3: and 3 were never rated",
)
MOST_SKILLS = 40
"""Columns of the map: more of them say nothing to a room."""
_COUNTS = ("required", "met", "below", "unknown", "not_relevant", "stale", "gap", "share_met")
Counted = tuple[Any, ...]
"""unit, skill, and these counts of a cell."""
_STALE = "stale: most of the ratings are more than a year old"


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Units as a tree × the skills that serve a goal, the most critical first; then the units ranked."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    table = counted_by_unit(picture, selection)
    if not table.height:
        return [
            Empty(
                "No required skill serves a goal yet, so there is nothing to set against the units.",
                ("Link skills to goals: veikart import FILE goals.csv --as strategy",),
            )
        ]
    order = picture.skills.select("skill").with_row_index("order")
    skills = table.select("skill", "skill_name", "criticality").unique("skill").join(order, on="skill")
    skills = skills.sort("criticality", "order", descending=[True, False])
    heat = _heat(
        picture, selection, table, dict(skills.head(MOST_SKILLS).select("skill", "skill_name").rows())
    )
    blocks: list[Block] = [Text(_told(table), "muted"), heat]
    if skills.height > MOST_SKILLS:
        left = counted(skills.height - MOST_SKILLS, "less critical skill")
        blocks.append(Text(f"and {left}: narrow to a goal to see them.", "muted"))
    ranked = group_table(picture, selection, pairs(picture, selection, "unit"), "unit", of_unit)
    return [*blocks, ranked]


def _heat(picture: Picture, selection: Selection, table: pl.DataFrame, skills: Mapping[str, str]) -> HeatMap:
    cells = {(row[0], row[1]): row for row in table.select("unit", "skill", *_COUNTS).rows()}
    units = table.select("unit", "unit_name", "depth").unique("unit", maintain_order=True)
    least = int(units.select(pl.col("depth").min()).item())
    why = partial(_opened, picture, selection)

    def line(unit: str | None, name: str) -> tuple[Heat, ...]:
        pairs = skills.items()
        return tuple(_cell(cells.get((unit, skill)), f"{name}: {title}", why) for skill, title in pairs)

    rows = tuple(
        HeatRow(
            f"unit:{unit or ''}",
            name,
            tuple(
                _cell(cells.get((unit, skill)), f"{name}: {title}", why) for skill, title in skills.items()
            ),
            depth - least,
            of_unit(unit) if unit else (),
        )
        for unit, name, depth in units.iter_rows()
    )
    stale = any(cell.look == "stale" for row in rows for cell in row.cells)
    return HeatMap(tuple(skills.values()), rows, legend=(*_LEGEND, _STALE) if stale else _LEGEND)


def _opened(picture: Picture, selection: Selection, title: str, row: Counted) -> Why:
    """Inputs and events behind a cell, found when they are asked for: there are thousands of cells."""
    counts = dict(zip(_COUNTS, row[2:], strict=True))
    behind = partial(positions, picture, selection, row[0], row[1])
    return coverage_why(title, counts, BY_UNIT_SOURCE, lambda: positions_of(behind())).whole()


def _told(table: pl.DataFrame) -> str:
    top = table.filter((pl.col("depth") == table["depth"].min()) | pl.col("unit").is_null())
    met, below, unknown = (int(top[name].sum()) for name in ("met", "below", "unknown"))
    text = (
        f"{percent(met / (met + below))} of what is known is met" if met + below else "Nothing is known yet"
    )
    return f"{text}; {number(unknown)} of {number(met + below + unknown)} requirements were never rated."


def _cell(row: Counted | None, title: str, opened: Callable[[str, Counted], Why]) -> Heat:
    if row is None:
        return Heat("", None)
    people, met, below, unknown, _, stale, _, share = row[2:]
    why = Why(title, COVERAGE, BY_UNIT_SOURCE, more=partial(opened, title, row))
    if not people:
        return Heat("–", None, "not relevant", why)
    if share is None:
        return Heat("·", None, "missing", why, people)
    text = percent(share).removesuffix(" %")
    if unknown:
        text += f"+{unknown}"
    return Heat(text, share, "stale" if stale * 2 > met + below else "plain", why, people)
