"""Currencies, and amounts in them."""

from __future__ import annotations

from functools import cache

from veikart.api import number

USUAL = ("NOK", "SEK", "DKK", "EUR")


@cache
def currencies() -> frozenset[str]:
    """Codes of ISO 4217 that somebody pays with today."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def amount(value: float, currency: str | None) -> str:
    """ "NOK 14 500": the code first, thousands apart."""
    return f"{currency} {number(value)}" if currency else number(value)


def near(code: str) -> tuple[str, ...]:
    """Codes that may have been meant by one that there is none of."""
    from difflib import get_close_matches

    usual = (*USUAL, "USD", "GBP", "ISK")
    return tuple(dict.fromkeys((*get_close_matches(code.upper(), usual, 2, 0.5), *usual)))[:4]
