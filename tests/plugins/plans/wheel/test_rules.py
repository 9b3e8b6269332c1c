"""How often something comes back, read and told."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veikart_plans.wheel.rules import EXAMPLES, MONTHS, NoRule, days, read, told

FIRST = date(2026, 1, 15)
END = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("text", "falls"),
    [
        ("every year in March", ["03-15"]),
        ("Every year in march and Sept.", ["03-15", "09-15"]),
        ("every quarter", ["01-15", "04-15", "07-15", "10-15"]),
        ("every half year", ["01-15", "07-15"]),
        ("the last Friday of May", ["05-29"]),
        ("second Thursday of March, June and December", ["03-12", "06-11", "12-10"]),
        ("RRULE:freq=yearly;bymonth=3;byday=1TU", ["03-03"]),
        ("FREQ=MONTHLY;INTERVAL=3;COUNT=2", ["01-15", "04-15"]),
        ("FREQ=MONTHLY;UNTIL=20260301", ["01-15", "02-15"]),
    ],
)
def test_a_text_means_days(text: str, falls: list[str]) -> None:
    rule = read(text, FIRST)
    assert [f"{day:%m-%d}" for day in days(rule, FIRST, FIRST, END)] == falls


def test_short_months_have_it_on_their_last_day() -> None:
    first = date(2026, 1, 31)
    found = days(read("every month", first), first, first, date(2026, 4, 30))
    assert [day.day for day in found] == [31, 28, 31, 30]
    assert days(read("every year in February", first), first, first, END) == (date(2026, 2, 28),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("now and then", "Write it as 'every year in March'"),
        ("every year in Smarch", "'smarch' is no month"),
        ("fifth Monday of May", "'fifth' is no place"),
        ("first Payday of May", "'payday' is no day of the week"),
        ("FREQ=DAILY", "YEARLY, MONTHLY or WEEKLY"),
        ("FREQ=YEARLY;BYHOUR=3", "BYHOUR does not go here"),
        ("FREQ=YEARLY;INTERVAL=0", "a whole number from 1"),
        ("FREQ=YEARLY;UNTIL=20280101T000000Z", "UNTIL=20281231"),
        ("FREQ=YEARLY;BYDAY=XX", "is no rule of RFC 5545"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "gives no day within ten years"),
    ],
)
def test_what_says_no_days_is_refused_with_what_to_write(text: str, words: str) -> None:
    with pytest.raises(NoRule) as caught:
        read(text, FIRST)
    assert words in str(caught.value)


def test_what_was_written_by_somebody_else_and_is_no_rule_gives_no_days() -> None:
    assert days("FREQ=NEVER", FIRST, FIRST, END) == ()
    assert days("FREQ=YEARLY;INTERVAL=0", FIRST, FIRST, END) == ()


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from([*EXAMPLES, *(f"every year in {month}" for month in MONTHS)]),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)
def test_what_is_told_means_the_same_rule_again(text: str, first: date) -> None:
    rule = read(text, first)
    assert read(told(rule), first) == rule


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(EXAMPLES), st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 700))
def test_days_between_are_those_of_the_whole_within_it(text: str, first: date, after: int) -> None:
    rule, end = read(text, first), date(first.year + 3, 1, 1)
    begin = date.fromordinal(first.toordinal() + after)
    assert days(rule, first, begin, end) == tuple(d for d in days(rule, first, first, end) if d >= begin)
