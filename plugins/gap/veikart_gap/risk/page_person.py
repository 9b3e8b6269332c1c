"""Key persons: all of them, or what leaves with the one who is selected."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from veikart.api import (
    Block,
    Blocks,
    Column,
    Empty,
    Mark,
    Meter,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Why,
    count,
    counted,
    number,
    percent,
)
from veikart_gap.pages.wording import counts, nothing_yet
from veikart_gap.risk.columns import CONCENTRATION_SOURCE, KEY_PERSONS_SOURCE
from veikart_gap.risk.figures import kind_of
from veikart_gap.risk.held import Held, held_in
from veikart_gap.risk.naming import of_person, to_person
from veikart_gap.risk.parting import parting
from veikart_gap.risk.persons import key_persons_of

MOST_ROWS = 100
_FORMULA = (
    "left uncovered = skills in which fewer than enough people at the level needed are left when this one "
    "leaves; share = sum of 1 ÷ holders over the critical skills they hold ÷ skills that anybody holds"
)
_COLUMNS = (
    Column("Person", grow=True, least=16),
    Column("Unit", grow=True, least=10, drop=3),
    Column("Left uncovered", right=True, least=9),
    Column("Critical", right=True, least=8),
    Column("If one more leaves", right=True, least=8, drop=2),
    Column("Nobody near", right=True, least=6, drop=1),
    Column("Hangs on them", least=10, drop=4),
    Column("Leaves", least=10, drop=5),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The list, or the one person."""
    empty = nothing_yet(picture, selection)
    if empty is not None and (selection.person is None or not picture.requirements.height):
        return [empty]
    held = held_in(picture, selection)
    if selection.person is None:
        return _everyone(held)
    place = held.people["person"].index_of(selection.person)
    if place is None:
        return [_absent(picture, selection, selection.person)]
    return parting(picture, selection, held, int(place))


def _absent(picture: Picture, selection: Selection, person: str) -> Empty:
    name, day = picture.name("person", person), picture.moment.true_on
    if selection.unit is not None and person in picture.people["person"]:
        return Empty(f"{name} is not in this unit.", ("Widen the selection: show all units.",))
    return Empty(f"{name} is not here on {day}.", ("Move in time, or select somebody who is here.",))


def _everyone(held: Held) -> Blocks:
    table = key_persons_of(held)
    if not table.height:
        return [
            Text(
                "Whoever leaves, alone or with one other, enough people are left in every skill that roles "
                "require and anybody holds."
            )
        ]
    blocks: list[Block] = [Text(_told(held, table), "muted")]
    names = dict(held.skills.select("skill", "name").rows())
    most = float(table["share"].to_numpy().max()) or 1.0
    rows = tuple(_row(held, row, names, most) for row in table.head(MOST_ROWS).iter_rows(named=True))
    blocks.append(Table(_COLUMNS, rows))
    if table.height > MOST_ROWS:
        blocks.append(Text(f"and {counted(table.height - MOST_ROWS, 'person', 'people')} more.", "muted"))
    return blocks


def _told(held: Held, table: pl.DataFrame) -> str:
    alone = table.filter(pl.col("uncovers") > 0)
    without = int(alone["without_successor"].sum())
    skills = alone["skills"].explode().n_unique()
    text = f"{counted(skills, 'required skill hangs', 'required skills hang')} on "
    text += f"{counted(alone.height, 'person', 'people')} alone"
    text += f"; in {number(without)} of these nobody who stays is one step below." if without else "."
    return f"{text} Enter on a person shows what leaves with them."


def _row(held: Held, row: Mapping[str, Any], names: Mapping[str, str], most: float) -> Row:
    cells = (
        row["name"],
        row["unit_name"] or "",
        Mark(count(row["uncovers"]), "bad" if row["critical"] else "normal", row["uncovers"]),
        counts(row["critical"]),
        counts(row["one_more"]),
        Mark(count(row["without_successor"]), "warn", row["without_successor"]),
        Meter(row["share"] / most, percent(row["share"]), sort=row["share"]),
        str(row["leaves"] or ""),
    )
    kind = kind_of(held)
    inputs = (
        ("Left uncovered", number(row["uncovers"])),
        (f"Of these, {kind}", number(row["critical"])),
        ("Of these, nobody one step below", number(row["without_successor"])),
        ("Left uncovered if one more leaves", number(row["one_more"])),
        (f"Of these, {kind}", number(row["one_more_critical"])),
        ("Hangs on them", f"{number(row['hanging'])} {kind} skills, {percent(row['share'])}"),
        *(("Left uncovered", names[skill]) for skill in row["skills"][:12]),
    )
    source = f"{KEY_PERSONS_SOURCE} {CONCENTRATION_SOURCE}"
    why = Why(row["name"], _FORMULA, source, inputs)
    to, ways = to_person(row["person"], row["name"]), of_person(row["person"], row["name"])
    return Row(f"person:{row['person']}", cells, why, to, actions=ways)
