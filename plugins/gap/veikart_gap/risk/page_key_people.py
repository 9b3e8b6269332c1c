"""Key people: skills that hang on one person, or on nobody; head counts that are not reached."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from veikart.api import (
    Block,
    Blocks,
    Column,
    Figure,
    Figures,
    Mark,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    counted,
    join_and,
    number,
)
from veikart_gap.pages.ways import of_skill
from veikart_gap.pages.wording import counts, dots, newest, nothing_yet
from veikart_gap.risk.columns import HOLDERS_SOURCE
from veikart_gap.risk.holders import holders, leaving

_TONES: Mapping[str, Tone] = {"nobody": "bad", "all leave": "bad", "short": "bad"}
_WEIGHTS = {"nobody": 6, "all leave": 5, "short": 4, "one person": 3, "will be short": 2, "one stays": 1}
"""The worst comes first."""
_WORDS = {
    "nobody": "nobody",
    "all leave": "all leave",
    "one person": "one person",
    "one stays": "one stays",
}
_FORMULA = (
    "holders = people rated at or above the level needed, of those counted here; the level needed is the "
    "lowest that any role requires, or that of the target"
)
_COLUMNS = (
    Column("Skill", grow=True, least=18),
    Column("Critical", least=8, drop=4),
    Column("Level", right=True, least=4, drop=3, ordinal=True),
    Column("Risk", least=15),
    Column("Held by", grow=True, least=16),
    Column("Wanted", least=8, drop=5),
    Column("Not known", right=True, least=3, drop=2),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, then the skills at risk: the critical ones first."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    table = holders(picture, selection)
    at_risk = table.filter(pl.col("risk") != "")
    blocks: list[Block] = [_figures(table)]
    if at_risk.height:
        names = _names(picture)
        leaves = dict(leaving(picture).select("person", "leaves").rows())
        rows = tuple(_row(picture, row, names, leaves) for row in at_risk.iter_rows(named=True))
        blocks.append(Table(_COLUMNS, rows))
    else:
        blocks.append(Text("Two people or more hold each of these skills, and every head count is reached."))
    return blocks


def _figures(table: pl.DataFrame) -> Figures:
    demand, risk = pl.col("demand"), pl.col("risk")
    required, targets = table.filter(demand == "required"), table.filter(demand == "head count")
    nobody = required.filter(risk.is_in(["nobody", "all leave"])).height
    one = required.filter(risk.is_in(["one person", "one stays"])).height
    short = targets.filter(risk != "").height
    of_all = f"of {required.height} required"
    return Figures(
        (
            Figure("Held by nobody", number(nobody), "or only by those who leave", _tone(nobody)),
            Figure("Held by one person", number(one), of_all, "warn" if one else "good"),
            Figure("Head counts missed", number(short), f"of {targets.height} set", _tone(short)),
        )
    )


def _tone(value: int) -> Tone:
    return "bad" if value else "good"


def _row(
    picture: Picture, row: Mapping[str, Any], names: Mapping[str, str], leaves: Mapping[str, Any]
) -> Row:
    identity = f"skill:{row['skill']}"
    if row["demand"] == "head count":
        identity = f"skill:target {row['unit'] or ''}/{row['skill']}"
    risk = _WORDS.get(row["risk"]) or f"{row['holders'] - row['leaving']} of {row['wanted']}"
    if row["risk"] == "nobody" and row["unknown"]:
        risk = "nobody known to"
    held = [_holder(person, names, leaves) for person in row["people"]]
    cells = (
        row["name"],
        dots(row["criticality"]),
        number(row["level"]),
        Mark(risk, _TONES.get(row["risk"], "warn"), _WEIGHTS[row["risk"]]),
        Mark(_held(row, held), sort=row["holders"] - row["leaving"]),
        Mark(_wanted(row), sort=row["wanted"] or row["required"]),
        counts(row["unknown"]),
    )
    return Row(identity, cells, _why(picture, row, held), actions=of_skill(row["skill"]))


def _wanted(row: Mapping[str, Any]) -> str:
    if row["demand"] == "required":
        return f"{number(row['required'])} by role"
    where = f"in {row['unit_name']}" if row["unit_name"] else "anywhere"
    return f"{number(row['wanted'])} {where}"


def _held(row: Mapping[str, Any], held: list[str]) -> str:
    shown = [*held[:2], *([f"{len(held) - 2} more"] if len(held) > 2 else [])]
    text = join_and(shown) if held else "–"
    return f"{text}; rated more than a year ago" if row["stale"] and row["stale"] == row["holders"] else text


def _holder(person: str, names: Mapping[str, str], leaves: Mapping[str, Any]) -> str:
    gone = leaves.get(person)
    return names.get(person, person) + (f", leaves {gone}" if gone else "")


def _names(picture: Picture) -> dict[str, str]:
    """Person → "name (unit)"."""
    rows = picture.people.select("person", "name", "unit_name").iter_rows()
    return {person: f"{name} ({unit})" if unit else name for person, name, unit in rows}


def _why(picture: Picture, row: Mapping[str, Any], held: list[str]) -> Why:
    wanted = [] if row["wanted"] is None else [("Wanted", _wanted(row))]
    inputs = [
        ("Level needed", number(row["level"])),
        *wanted,
        ("Holders", number(row["holders"])),
        ("Of these, known to leave", number(row["leaving"])),
        ("Of these, rated more than a year ago", number(row["stale"])),
        ("Required of", counted(row["required"], "person", "people")),
        ("Of these, never rated", number(row["unknown"])),
        *(("Holder", name) for name in held[:12]),
    ]
    return Why(row["name"], _FORMULA, HOLDERS_SOURCE, *newest(inputs, row["positions"]))
