"""Rate first: what is not known, and the fewest ratings that would settle the ranking."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Do,
    Mark,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    counted,
    number,
)
from veikart_gap.pages.wording import counts, nothing_yet
from veikart_gap.ranking.columns import RATE_FIRST_SOURCE
from veikart_gap.ranking.methods import FIRST
from veikart_gap.ranking.rating_first import cells_of
from veikart_gap.ranking.settings import chosen
from veikart_gap.ranking.settling import Contender, Settling, settling
from veikart_gap.ranking.telling import NUMBERS, alike

_MOST = 100
_FORMULA = (
    "lowest score: everyone unrated meets what is required; highest: everyone unrated is at the lowest level"
)
_SKILLS = (
    Column("#", right=True, least=2, ordinal=True),
    Column("Skill", grow=True, least=22),
    Column("Score from", right=True, least=6),
    Column("to", right=True, least=6),
    Column("Not known", right=True, least=5),
    Column("Rate first", right=True, least=6),
)
_CELLS = (
    Column("Whom", grow=True, least=18),
    Column("Unit", grow=True, least=12, drop=2, kept=True),
    Column("In what", grow=True, least=18),
    Column("Required", right=True, least=5, drop=1, ordinal=True),
    Column("Can move the score by", right=True, least=8),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """What would settle the first five in a sentence, skill by skill, and person by person."""
    empty = nothing_yet(picture, selection)
    if empty is not None:
        return [empty]
    found = settling(picture, selection)
    blocks: list[Block] = [Text(told) for told in _told(found)]
    if (method := chosen(picture)[0]) is not found.ranked.method:
        by = method.title.lower()
        blocks.append(Text(f"Scores by {by} do not add up over people, so this is told of another.", "muted"))
    if not found.contenders:
        return blocks
    rows = tuple(_skill(found, each) for each in found.contenders)
    cells = cells_of(picture, found, _MOST)
    if cells.height:
        whom = tuple(_cell(row, found) for row in cells.iter_rows(named=True))
        blocks.append(Table(_CELLS, whom, "Rate first"))
        if found.least > _MOST:
            blocks.append(Text(f"and {number(found.least - _MOST)} more, skill by skill below.", "muted"))
    columns = _SKILLS[:-1] if found.settled else _SKILLS
    blocks.append(Table(columns, rows, "Between what each score still lies"))
    return blocks


def _told(found: Settling) -> list[str]:
    """How far the first five are settled, and what would settle them."""
    by = found.ranked.method.title.lower()
    count = min(FIRST, len(found.ranked.first))
    if not count:
        return ["No gap is known yet. Begin with the skills that could weigh most, with one person each."]
    first = "first one" if count == 1 else f"first {NUMBERS[count]}"
    if found.settled and (same := alike(found.ranked)):
        return [same]
    if found.settled:
        return [f"By {by} the {first} are settled: no missing rating can change which skills they are."]
    if not found.confirmable:
        return [f"By {by} the {first} will not stay, whatever the missing ratings say."]
    fewest = counted(found.least, "rating")
    return [
        f"By {by}: {fewest} can settle that the {first} stay the {first}, and fewer cannot. It is settled "
        "then if those of the first come out low and those of the others as required; else this changes.",
        f"Whatever people say, all {number(found.most)} missing ratings of the skills below settle it.",
    ]


def _skill(found: Settling, each: Contender) -> Row:
    row, rank = found.ranked.standing.rows[each.place], found.ranked.ranks[each.place]
    cells = (
        "" if rank is None else str(rank),
        row["name"],
        Mark(number(each.low), sort=each.low),
        Mark(number(each.high), sort=each.high),
        counts(each.open),
        *(() if found.settled else (counts(len(each.people)),)),
    )
    inputs = (
        ("People asked", number(row["required"])),
        ("Not known", number(each.open)),
        ("Lowest and highest score", f"{number(each.low)} and {number(each.high)}"),
        ("Ranked by", found.ranked.method.title),
    )
    ways = (
        Action("map", {"skill": row["skill"]}, "Rate it on the Map"),
        Action("gap.units", {"skill": row["skill"]}, "In which units it is missing"),
        Action("gap.ranked", {}, "The ranking"),
    )
    tone: Tone = "normal" if each.inside else "muted"
    why = Why(row["name"], _FORMULA, RATE_FIRST_SOURCE, inputs)
    return Row(f"skill:{row['skill']}", cells, why, tone=tone, people=row["required"], actions=ways)


def _cell(row: Mapping[str, Any], found: Settling) -> Row:
    about = {"person": row["person"], "skill": row["skill"]}
    where = {"unit": row["unit"]} if row["unit"] else {}
    now = "among the first" if row["among_first"] else "below the first"
    inputs = (
        ("Required", number(row["required"])),
        ("Can move the score by", number(row["effect"])),
        (row["skill_name"], f"{now} by {found.ranked.method.title.lower()}"),
    )
    cells = (
        row["person_name"],
        row["unit_name"] or "No unit",
        row["skill_name"],
        Mark(number(row["required"]), sort=row["required"]),
        Mark(number(row["effect"]), sort=row["effect"]),
    )
    ways = (
        Action("map", {"skill": row["skill"], **where}, "Rate the unit in it on the Map"),
        Do("skill.assess", about, "Rate this one"),
        Action("map", {"person": row["person"]}, "All of this person on the Map"),
    )
    why = Why(f"{row['person_name']}: {row['skill_name']}", _FORMULA, RATE_FIRST_SOURCE, inputs)
    return Row(f"cell:{row['person']}/{row['skill']}", cells, why, people=1, actions=ways)
