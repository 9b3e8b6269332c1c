"""How the pages say counts, shares and what to do first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from veikart.api import (
    Empty,
    Mark,
    Moment,
    Picture,
    Selection,
    Tone,
    Why,
    count,
    day_in_words,
    gaps_in,
    number,
    skills_in,
)

if TYPE_CHECKING:
    import polars as pl

_MOST_POSITIONS = 200
COVERAGE = "met ÷ (met + below), of what is known; what nobody has rated is counted apart, never as zero"


def dots(criticality: int) -> Mark:
    """How critical a skill is: ●●● is critical."""
    return Mark("●" * criticality, sort=criticality)


def counts(value: int) -> Mark:
    """A count as a cell; "·" is none, and is sorted as such."""
    return Mark(count(value), sort=value)


def tone_of(share: float | None) -> Tone:
    """Of a share met."""
    if share is None:
        return "muted"
    return "good" if share >= 0.75 else "warn" if share >= 0.5 else "bad"


def coverage_why(title: str, row: Mapping[str, Any], source: str, behind: Callable[[], Sequence[int]]) -> Why:
    """Formula of a share met; inputs, and the positions that `behind` finds, come when it is opened: a page
    may have thousands of them."""

    def opened() -> Why:
        inputs = (
            ("Requirements", number(row["required"])),
            ("Met", number(row["met"])),
            ("Below", number(row["below"])),
            ("Not known", number(row["unknown"])),
            ("Not relevant", number(row["not_relevant"])),
            ("Rated more than a year ago", number(row["stale"])),
            ("Level steps missing", number(row["gap"])),
        )
        return Why(title, "", "", *newest(inputs, behind()))

    return Why(title, COVERAGE, source, more=opened)


def positions_of(table: pl.DataFrame) -> Sequence[int]:
    """The positions in the one row of a table; none where it has no row."""
    found: Sequence[int] = table["positions"][0].to_list() if table.height else ()
    return found


def newest(
    inputs: Sequence[tuple[str, str]], positions: Sequence[int]
) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...]]:
    """Inputs and positions of a why, the positions cut to the newest; the inputs say so."""
    if len(positions) <= _MOST_POSITIONS:
        return tuple(inputs), tuple(positions)
    told = ("Events", f"{number(len(positions))}; the newest {_MOST_POSITIONS} are listed")
    return (*inputs, told), tuple(positions[:_MOST_POSITIONS])


def nothing_yet(picture: Picture, selection: Selection) -> Empty | None:
    """What is missing before a gap can be seen, and what to do about it; None when there is enough."""
    for table, what, text in (
        ("people", "Nobody was here yet", ""),
        ("skills", "There were no skills yet", ""),
        ("requirements", "No level was required yet", ", so there is no gap to see"),
    ):
        if not getattr(picture, table).height:
            return Empty(f"{what} on {picture.moment.in_words()}{text}.", _to_begin(picture, table))
    if not _asked(picture, Selection()):
        return Empty(
            "Roles have requirements, but nobody here holds one of those roles.",
            ("Give people their roles: veikart import FILE people.csv --as people",),
        )
    if not _asked(picture, selection):
        return Empty(
            "Nothing is required of anyone in this selection.",
            ("Widen it: choose another unit or goal, or show more than what is critical.",),
        )
    return None


def _asked(picture: Picture, selection: Selection) -> bool:
    """Whether any skill of the selection is required of anybody in it: the ranking counts the same."""
    found = gaps_in(picture, selection)
    if selection.goal is not None or selection.critical or selection.skill is not None:
        found = found.join(skills_in(picture, selection), on="skill", how="semi")
    return found.height > 0


def _to_begin(picture: Picture, table: str) -> tuple[str, ...]:
    """How to get on from a moment at which a table has no rows: to the day from which it has some, or by
    bringing them in where there is no such day."""
    scenario = picture.moment.scenario
    away = picture.moment.true_on != picture.today or picture.moment.known_on is not None
    if away and getattr(picture.at(Moment(picture.today, scenario=scenario)), table).height:
        return ("That moment is before the first of them: n leads back to today.",)
    days = picture.at(Moment(date.max, scenario=scenario)).statements(table)["effective"]
    if days.len():
        first = day_in_words(days.sort()[0])
        return (f"The first of them are there from {first}: ctrl+p and that day lead there.",)
    first = f"Bring them in: veikart import FILE {table}.csv --as {table}"
    return (first, "Or move in time: n leads back to today.") if away else (first,)
