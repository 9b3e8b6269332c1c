"""People against roles, and the bench of each role, counted by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.api import Picture, Selection
from veikart_events.vocabulary.organisation import RoleAssigned
from veikart_events.vocabulary.settings import SettingChanged
from veikart_events.vocabulary.target import LevelRequired
from veikart_gap.reskill.choices import ReskillSettings
from veikart_gap.reskill.columns import BENCH, FITS
from veikart_gap.reskill.people_and_roles import bench, fits


def fit_of(picture: Picture, person: str, role: str, **narrowed: Any) -> dict[str, Any]:
    table = fits(picture, Selection(**narrowed)).filter(person=person, role=role)
    [row] = table.iter_rows(named=True)
    return row


def chosen(engagement: Engagement, name: str, value: str, on: date = MARCH) -> None:
    engagement.write(SettingChanged(of=ReskillSettings.id, name=name, value=value), on=on)


def test_the_fit_weighs_skills_by_criticality_and_parked_ones_not_at_all(rated: Engagement) -> None:
    row = fit_of(rated.picture(), "di", "planner")
    lost = 3 * 1 + 2 * (1 / 3) + 2 * (5 / 8)  # Welding 1 of 2, Scheduling 3 of 4, SQL 3 of 8 on 0–10
    assert row["fit_low"] == row["fit_high"] == pytest.approx(1 - lost / 7)
    assert (row["asked"], row["met"], row["below"], row["unknown"]) == (3, 0, 3, 0)
    assert (row["steps"], row["holds"]) == (1 + 1 + 5, True)


def test_what_nobody_rated_makes_the_fit_an_interval(rated: Engagement) -> None:
    row = fit_of(rated.picture(), "bo", "planner")
    assert (row["fit_low"], row["fit_high"]) == (pytest.approx(3 / 7), 1.0)
    assert (row["met"], row["unknown"], row["holds"]) == (1, 2, False)


def test_not_relevant_for_a_holder_is_left_out_and_for_others_not_known(rated: Engagement) -> None:
    own = fit_of(rated.picture(), "bo", "fitter")
    assert (own["asked"], own["met"], own["fit_low"]) == (1, 1, 1.0)
    rated.rate("di", "knots", None)
    other = fit_of(rated.picture(), "di", "fitter")
    assert (other["asked"], other["unknown"]) == (2, 1)


def test_weights_can_be_goals_or_all_the_same(rated: Engagement) -> None:
    chosen(rated, "weights", '"equal"')
    lost = 1 + 1 / 3 + 5 / 8
    assert fit_of(rated.picture(), "di", "planner")["fit_low"] == pytest.approx(1 - lost / 3)
    chosen(rated, "weights", '"goals"', JUNE)
    lost, total = 15 * 1 + 4 * (1 / 3) + 4 * (5 / 8), 15 + 4 + 4  # Welding serves both goals, of 3 and 2
    assert fit_of(rated.picture(), "di", "planner")["fit_low"] == pytest.approx(1 - lost / total)
    assert fit_of(rated.picture(date(2025, 5, 31)), "di", "planner")["fit_low"] == pytest.approx(
        1 - (1 + 1 / 3 + 5 / 8) / 3
    )


def test_without_an_importance_nothing_weighs_and_the_fit_is_not_known(rated: Engagement) -> None:
    chosen(rated, "weights", '"importance"')
    row = fit_of(rated.picture(), "di", "planner")
    assert (row["fit_low"], row["fit_high"], row["asked"]) == (None, None, 3)


def test_the_bench_of_a_role_is_who_meets_enough_of_it_and_does_not_hold_it(rated: Engagement) -> None:
    rated.rate("bo", "sched", 4, on=MARCH)
    before, after = (
        {row["role"]: row for row in bench(rated.picture(day), Selection()).iter_rows(named=True)}
        for day in (date(2025, 2, 1), MARCH)
    )
    assert (before["planner"]["bench"], after["planner"]["bench"]) == (0, 1)
    assert (after["planner"]["holders"], after["planner"]["nearest"]) == (1, "bo")
    assert (after["planner"]["missing"], after["planner"]["missing_people"]) == ("sql", 1)
    assert (before["planner"]["perhaps"], after["planner"]["perhaps"]) == (3, 2)


def test_the_share_of_the_bench_is_a_setting_of_the_day(rated: Engagement) -> None:
    chosen(rated, "bench", "0.3")
    early, late = (bench(rated.picture(day), Selection()) for day in (date(2025, 2, 1), MARCH))
    assert [table.filter(role="planner")["bench"].item() for table in (early, late)] == [0, 1]


def test_what_was_recorded_later_does_not_change_what_was_known(rated: Engagement) -> None:
    rated.now.at = rated.now.at.replace(month=5)
    rated.rate("bo", "sched", 4)  # true since January, recorded in May
    assert fit_of(rated.picture(MARCH), "bo", "planner")["met"] == 2
    assert fit_of(rated.picture(MARCH, known_on=MARCH), "bo", "planner")["met"] == 1


def test_a_unit_a_goal_and_what_is_critical_narrow_it(rated: Engagement) -> None:
    picture = rated.picture()
    assert fits(picture, Selection(unit="works"))["person"].unique().sort().to_list() == ["ase", "bo", "cy"]
    assert fit_of(picture, "di", "planner", goal="safe")["asked"] == 1
    assert fit_of(picture, "di", "planner", critical=True)["asked"] == 1
    assert fits(picture, Selection(unit="gone")).height == 0
    assert bench(picture, Selection(unit="gone"))["nearest"].to_list() == [None, None]


def test_a_requirement_raised_later_counts_from_its_day(rated: Engagement) -> None:
    rated.write(LevelRequired(role="planner", skill="weld", scale="five", level=5), on=MARCH)
    rated.write(LevelRequired(role="planner", skill="weld", scale="five", level=1), on=JUNE)
    met = [fit_of(rated.picture(day), "di", "planner")["met"] for day in (MARCH, JUNE)]
    assert met == [0, 1]


def test_who_holds_two_roles_is_measured_against_both(rated: Engagement) -> None:
    rated.write(RoleAssigned(person="bo", role="planner"), on=MARCH)
    table = fits(rated.picture(), Selection(person="bo"))
    assert table.select("role", "holds").rows() == [("fitter", True), ("planner", True)]


def test_columns_are_those_documented_with_rows_and_without(rated: Engagement) -> None:
    for picture in (rated.picture(), rated.picture(date(2024, 1, 1))):
        assert fits(picture, Selection()).columns == list(FITS)
        assert bench(picture, Selection()).columns == list(BENCH)
    assert fits(rated.picture(date(2024, 1, 1)), Selection()).height == 0
    empty, full = (fits(rated.picture(day), Selection()).schema for day in (date(2024, 1, 1), JUNE))
    assert empty == full
