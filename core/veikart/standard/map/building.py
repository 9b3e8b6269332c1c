"""Builds the map from a picture. Imports Polars, so it is only imported where there is a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import polars as pl

from veikart.contributions.view import Rows, Selection
from veikart.narrowing import people_places_in, skill_places_in
from veikart.picture import Picture
from veikart.picture.asked import Whole
from veikart.picture.believed import rated_at
from veikart.projections.standing import rows_at
from veikart.standard.map.cells import Cells, GroupCells, PeopleCells
from veikart.standard.map.groups import group_cells
from veikart.standard.map.looking_ahead import expectations
from veikart.standard.map.model import MapColumn, MapModel, MapRow
from veikart.standard.map.rows import PeopleRows
from veikart.text import fold, shown


def map_model(picture: Picture, selection: Selection) -> MapModel:
    """The map of `picture`: people by unit, roles, or the tree of units, against the skills that count.

    Skills count when they serve a goal, are required or have been rated; where none does, all are shown.
    """
    skills = _skills(picture, selection)
    parked = picture.skills["parked"].to_numpy()[skills]
    rows, columns = _searched(_rows(picture, selection), _columns(picture, skills[~parked]), selection.search)
    return MapModel(
        selection.rows,
        rows,
        columns,
        _cells(picture, selection, rows, columns),
        picture.scales,
        roles={role: shown(name) for role, name in zip(*_listed(picture.roles, "role", "name"), strict=True)},
        parked=int(parked.sum()),
        empty=_empty(picture, selection, rows, columns),
        expectations=expectations(picture, selection, [column.id for column in columns]),
    )


def _listed(table: pl.DataFrame, *names: str) -> list[list[Any]]:
    """Some columns as lists."""
    return [table[name].to_list() for name in names]


def _columns(picture: Picture, skills: Whole) -> tuple[MapColumn, ...]:
    names = ("skill", "name", "group", "scale", "criticality")
    given = _listed(rows_at(picture.skills, skills, names), *names)
    return tuple(
        MapColumn(skill, shown(name), shown(group or ""), scale, criticality)
        for skill, name, group, scale, criticality in zip(*given, strict=True)
    )


def _cells(
    picture: Picture, selection: Selection, rows: Sequence[MapRow], columns: tuple[MapColumn, ...]
) -> Cells:
    scales = [picture.scales[column.scale] for column in columns]
    if selection.rows == "people":
        return PeopleCells(picture, rows, columns, scales)
    here = pl.DataFrame(
        [(row.id, place) for place, row in enumerate(rows) if not row.heading],
        schema={"row": pl.String(), "r": pl.Int64()},
        orient="row",
    )
    there = pl.DataFrame(
        [(column.id, place) for place, column in enumerate(columns)],
        schema={"skill": pl.String(), "c": pl.Int64()},
        orient="row",
    )
    cells = group_cells(picture, selection)
    return GroupCells(cells.join(here, on="row").join(there, on="skill").sort("r", "c"), scales)


def _skills(picture: Picture, selection: Selection) -> Whole:
    """The places of those of the selection that serve a goal, are required of a role, or of which somebody
    was rated."""
    places, skills = skill_places_in(picture, selection), picture.skills
    serving = skills["criticality"].to_numpy() > 0
    serving[picture.numbers.target.skill] = True
    others = places[~serving[places]]
    if len(others):
        asked = skills["skill"][others]
        serving[others] = asked.is_in(rated_at(picture, asked).implode()).to_numpy()
    counted = places[serving[places]]
    return counted if len(counted) else places


def _rows(picture: Picture, selection: Selection) -> Sequence[MapRow]:
    if selection.rows == "roles":
        return tuple(MapRow(role, shown(name)) for role, name in picture.roles.select("role", "name").rows())
    if selection.rows == "units":
        inside = picture.within(selection.unit) if selection.unit else None
        units = picture.units.select("unit", "name", "depth").rows()
        kept = [row for row in units if inside is None or row[0] in inside]
        top = min((depth for _, _, depth in kept), default=0)
        return tuple(MapRow(unit, shown(name), depth - top) for unit, name, depth in kept)
    numbers = picture.numbers
    rows = PeopleRows(numbers.present, numbers.tree, people_places_in(picture, selection))
    return tuple(rows) if selection.search else rows


def _searched(
    rows: Sequence[MapRow], columns: tuple[MapColumn, ...], search: str
) -> tuple[Sequence[MapRow], tuple[MapColumn, ...]]:
    """Rows that the words find, columns that they find; where they find only one kind, all of the other."""
    words = fold(search).split()
    if not words:
        return rows, columns

    def found(*texts: str) -> bool:
        folded = fold(" ".join(texts))
        return all(word in folded for word in words)

    some_rows = [row for row in rows if not row.heading and found(row.label)]
    some_columns = tuple(column for column in columns if found(column.name, column.group))
    if not some_rows and not some_columns:
        return (), ()
    kept = set(some_rows)
    with_headings = tuple(
        row
        for place, row in enumerate(rows)
        if row in kept or (row.heading and kept & set(_below(rows, place)))
    )
    return with_headings if some_rows else rows, some_columns or columns


def _below(rows: Sequence[MapRow], heading: int) -> list[MapRow]:
    found: list[MapRow] = []
    for row in rows[heading + 1 :]:
        if row.heading:
            break
        found.append(row)
    return found


def _empty(
    picture: Picture, selection: Selection, rows: Sequence[MapRow], columns: tuple[MapColumn, ...]
) -> str:
    if rows and columns:
        return ""
    if selection.search:
        return f"Nothing on the map is called “{shown(selection.search)}”. Esc shows all again."
    if selection.unit or selection.goal or selection.critical:
        return "Nothing is left when narrowed like this. Esc shows all again."
    words: dict[Rows, str] = {"people": "person", "roles": "role", "units": "unit"}
    if not rows:
        return f"No {words[selection.rows]} was there at this moment. Import people, or move on in time."
    return "No skill had been defined at this moment. Import skills, or move on in time."
