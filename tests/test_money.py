"""Currencies that there are, and amounts in them."""

from __future__ import annotations

import pytest

from veikart.money import amount, currencies, near, short_amount


def test_currencies_are_those_that_somebody_pays_with_today() -> None:
    assert {"NOK", "SEK", "DKK", "EUR", "ISK", "USD", "CHF", "JPY"} <= currencies()
    assert not {"DEM", "FIM", "KR", "XXX", "nok"} & currencies()
    assert all(len(code) == 3 and code.isupper() for code in currencies())


@pytest.mark.parametrize(
    ("value", "whole", "short"),
    [
        (0, "NOK 0", "NOK 0"),
        (950, "NOK 950", "NOK 950"),
        (1234.5, "NOK 1 234.50", "NOK 1.2 k"),
        (42_000, "NOK 42 000", "NOK 42 k"),
        (420_000, "NOK 420 000", "NOK 420 k"),
        (1_900_000, "NOK 1 900 000", "NOK 1.9 M"),
        (2.5e9, "NOK 2 500 000 000", "NOK 2.5 bn"),
        (999_999, "NOK 999 999", "NOK 1 M"),
    ],
)
def test_an_amount_has_its_code_first_and_thousands_apart(value: float, whole: str, short: str) -> None:
    assert (amount(value, "NOK"), short_amount(value, "NOK")) == (whole, short)


def test_without_a_currency_an_amount_is_a_number() -> None:
    assert (amount(1000, None), short_amount(1000, None)) == ("1 000", "1 k")


@pytest.mark.parametrize(("meant", "first"), [("SKE", "SEK"), ("eru", "EUR"), ("???", "NOK")])
def test_what_may_have_been_meant_comes_first(meant: str, first: str) -> None:
    assert near(meant)[0] == first
