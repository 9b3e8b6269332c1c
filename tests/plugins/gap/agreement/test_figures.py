"""Figures of agreement against a calculation cell by cell, in plain Python."""

from __future__ import annotations

from collections import defaultdict
from statistics import fmean, variance
from typing import Any

import polars as pl
import pytest
from tests.plugins.gap.agreement.conftest import Say
from tests.plugins.gap.agreement.many import UNITS, told
from tests.plugins.gap.engagement import Engagement

from veikart.contributions.view import Selection
from veikart_gap.agreement.columns import AGREEMENT, RATERS
from veikart_gap.agreement.figures import agreement
from veikart_gap.agreement.raters import raters


def plainly(cells: list[tuple[str, dict[str, float]]]) -> dict[str, float]:
    """By the definitions, cell by cell."""
    groups = [list(said.values()) for _, said in cells]
    n, answers = len(groups), sum(map(len, groups))
    grand = fmean(value for group in groups for value in group)
    between = sum(len(group) * (fmean(group) - grand) ** 2 for group in groups) / (n - 1)
    within = sum(variance(group) * (len(group) - 1) for group in groups) / (answers - n)
    k = (answers - sum(len(group) ** 2 for group in groups) / answers) / (n - 1)
    pairs = [
        (said[f"self {who}"], said["manager cy"])
        for who, said in cells
        if f"self {who}" in said and "manager cy" in said
    ]
    seen = fmean((one - other) ** 2 for one, other in pairs)
    chance = fmean((one - other) ** 2 for one, _ in pairs for _, other in pairs)
    return {
        "cells": n,
        "answers": answers,
        "people": len({who for who, _ in cells}),
        "alike": fmean(len(set(group)) == 1 for group in groups),
        "near": fmean(max(group) - min(group) <= 1 for group in groups),
        "range": sorted(max(group) - min(group) for group in groups)[(n - 1) // 2],
        "sd": within**0.5,
        "r_wg": fmean(max(0.0, 1 - variance(group) / 2) for group in groups),
        "icc": (between - within) / (between + (k - 1) * within),
        "icc_mean": (between - within) / between,
        "raters": k,
        "pairs": len(pairs),
        "kappa_quadratic": 1 - seen / chance,
        "self_higher": sum(one > other for one, other in pairs),
        "self_same": sum(one == other for one, other in pairs),
        "self_lower": sum(one < other for one, other in pairs),
    }


def test_every_figure_is_that_of_a_calculation_cell_by_cell(small: Engagement) -> None:
    cells, units = told(small)
    groups: dict[tuple[str, str | None], list[tuple[str, dict[str, float]]]] = defaultdict(list)
    for (who, skill), said in cells.items():
        groups["all", None].append((who, said))
        groups["skill", skill].append((who, said))
        for unit in UNITS[units[who]]:
            groups["unit", unit].append((who, said))
    table = agreement(small.picture(), Selection())
    assert table.columns == list(AGREEMENT)
    rows = {(row["by"], row["id"]): row for row in table.iter_rows(named=True)}
    assert set(rows) == set(groups)
    for key, group in groups.items():
        expected = plainly(group)
        assert {name: rows[key][name] for name in expected} == pytest.approx(expected), key
        assert rows[key]["few"] == (len(group) < 30)
        assert rows[key]["icc_low"] < rows[key]["icc"] < rows[key]["icc_high"]


def test_answers_on_another_scale_touch_no_figure_of_a_unit(small: Engagement, say: Say) -> None:
    say("ase", "weld", self_=4, manager=2)
    say("bo", "weld", self_=4, manager=2)
    say("di", "sql", self_=9, manager=2, scale="ten")
    rows = {
        (row["by"], row["id"]): row for row in agreement(small.picture(), Selection()).iter_rows(named=True)
    }
    assert (rows["all", None]["cells"], rows["all", None]["scale"]) == (2, "five")
    assert (rows["skill", "sql"]["cells"], rows["skill", "sql"]["scale"]) == (1, "ten")
    assert ("unit", "office") not in rows
    assert rows["unit", "works"]["difference"] == 2


def test_a_single_cell_has_a_spread_and_no_reliability(small: Engagement, say: Say) -> None:
    say("ase", "weld", self_=4, manager=3)
    row = agreement(small.picture(), Selection()).row(0, named=True)
    assert (row["cells"], row["r_wg"], row["range"]) == (1, 0.75, 1.0)
    assert (row["icc"], row["icc_mean"]) == (None, None)
    assert row["kappa_linear"] == 0.0  # one pair apart: no better than chance


def test_raters_are_compared_kind_by_kind_and_conversions_apart(small: Engagement, say: Say) -> None:
    say("ase", "weld", self_=4, manager=3)
    say("bo", "weld", manager=3)
    say("bo", "weld", self_=10, scale="ten")
    say("cy", "weld", by="di", manager=3, test=5)
    table = raters(small.picture(), Selection())
    assert table.columns == list(RATERS)
    found = {(row["one"], row["other"], row["converted"]): row for row in table.iter_rows(named=True)}
    assert set(found) == {("self", "manager", False), ("self", "manager", True)}  # di agrees with nobody
    assert (found["self", "manager", True]["difference"], found["self", "manager", True]["higher"]) == (2, 1)


def test_before_anybody_rated_there_are_columns_and_no_rows(small: Engagement) -> None:
    for table, columns in ((agreement, AGREEMENT), (raters, RATERS)):
        found: pl.DataFrame = table(small.picture(), Selection())
        assert (found.columns, found.height) == (list(columns), 0)


def test_columns_have_the_same_types_with_rows_and_without(small: Engagement, say: Say) -> None:
    before: Any = [table(small.picture(), Selection()).schema for table in (agreement, raters)]
    say("ase", "weld", self_=4, manager=3)
    assert [table(small.picture(), Selection()).schema for table in (agreement, raters)] == before
