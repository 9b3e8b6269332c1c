"""By role: roles in the order of what is missing, and which skill is missing in which."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
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
    cells_in,
    coverage_in,
    percent,
)
from veikart_gap.pages.wording import coverage_why, nothing_yet
from veikart_gap.ranking.columns import BY_UNIT_SOURCE
from veikart_gap.ranking.groups import Pairs, pairs
from veikart_gap.ranking.page_groups import group_table
from veikart_gap.ranking.ways import of_role

_ROLES, _SKILLS = 40, 24
_LEGEND = ("number: per cent met of what is known", "63+3: and 3 were never rated")


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The roles ranked, then roles × the skills that are missing most in any of them."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    found = pairs(picture, selection, "role")
    if not found.groups:
        return [Empty("All that is required here is parked.", ("Take a skill up again: i on Strategy.",))]
    table = group_table(picture, selection, found, "role", of_role)
    blocks: list[Block] = [table]
    heat = _heat(picture, selection, found, [row.id.partition(":")[2] for row in table.rows[:_ROLES]])
    return [*blocks, heat] if heat.columns else blocks


def _heat(picture: Picture, selection: Selection, found: Pairs, roles: Sequence[str]) -> HeatMap:
    """The roles × the skills that are missing most in all of them."""
    missing = np.bincount(found.skill, found.standing.gap_lengths, minlength=len(found.skills))
    most = [place for place in np.argsort(-missing, kind="stable").tolist() if missing[place] > 0][:_SKILLS]
    skills = {found.skills[place]["skill"]: found.skills[place]["name"] for place in most}
    counted = coverage_in(picture, selection, ["role", "skill"]).filter(pl.col("skill").is_in(list(skills)))
    cells = {(row["role"], row["skill"]): row for row in counted.iter_rows(named=True)}
    behind = partial(_behind, picture, selection)
    lines = []
    for role in roles:
        name = picture.name("role", role)
        line = tuple(
            _cell(cells.get((role, skill)), f"{name}: {title}", partial(behind, role, skill))
            for skill, title in skills.items()
        )
        lines.append(HeatRow(f"role:{role}", name, line, actions=of_role(role)))
    return HeatMap(tuple(skills.values()), tuple(lines), "Where it is missing", _LEGEND)


def _cell(row: Mapping[str, Any] | None, title: str, behind: Callable[[], Sequence[int]]) -> Heat:
    if row is None:
        return Heat("", None)
    why = coverage_why(title, row, BY_UNIT_SOURCE, behind)
    people, known = row["required"], row["met"] + row["below"]
    if not people:
        return Heat("–", None, "not relevant", why)
    if not known:
        return Heat("·", None, "missing", why, people)
    share = row["met"] / known
    text = percent(share).removesuffix(" %") + (f"+{row['unknown']}" if row["unknown"] else "")
    return Heat(text, share, "stale" if row["stale"] * 2 > known else "plain", why, people)


def _behind(picture: Picture, selection: Selection, role: str, skill: str) -> Sequence[int]:
    """Positions of the ratings of those who hold the role, the newest first."""
    cells = cells_in(picture, selection).filter(
        pl.col("skill") == skill, pl.col("role") == role, pl.col("state").is_in(["met", "below"])
    )
    return cells["position"].drop_nulls().sort(descending=True).to_list()
