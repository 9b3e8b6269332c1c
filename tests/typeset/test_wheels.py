"""The annual wheel: every entry in its month, however many months stand side by side."""

from __future__ import annotations

import pytest

from veikart.blocks import Wheel, WheelEntry
from veikart.typeset import Page, lay_out, to_text

TALKS = WheelEntry("talks", "Talks", 2, until=4, lane="HR")
REVIEW = WheelEntry("review", "Review", 3, 19, lane="Board")


def page(*entries: WheelEntry, width: int = 120, begins: int = 1, month: int | None = None) -> Page:
    return lay_out([Wheel(entries, month, begins)], width)


@pytest.mark.parametrize(("width", "beside"), [(120, 12), (80, 6), (40, 4), (20, 2), (9, 1)])
def test_as_many_months_stand_side_by_side_as_entries_can_be_read_in(width: int, beside: int) -> None:
    first = to_text(page(REVIEW, width=width)).splitlines()[0]
    assert len(first.split()) == beside


@pytest.mark.parametrize("width", [120, 80, 40, 20])
def test_an_entry_stands_below_its_month(width: int) -> None:
    drawn = page(REVIEW, width=width)
    [stop] = drawn.stops
    lines = to_text(drawn).splitlines()
    head = max(y for y in range(stop.y) if "Mar" in lines[y])
    assert lines[head].index("Mar") == stop.x + 1
    assert lines[stop.y][stop.x + 1 :].startswith("19")


def test_an_entry_of_several_months_reaches_over_them() -> None:
    drawn = page(TALKS)
    [stop] = drawn.stops
    months = to_text(drawn).splitlines()[0]
    assert (stop.x + 1, stop.width) == (months.index("Feb"), 29)
    assert stop.title == "Talks: Feb – Apr · HR"


def test_an_entry_over_the_end_of_the_year_stands_at_both_ends_and_is_one_to_the_cursor() -> None:
    drawn = page(WheelEntry("shift", "Shifts", 12, until=1), width=60)
    [stop] = drawn.stops
    assert stop.echoes
    text = to_text(drawn)
    assert text.count("Shifts") == 2
    assert "◂" in text
    assert "▸" in text


def test_a_wheel_begins_with_the_month_it_is_told_to() -> None:
    months = to_text(page(REVIEW, begins=8)).splitlines()[0].split()
    assert (months[0], months[-1]) == ("Aug", "Jul")


def test_the_month_that_is_now_is_marked() -> None:
    assert "▼ May" in to_text(page(REVIEW, month=5))


def test_entries_of_a_lane_that_overlap_stand_below_each_other() -> None:
    drawn = page(TALKS, WheelEntry("plan", "Plan", 3, lane="HR"), WheelEntry("scan", "Scan", 6, lane="HR"))
    at = {stop.id: stop.y for stop in drawn.stops}
    assert at["plan"] > at["talks"] == at["scan"]
