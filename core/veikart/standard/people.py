"""People: everyone, their roles, and what of their target picture is met."""

from __future__ import annotations

import polars as pl

from veikart.blocks import Blocks, Cell, Column, Empty, Row, Table
from veikart.contributions.view import Selection
from veikart.narrowing import people_in
from veikart.picture import Picture
from veikart.standard.counting import MET_COLUMN, counted, meter, nothing_yet, why_met
from veikart.standard.ways import to_person

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
        counts, action = coverage.get(person["person"]), to_person(person["person"])
        front = (person["name"], person["unit_name"] or "", told)
        if counts is None:
            rows.append(Row(f"person:{person['person']}", (*front, *_NOTHING), action=action))
            continue
        figures = tuple(counted(counts[name]) for name in ("required", "below", "unknown"))
        cells = (*front, *figures, meter(counts))
        rows.append(Row(f"person:{person['person']}", cells, why_met(person["name"], counts), action))
    if not rows:
        return [Empty("Nobody is in this selection.", ("Widen it: choose another unit, or show all.",))]
    return [Table(_COLUMNS, tuple(rows))]
