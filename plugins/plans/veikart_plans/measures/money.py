"""Currencies, and amounts in them."""

from __future__ import annotations

from functools import cache


@cache
def currencies() -> frozenset[str]:
    """Codes of ISO 4217 that somebody pays with today."""
    from babel.numbers import list_currencies

    return frozenset(list_currencies())


def amount(value: float, currency: str | None) -> str:
    """ "NOK 120 000": the code first, thousands apart, no decimals where there are none."""
    text = f"{value:,.2f}".replace(",", " ").removesuffix(".00")
    return f"{currency} {text}" if currency else text


def near(code: str) -> tuple[str, ...]:
    """Codes that somebody may have meant by one that there is none."""
    from difflib import get_close_matches

    usual = ("NOK", "SEK", "DKK", "EUR", "USD", "GBP", "ISK")
    return tuple(dict.fromkeys((*get_close_matches(code.upper(), usual, 2, 0.5), *usual)))[:4]
