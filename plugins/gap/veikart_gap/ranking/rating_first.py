"""The people and skills to rate first, as a table."""

from __future__ import annotations

import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.ranking.columns import RATE_FIRST
from veikart_gap.ranking.settling import Settling, settling

_SCHEMA: dict[str, pl.DataType] = {
    **dict.fromkeys(RATE_FIRST, pl.String()),
    "required": pl.Float64(),
    "effect": pl.Float64(),
    "among_first": pl.Boolean(),
}


def rate_first(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each rating to do first, the greatest effect first. Columns as in `columns.RATE_FIRST`."""
    return cells_of(picture, settling(picture, selection))


def cells_of(picture: Picture, found: Settling, most: int | None = None) -> pl.DataFrame:
    """The same of what was found already; at most so many rows."""
    rows = sorted(
        (
            (-effect, place, contender)
            for contender in found.contenders
            for place, effect in zip(contender.people, contender.effects, strict=True)
        ),
        key=lambda row: row[0],
    )[:most]
    people = picture.people.select("person", "name", "unit", "unit_name")
    matrix, skills = picture.matrix, found.ranked.standing.rows
    column = {skill: at for at, skill in enumerate(matrix.skills.to_list())}
    table = []
    for effect, place, contender in rows:
        person, name, unit, unit_name = people.row(place)
        skill = skills[contender.place]
        required = float(matrix.required[place, column[skill["skill"]]])
        who = (person, name, unit, unit_name, skill["skill"], skill["name"])
        table.append((*who, required, -effect, contender.inside))
    return pl.DataFrame(table, schema=_SCHEMA, orient="row")
