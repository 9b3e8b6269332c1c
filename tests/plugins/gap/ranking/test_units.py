"""Where the gaps are, unit by unit."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.plugins.gap.engagement import MARCH, Engagement

from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, UnitMoved
from veikart_gap.ranking.columns import BY_UNIT
from veikart_gap.ranking.units import by_unit


def rows_of(picture: Picture, **narrowed: Any) -> dict[tuple[str | None, str], dict[str, Any]]:
    table = by_unit(picture, Selection(**narrowed))
    return {(row["unit"], row["skill"]): row for row in table.iter_rows(named=True)}


def test_a_unit_counts_itself_and_all_below_it(rated: Engagement) -> None:
    rows = rows_of(rated.picture())
    shop, works = rows["shop", "weld"], rows["works", "weld"]
    assert (shop["required"], shop["met"], shop["below"], shop["unknown"]) == (2, 1, 1, 0)
    assert (works["required"], works["met"], works["below"], works["unknown"]) == (3, 1, 1, 1)


def test_the_share_is_of_what_is_known(rated: Engagement) -> None:
    rows = rows_of(rated.picture())
    assert rows["works", "weld"]["share_met"] == 0.5  # Åse below, Bo met, Cy not known
    assert rows["office", "weld"]["share_met"] == 0.0


def test_the_share_is_empty_where_nobody_is_rated(small: Engagement) -> None:
    row = rows_of(small.picture())["works", "weld"]
    assert (row["share_met"], row["unknown"]) == (None, 3)


def test_only_skills_that_serve_a_goal_and_are_not_parked_are_shown(rated: Engagement) -> None:
    assert {skill for _, skill in rows_of(rated.picture())} == {"weld", "sched", "sql"}


def test_people_without_a_unit_stand_last_under_no_unit(rated: Engagement) -> None:
    rated.write(PersonJoined(person="eva", name="Eva"), RoleAssigned(person="eva", role="fitter"), on=MARCH)
    rated.rate("eva", "weld", 4, on=MARCH)
    table = by_unit(rated.picture(), Selection())
    assert table["unit"].to_list()[-1] is None
    assert rows_of(rated.picture())[None, "weld"]["share_met"] == 1.0
    assert table["unit_name"].to_list()[-1] == "No unit"


def test_a_selected_unit_shows_only_itself_and_what_is_below_it(rated: Engagement) -> None:
    assert {unit for unit, _ in rows_of(rated.picture(), unit="works")} == {"works", "shop"}
    assert {unit for unit, _ in rows_of(rated.picture(), unit="shop")} == {"shop"}


def test_only_what_is_critical_and_only_one_goal_on_demand(rated: Engagement) -> None:
    assert {skill for _, skill in rows_of(rated.picture(), critical=True)} == {"weld"}
    assert {skill for _, skill in rows_of(rated.picture(), goal="safe")} == {"weld"}


def test_a_unit_that_moves_takes_its_people_along_from_that_day(rated: Engagement) -> None:
    rated.write(UnitMoved(unit="shop", parent="office"), on=MARCH)
    assert rows_of(rated.picture(date(2025, 2, 1)))["office", "weld"]["required"] == 1
    assert rows_of(rated.picture(MARCH))["office", "weld"]["required"] == 3


def test_columns_are_those_documented_with_rows_and_without(rated: Engagement) -> None:
    assert by_unit(rated.picture(), Selection()).columns == list(BY_UNIT)
    before = by_unit(rated.picture(date(2024, 1, 1)), Selection())
    assert (before.columns, before.height) == (list(BY_UNIT), 0)
