"""Promised: the levels that are expected, by when, and whether they were reached. Never counted as levels."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import polars as pl

from veikart.blocks import Blocks, Column, Empty, Mark, Row, Table, Text
from veikart.contributions.promises import Promises
from veikart.contributions.view import Selection
from veikart.narrowing import people_in, skills_in

if TYPE_CHECKING:
    from veikart.picture import Picture

_COLUMNS = (
    Column("Person", grow=True, least=16),
    Column("Skill", grow=True, least=16),
    Column("Now", least=5),
    Column("Expected", least=8),
    Column("By", least=10),
    Column("Sure", right=True, drop=2),
    Column("Because of", grow=True, least=12, drop=1),
    Column("So far", least=11),
)


def promises_at(picture: Picture, promises: Sequence[Promises]) -> pl.DataFrame:
    """person, skill, level, by, source, confidence, now (the level that counts; null: not known): the soonest
    first. The levels expected, of all that promise any."""
    found = [each.find(picture) for each in promises]
    if not found:
        return pl.DataFrame()
    levels = picture.levels.select("person", "skill", now="level")
    return pl.concat(found).join(levels, on=["person", "skill"], how="left").sort("by", "person", "skill")


def draw(picture: Picture, selection: Selection, promises: Sequence[Promises]) -> Blocks:
    """A row for each level expected of the people and skills in sight."""
    people, skills = people_in(picture, selection), skills_in(picture, selection)
    table = (
        promises_at(picture, promises)
        .join(people.select("person", person_name="name"), on="person")
        .join(skills.select("skill", "scale", skill_name="name"), on="skill")
        .sort("by", "person_name", "skill_name")
    )
    if not table.height:
        return [Empty("No level is promised.", ("Agree a measure with a level and a date it leads to.",))]
    rows = tuple(_row(picture, number, row) for number, row in enumerate(table.iter_rows(named=True)))
    told = Text("What is expected, not what is known: no figure counts it.", "muted")
    return [told, Table(_COLUMNS, rows)]


def _row(picture: Picture, number: int, row: dict[str, Any]) -> Row:
    scale = picture.scales.get(row["scale"])
    label = scale.label if scale is not None else "{:g}".format
    now = "?" if row["now"] is None else label(row["now"])
    sure = "" if row["confidence"] is None else f"{row['confidence']:.0%}"
    cells = (
        row["person_name"],
        row["skill_name"],
        now,
        label(row["level"]),
        str(row["by"]),
        sure,
        row["source"] or "",
        _so_far(picture, row),
    )
    return Row(f"promise:{row['person']}/{row['skill']}/{number}", cells)


def _so_far(picture: Picture, row: dict[str, Any]) -> Mark:
    if row["now"] is not None and row["now"] >= row["level"]:
        return Mark("reached", "good")
    if row["by"] > picture.moment.true_on:
        return Mark("to come", "muted")
    return Mark("not known" if row["now"] is None else "not reached", "warn")
