"""Hidden: what people can do beside their role, the skills that are missing elsewhere first."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl

from veikart.api import (
    Action,
    Blocks,
    Column,
    Empty,
    Mark,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Why,
    counted,
    number,
)
from veikart_gap.pages.wording import counts, dots
from veikart_gap.reskill.columns import HIDDEN_SOURCE
from veikart_gap.reskill.demands import demands_of
from veikart_gap.reskill.hidden import without_positions
from veikart_gap.reskill.page_cover import ways_to_cover
from veikart_gap.reskill.wording import Ways, nothing_required, some_of

_COLUMNS = (
    Column("Skill", grow=True, least=18),
    Column("Critical", least=8, drop=4),
    Column("From", right=True, least=4, drop=3, ordinal=True),
    Column("Hold it", right=True, least=4),
    Column("Below", right=True, least=5),
    Column("Most in", grow=True, least=12, drop=2),
    Column("Who", grow=True, least=18, drop=1),
)
_FORMULA = (
    "hold it = people rated at or above the lowest level that any role requires, of whom no role of their "
    "own requires the skill; below = people of whom it is required and who are below that"
)
_MOST = 60
_MOST_NAMED = 12


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A sentence, then the skills: those that others lack come first, the most critical of them on top."""
    demands = demands_of(picture, selection)
    empty = nothing_required(picture, selection, demands)
    if empty is not None:
        return [empty]
    table = without_positions(picture, selection)
    if not table.height:
        return [
            Empty(
                "Nobody in this selection is known to hold a skill that no role of theirs asks for.",
                (
                    "Rate people in what their role does not ask, too: on the Map, one digit an answer.",
                    "Or widen the selection.",
                ),
            )
        ]
    rows = tuple(_row(picture, row) for row in table.head(_MOST).iter_rows(named=True))
    blocks: Blocks = [Text(_told(table), "muted"), Table(_COLUMNS, rows)]
    rest = table.height - len(rows)
    return [*blocks, Text(f"… and {counted(rest, 'skill')} more.", "muted")] if rest > 0 else blocks


def _told(table: pl.DataFrame) -> str:
    people = table["people"].explode().n_unique()
    wanted = table.filter(pl.col("below") > 0)
    text = f"{counted(people, 'person', 'people')} can do something that no role of theirs asks for. "
    return f"{text}{counted(wanted.height, 'of these skills is', 'of these skills are')} missing elsewhere."


def _row(picture: Picture, row: Mapping[str, Any]) -> Row:
    skill = row["skill"]
    names = [picture.name("person", person) for person in row["people"][:3]]
    more = len(row["people"]) - len(names)
    place = f"{picture.name('unit', row['wanted_in'])} ({row['wanted_below']})" if row["wanted_in"] else "–"
    cells = (
        row["name"],
        dots(row["criticality"]),
        number(row["level"]),
        Mark(number(row["holders"]), "good" if row["below"] else "normal", row["holders"]),
        counts(row["below"]),
        place,
        some_of([*names, *[""] * more]) if more > 0 else some_of(names),
    )
    ways: Ways = (
        *ways_to_cover(skill, row["level"]),
        Action("map", {"skill": skill}, "Everyone's levels on the Map"),
    )
    return Row(f"skill:{skill}", cells, _why(picture, row), actions=ways)


def _why(picture: Picture, row: Mapping[str, Any]) -> Why:
    inputs = (
        ("Level from which it counts", number(row["level"])),
        ("Hold it beside their role", number(row["holders"])),
        ("Of these, rated more than a year ago", number(row["stale"])),
        ("Required of", counted(row["required"], "person", "people")),
        ("Of these, below", number(row["below"])),
        ("Of these, never rated", number(row["unknown"])),
    )
    return Why(row["name"], _FORMULA, HIDDEN_SOURCE, inputs, more=partial(_behind, picture, row))


def _behind(picture: Picture, row: Mapping[str, Any]) -> Why:
    """Who they are with their levels and units, and the ratings that say so."""
    levels = picture.levels.filter(pl.col("skill") == row["skill"], pl.col("person").is_in(row["people"]))
    told = levels.join(picture.people.select("person", "name", "unit_name"), on="person")
    told = told.sort("level", "name", descending=[True, False])
    named = [
        (name, f"{number(level)}, {unit or 'no unit'}")
        for name, level, unit in told.head(_MOST_NAMED).select("name", "level", "unit_name").rows()
    ]
    if told.height > _MOST_NAMED:
        named.append(("and", f"{counted(told.height - _MOST_NAMED, 'person', 'people')} more"))
    positions = told["position"].sort(descending=True).head(200)
    return Why("", inputs=tuple(named), positions=tuple(positions.to_list()))
