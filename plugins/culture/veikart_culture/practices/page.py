"""Practices: where people learn from each other, who takes part, and what moved."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Cell,
    Column,
    Do,
    Empty,
    Mark,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Why,
    counted,
    day_in_words,
    join_and,
    number,
)
from veikart_culture.conversations.quarters import up_to
from veikart_culture.practices.page_moved import what_moved
from veikart_culture.practices.standing import KIND_NAMES, Practice, concerns, practices, usual
from veikart_culture.practices.telling import kpi_name

if TYPE_CHECKING:
    from collections.abc import Mapping

_YEAR = timedelta(days=365)
_QUARTERS = 4
_COUNTED = (
    "meetings noted, and the median of how many were there; people are counted once, where they were noted"
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The practices with their meetings by quarter, then what moved where they are meant for something."""
    found = [each for each in practices(picture) if concerns(picture, each, selection)]
    if not found:
        return [_nothing(picture)]
    there = set(picture.people["person"])
    units = dict(picture.units.select("unit", "name").rows())
    going, over = ([each for each in found if each.there is there_now] for there_now in (True, False))
    blocks: list[Block] = [Text(_told(going, there), "muted")]
    if going:
        rows = tuple(_row(picture, each, units, there) for each in going)
        blocks.append(Table(_columns(picture), rows, "Practices"))
    blocks += what_moved(picture, found)
    return [*blocks, *_ended(picture, over)]


def _nothing(picture: Picture) -> Empty:
    if practices(picture):
        return Empty("No practice is of this selection.", ("Widen it: choose another unit or skill.",))
    return Empty(
        f"No peer clinic, community or other arena where people learn from each other was noted by "
        f"{picture.moment.in_words()}.",
        (
            "ctrl+p, “Begin a practice”: who runs it, where, and what it is meant for.",
            "Then note each meeting (h on its row), and who was there: that is what an effect is seen from.",
        ),
    )


def _told(going: Sequence[Practice], there: set[str]) -> str:
    people = len({person for each in going for person in each.people & there})
    text = (
        f"{counted(len(going), 'practice goes', 'practices go')} on; {counted(people, 'person', 'people')} "
    )
    return text + "noted to have taken part. By quarter: meetings × people there (median)."


def _columns(picture: Picture) -> tuple[Column, ...]:
    quarters = up_to(picture.moment.true_on, _QUARTERS)
    return (
        Column("Practice", grow=True, least=16),
        Column("Kind", least=11, drop=6),
        Column("Run by", grow=True, least=12),
        Column("Where", grow=True, least=10, drop=4),
        Column("Since", least=10, drop=5),
        *(
            Column(each.title, right=True, least=6, drop=3 - place // 2)
            for place, each in enumerate(quarters)
        ),
        Column("Took part", right=True, least=9),
    )


def _row(picture: Picture, practice: Practice, units: Mapping[str, str], there: set[str]) -> Row:
    cells: tuple[Cell, ...] = (
        practice.name,
        KIND_NAMES.get(practice.kind, practice.kind),
        _runs(picture, practice, there),
        units.get(practice.unit or "", "everywhere" if practice.unit is None else "–"),
        Mark(str(practice.since), sort=practice.since),
        *(_quarter(practice, each.first, each.last) for each in up_to(picture.moment.true_on, _QUARTERS)),
        Mark(number(len(practice.people)) if practice.people else "–", sort=len(practice.people)),
    )
    return Row(f"practice:{practice.id}", cells, _why(picture, practice), actions=_ways(practice))


def _runs(picture: Picture, practice: Practice, there: set[str]) -> Mark:
    if practice.runs is None:
        return Mark("nobody", "bad")
    name = picture.name("person", practice.runs)
    return Mark(name) if practice.runs in there else Mark(f"{name}, who left", "bad")


def _quarter(practice: Practice, first: date, last: date) -> Mark:
    met = practice.in_days(first, last)
    there = usual(met)
    if there is None:
        return Mark("·", "muted", 0)
    return Mark(f"{len(met)}×{number(there)}", sort=len(met) * there)


def _ways(practice: Practice) -> tuple[Do | Action, ...]:
    about = {"practice": practice.id}
    seen = (Action("map", {"skill": practice.skills[0]}, "Its skill on the Map"),) if practice.skills else ()
    return (
        Do("culture.practice_met", about, "Note a meeting"),
        Do("culture.practice_meant", about, "Say what it is meant for"),
        Do("culture.hand_over_practice", about, "Somebody else runs it"),
        Do("culture.end_practice", about, "It has ended"),
        *seen,
    )


def _why(picture: Picture, practice: Practice) -> Why:
    meant = [picture.name("skill", each) for each in practice.skills]
    meant += [kpi_name(picture, each) for each in practice.kpis]
    year = practice.in_days(picture.moment.true_on - _YEAR, picture.moment.true_on)
    there = usual(year)
    inputs = (
        ("What it is", practice.about),
        ("Meant for", join_and(meant) if meant else "nothing in particular"),
        ("Since", day_in_words(practice.since)),
        ("Meetings in a year", number(len(year))),
        ("There, in the middle of these", "" if there is None else number(there)),
        ("People noted", number(len(practice.people))),
        ("Last meeting", day_in_words(practice.last) if practice.last else "none noted"),
        ("Ended", f"{day_in_words(practice.ended)}. {practice.ended_why}" if practice.ended else ""),
    )
    told = tuple((name, value) for name, value in inputs if value)
    return Why(practice.name, _COUNTED, "A count.", told, practice.positions[:200])


def _ended(picture: Picture, over: Sequence[Practice]) -> list[Block]:
    if not over:
        return []
    columns = (
        Column("Practice", grow=True, least=16),
        Column("Since", least=10, drop=2),
        Column("Ended", least=10),
        Column("Meetings", right=True, least=8, drop=1),
        Column("Why it ended", grow=True, least=20),
    )
    rows = tuple(
        Row(
            f"practice:{each.id}",
            (
                each.name,
                Mark(str(each.since), sort=each.since),
                Mark(str(each.ended), sort=each.ended),
                Mark(number(len(each.meetings)), sort=len(each.meetings)),
                each.ended_why or "–",
            ),
            _why(picture, each),
        )
        for each in over
    )
    return [Table(columns, rows, "Ended")]
