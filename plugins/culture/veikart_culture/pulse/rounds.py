"""The rounds of the pulse, and what was known when each was closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from veikart.api import Moment

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture


@dataclass(frozen=True, slots=True)
class Round:
    """A round that was closed, and still counts. `moment` is when it was: as the company stood then, and as
    was known that day. What a round shows never changes after that, or the difference between two days of the
    time bar would tell of those whose answers came in between."""

    id: str
    name: str
    opened: date
    closed: date
    moment: Moment
    position: int
    """Of the event that closed it."""


def closed_rounds(picture: Picture, *, withdrawn: bool = False) -> tuple[Round, ...]:
    """Those that count at the moment, in the order of their days; also those `withdrawn`, if asked for."""
    rounds = picture.table("culture.rounds")
    rounds = rounds if withdrawn else rounds.filter(withdrawn=False)
    closings = picture.table("culture.closings").select("round", "closed", "recorded", "position")
    told = rounds.select("round", "name", "opened").join(closings, on="round").sort("closed", "position")
    return tuple(_round(row) for row in told.iter_rows(named=True))


def _round(row: Mapping[str, Any]) -> Round:
    closed: date = row["closed"]
    known: date = row["recorded"].date()
    moment = Moment(max(closed, known), known)
    return Round(row["round"], row["name"], row["opened"], closed, moment, row["position"])


def open_rounds(picture: Picture) -> pl.DataFrame:
    """round, name, opened: those that still take answers, by day."""
    rounds = picture.table("culture.rounds")
    closed = picture.table("culture.closings").select("round")
    still = rounds.filter(withdrawn=False).join(closed, on="round", how="anti")
    return still.select("round", "name", "opened").sort("opened", "round")
