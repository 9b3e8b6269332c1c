"""One row of a table of the market, read: what it is about, on which rung, from which day."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from veikart.api import Setting, fold
from veikart_gap.risk.market.shortage import RUNG, WORDS
from veikart_gap.risk.market.vocabulary import MarketObserved

_YEAR = re.compile(r"(\d{4})(?:-(\d{1,2}))?$")
_NORDIC = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})$")
_LADDER = "; ".join(f"{rung} {word}" for rung, word in WORDS.items())


class Refused(Exception):
    """A row cannot be taken."""

    def __init__(self, reason: str, field: str, advice: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        """The field to blame."""
        self.advice = advice


@dataclass(frozen=True, slots=True)
class Subject:
    """A skill or role that is here."""

    about: Literal["skill", "role"]
    id: str

    @classmethod
    def of(cls, cells: Mapping[str, str], setting: Setting) -> Subject | None:
        """What a row is about, by its name, or its key elsewhere; None where nothing is called so. Raises
        `Refused` for a row that names nothing, or that several are called by."""
        kinds: tuple[Literal["skill", "role"], ...] = ("skill", "role")
        kind = next((kind for kind in kinds if cells.get(kind)), None)
        if kind is None:
            field = "skill" if "skill" in cells else "role"
            raise Refused("it names no skill and no role", field, "Write what the row is about.")
        text, state = cells[kind], setting.state
        keyed = state.by_ref(kind, text)
        found = [keyed] if keyed is not None else state.named(kind, text)
        if len(found) > 1:
            raise Refused(f"several {kind}s are called so", kind, "Write its key or URI instead of its name.")
        return cls(kind, found[0].id) if found else None


def body_of(cells: Mapping[str, str], subject: Subject | None, today: date) -> tuple[MarketObserved, date]:
    """What the row says, and from which day. Raises `Refused`."""
    if subject is None:
        kind = "skill" if cells.get("skill") else "role"
        raise Refused(
            f"no {kind} here is called so",
            kind,
            f"Write the {kind} as it is called here, bring it in first, or leave such rows out with "
            "--set known=true.",
        )
    shortage, lacking = _rung(cells.get("shortage", "")), _number(cells.get("lacking", ""))
    if shortage is None and lacking is None:
        field = "shortage" if "shortage" in cells else "lacking"
        raise Refused("it does not say how hard it is to find", field, f"Write one of: {_LADDER}.")
    source = cells.get("source", "")
    if not source:
        raise Refused("it names no source", "source", "Write who says so, or give one with --set source=…")
    body = MarketObserved(
        about=subject.about,
        subject=subject.id,
        region=cells.get("region", "")[:200],
        source=source[:400],
        shortage=shortage,
        lacking=lacking,
    )
    return body, _day(cells.get("date", ""), today)


def _rung(text: str) -> int | None:
    if not text:
        return None
    rung = RUNG.get(text.casefold()) or RUNG.get(fold(text))
    if rung is None:
        raise Refused("this is no rung of the ladder of shortage", "shortage", f"Write one of: {_LADDER}.")
    return rung


def _number(text: str) -> float | None:
    plain = text.replace("\u00a0", "").replace(" ", "").replace(",", ".")
    if not plain:
        return None
    try:
        value = float(plain)
    except ValueError:
        value = -1.0
    if not 0 <= value <= 1e9:
        raise Refused("this is no number of people", "lacking", "Write a number from 0 on: 3600.")
    return value


def _day(text: str, today: date) -> date:
    """A day, a month (its first day) or a year (its first day); today where nothing is said."""
    if not text:
        return today
    year, nordic = _YEAR.match(text), _NORDIC.match(text)
    try:
        if year is not None:
            day = date(int(year[1]), int(year[2] or 1), 1)
        elif nordic is not None:
            day = date(int(nordic[3]), int(nordic[2]), int(nordic[1]))
        else:
            day = date.fromisoformat(text)
    except ValueError:
        raise Refused("this is no day", "date", "Write it as 2026-03-01, 1.3.2026 or 2026.") from None
    if day > today:
        raise Refused("this day lies ahead", "date", "Write the day on which it was observed.")
    return day
