"""Who holds what is needed, and what hangs on one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart_events.vocabulary.organisation import PersonLeft
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired
from veikart_gap.risk.columns import HOLDERS
from veikart_gap.risk.holders import holders
from veikart_gap.risk.leaving import leaving


def rows_of(picture: Picture, **narrowed: Any) -> dict[tuple[str, str], dict[str, Any]]:
    table = holders(picture, Selection(**narrowed))
    return {(row["skill"], row["demand"]): row for row in table.iter_rows(named=True)}


def test_a_holder_reaches_the_lowest_level_that_any_role_requires(rated: Engagement) -> None:
    row = rows_of(rated.picture())["weld", "required"]
    assert (row["level"], row["people"], row["risk"]) == (2.0, ["bo"], "one person")
    rated.rate("cy", "weld", 2, on=MARCH)
    row = rows_of(rated.picture())["weld", "required"]
    assert (row["people"], row["risk"]) == (["bo", "cy"], "")


def test_someone_of_whom_it_is_not_required_can_hold_it_too(rated: Engagement) -> None:
    rated.rate("ase", "sched", 4, on=MARCH)
    row = rows_of(rated.picture())["sched", "required"]
    assert (row["people"], row["required"], row["risk"]) == (["ase"], 1, "one person")


def test_a_skill_nobody_holds_says_how_many_were_never_rated(rated: Engagement) -> None:
    row = rows_of(rated.picture())["knots", "required"]
    assert (row["holders"], row["unknown"], row["people"], row["risk"]) == (0, 1, [], "nobody")


def test_the_target_is_missed_while_too_few_of_its_unit_reach_its_level(rated: Engagement) -> None:
    row = rows_of(rated.picture())["weld", "head count"]
    assert (row["holders"], row["wanted"], row["unit_name"], row["risk"]) == (1, 2, "Works", "short")
    rated.rate("di", "weld", 5, on=MARCH)  # in the office: does not count for the works
    assert rows_of(rated.picture())["weld", "head count"]["risk"] == "short"
    rated.rate("cy", "weld", 4, on=MARCH)
    assert rows_of(rated.picture())["weld", "head count"]["risk"] == ""


def test_a_target_for_anywhere_counts_everyone(rated: Engagement) -> None:
    rated.write(HeadcountTargeted(skill="sql", scale="ten", level=3, people=1))
    row = rows_of(rated.picture())["sql", "head count"]
    assert (row["unit"], row["people"], row["risk"]) == (None, ["di"], "")


def test_two_targets_for_one_skill_are_two_rows(rated: Engagement) -> None:
    rated.write(HeadcountTargeted(skill="weld", scale="five", level=5, people=1, unit="office"))
    table = holders(rated.picture(), Selection(skill="weld"))
    assert sorted(table["demand"].to_list()) == ["head count", "head count", "required"]


def test_those_known_to_leave_are_counted_apart_before_they_go(rated: Engagement) -> None:
    rated.rate("cy", "weld", 4)
    rated.write(PersonLeft(person="bo"), on=JUNE)
    before = rated.picture(MARCH, known_on=JUNE)
    row = rows_of(before)["weld", "required"]
    assert (row["holders"], row["leaving"], row["first_leaves"]) == (2, 1, JUNE)
    assert row["risk"] == "one stays"
    assert rows_of(before)["weld", "head count"]["risk"] == "will be short"
    assert leaving(before).rows() == [("bo", JUNE)]


def test_a_leaving_that_was_not_known_yet_is_not_told(rated: Engagement) -> None:
    rated.write(PersonLeft(person="bo"), on=JUNE)
    assert rows_of(rated.picture(MARCH, known_on=MARCH))["weld", "required"]["leaving"] == 0
    assert leaving(rated.picture(MARCH, known_on=MARCH)).height == 0


def test_when_the_only_holder_leaves_all_leave(rated: Engagement) -> None:
    rated.write(PersonLeft(person="bo"), on=JUNE)
    assert rows_of(rated.picture(MARCH))["weld", "required"]["risk"] == "all leave"
    assert rows_of(rated.picture(JUNE))["weld", "required"]["risk"] == "nobody"


def test_a_rating_of_more_than_a_year_ago_is_counted_as_stale(rated: Engagement) -> None:
    assert rows_of(rated.picture(JUNE))["weld", "required"]["stale"] == 0
    assert rows_of(rated.picture(date(2026, 6, 1)))["weld", "required"]["stale"] == 1


def test_the_most_critical_risk_stands_first_and_what_is_safe_last(rated: Engagement) -> None:
    rated.rate("cy", "weld", 4)
    table = holders(rated.picture(), Selection())
    assert table["risk"].to_list() == ["nobody", "nobody", "nobody", "", ""]
    assert table["criticality"].to_list() == [2, 2, 0, 3, 3]


def test_parked_skills_are_no_risk(rated: Engagement) -> None:
    assert "german" not in holders(rated.picture(), Selection())["skill"].to_list()


def test_a_unit_narrows_holders_and_targets(rated: Engagement) -> None:
    office = rows_of(rated.picture(), unit="office")
    assert set(office) == {("weld", "required"), ("sched", "required"), ("sql", "required")}
    assert office["weld", "required"]["risk"] == "nobody"
    assert ("weld", "head count") in rows_of(rated.picture(), unit="works")


def test_a_level_raised_later_counts_from_its_day(rated: Engagement) -> None:
    rated.write(LevelRequired(role="planner", skill="sql", scale="ten", level=2), on=MARCH)
    assert rows_of(rated.picture(date(2025, 2, 1)))["sql", "required"]["risk"] == "nobody"
    assert rows_of(rated.picture(MARCH))["sql", "required"]["risk"] == "one person"


def test_columns_are_those_documented_with_rows_and_without(rated: Engagement) -> None:
    assert holders(rated.picture(), Selection()).columns == list(HOLDERS)
    before = holders(rated.picture(date(2024, 1, 1)), Selection())
    assert (before.columns, before.height) == (list(HOLDERS), 0)
