"""Dates as people type them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

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
_SHORT = re.compile(r"(\d{1,2})[./](\d{1,2})\.?")
_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([a-z]{3,})\.? (\d{4})")
_QUARTER = re.compile(r"(?:q|k|kv)(\d) (\d{4})")
_NEAR = {
    "today": 0,
    "i dag": 0,
    "idag": 0,
    "tomorrow": 1,
    "i morgen": 1,
    "i morgon": 1,
    "imorgon": 1,
    "yesterday": -1,
    "i gar": -1,
    "igar": -1,
}
_AHEAD = re.compile(r"(?:in |om )(\d{1,3}) (days?|dager|dagar|weeks?|uker|uke|veckor|vecka)")


def day_in(text: str, today: date) -> date | None:
    """The day that `text` means; of a month, quarter or year its last day. None where it means no day.

    "2025-11-22", "22.11.2025", "22 november 2025", "nov 2025", "2025-11", "q3 2025", "2025", "22.11." of this
    year, "today", "tomorrow", "in 3 weeks"; words in English, bokmål and Swedish.
    """
    words = " ".join(fold(text).split())
    return _near(words, today) or _dated(words)


def _near(words: str, today: date) -> date | None:
    """The day that is told by how far it is from today, or by leaving out the year."""
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if found := _AHEAD.fullmatch(words):
        return today + timedelta(days=int(found[1]) * (1 if found[2][0] == "d" else 7))
    if found := _SHORT.fullmatch(words):
        return _day(today.year, int(found[2]), int(found[1]))
    return None


def _dated(words: str) -> date | None:
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
