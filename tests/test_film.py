"""Which days a film shows."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.film import PACES, SPEEDS, Film, Pace

FIRST, LAST = date(2024, 11, 20), date(2026, 3, 2)
MARKS = (date(2024, 12, 17), date(2025, 8, 12), date(2026, 5, 1))
DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


def test_quarters_stop_at_their_last_days_and_at_both_ends() -> None:
    assert Film("quarter").days(date(2025, 5, 5), date(2026, 1, 1)) == (
        date(2025, 5, 5),
        date(2025, 6, 30),
        date(2025, 9, 30),
        date(2025, 12, 31),
        date(2026, 1, 1),
    )


def test_months_stop_at_their_last_days_of_a_leap_year_too() -> None:
    days = Film("month").days(date(2024, 1, 31), date(2024, 3, 31))
    assert days == (date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 31))


def test_marks_are_those_between_the_ends() -> None:
    assert Film("marks").days(FIRST, LAST, MARKS) == (FIRST, *MARKS[:2], LAST)


def test_a_smooth_film_has_about_four_hundred_frames_and_fewer_when_it_is_faster() -> None:
    last = FIRST + timedelta(days=4000)
    assert len(Film().days(FIRST, last)) == 401
    assert len(Film(speed=4.0).days(FIRST, last)) == 101


def test_a_film_of_one_day_shows_it() -> None:
    assert all(Film(pace).days(LAST, LAST, MARKS) == (LAST,) for pace in PACES)


def test_the_caption_of_a_smooth_film_is_of_the_month_so_far_and_of_others_of_the_step() -> None:
    assert Film().told_since(date(2025, 3, 9), date(2025, 3, 7)) == date(2025, 2, 28)
    assert Film("quarter").told_since(date(2025, 3, 31), date(2024, 12, 31)) == date(2024, 12, 31)


def test_faster_ends_at_the_fastest_and_slower_at_the_slowest() -> None:
    film = Film("month")
    assert [film.faster(by).speed for by in (-9, -1, 0, 1, 9)] == [0.25, 0.5, 1.0, 2.0, 4.0]
    assert film.faster(9).faster(-9).by == "month"


def test_a_faster_film_stays_for_a_shorter_time() -> None:
    pauses = [Film("month", speed).pause for speed in SPEEDS]
    assert pauses == sorted(pauses, reverse=True)
    assert Film("smooth").pause == 0


@given(
    st.sampled_from(PACES), st.sampled_from(SPEEDS), DAYS, st.integers(0, 3000), st.lists(DAYS, max_size=9)
)
def test_every_film_begins_and_ends_where_it_was_told_and_only_goes_on(
    by: Pace, speed: float, first: date, span: int, marks: list[date]
) -> None:
    last = first + timedelta(days=span)
    days = Film(by, speed).days(first, last, marks)
    assert (days[0], days[-1]) == (first, last)
    assert all(one < other for one, other in pairwise(days))


@pytest.mark.parametrize("by", PACES)
def test_a_film_says_how_it_is_played(by: Pace) -> None:
    assert Film(by, 0.5).in_words.endswith(" ×0.5")
