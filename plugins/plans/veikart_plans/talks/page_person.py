"""The talks of one person, with what was noted: theirs to read, and nowhere else to be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from veikart.api import Action, Blocks, Column, Do, Empty, Mark, Row, Selection, Table, Text, Why
from veikart_plans.talks.standing import OVERDUE, last_talks

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (
    Column("Held on", least=10),
    Column("By", grow=True, least=10, drop=2),
    Column("Wishes to learn", grow=True, least=18),
    Column("Needs to learn", grow=True, least=18),
    Column("Shared", least=6, drop=1),
)


def of_person(picture: Picture, person: str) -> Blocks:
    """Their talks, the latest first."""
    name = picture.name("person", person)
    table = picture.table("plans.talks")
    mine = table.filter(table["person"] == person).sort("held_on", descending=True)
    hold = Do("plans.hold_talk", {"person": person}, "Note a talk")
    if not mine.height:
        return [
            Empty(
                f"No development talk with {name} had been noted by this moment.",
                ("ctrl+p, “Note a development talk”.", "Esc shows everyone."),
            )
        ]
    rows = tuple(_row(picture, row, hold) for row in mine.iter_rows(named=True))
    state = last_talks(picture, Selection(person=person))["state"].to_list()
    told = "The next talk is overdue." if state == [OVERDUE] else ""
    private = "What is noted here stands in no list, report or journal."
    return [
        Text(f"{told} {private}".strip(), "warn" if told else "muted"),
        Table(_COLUMNS, rows, f"Development talks with {name}"),
    ]


def _row(picture: Picture, row: dict[str, Any], hold: Do) -> Row:
    leader = picture.name("person", row["leader"]) if row["leader"] else ""
    cells = (
        Mark(str(row["held_on"])),
        leader,
        row["wishes"] or "",
        row["needs"] or "",
        Mark("yes", "good") if row["shared"] else Mark("not yet", "warn"),
    )
    share = () if row["shared"] else (Do("plans.share_talk", {"talk": row["talk"]}, "Share its notes"),)
    ways = (*share, hold, Action("plans.plan", {"person": row["person"]}, "Measures for them"))
    inputs = (
        ("Held by", leader or "not said"),
        ("Wishes to learn", row["wishes"] or "nothing noted"),
        ("Needs to learn", row["needs"] or "nothing noted"),
    )
    why = Why(f"Talk of {row['held_on']}", "", "", inputs, (row["position"],))
    return Row(f"talk:{row['talk']}", cells, why, actions=ways)
