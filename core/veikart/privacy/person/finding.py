"""Who is meant by a name, a reference or an id."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import polars as pl

from veikart.errors import BadInput, NotFound
from veikart.journal.reverts import Reverted, in_force
from veikart.moment import day_in_words
from veikart.privacy.person.records import Identity, Whereabouts
from veikart.telling import is_supposed
from veikart.text import matches, same

if TYPE_CHECKING:
    from veikart.picture import Picture

_SUGGESTED = 8
_Rows = list[dict[str, Any]]


def person_called(picture: Picture, words: str, gone: Iterable[str] = ()) -> str:
    """The id of the person with this id, reference or name, whether they are there, left or are to come.

    Names count whatever their case, with their accents, and earlier ones too. `gone`: ids of the forgotten.
    Raises `BadInput` when it may mean several, and `NotFound`.
    """
    rows = _rows_by_person(picture)
    if words in rows:
        return words
    wanted = same(words)
    found = [person for person, told in rows.items() if wanted in _called(told)]
    if len(found) == 1:
        return found[0]
    forgotten = frozenset(gone)
    if found:
        several = "\n".join(f"  {_in_a_line(picture, identity(picture, p, p in forgotten))}" for p in found)
        raise BadInput(f"{words} may mean {len(found)} people. Give the id of one of them:\n{several}")
    near = [p for p, told in rows.items() if any(matches(words, row["name"] or "") for row in told)]
    advice = "Look the name up with: veikart show people FILE"
    if near:
        lines = (_in_a_line(picture, identity(picture, p, p in forgotten)) for p in near[:_SUGGESTED])
        advice = "\n".join(("These come near:", *(f"  {line}" for line in lines)))
    raise NotFound(f"Nobody is called {words}, or has that reference or id. {advice}")


def identity(picture: Picture, person: str, forgotten: bool = False) -> Identity:
    """Who the person with this id is."""
    rows = _rows_by_person(picture, person).get(person, [])
    reverted = Reverted(in_force(revert for revert, _ in picture.facts.reverts))
    holding = [row for row in rows if row["position"] not in reverted]
    begun = [row for row in holding if row["effective"] <= picture.moment.true_on]
    units = [row["unit"] for row in begun or holding if row["unit"]]
    coming = [row["effective"] for row in holding if row["present"]]
    name = picture.name("person", person)
    names = _distinct(row["name"] for row in rows)
    where: Whereabouts = "forgotten" if forgotten else _whereabouts(holding, begun)
    if where != "forgotten" and rows and all(_is_supposed(picture, row["position"]) for row in rows):
        where = "only supposed"
    return Identity(
        id=person,
        name=name,
        earlier=tuple(each for each in names if each != name),
        references=tuple(_distinct(row["ref"] for row in rows)),
        unit=picture.name("unit", units[-1]) if units else None,
        roles=_roles(picture, person),
        whereabouts=where,
        joined=min(coming, default=None),
        left=_left(holding),
    )


def _rows_by_person(picture: Picture, person: str | None = None) -> Mapping[str, _Rows]:
    table = picture.facts.tables["people"]
    if person is not None:
        table = table.filter(pl.col("person") == person)
    found: dict[str, _Rows] = defaultdict(list)
    for row in table.iter_rows(named=True):
        found[row["person"]].append(row)
    return found


def _called(rows: _Rows) -> set[str]:
    return {same(text) for row in rows for text in (row["name"], row["ref"]) if text}


def _distinct(texts: Iterable[str | None]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _whereabouts(holding: _Rows, begun: _Rows) -> Whereabouts:
    if not holding:
        return "joining undone"
    said = [row["present"] for row in begun if row["present"] is not None]
    if not said:
        return "comes later"
    return "here" if said[-1] else "left"


def _is_supposed(picture: Picture, position: int) -> bool:
    """Whether the row is of a scenario, and not of what is known."""
    return any(is_supposed(json.loads(each.state)) for each in picture.bodies([position]))


def _left(holding: _Rows) -> date | None:
    """The first day of being gone, past or planned; None for one who came back, or never leaves."""
    said = [(row["present"], row["effective"]) for row in holding if row["present"] is not None]
    gone = takewhile(lambda each: not each[0], reversed(said))
    return next((day for _, day in reversed(list(gone))), None)


def _roles(picture: Picture, person: str) -> tuple[str, ...]:
    held = picture.assignments.filter(pl.col("person") == person)["role"].to_list()
    return tuple(sorted(picture.name("role", role) for role in held))


def _in_a_line(picture: Picture, who: Identity) -> str:
    """ "kari7h2k  Kari Nordmann, Operations, since 6 January 2025"."""
    parts = [who.name]
    if who.earlier:
        parts.append(f"earlier {', '.join(who.earlier)}")
    if who.unit:
        parts.append(who.unit)
    if who.references:
        parts.append(f"reference {', '.join(who.references)}")
    if who.whereabouts == "left" and who.left is not None:
        parts.append(f"left {day_in_words(who.left)}")
    elif who.whereabouts != "here":
        parts.append(who.whereabouts)
    elif who.joined is not None:
        parts.append(f"since {day_in_words(who.joined)}")
    return f"{who.id}  {', '.join(parts)}"
