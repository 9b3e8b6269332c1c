"""What people can do beside their role."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.plugins.gap.engagement import MARCH, Engagement, skill

from veikart.api import Selection
from veikart_events.vocabulary.organisation import RoleAssigned
from veikart_gap.reskill.columns import HIDDEN
from veikart_gap.reskill.hidden import hidden, unused_of


def rows(engagement: Engagement, on: date = MARCH, **narrowed: Any) -> dict[str, dict[str, Any]]:
    table = hidden(engagement.picture(on), Selection(**narrowed))
    return {row["skill"]: row for row in table.iter_rows(named=True)}


def test_a_skill_is_hidden_where_nobody_asks_its_holder_for_it(rated: Engagement) -> None:
    assert rows(rated) == {}
    rated.rate("ase", "sched", 4)
    rated.rate("bo", "sched", 3)  # below what any role requires of it: no holder
    row = rows(rated)["sched"]
    assert (row["holders"], row["people"], row["level"]) == (1, ["ase"], 4.0)
    assert (row["required"], row["below"], row["wanted_in"], row["wanted_below"]) == (1, 1, "office", 1)
    assert len(row["positions"]) == 1


def test_from_the_day_a_role_asks_for_it_it_is_hidden_no_more(rated: Engagement) -> None:
    rated.rate("ase", "sched", 4)
    rated.write(RoleAssigned(person="ase", role="planner"), on=MARCH)
    assert "sched" in rows(rated, date(2025, 2, 1))
    assert "sched" not in rows(rated)


def test_a_skill_no_role_asks_for_and_a_parked_one_are_left_out(rated: Engagement) -> None:
    rated.write(skill("chess", "Chess"))
    rated.rate("ase", "chess", 5)
    rated.rate("di", "german", 5)
    assert rows(rated) == {}


def test_what_others_lack_comes_first_the_most_critical_on_top(rated: Engagement) -> None:
    rated.rate("ase", "sql", 9, scale="ten")
    rated.rate("di", "knots", 4)
    rated.rate("ase", "sched", 4)
    rated.rate("di", "sched", 4)  # met where it is required
    assert list(rows(rated)) == ["sql", "knots", "sched"]


def test_holders_are_of_the_selection_and_what_is_missing_of_everyone(rated: Engagement) -> None:
    rated.rate("ase", "sched", 4)
    assert rows(rated, unit="office") == {}
    assert rows(rated, unit="works")["sched"]["below"] == 1
    assert unused_of(rated.picture(), "ase") == [("Scheduling", 4.0)]
    assert unused_of(rated.picture(), "nobody") == []


def test_columns_are_those_documented_with_rows_and_without(rated: Engagement) -> None:
    rated.rate("ase", "sched", 4)
    full, empty = (hidden(rated.picture(day), Selection()) for day in (MARCH, date(2024, 1, 1)))
    assert full.columns == empty.columns == list(HIDDEN)
    assert (full.schema, empty.height) == (empty.schema, 0)
