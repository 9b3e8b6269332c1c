"""On how few people units and goals hang."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.blocks import Figures
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.picture import Picture
from veikart_events.vocabulary.organisation import PersonLeft
from veikart_gap.risk.columns import BUS_FACTOR
from veikart_gap.risk.groups import bus_factor_by_group
from veikart_gap.risk.settings import RiskSettings


def rows_of(picture: Picture, **narrowed: Any) -> dict[str | None, dict[str, Any]]:
    table = bus_factor_by_group(picture, Selection(**narrowed))
    assert table.columns == list(BUS_FACTOR)
    return {row["group"]: row for row in table.iter_rows(named=True)}


def test_a_unit_counts_all_below_it_and_no_others(rated: Engagement) -> None:
    rated.rate("cy", "weld", 4)
    found = rows_of(rated.picture())
    assert (found["works"]["skills"], found["works"]["bus_factor"], found["works"]["people"]) == (1, 2, 3)
    assert (found["shop"]["bus_factor"], found["shop"]["weakest"]) == (1, ["weld"])
    assert (found["office"]["uncovered"], found["office"]["bus_factor"]) == (1, None)
    assert found[None]["bus_factor"] == 2


def test_in_a_unit_the_lowest_level_that_is_required_there_counts(rated: Engagement) -> None:
    rated.rate("cy", "weld", 3)  # enough for the planners of the office, not for the works
    found = rows_of(rated.picture())
    assert (found["works"]["bus_factor"], found[None]["bus_factor"]) == (1, 2)


def test_goals_have_the_critical_skills_that_serve_them(rated: Engagement) -> None:
    found = rows_of(rated.picture())
    assert {group for group, row in found.items() if row["kind"] == "goal"} == {"safe", "fast"}
    assert set(rows_of(rated.picture(), goal="safe")) == {None, "works", "shop", "office", "safe"}


def test_where_nothing_is_critical_all_that_is_required_counts(rated: Engagement) -> None:
    fast = rows_of(rated.picture(), goal="fast")
    assert fast[None]["skills"] == 1  # welding is critical, for another goal
    assert rows_of(rated.picture(), skill="sched")[None]["skills"] == 1


def test_the_settings_say_what_covers_and_what_is_critical(rated: Engagement) -> None:
    rated.rate("cy", "weld", 4)
    rated.session.do("settings.gap.risk", cover=2, critical=2)
    found = rows_of(rated.session.picture())
    assert (found[None]["skills"], found[None]["uncovered"], found[None]["bus_factor"]) == (3, 2, 1)
    assert rated.picture(date(2026, 1, 1)).setting(RiskSettings).cover == 2


def test_the_past_is_read_by_who_was_there(rated: Engagement) -> None:
    rated.write(PersonLeft(person="bo"), on=JUNE)
    assert rows_of(rated.picture(MARCH))[None]["bus_factor"] == 1
    assert rows_of(rated.picture(JUNE))[None]["bus_factor"] is None
    assert rows_of(rated.picture(date(2024, 1, 1)))[None]["skills"] == 0


def test_the_figures_open_to_the_people_and_skills_behind_them(rated: Engagement) -> None:
    rated.rate("cy", "weld", 4)
    [figures] = [
        block
        for block in rated.session.blocks("gap.risk", Moment(JUNE), Selection())
        if isinstance(block, Figures)
    ]
    shown = {figure.label: figure for figure in figures.figures}
    factor, half = shown["Bus factor"], shown["Half hangs on"]
    assert (factor.value, factor.detail, half.value) == ("2", "critical: Welding", "1")
    assert factor.why is not None
    assert half.why is not None
    assert ("Uncovered then", "Welding") in factor.why.whole().inputs
    assert {("Bo", "0.5 skills"), ("Cy", "0.5 skills")} <= set(half.why.whole().inputs)
    assert "Avelino" in factor.why.source
