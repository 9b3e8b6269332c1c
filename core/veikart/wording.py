"""How numbers are said: shares, counts, one of a thing and several."""

from __future__ import annotations


def percent(share: float) -> str:
    """0.635 → "64 %"; never rounded to 0 or 100 when it is not that."""
    if 0 < share < 0.005:
        return "<1 %"
    if 0.995 <= share < 1:
        return ">99 %"
    return f"{share * 100:.0f} %"


def number(value: float) -> str:
    """At most two decimals, none where there are none; thousands apart: "1 234.5"."""
    text = f"{value:,.2f}".rstrip("0").rstrip(".")
    return text.replace(",", " ")


def count(value: float) -> str:
    """A whole number, thousands apart; "·" for none, so that the eye finds the others."""
    return number(round(value)) if value else "·"


def counted(value: float, one: str, several: str = "") -> str:
    """ "1 person", "3 people"; without `several` an s is added to `one`."""
    return f"{number(value)} {one if value == 1 else several or one + 's'}"
