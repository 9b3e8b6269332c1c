"""Dates as people type them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from veikart.text import fold

_MONTHS = {
    1: ("january", "januar", "januari"),
    2: ("february", "februar", "februari"),
    3: ("march", "mars"),
    4: ("april",),
    5: ("may", "mai", "maj"),
    6: ("june", "juni"),
    7: ("july", "juli"),
    8: ("august", "augusti"),
    9: ("september",),
    10: ("october", "oktober"),
    11: ("november",),
    12: ("december", "desember"),
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_NORDIC = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([a-z]{3,})\.? (\d{4})")
_QUARTER = re.compile(r"(?:q|k|kv)(\d) (\d{4})")


def day_in(text: str) -> date | None:
    """The day that `text` means; of a month, quarter or year its last day. None where it means no day.

    "2025-11-22", "22.11.2025", "22 november 2025", "nov 2025", "2025-11", "q3 2025", "2025"; names of
    months in English, bokmål and Swedish.
    """
    words = fold(text).strip()
    if found := _ISO.fullmatch(words):
        year, month, day = found.groups()
        return _day(int(year), int(month), int(day) if day else None)
    if found := _NORDIC.fullmatch(words):
        day, month, year = found.groups()
        return _day(int(year), int(month), int(day))
    if found := _WORDS.fullmatch(words):
        day, name, year = found.groups()
        return _day(int(year), _month(name), int(day) if day else None)
    if found := _QUARTER.fullmatch(words):
        return _day(int(found[2]), int(found[1]) * 3, None)
    return _day(int(words), 12, None) if re.fullmatch(r"(?:19|20)\d\d", words) else None


def _month(name: str) -> int:
    return next((month for month, names in _MONTHS.items() if any(n.startswith(name) for n in names)), 0)


def _day(year: int, month: int, day: int | None) -> date | None:
    try:
        return date(year, month, monthrange(year, month)[1] if day is None else day)
    except ValueError:
        return None
