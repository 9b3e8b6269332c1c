"""Moments as people type them into the palette: "1 march as known on 15 january 2026"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from veikart.commands.days import day_in

_KNOWN = re.compile(r"(?:^|\s)(?:as )?known (?:on|by)\s+", re.IGNORECASE)
_COMPARE = re.compile(r"compared? (?:with|to)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Saying:
    """What was typed: a day, a day of recording, or both; and whether they are to be compared with."""

    true_on: date | None
    known_on: date | None
    compare: bool = False
    told: bool = False
    """Whether the words themselves say which clock is meant, or that it is about comparing."""


def saying_in(text: str, today: date) -> Saying | None:
    """The moment that `text` means; None where it means none."""
    compare = _COMPARE.match(text.strip())
    rest = text.strip()[compare.end() :] if compare else text.strip()
    first, *more = _KNOWN.split(rest, maxsplit=1)
    true_on = day_in(first, today) if first.strip() else None
    known_on = day_in(more[0], today) if more else None
    if (first.strip() and true_on is None) or (more and known_on is None) or (true_on is known_on is None):
        return None
    return Saying(true_on, known_on, compare is not None, compare is not None or bool(more))
