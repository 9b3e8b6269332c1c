"""Promised: the levels that are still to come, then promised against reached. Never counted as levels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl

from veikart import wording
from veikart.blocks import Action, Block, Blocks, Column, Empty, Heading, Mark, Row, Table, Text, Tone
from veikart.contributions.view import Selection
from veikart.moment import day_in_words
from veikart.narrowing import people_in, skills_in
from veikart.picture.kept import as_of, kept_at, to_come
from veikart.standard.reckoning import reckoned

if TYPE_CHECKING:
    from veikart.picture import Picture

_AHEAD = (
    Column("Person", grow=True, least=16),
    Column("Skill", grow=True, least=16),
    Column("Now", least=4, ordinal=True),
    Column("Expected", least=8, ordinal=True),
    Column("By", least=10),
    Column("Sure", right=True, drop=2),
    Column("Because of", grow=True, least=12, drop=1),
    Column("So far", least=11),
)
_PAST = (
    Column("Person", grow=True, least=16),
    Column("Skill", grow=True, least=16),
    Column("Promised", least=8, ordinal=True),
    Column("By", least=10),
    Column("Then", least=4, ordinal=True),
    Column("Since", least=10, drop=2),
    Column("Because of", grow=True, least=12, drop=1),
    Column("Outcome", least=13),
)
_TONES: Mapping[str, Tone] = {"reached": "good", "reached later": "warn", "not reached": "bad"}


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A row for each level expected of the people and skills in sight; then what came of those that were due,
    by what had promised them and by how sure it was."""
    ahead = _in_sight(picture, selection, to_come(picture)).sort("by", "person_name", "skill_name")
    past = _in_sight(picture, selection, kept_at(picture))
    if not ahead.height and not past.height:
        return [Empty("No level is promised.", ("Agree a measure with a level and a date it leads to.",))]
    blocks: list[Block] = [Text("What is expected, not what is known: no figure counts it.", "muted")]
    if ahead.height:
        blocks.append(Table(_AHEAD, tuple(_unique(_ahead(picture, row) for row in _rows(ahead)))))
    else:
        blocks.append(Text(f"Nothing is promised for later than {day_in_words(as_of(picture))}.", "muted"))
    if past.height:
        due = wording.counted(past.height, "promise")
        blocks += [Heading(f"Promised against reached: {due} due by {day_in_words(as_of(picture))}")]
        blocks += reckoned(past)
        blocks.append(Table(_PAST, tuple(_unique(_past(picture, row) for row in _rows(past))), "One by one"))
    return blocks


def _in_sight(picture: Picture, selection: Selection, promises: pl.DataFrame) -> pl.DataFrame:
    """The promises with the names of people and skills. Of who has left only where nobody is selected."""
    skills = skills_in(picture, selection).select("skill", "scale", skill_name="name")
    people = people_in(picture, selection).select("person", person_name="name")
    everyone = selection.unit is None and selection.person is None
    named = promises.join(people, on="person", how="left" if everyone else "inner", maintain_order="left")
    named = named.join(skills, on="skill", maintain_order="left")
    gone = named.filter(pl.col("person_name").is_null())["person"].unique()
    names = {person: picture.name("person", person) for person in gone}
    return named.with_columns(
        pl.col("person_name").fill_null(pl.col("person").replace(names)) if names else pl.col("person_name")
    )


def _rows(table: pl.DataFrame) -> list[dict[str, Any]]:
    return list(table.iter_rows(named=True))


def _unique(rows: Iterable[Row]) -> list[Row]:
    """The rows, each with an id of its own: two may promise the same by the same day."""
    seen: dict[str, int] = {}
    found = []
    for row in rows:
        seen[row.id] = seen.get(row.id, 0) + 1
        found.append(row if seen[row.id] == 1 else replace(row, id=f"{row.id}/{seen[row.id]}"))
    return found


def _identity(row: dict[str, Any]) -> str:
    return f"promise:{row['person']}/{row['skill']}/{row['by']}/{row['level']:g}"


def _label(picture: Picture, row: dict[str, Any], level: float | None) -> str:
    scale = picture.scales.get(row["scale"])
    if level is None:
        return "?" if row["since"] is None else "–"
    return scale.label(level) if scale is not None else f"{level:g}"


def _ahead(picture: Picture, row: dict[str, Any]) -> Row:
    sure = "" if row["confidence"] is None else f"{row['confidence']:.0%}"
    there = row["now"] is not None and row["now"] >= row["level"]
    cells = (
        row["person_name"],
        row["skill_name"],
        _label(picture, row, row["now"]),
        _label(picture, row, row["level"]),
        str(row["by"]),
        sure,
        row["source"] or "",
        Mark("there already", "good") if there else Mark("to come", "muted"),
    )
    return Row(_identity(row), cells, action=_to_level(row))


def _past(picture: Picture, row: dict[str, Any]) -> Row:
    cells = (
        row["person_name"],
        row["skill_name"],
        _label(picture, row, row["level"]),
        str(row["by"]),
        _label(picture, row, row["level_then"]),
        str(row["since"] or ""),
        row["source"] or "",
        Mark(row["outcome"], _TONES.get(row["outcome"], "muted")),
    )
    return Row(_identity(row), cells, action=_to_level(row) if row["outcome"] != "left" else None)


def _to_level(row: dict[str, Any]) -> Action:
    return Action("map", {"person": row["person"], "skill": row["skill"]}, "Their level on the Map")
