"""Currencies, and amounts in them."""

from __future__ import annotations

from functools import cache

NORDIC = ("NOK", "SEK", "DKK", "EUR")
"""What is asked for most; offered first."""


@cache
def currencies() -> frozenset[str]:
    """Codes of ISO 4217 that somebody pays with today: legal tender somewhere, as CLDR has it."""
    from babel import Locale
    from babel.numbers import get_territory_currencies

    places = [str(place) for place in Locale("en").territories if len(str(place)) == 2]
    return frozenset(code for place in places for code in get_territory_currencies(place))


def amount(value: float, currency: str | None) -> str:
    """ "NOK 120 000": the code first, thousands apart, no decimals where there are none."""
    text = f"{value:,.2f}".replace(",", " ").removesuffix(".00")
    return f"{currency} {text}" if currency else text


def short_amount(value: float, currency: str | None) -> str:
    """The same in few cells: "NOK 420 k", "NOK 1.9 M"; to two or three figures."""
    for size, sign in ((1e9, "bn"), (1e6, "M"), (1e3, "k")):
        if value >= size * 0.9995:  # what is rounded up to the next size is told in it
            scaled = value / size
            text = f"{scaled:.0f}" if scaled >= 9.95 else f"{scaled:.1f}".removesuffix(".0")
            return f"{currency or ''} {text} {sign}".strip()
    return amount(value, currency)


def near(code: str) -> tuple[str, ...]:
    """Codes that somebody may have meant by one that there is none."""
    from difflib import get_close_matches

    usual = (*NORDIC, "USD", "GBP", "ISK")
    return tuple(dict.fromkeys((*get_close_matches(code.upper(), usual, 2, 0.5), *usual)))[:4]
