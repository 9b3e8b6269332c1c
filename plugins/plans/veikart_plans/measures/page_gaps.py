"""The work list: critical gaps, what is done about each, and those about which nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Blocks,
    Column,
    Do,
    Empty,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Why,
    counted,
    number,
)
from veikart_plans.measures.missing import CRITICAL, Gap, gaps_at

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (
    Column("Skill", grow=True, least=22),
    Column("Critical", least=8, drop=3, kept=True),
    Column("Below", right=True, least=5),
    Column("Reached", right=True, least=7, drop=2),
    Column("What is done", grow=True, least=24, kept=True),
)
_MOST = 120
_FORMULA = (
    "below = people below what is required of them; reached = those of them that an open measure for the "
    "skill is for"
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Skills with somebody below; first those that are critical and have neither measure nor “not now”."""
    gaps = gaps_at(picture, selection)
    if selection.skill is not None:
        gaps = [gap for gap in gaps if gap.skill == selection.skill]
    if not gaps:
        return [
            Empty(
                "Nobody is known to be below what is required here.",
                ("Rate people on the Map (F4), or set what roles require.",),
            )
        ]
    gaps.sort(key=lambda gap: (not (gap.is_open and gap.criticality == CRITICAL), not gap.is_open))
    critical = [gap for gap in gaps if gap.criticality == CRITICAL]
    waiting = sum(gap.is_open for gap in critical)
    told = f"{counted(len(critical), 'critical gap')}; "
    if waiting:
        told += f"{counted(waiting, 'has', 'have')} neither a measure nor a reason for none."
    else:
        told += "each has a measure, or a reason for none."
    rows = tuple(_row(gap) for gap in gaps[:_MOST])
    return [Text(told, "warn" if waiting else "good"), Table(_COLUMNS, rows)]


def _row(gap: Gap) -> Row:
    about = {"skill": gap.skill}
    if gap.measures:
        more = f" and {len(gap.measures) - 1} more" if len(gap.measures) > 1 else ""
        done = Mark(gap.measures[0].title + more, "normal", 2)
    elif gap.left is not None:
        done = Mark(f"not now: {gap.left}", "muted", 1)
    else:
        done = Mark("nothing yet", "bad" if gap.criticality == CRITICAL else "warn", 0)
    cells = (
        gap.name,
        Mark("●" * gap.criticality, sort=gap.criticality),
        Mark(number(gap.below), sort=gap.below),
        Mark(f"{gap.covered} of {gap.below}" if gap.measures else "", sort=gap.covered),
        done,
    )
    taking = (Do("plans.take_up", about, "Take it up after all"),) if gap.left is not None else ()
    ways = (
        Do("plans.propose", about, "Propose a measure"),
        *taking,
        *(() if taking else (Do("plans.not_now", about, "Not now, with a reason"),)),
        Action("plans.plan", about, "The measures for it"),
        Action("map", about, "Everyone's levels on the Map"),
    )
    return Row(f"skill:{gap.skill}", cells, _why(gap), actions=ways, people=gap.below)


def _why(gap: Gap) -> Why:
    inputs = (
        ("Below", counted(gap.below, "person", "people")),
        ("Level steps missing", number(gap.steps)),
        ("Of these, an open measure is for", counted(gap.covered, "person", "people")),
        *(("Measure", f"{each.title}, {each.state}") for each in gap.measures),
        *((("Not now", gap.left),) if gap.left is not None else ()),
    )
    return Why(gap.name, _FORMULA, "", inputs)
