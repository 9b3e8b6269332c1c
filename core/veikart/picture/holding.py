"""Who holds which role, and so what is asked of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import polars as pl
from numpy.typing import NDArray

from veikart.picture.asked import Asked, Whole, rows_of
from veikart.picture.identities import in_order, ranks_of
from veikart.projections.layers import Counting, Layers, settle
from veikart.projections.runs import Looked, Places, Runs
from veikart.projections.standing import rows_at, taken

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

_ROLES = 32  # bits for the code of a role, below that of the person


@dataclass(frozen=True)
class Held:
    """The roles that people hold who are there; those of a person one after the other."""

    person: Whole
    """Places in `picture.people`."""
    role: Whole
    """Codes."""
    since: NDArray[np.int32]
    """Days, counted from 1970."""


def asked_of(picture: Picture, people: Sequence[int] | None = None) -> Asked:
    """What is required at the moment: in each cell the highest among the roles that the person holds.

    With `people` (their places) of these only, in this order, which does not look at the others.
    """
    numbers = picture.numbers
    places = np.arange(numbers.axes.people.len()) if people is None else np.asarray(people, np.int64)
    held = held_by(picture, people)
    row = np.full(numbers.axes.people.len(), -1, np.int64)
    row[places] = np.arange(len(places))
    nobody = len(numbers.required.need) - 1
    return Asked(
        numbers.axes,
        numbers.columns,
        places,
        numbers.required,
        _beside(row[held.person], held.role, len(places), nobody),
    )


def _beside(row: Whole, role: Whole, rows: int, none: int) -> Whole:
    """The roles of each row beside each other; those of a row come one after the other."""
    begins = np.flatnonzero(np.diff(row, prepend=-1))
    counts = np.diff(begins, append=len(row))
    nth = np.arange(len(row)) - np.repeat(begins, counts)
    roles = np.full((rows, max(1, int(counts.max(initial=0)))), none, np.int64)
    roles[row, nth] = role
    return roles


def assignments_of(picture: Picture) -> pl.DataFrame:
    """See `Picture.assignments`; by the ids of people and roles."""
    held, texts = held_by(picture), picture.facts.many["assignments"].texts["role"]
    people = picture.numbers.axes.people
    ranks = picture.facts.once(("ranks", "assignments", "role"), lambda: ranks_of(texts))
    order = in_order(picture.numbers.present.number[held.person], ranks[held.role])
    return pl.DataFrame(
        [
            taken(people, held.person[order]).alias("person"),
            taken(texts, held.role[order]).alias("role"),
            pl.Series("since", held.since[order]).cast(pl.Date()),
        ]
    )


def held_by(picture: Picture, people: Sequence[int] | None = None) -> Held:
    """What everybody holds at the moment, or some people, by their places."""
    facts, codes = picture.facts, picture.numbers.person_places("assignments")
    looked = facts.looked(picture.moment)
    wanted = None if people is None else np.flatnonzero(np.isin(codes, people)).tolist()
    parts = [_counting(rows, runs, looked, wanted) for rows, runs in facts.parts("assignments")]
    if len(parts) == 2:
        settle(*parts)
    found = [(part, _that_hold(part)) for part in parts]
    keys = np.concatenate([part.layers.keys[pairs] for part, pairs in found])
    since = np.concatenate([part.runs.days[part.rows(pairs)] for part, pairs in found])
    order = np.argsort(keys, kind="stable")  # which takes nothing where they are in order
    keys, since = keys[order], since[order]
    person = codes[keys >> _ROLES]
    there = person >= 0
    return Held(person[there], (keys & (2**_ROLES - 1))[there], since[there])


def _that_hold(part: Counting) -> Places:
    """The pairs of person and role of which the role is held, by their keys."""
    pairs = part.layers.by_key
    return pairs[np.flatnonzero(part.layers.code(part.said)[pairs])]


def _counting(rows: pl.DataFrame, runs: Runs, looked: Looked, people: Sequence[int] | None) -> Counting:
    """The statements about who holds which role that count; their code is 1 where it is held."""

    def layered(places: Places) -> Layers:
        some = rows if people is None else rows_at(rows, places, ("person", "role", "holds"))
        keys = some["person"].to_numpy().astype(np.int64) << _ROLES
        keys |= some["role"].to_numpy()
        holds = some["holds"].fill_null(False).to_numpy()
        return Layers.of(keys, _equally(places), holds.astype(np.int8), runs, places)

    if people is None:
        layers = runs.once("layers", lambda: layered(np.arange(rows.height)))
    else:
        layers = layered(rows_of(rows["person"].to_numpy(), people))
    return Counting(rows, runs, layers, layers.said(runs, looked), _equally)


def _equally(places: Places) -> NDArray[np.int8]:
    return np.zeros(len(places), np.int8)
