"""Two clocks: what held on a day, and what was known by a day."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from veikart.clock import system_clock, today
from veikart.errors import BadInput
from veikart.moment import Moment, day_in_words, parse_day


def test_a_day_of_knowing_counts_to_its_last_instant() -> None:
    moment = Moment(date(2026, 3, 1), date(2026, 1, 31))
    assert moment.known_before() == datetime(2026, 2, 1, tzinfo=UTC)


def test_without_a_day_of_knowing_everything_counts() -> None:
    assert Moment(date(2026, 3, 1)).known_before() is None


def test_the_last_day_there_is_counts_everything() -> None:
    assert Moment(date(2026, 3, 1), date.max).known_before() is None


def test_a_moment_in_words() -> None:
    assert Moment(date(2026, 3, 1)).in_words() == "1 March 2026"
    known = Moment(date(2026, 3, 1), date(2026, 1, 15))
    assert known.in_words() == "1 March 2026 as known on 15 January 2026"
    assert day_in_words(date(987, 12, 24)) == "24 December 987"


def test_a_day_is_read_from_its_iso_form() -> None:
    assert parse_day(" 2026-03-01 ") == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["", "1.3.2026", "2026-02-30", "yesterday"])
def test_other_forms_are_answered_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="such as 2026-03-01"):
        parse_day(text)


def test_today_is_the_day_where_the_user_sits() -> None:
    at = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)
    assert today(lambda: at) == at.astimezone().date()
    assert system_clock().tzinfo is UTC
