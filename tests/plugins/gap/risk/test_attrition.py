"""How many leave, against what is counted by hand."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf
from typing import Any

import numpy as np
import pytest
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement

from veikart.contributions.view import Selection
from veikart.picture import Picture
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, PersonMoved, UnitClosed
from veikart_gap.risk.attrition import DAYS_A_YEAR, attrition, interval, leavers_of
from veikart_gap.risk.columns import ATTRITION

END = date(2025, 12, 31)
"""Four people are there from 1 January 2025; 364 days later."""


def rows_of(picture: Picture, **narrowed: Any) -> dict[str | None, dict[str, Any]]:
    table = attrition(picture, Selection(**narrowed))
    assert table.columns == list(ATTRITION)
    return {row["unit"]: row for row in table.iter_rows(named=True)}


def days(first: date, gone: date) -> int:
    return (gone - first).days


def test_leavers_are_divided_by_the_years_that_people_spent_there(small: Engagement) -> None:
    small.write(PersonLeft(person="bo"), on=JUNE)
    found = rows_of(small.picture(END))
    bo, others = days(date(2025, 1, 1), JUNE), 3 * days(date(2025, 1, 1), date(2026, 1, 1))
    years = (bo + others) / DAYS_A_YEAR
    assert (found[None]["left_12"], found[None]["people"]) == (1, 3)
    assert found[None]["rate_12"] == pytest.approx(1 / years)
    assert found[None]["low_12"] == pytest.approx(0.025318 / years, rel=1e-4)
    assert found[None]["high_12"] == pytest.approx(5.571643 / years, rel=1e-6)
    assert found[None]["average_12"] == pytest.approx((bo + others) / 365)
    assert found["shop"]["rate_12"] == pytest.approx(DAYS_A_YEAR / (bo + 365))
    assert (found["works"]["left_12"], found["office"]["left_12"]) == (1, 0)
    assert found["office"]["low_12"] == 0


def test_somebody_who_moved_counts_where_they_were(small: Engagement) -> None:
    small.write(PersonMoved(person="bo", unit="office"), on=MARCH)
    small.write(PersonLeft(person="bo"), on=JUNE)
    found = rows_of(small.picture(END))
    assert (found["shop"]["left_12"], found["office"]["left_12"]) == (0, 1)
    there = days(MARCH, JUNE) + 365
    assert found["office"]["rate_12"] == pytest.approx(DAYS_A_YEAR / there)


def test_who_came_back_spent_no_time_there_while_away(small: Engagement) -> None:
    small.write(PersonLeft(person="di"), on=MARCH)
    small.write(PersonJoined(person="di", name="Di", unit="office"), on=JUNE)
    office = rows_of(small.picture(END))["office"]
    there = days(date(2025, 1, 1), MARCH) + days(JUNE, date(2026, 1, 1))
    assert (office["left_12"], office["people"]) == (1, 1)
    assert office["rate_12"] == pytest.approx(DAYS_A_YEAR / there)


def test_only_the_last_months_count(small: Engagement) -> None:
    small.write(PersonLeft(person="bo"), on=MARCH)
    found = rows_of(small.picture(MARCH + timedelta(days=364)))
    assert (found[None]["left_12"], found[None]["left_24"]) == (1, 1)
    found = rows_of(small.picture(date(2026, 3, 1)))  # twelve months later
    assert (found[None]["left_12"], found[None]["left_24"]) == (0, 1)


def test_both_clocks_count(small: Engagement) -> None:
    small.now.at = small.now.at.replace(month=8)
    small.write(PersonLeft(person="bo"), on=JUNE)  # told in August
    assert rows_of(small.picture(END))[None]["left_12"] == 1
    assert rows_of(small.picture(END, known_on=JUNE))[None]["left_12"] == 0
    assert rows_of(small.picture(MARCH))[None]["leaving"] == 1
    assert rows_of(small.picture(MARCH, known_on=JUNE))[None]["leaving"] == 0


def test_those_of_a_unit_that_is_gone_count_for_everyone(small: Engagement) -> None:
    small.write(PersonLeft(person="di"), on=MARCH)
    small.write(UnitClosed(unit="office"), on=JUNE)
    found = rows_of(small.picture(END))
    assert "office" not in found
    assert found[None]["left_12"] == 1


def test_a_unit_that_is_selected_leaves_it_and_those_below(small: Engagement) -> None:
    assert list(rows_of(small.picture(END), unit="works")) == ["works", "shop"]


def test_before_anybody_was_there_nothing_is_known(small: Engagement) -> None:
    early = rows_of(small.picture(date(2024, 1, 1)))
    assert list(early) == [None]
    assert (early[None]["rate_12"], early[None]["high_12"], early[None]["average_24"]) == (None, None, None)


def test_the_interval_is_that_of_the_tables() -> None:
    low, high = interval(np.array([0.0, 5.0, 10.0, 0.0]), np.array([1.0, 2.0, 1.0, 0.0]))
    assert low == pytest.approx([0, 1.62349 / 2, 4.79539, 0], rel=1e-4)
    assert high == pytest.approx([3.68888, 11.66833 / 2, 18.39036, inf], rel=1e-4)


def test_the_events_behind_it_are_those_of_the_leavers(small: Engagement) -> None:
    small.write(PersonLeft(person="bo"), on=JUNE)
    picture = small.picture(END)
    [position] = leavers_of(picture, "works")
    assert picture.events.filter(picture.events["position"] == position)["topic"].item() == "person.left"
    assert list(leavers_of(picture, "office")) == []
