"""Text to numbers, days and words of closed lists."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.interchange import casts
from veikart.interchange.faults import Refused


@pytest.mark.parametrize(
    ("text", "value"),
    [("3", 3), ("3,5", 3.5), ("3.5", 3.5), (" 4,0\u00a0", 4), ("1 234,5", 1234.5), ("−1", -1), ("007", 7)],
)
def test_numbers_are_read_with_comma_or_point(text: str, value: float) -> None:
    assert casts.number(text) == value


@pytest.mark.parametrize("text", ["", "Expert", "1,2,3", "1e3", "nan", "inf", "3-4", "0x10", "1_000"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert casts.number(text) is None


@given(st.floats(-1e6, 1e6).map(lambda value: round(value, 3)))
def test_any_number_survives_a_decimal_comma(value: float) -> None:
    assert casts.number(f"{value:.3f}".replace(".", ",")) == value


@given(st.dates())
def test_any_day_is_read_as_iso_and_as_nordic(day: date) -> None:
    assert casts.day(day.isoformat()) == day
    assert casts.day(f"{day.day}.{day.month}.{day.year:04}") == day
    assert casts.day(f"{day.day:02}.{day.month:02}.{day.year:04}") == day
    assert casts.day(f"{day.isoformat()} 13:45:00") == day


@pytest.mark.parametrize(
    ("text", "advice"),
    [("03/04/2026", "Day or month first"), ("45292", "Excel"), ("31.2.2026", "2026-03-01"), ("soon", "2026")],
)
def test_unclear_days_are_refused_with_advice(text: str, advice: str) -> None:
    with pytest.raises(Refused) as refused:
        casts.day(text)
    assert advice in refused.value.advice


def test_a_horizon_may_be_a_year_or_a_month() -> None:
    assert casts.horizon("2027") == date(2027, 12, 31)
    assert casts.horizon("2028-02") == date(2028, 2, 29)
    assert casts.horizon("2027-06-15") == date(2027, 6, 15)


@pytest.mark.parametrize(
    ("text", "method"),
    [("Leder", "manager"), ("egenvurdering", "self"), ("Självskattning", "self"), ("kollega", "peer")],
)
def test_methods_are_understood_in_three_languages(text: str, method: str) -> None:
    assert casts.method(text) == method


def test_a_word_outside_a_closed_list_is_refused_with_the_list() -> None:
    with pytest.raises(Refused) as refused:
        casts.method("horoscope")
    assert "observation" in refused.value.advice


def test_yes_no_and_silence_differ() -> None:
    assert [casts.yes(text, "x") for text in ("Y", "Nei", "n/a", "")] == [True, False, None, None]
