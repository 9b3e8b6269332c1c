"""The figures of agreement as tables: by skill, by unit, by who rates; and self against leader."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import polars as pl

from veikart.api import Action, Block, Column, Distribution, Level, Row, Spread, Table, Why, number
from veikart_gap.agreement import raters
from veikart_gap.agreement.columns import AGREEMENT_SOURCE, SMALL_SOURCE
from veikart_gap.agreement.figures import by_skill
from veikart_gap.agreement.study import Study
from veikart_gap.agreement.whys import FORMULA, difference, how_many, interval, measured, share, why_agree
from veikart_gap.pages.ways import of_skill, of_unit
from veikart_gap.pages.wording import newest

_MOST = 60
_FIGURES = (
    Column("Cells", right=True, least=7),
    Column("Same", right=True, least=5, drop=1),
    Column("r_wg", right=True, least=5, drop=2),
    Column("κ linear", right=True, least=8, drop=6),
    Column("κ quadr.", right=True, least=8, drop=3),
    Column("ICC(1), 95 %", least=20, drop=4),
)
_DIFFERENCES = (
    Level("<", "two steps or more below the leader"),
    Level("-", "one below"),
    Level("=", "the same"),
    Level("+", "one above"),
    Level(">", "two or more above"),
)
_RATERS = (
    Column("Who, against whom", grow=True, least=18),
    Column("Pairs", right=True, least=7),
    Column("Same", right=True, least=5, drop=1),
    Column("Higher", right=True, least=6, drop=3),
    Column("Lower", right=True, least=6, drop=3),
    Column("Median", right=True, least=6, drop=4, ordinal=True),
    Column("κ linear", right=True, least=8, drop=6),
    Column("κ quadratic, 95 %", least=20, drop=2),
)


def by_skills(study: Study) -> list[Block]:
    """Skills, those raters agree least on first; those with few cells below them."""
    table = by_skill(study).sort("few", "r_wg", maintain_order=True)
    rows = tuple(
        _row(row, f"skill:{row['id']}", of_skill(row["id"]), _of_skill(study, row["id"]))
        for row in table.head(_MOST).iter_rows(named=True)
    )
    title = _titled("By skill, least agreement first", table)
    return [Table((Column("Skill", grow=True, least=20), *_FIGURES), rows, title)] if rows else []


def by_units(study: Study, table: pl.DataFrame) -> list[Block]:
    """Units (`figures.by_unit`) as a tree; each with all below it."""
    depth: dict[str, int] = dict(study.picture.units.select("unit", "depth").rows())
    least = min((depth[unit] for unit in table["id"]), default=0)
    rows = tuple(
        _row(
            row,
            f"unit:{row['id']}",
            (Action("gap.agreement", {"unit": row["id"]}, "Agreement in this unit"), *of_unit(row["id"])),
            _of_unit(study, row["id"]),
            depth[row["id"]] - least,
        )
        for row in table.head(_MOST).iter_rows(named=True)
    )
    title = _titled(f"By unit with all below it, {_scale(study)}", table)
    return [Table((Column("Unit", grow=True, least=20), *_FIGURES), rows, title)] if rows else []


def _titled(title: str, table: pl.DataFrame) -> str:
    return title if table.height <= _MOST else f"{title}: {_MOST} of {number(table.height)}"


def _scale(study: Study) -> str:
    return study.ladders.scales[study.main].name


def _row(
    row: Mapping[str, Any], identity: str, ways: Any, behind: Callable[[], Sequence[int]], depth: int = 0
) -> Row:
    cells = (
        row["name"],
        how_many(row, "cells"),
        share(row["alike"]),
        measured(row, "r_wg"),
        measured(row, "kappa_linear"),
        measured(row, "kappa_quadratic"),
        measured(row, "icc", ends=True),
    )
    return Row(identity, cells, why_agree(row, behind), depth=depth, people=row["people"], actions=ways)


def _of_skill(study: Study, skill: str) -> Callable[[], Sequence[int]]:
    def find() -> Sequence[int]:
        place = study.picture.skills["skill"].index_of(skill)
        return _positions(study, study.answers.skill == place)

    return find


def _of_unit(study: Study, unit: str) -> Callable[[], Sequence[int]]:
    def find() -> Sequence[int]:
        inside = list(study.picture.within(unit))
        people = study.picture.people["unit"].is_in(inside).fill_null(False).to_numpy()
        on_main = study.ladders.of[study.answers.skill] == study.main
        return _positions(study, people[study.answers.person] & on_main)

    return find


def _positions(study: Study, cells: Any) -> Sequence[int]:
    """Positions of the answers counted in some cells, the newest first."""
    rows = cells[study.answers.cell] & study.cells.answer
    found: Sequence[int] = np.sort(study.answers.ratings.position[rows])[::-1].tolist()
    return found


def self_and_leader(study: Study, table: pl.DataFrame) -> list[Block]:
    """How far people's own answers lie above or below their leader's, by unit (`figures.by_unit`)."""
    table = table.filter(pl.col("pairs") > 0).head(_MOST)
    if not table.height:
        return []
    units = study.picture.units["unit"].to_list()
    rows = tuple(
        Spread(
            f"unit:{row['id']}",
            row["name"],
            tuple(study.by_unit.differences[units.index(row["id"])].tolist()),
            why=why_agree(row, _of_unit(study, row["id"])),
            people=row["people"],
            actions=(Action("gap.agreement", {"unit": row["id"]}, "Agreement in this unit"),),
        )
        for row in table.iter_rows(named=True)
    )
    return [Distribution(_DIFFERENCES, rows, f"Self against leader, in steps of {_scale(study)}")]


def by_raters(study: Study) -> list[Block]:
    """Each kind of rater against each other."""
    table = raters.by_raters(study)
    rows = tuple(_pair(row) for row in table.iter_rows(named=True))
    return [Table(_RATERS, rows, "Who says more than whom; ≈ converted from another scale")] if rows else []


def _pair(row: Mapping[str, Any]) -> Row:
    sign = "≈ " if row["converted"] else ""
    name = f"{row['one']}, {row['other']}, {sign}{row['scale']}"
    cells = (
        name,
        how_many(row, "pairs"),
        share(row["alike"]),
        number(row["higher"]),
        number(row["lower"]),
        difference(row["difference"]),
        measured(row, "kappa_linear"),
        measured(row, "kappa_quadratic", ends=True),
    )
    identity = f"raters:{row['one']}/{row['other']}/{row['scale']}/{row['converted']}"
    return Row(identity, cells, _why(name, row))


def _why(name: str, row: Mapping[str, Any]) -> Why:
    inputs = [
        ("Cells that both rated", number(row["pairs"])),
        ("Same", share(row["alike"])),
        ("Within one step", share(row["near"])),
        ("First higher", number(row["higher"])),
        ("First lower", number(row["lower"])),
        ("Median difference, in steps", difference(row["difference"])),
        ("κ linear, 95 %", interval(row, "kappa_linear")),
        ("κ quadratic, 95 %", interval(row, "kappa_quadratic")),
    ]
    if row["converted"]:
        inputs.append(
            ("Converted", "from another scale, rounded down: the difference is partly of the scales")
        )
    return Why(name, FORMULA, f"{AGREEMENT_SOURCE} {SMALL_SOURCE}", *newest(inputs, ()))
