"""Cover: who can do what is needed now, and what it costs their own unit."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import polars as pl

from veikart.api import (
    Block,
    Blocks,
    Column,
    Do,
    Empty,
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
    skill_level,
)
from veikart_gap.reskill.columns import COVER_SOURCE
from veikart_gap.reskill.cover import Sought, covering, left_without, sought
from veikart_gap.reskill.wording import MOST_PEOPLE, met_of, roles_of, ways_of_person

_COLUMNS = (
    Column("Who", grow=True, least=16),
    Column("Unit", least=10, drop=2),
    Column("Role", grow=True, least=12, drop=4),
    Column("Meets", right=True, least=5),
    Column("Not known", right=True, least=3, drop=3),
    Column("Left behind", grow=True, least=20, drop=1),
    Column("There", least=16),
)
_FORMULA = (
    "people by: there on all days, requirements met, then not known; then fewest skills that their unit is "
    "left without, then fewest left with one person"
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """What is needed in a sentence, then people: those who meet all of it and harm least come first."""
    asked = sought(picture, selection)
    if not picture.people.height or not asked.needs:
        return [_nothing(picture, asked)]
    found = covering(picture, selection, asked)
    table = found.filter(pl.col("met") > 0)
    blocks: list[Block] = [Text(_told(picture, asked), "muted"), Text(_summed(table))]
    if table.height:
        top, units = table.head(MOST_PEOPLE), dict(picture.units.select("unit", "name").rows())
        roles = roles_of(picture, top["person"].to_list())
        rows = (_row(picture, asked, row, roles, units) for row in top.iter_rows(named=True))
        blocks.append(Table(_COLUMNS, tuple(rows)))
    return [*blocks, *_rest(table.height - MOST_PEOPLE, found.height - table.height)]


def _rest(less: int, unknown: int) -> list[Block]:
    said = [f"… and {counted(less, 'person', 'people')} who meet less of it."] if less > 0 else []
    if unknown:
        people = counted(unknown, "person", "people")
        said.append(
            f"Of {people} none of it is known to be met, but not all of it was rated: there may be more."
        )
    return [Text(" ".join(said), "muted")] if said else []


def _nothing(picture: Picture, asked: Sought) -> Empty:
    if asked.person is not None and picture.people.height:
        name = picture.name("person", asked.person)
        return Empty(
            f"Nothing is required of {name} in this selection, so nobody has to stand in.",
            ("Give them a role: veikart do role.assign FILE", "Or choose another person."),
        )
    return Empty(
        "Nothing has to be covered yet.",
        (
            "Choose skills and levels: ctrl+p, “Look for somebody who can cover skills now”.",
            "Or choose a person, to see who can stand in for them.",
        ),
    )


def _told(picture: Picture, asked: Sought) -> str:
    names = [f"{picture.name('skill', skill)} {number(level)}" for skill, level in asked.needs]
    told = join_and([*names[:8], *([f"{len(names) - 8} more"] if len(names) > 8 else [])])
    return (
        f"Needed for {counted(asked.days, 'day')}: {told} ({asked.said}). Languages are skills like others; "
        "who is away is known only where it was noted or they leave."
    )


def _summed(table: pl.DataFrame) -> str:
    there = table.filter(pl.col("away_from").is_null())
    all_, gone = there.filter(pl.col("met") == pl.col("asked")), table.height - there.height
    if not all_.height:
        return _nobody(table, gone)
    safe = all_.filter(pl.col("left_with_nobody") == 0).height
    text = f"{counted(all_.height, 'person', 'people')} {'meets' if all_.height == 1 else 'meet'} all of it"
    text += f"; {number(safe)} of them can be taken without leaving a skill of their unit to nobody."
    return f"{text} {counted(gone, 'person', 'people')} cannot be there on all days." if gone else text


def _nobody(table: pl.DataFrame, gone: int) -> str:
    if not table.height:
        return "Nobody here is known to meet any of it. Widen the selection, or rate more on the Map."
    away = f" {counted(gone, 'person', 'people')} cannot be there on all days." if gone else ""
    return f"Nobody who can be there is known to meet all of it; these meet some.{away}"


def _row(
    picture: Picture,
    asked: Sought,
    row: Mapping[str, Any],
    roles: Mapping[str, str],
    units: Mapping[str, str],
) -> Row:
    person = row["person"]
    cells = (
        row["name"],
        units.get(row["unit"], ""),
        roles.get(person, ""),
        met_of(row["met"], row["asked"]),
        Mark(number(row["unknown"]) if row["unknown"] else "·", sort=row["unknown"]),
        _harm(row["left_with_nobody"], row["left_with_one"]),
        _there(row),
    )
    tone: Tone = "muted" if row["away_from"] else "strong" if row["met"] == row["asked"] else "normal"
    away = Do("gap.note_absence", {"person": person}, "Note that they are away")
    ways = (*ways_of_person(person), away)
    return Row(f"person:{person}", cells, _why(picture, asked, row), tone=tone, actions=ways)


def _harm(nobody: int, one: int) -> Mark:
    """Sorted by the harm: a skill that is left to nobody outweighs any number left to one."""
    said = [f"{counted(nobody, 'skill')} to nobody"] if nobody else []
    said += [f"{number(one)} to one"] if one else []
    tone: Tone = "bad" if nobody else "warn" if one else "normal"
    return Mark(", ".join(said) or "enough of all", tone, nobody * 1000 + one)


def _there(row: Mapping[str, Any]) -> Mark:
    if row["away_from"] is None:
        return Mark("as far as known", sort="9")
    return Mark(f"{row['away_why']} {row['away_from']}", "warn", str(row["away_from"]))


def _why(picture: Picture, asked: Sought, row: Mapping[str, Any]) -> Why:
    inputs = (
        ("Needed", counted(row["asked"], "skill")),
        ("Met", number(row["met"])),
        ("Not known", number(row["unknown"])),
        ("Left with nobody in their unit", number(row["left_with_nobody"])),
        ("Left with one in their unit", number(row["left_with_one"])),
    )
    behind = partial(_behind, picture, asked, row["person"])
    return Why(row["name"], _FORMULA, COVER_SOURCE, inputs, more=behind)


def _behind(picture: Picture, asked: Sought, person: str) -> Why:
    levels = picture.levels.filter(picture.levels["person"] == person)
    held = dict(levels.select("skill", "level").rows())
    wanted = [
        (
            picture.name("skill", skill),
            f"{'not known' if held.get(skill) is None else number(held[skill])}, needed {number(level)}",
        )
        for skill, level in asked.needs
    ]
    harmed = [
        (picture.name("skill", skill), "left with nobody" if others == 0 else "left with one")
        for skill, others in left_without(picture, person)
    ]
    rated = levels.filter(pl.col("skill").is_in([skill for skill, _ in asked.needs]))["position"]
    return Why("", inputs=(*wanted, *harmed), positions=tuple(rated.sort(descending=True).to_list()))


def ways_to_cover(skill: str, level: float) -> tuple[Do, ...]:
    """From a skill: who can cover it now."""
    return (
        Do("gap.look_for_cover", {"needs": (skill_level(skill, level),)}, "Look for who can cover it now"),
    )
