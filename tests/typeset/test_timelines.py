"""Timelines: bars stand on their days, delay shows, and nothing off the grid is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.blocks import State, Timeline, TimelineItem
from veikart.typeset import lay_out, to_text
from veikart.typeset.calendar import axis_over, month_after, month_of
from veikart.typeset.timelines import FILLS, SIGNS

YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}


def item(start: date, end: date, state: State = "agreed", promised: date | None = None) -> TimelineItem:
    return TimelineItem("i", "Kurs", start, end, state, promised=promised)


def drawn(timeline: Timeline, width: int = 80) -> list[str]:
    return to_text(lay_out([timeline], width)).splitlines()


def test_a_bar_begins_and_ends_with_its_quarter() -> None:
    years, quarters, _, row, *_ = drawn(Timeline((item(date(2026, 4, 1), date(2026, 6, 30)),), **YEAR))
    assert years.strip() == "2026"
    assert quarters.split() == ["Q1", "Q2", "Q3", "Q4"]
    assert row.index("░") == quarters.index("Q2")
    assert row.rindex("░") == quarters.index("Q3") - 1


@pytest.mark.parametrize("state", SIGNS)
def test_every_state_has_a_sign_and_a_fill_of_its_own(state: State) -> None:
    lines = drawn(Timeline((item(date(2026, 4, 1), date(2026, 6, 30), state),), **YEAR))
    assert lines[3].startswith(SIGNS[state])
    assert FILLS[state] in lines[3]
    assert lines[4] == f"{SIGNS[state]} {FILLS[state] * 2} {state}"
    assert len(set(SIGNS.values())) == len(set(FILLS.values())) == len(SIGNS)


def test_what_comes_after_the_promised_day_is_drawn_as_delay_and_told() -> None:
    late = item(date(2026, 1, 1), date(2026, 9, 30), "started", date(2026, 6, 30))
    timeline = Timeline((late,), **YEAR)
    row, key = drawn(timeline)[3:5]
    assert row.count("▓") == 2 * row.count("▞") > 0
    assert "later than promised" in key
    [stop] = lay_out([timeline], 80).stops
    assert "promised by 2026-06-30" in stop.title


def test_today_stands_on_every_row_and_in_the_key() -> None:
    full = Timeline((item(date(2026, 1, 1), date(2026, 12, 31)),), today=date(2026, 7, 1), **YEAR)
    _, quarters, rule, row, key = drawn(full)
    assert row.index("║") == rule.index("▼") == quarters.index("Q3")
    assert "today, 2026-07-01" in key


def test_an_item_off_the_grid_points_to_where_it_lies() -> None:
    before = item(date(2024, 1, 1), date(2024, 6, 1))
    after = TimelineItem("j", "Senere", date(2028, 1, 1), date(2028, 2, 1))
    rows = drawn(Timeline((before, after), **YEAR))[3:5]
    assert "‹" in rows[0]
    assert not set(FILLS.values()) & set(rows[0] + rows[1])
    assert "›" in rows[1]


def test_lanes_stand_in_the_order_in_which_they_first_appear() -> None:
    day = date(2026, 1, 1)
    items = [TimelineItem(str(n), f"Item {n}", day, day, lane=lane) for n, lane in enumerate("BAB")]
    told = [line.split("  ")[0].strip() for line in drawn(Timeline(tuple(items), **YEAR)) if line[0] in "AB"]
    assert told == ["B", "A"]
    assert [stop.id for stop in lay_out([Timeline(tuple(items))], 80).stops] == ["0", "2", "1"]


def test_ten_years_are_drawn_by_the_year_where_quarters_have_no_room() -> None:
    timeline = Timeline((item(date(2020, 1, 1), date(2049, 12, 31)),))
    assert "Q1" not in to_text(lay_out([timeline], 60))


@given(st.dates(), st.dates(), st.integers(1, 200))
def test_an_axis_holds_both_ends_in_as_many_units_as_there_is_room_for(
    one: date, other: date, most: int
) -> None:
    first, last = min(one, other), max(one, other)
    axis = axis_over(first, last, most)
    assert 0 <= axis.share(month_of(first)) < axis.share(month_after(last)) <= 1
    assert axis.count <= max(2, most)
