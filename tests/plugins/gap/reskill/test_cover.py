"""Who can cover what is needed now, and who cannot be there."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl
import pytest
from tests.plugins.gap.engagement import JUNE, Engagement

from veikart.api import DoesNotFit, RuleBroken, Selection
from veikart_events.vocabulary.organisation import PersonLeft
from veikart_gap.reskill.columns import COVER
from veikart_gap.reskill.cover import cover, left_without, sought

MAY = date(2025, 5, 20)


def do(engagement: Engagement, command: str, **params: Any) -> None:
    engagement.session.do(command, **params)


def found(
    engagement: Engagement, on: date = JUNE, known_on: date | None = None, **narrowed: Any
) -> pl.DataFrame:
    return cover(engagement.picture(on, known_on), Selection(**narrowed))


@pytest.fixture
def needing(rated: Engagement) -> Engagement:
    """*rated*, with Welding 4 and Scheduling 3 to be covered for ten days."""
    rated.rate("cy", "weld", 4)
    rated.rate("cy", "sched", 3)
    do(rated, "gap.look_for_cover", needs=["weld/4", "sched/3"], days=10)
    return rated


def test_who_meets_all_of_it_comes_first_and_what_is_unknown_is_no_zero(needing: Engagement) -> None:
    table = found(needing)
    assert table.select("person", "met", "unknown").rows() == [
        ("cy", 2, 0),
        ("bo", 1, 1),
        ("di", 1, 0),
        ("ase", 0, 1),
    ]
    assert table.select("fit_low", "fit_high").row(1) == (0.5, 1.0)


def test_a_unit_narrows_who_is_asked(needing: Engagement) -> None:
    assert found(needing, unit="office")["person"].to_list() == ["di"]


def test_of_two_who_can_the_one_whose_unit_needs_them_less_comes_first(needing: Engagement) -> None:
    needing.rate("bo", "sched", 4)  # Bo alone holds Welding in the Workshop, where Åse needs it, too
    needing.rate("ase", "weld", 4)  # … no more
    table = found(needing)
    assert table.select("person", "left_with_nobody", "left_with_one").rows()[:2] == [
        ("bo", 0, 1),
        ("cy", 1, 0),
    ]
    assert left_without(needing.picture(), "cy") == [("weld", 0)]
    assert left_without(needing.picture(), "bo") == [("weld", 1)]
    assert left_without(needing.picture(), "nobody") == []


def test_one_is_not_asked_to_stand_in_for_oneself(needing: Engagement) -> None:
    table = found(needing, person="di")
    assert "di" not in table["person"].to_list()
    asked = sought(needing.picture(), Selection(person="di"))
    assert dict(asked.needs) == {"weld": 2.0, "sched": 4.0, "sql": 8.0}
    assert table["person"].to_list() == ["bo", "cy", "ase"]


def test_without_a_choice_the_scarcest_critical_skill_is_asked_for(rated: Engagement) -> None:
    asked = sought(rated.picture(), Selection())
    assert (asked.needs, "fewest" in asked.said) == ((("weld", 2.0),), True)
    assert sought(rated.picture(), Selection(skill="sql")).needs == (("sql", 8.0),)
    assert sought(rated.picture(date(2024, 1, 1)), Selection()).needs == ()


def test_who_leaves_or_is_away_on_one_of_the_days_comes_last(needing: Engagement) -> None:
    needing.write(PersonLeft(person="cy"), on=date(2025, 6, 8))
    assert found(needing, MAY)["away_from"].null_count() == 4  # ten days from 20 May end before she leaves
    last = found(needing, JUNE).tail(1)
    assert last.select("person", "away_from", "away_why").row(0) == ("cy", date(2025, 6, 8), "leaves")


def test_an_absence_is_noted_corrected_and_over(needing: Engagement) -> None:
    do(needing, "gap.note_absence", person="cy", since=MAY, back=date(2025, 7, 1))
    assert found(needing, MAY).row(-1, named=True)["away_why"] == "away"
    assert found(needing, JUNE).row(-1, named=True)["away_from"] == JUNE
    assert found(needing, date(2025, 7, 1))["away_from"].null_count() == 4
    do(needing, "gap.note_absence", person="cy", since=MAY, back=date(2025, 5, 25))
    assert found(needing, MAY).row(-1, named=True)["person"] == "cy"
    assert found(needing, JUNE).row(0, named=True)["person"] == "cy"


def test_an_absence_that_nobody_knew_of_yet_is_not_told(needing: Engagement) -> None:
    needing.now.at = needing.now.at.replace(month=6)
    do(needing, "gap.note_absence", person="cy", since=MAY)
    assert found(needing, MAY, known_on=MAY)["away_from"].null_count() == 4
    assert found(needing, MAY)["away_from"].null_count() == 3


def test_a_day_back_before_the_first_day_away_is_refused_at_its_field(needing: Engagement) -> None:
    with pytest.raises(DoesNotFit) as refused:
        do(needing, "gap.note_absence", person="cy", since=MAY, back=MAY)
    assert "back" in refused.value.faults


@pytest.mark.parametrize("need", ["weld", "weld/x", "nothing/3"])
def test_a_need_that_is_none_is_refused_with_an_example(rated: Engagement, need: str) -> None:
    with pytest.raises(DoesNotFit, match="Pick one from the list"):
        do(rated, "gap.look_for_cover", needs=[need])


def test_a_role_that_is_not_there_is_refused(rated: Engagement) -> None:
    with pytest.raises(RuleBroken):
        do(rated, "gap.look_for_role", role="pilot")


def test_looking_for_the_same_again_writes_nothing_and_can_be_taken_back(needing: Engagement) -> None:
    before = needing.picture().head
    do(needing, "gap.look_for_cover", needs=["weld/4", "sched/3"], days=10)
    assert needing.picture().head == before


def test_columns_are_those_documented_with_rows_and_without(needing: Engagement) -> None:
    full, empty = found(needing), found(needing, date(2024, 1, 1))
    assert full.columns == empty.columns == list(COVER)
    assert (full.schema, empty.height) == (empty.schema, 0)
