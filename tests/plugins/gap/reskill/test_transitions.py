"""From role to role: what is kept, and what is to be learnt."""

from __future__ import annotations

from datetime import date

import pytest
from tests.plugins.gap.engagement import MARCH, Engagement

from veikart.api import Selection
from veikart_events.vocabulary.target import LevelRequired, RequirementWithdrawn
from veikart_gap.reskill.columns import TRANSITIONS
from veikart_gap.reskill.transitions import moves_of, transitions


def test_a_way_says_what_is_kept_raised_and_new(small: Engagement) -> None:
    table = {row["source"]: row for row in transitions(small.picture(), Selection()).iter_rows(named=True)}
    there, back = table["fitter"], table["planner"]
    assert (there["target"], there["requirements"], there["met"], there["raised"], there["new"]) == (
        "planner", 3, 1, 0, 2,
    )  # fmt: skip
    assert there["kept"] == pytest.approx(3 / 7)
    assert there["steps"] == 3 + 8  # Scheduling 1→4, SQL 0→8
    assert (back["requirements"], back["met"], back["raised"], back["new"]) == (2, 0, 1, 1)
    assert back["kept"] == pytest.approx((3 * (1 / 3)) / 4)  # Welding 2 of 4 on 1–5; Knots new
    assert back["steps"] == 2 + 1


def test_what_is_to_be_learnt_stands_with_what_weighs_most_first(small: Engagement) -> None:
    moves = moves_of(small.picture(), Selection())
    planner, fitter = moves.demands.place("planner"), moves.demands.place("fitter")
    assert planner is not None
    assert fitter is not None
    lessons = [
        (moves.demands.skills[each.skill], each.held, each.required)
        for each in moves.lessons(planner, fitter)
    ]
    assert lessons == [("weld", 2.0, 4.0), ("knots", None, 2.0)]


def test_the_table_follows_the_moment_and_lists_no_role_without_requirements(small: Engagement) -> None:
    small.write(LevelRequired(role="planner", skill="weld", scale="five", level=4), on=MARCH)
    kept = [
        transitions(small.picture(day), Selection()).filter(source="planner")["kept"].item()
        for day in (date(2025, 2, 1), MARCH)
    ]
    assert kept == [pytest.approx(0.25), pytest.approx(0.75)]
    small.write(
        *(RequirementWithdrawn(role="planner", skill=skill) for skill in ("weld", "sched", "sql")), on=MARCH
    )
    assert transitions(small.picture(), Selection()).height == 0


def test_columns_are_those_documented_with_rows_and_without(small: Engagement) -> None:
    full, empty = (transitions(small.picture(day), Selection()) for day in (MARCH, date(2024, 1, 1)))
    assert full.columns == empty.columns == list(TRANSITIONS)
    assert (full.schema, empty.height) == (empty.schema, 0)
