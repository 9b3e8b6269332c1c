"""People: everyone, their roles, and what of their target picture is met."""

from __future__ import annotations

import polars as pl

from veikart.blocks import Blocks, Cell, Column, Empty, Row, Table
from veikart.contributions.view import Selection
from veikart.narrowing import people_in
from veikart.picture import Picture
from veikart.standard.counting import MET_COLUMN, counted, meter, nothing_yet, why_met
from veikart.standard.ways import of_person, to_person

_COLUMNS = (
    Column("Person", grow=True, least=18),
    Column("Unit", grow=True, least=10, drop=2),
    Column("Roles", grow=True, least=12, drop=3),
    Column("Required", right=True, drop=4),
    Column("Below", right=True),
    Column("Not known", right=True, drop=1),
    MET_COLUMN,
)
_NOTHING: tuple[Cell, ...] = (counted(0), counted(0), counted(0), "nothing required")


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A row for each person, in the order of units and names."""
    empty = nothing_yet(picture)
    if empty is not None:
        return [empty]
    people = people_in(picture, selection)
    coverage = {row["person"]: row for row in picture.coverage(["person"]).iter_rows(named=True)}
    named = picture.assignments.join(picture.roles.select("role", name="name"), on="role")
    roles = dict(named.group_by("person").agg(pl.col("name").sort().str.join(", ")).rows())
    rows = []
    for person in people.iter_rows(named=True):
        told = roles.get(person["person"], "")
        identity = person["person"]
        counts, to, ways = coverage.get(identity), to_person(identity), of_person(identity)
        front = (person["name"], person["unit_name"] or "", told)
        if counts is None:
            rows.append(Row(f"person:{identity}", (*front, *_NOTHING), action=to, actions=ways))
            continue
        figures = tuple(counted(counts[name]) for name in ("required", "below", "unknown"))
        cells, why = (*front, *figures, meter(counts)), why_met(person["name"], counts)
        rows.append(Row(f"person:{identity}", cells, why, to, actions=ways))
    if not rows:
        return [Empty("Nobody is in this selection.", ("Widen it: choose another unit, or show all.",))]
    return [Table(_COLUMNS, tuple(rows))]
