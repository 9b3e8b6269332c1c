"""Gathering all that is held about one person: picture, journal and declarations in, records out."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

import polars as pl

from veikart.privacy.mentions import Mention, mentions, names_of
from veikart.privacy.person.finding import identity
from veikart.privacy.person.records import Cell, Held, Named, Recorder, Statement
from veikart.privacy.person.statements import statement
from veikart.telling import level_in_words
from veikart.text import same

if TYPE_CHECKING:
    from veikart.picture import Picture
    from veikart.privacy.sources import Sources


def held_about(sources: Sources, person: str) -> Held:
    """Everything that is held about the person with this id. Reads the journal twice."""
    picture = sources.picture
    who = identity(picture, person, forgotten=person in sources.gone)
    statements = statements_about(sources, person)
    told = {each.position for each in statements}
    found = [] if who.whereabouts == "forgotten" else mentions(sources, names_of(picture, who), person)
    elsewhere = [e for e in found if e.certain and e.position not in told and e.field != "by"]
    return Held(
        engagement=picture.engagement.id,
        client=picture.engagement.name,
        day=picture.today,
        person=who,
        statements=statements,
        picture=_cells(picture, person),
        named=tuple(_named(each) for each in elsewhere if each.subject not in sources.people),
        named_by_others=sum(each.subject in sources.people for each in elsewhere),
        recorder=recorder_called(picture, {person, who.name, *who.earlier}),
    )


def statements_about(sources: Sources, person: str) -> tuple[Statement, ...]:
    """Every event that is about the person, in the order they were recorded."""
    said = (statement(sources, stored, person) for stored in sources.naming(person))
    return tuple(sorted((each for each in said if each is not None), key=lambda each: each.position))


def _cells(picture: Picture, person: str) -> tuple[Cell, ...]:
    rows = picture.cells.filter(pl.col("person") == person)
    cells = [_cell(picture, row) for row in rows.iter_rows(named=True)]
    return tuple(sorted(cells, key=lambda cell: same(cell.skill)))


def _cell(picture: Picture, row: dict[str, object]) -> Cell:
    scale = dict(picture.skills.select("skill", "scale").rows()).get(row["skill"], "")
    required, level, assessed = row["required"], row["level"], row["method"] is not None
    told = level if isinstance(level, float) else None
    return Cell(
        skill=picture.name("skill", str(row["skill"])),
        role=picture.name("role", str(row["role"])) if row["role"] else None,
        required=level_in_words(picture, scale, required) if isinstance(required, float) else None,
        level=level_in_words(picture, scale, told) if assessed else None,
        method=str(row["method"]) if assessed else None,
        state=str(row["state"]),
        gap=float(row["gap"]) if isinstance(row["gap"], float) else None,
    )


def _named(mention: Mention) -> Named:
    return Named(
        position=mention.position,
        topic=mention.topic,
        field=mention.field,
        text=mention.text,
        holds_from=mention.holds_from,
        recorded=mention.recorded,
        by=mention.by,
    )


def recorder_called(picture: Picture, names: Collection[str]) -> Recorder | None:
    """What was recorded by someone who calls themselves as the person is called."""
    wanted, events = {same(name) for name in names}, picture.facts.events
    spellings = [by for by in events.texts["by"] if same(by) in wanted]
    if not spellings:
        return None
    rows = pl.concat([events.saying({"by": by})["recorded"] for by in spellings])
    return Recorder(rows.len(), rows.min(), rows.max()) if rows.len() else None  # type: ignore[arg-type]
