"""What a cell is put in order by: what it says outright, else the number, the date or the words it shows."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from math import isnan
from typing import Literal, NamedTuple

from veikart.blocks import Cell, Meter, SortValue
from veikart.text import collation_key, shown

Kind = Literal["number", "date", "text"]


class Value(NamedTuple):
    """Values of one kind are compared by their keys; those of different kinds not at all."""

    kind: Kind
    key: tuple[float, float] | tuple[str, str]


_NOTHING = frozenset(("", "·", "-", "–", "—", "?", "…", "not known", "unknown", "n/a"))
"""Texts that stand for what is not there or not known."""
_LONGEST = 40
"""Letters; a longer text is no number."""
_SPACES = str.maketrans(dict.fromkeys(" \u00a0\u2009\u202f'", ""))
_NUMBER = r"[-+−]?(?:\d[\d \u00a0\u2009\u202f']*(?:[.,]\d{3})*(?:[.,]\d+)?|[.,]\d+)"
_PLAIN = re.compile(rf"([<>≤≥~≈]?) ?({_NUMBER}) ?[%‰]?")
_OF = re.compile(rf"({_NUMBER}) ?(?:of|av|/) ?({_NUMBER})")
_RANGE = re.compile(rf"({_NUMBER}) ?[–-] ?({_NUMBER})")
_GROUPS = re.compile(r"[-+−]?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}))?(?::\d{2})?")
_NORDIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})\.? )?([A-Z][a-z]+) (\d{4})")
_MONTHS = {
    name: number
    for number, name in enumerate(
        (
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        1,
    )
}


def value_of(cell: Cell) -> Value | None:
    """What the cell is put in order by; None where it is empty or not known."""
    if isinstance(cell, str):
        return read(cell)
    if cell.sort is not None:
        return _told(cell.sort)
    if isinstance(cell, Meter):
        return None if cell.share is None else _told(cell.share)
    return read(cell.text)


def _told(value: SortValue) -> Value | None:
    if isinstance(value, str):
        return Value("text", collation_key(shown(value)))
    if isinstance(value, date):
        return _day(value)
    return None if isnan(value) else Value("number", (float(value), 0.0))


@lru_cache(maxsize=16384)  # the same texts come again with every step in time
def read(text: str) -> Value | None:
    """The value of a text: a date ("2026-03-01", "1.3.2026", "1 March 2026"), a number, or itself.

    Numbers may have a sign, per cent, thousands apart ("1 234,5", "1,234.5") and "<" or ">" before them.
    "3 of 5" and "3/5" count as the share they are, "2–3" by its lower end.
    """
    line = shown(text).strip()
    if line.casefold() in _NOTHING:
        return None
    told = None
    if len(line) <= _LONGEST and any(c.isdigit() for c in line):
        told = _date(line) or _number(line)
    return told or Value("text", collation_key(line))


def _date(line: str) -> Value | None:
    try:
        if found := _ISO.fullmatch(line):
            year, month, day, hour, minute = (int(part or 0) for part in found.groups())
            return Value("date", (date(year, month, day).toordinal(), hour * 60 + minute))
        if found := _NORDIC.fullmatch(line):
            day, month, year = map(int, found.groups())
            return _day(date(year, month, day))
        if (found := _WORDS.fullmatch(line)) and found[2] in _MONTHS:
            return _day(date(int(found[3]), _MONTHS[found[2]], int(found[1] or 1)))
    except ValueError:  # a 31st of June: then it is a text
        return None
    return None


def _day(day: date) -> Value:
    minutes = day.hour * 60 + day.minute + day.second / 60 if isinstance(day, datetime) else 0
    return Value("date", (day.toordinal(), minutes))


def _number(line: str) -> Value | None:
    if found := _PLAIN.fullmatch(line):
        beside = {"<": -1.0, ">": 1.0}.get(found[1], 0.0)
        return Value("number", (_read(found[2]), beside))
    if found := _OF.fullmatch(line):
        part, whole = _read(found[1]), _read(found[2])
        return Value("number", (part / whole if whole else 0.0, part))
    if found := _RANGE.fullmatch(line):
        return Value("number", (_read(found[1]), _read(found[2])))
    return None


def _read(digits: str) -> float:
    """The number that `digits` write. One mark before three digits parts thousands if it is a comma, since
    a view writes "1,234" for a count and "1.234" for a decimal; two different marks tell which is which."""
    bare = digits.translate(_SPACES).replace("−", "-")
    comma, stop = bare.rfind(","), bare.rfind(".")
    if comma >= 0 and stop >= 0:
        thousands, decimal = (",", ".") if stop > comma else (".", ",")
        return float(bare.replace(thousands, "").replace(decimal, ".", 1))
    grouped = _GROUPS.fullmatch(bare)
    if grouped and (grouped[1] == "," or bare.count(".") > 1):
        return float(bare.replace(grouped[1], ""))
    mark = "," if comma >= 0 else "."
    whole, _, rest = bare.partition(mark)
    return float(f"{whole or '0'}.{rest.replace(mark, '') or '0'}")
