"""The page of development talks: who had one lately, who is overdue; of one person what was noted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Do,
    Empty,
    Figure,
    Figures,
    Mark,
    Meter,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    count,
    counted,
    day_in_words,
    number,
    percent,
)
from veikart_plans.talks.page_person import of_person
from veikart_plans.talks.settings import TalkSettings
from veikart_plans.talks.standing import NEW, OVERDUE, Counts, by_unit, counted_of, last_talks, since

if TYPE_CHECKING:
    from veikart.api import Picture

_FORMULA = (
    "share = people with a talk in the time ÷ people of whom one was due; who came within the time and has "
    "had none yet is new, and not due"
)
_UNITS = (
    Column("Unit", grow=True, least=18),
    Column("People", right=True, least=6, drop=3),
    Column("Talked", right=True, least=6),
    Column("Overdue", right=True, least=7),
    Column("New", right=True, least=3, drop=2),
    Column("Share", grow=True, least=12),
    Column("Shared", right=True, least=6, drop=1),
)
_OVERDUE = (
    Column("Talk overdue with", grow=True, least=20),
    Column("Unit", grow=True, least=14, drop=1),
    Column("Last talk", least=12),
    Column("Shared", least=7, drop=2),
)
_MOST = 60
_FIRST = ("ctrl+p, “Note a development talk”; or on somebody of the list below: h, then Hold a talk.",)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, the units, and those who are overdue; with a person selected what was noted with them.

    What was noted in a talk stands nowhere but on the page of that person.
    """
    if selection.person is not None:
        return of_person(picture, selection.person)
    people = last_talks(picture, selection)
    if not people.height:
        return [
            Empty(
                "Nobody was here yet.",
                ("Bring people in: veikart import FILE people.csv --as people", "Esc shows everyone."),
            )
        ]
    counts = counted_of(people)
    blocks: list[Block] = [_figures(picture, counts)]
    if not picture.table("plans.talks").height:
        blocks.append(Empty("No development talk had been noted by this moment.", _FIRST))
    blocks.append(_units(picture, by_unit(picture, people)))
    overdue = people.filter(people["state"] == OVERDUE).sort(
        "held_on", "name", nulls_last=False, maintain_order=True
    )
    if overdue.height:
        rows = tuple(_overdue_row(picture, row) for row in overdue.head(_MOST).iter_rows(named=True))
        blocks.append(Table(_OVERDUE, rows, f"{counted(overdue.height, 'talk is', 'talks are')} overdue"))
        if overdue.height > _MOST:
            blocks.append(Text(_more(overdue.height - _MOST), "muted"))
    return blocks


def _more(people: int) -> str:
    return f"And {number(people)} more. Choose a unit to see its people."


def _figures(picture: Picture, counts: Counts) -> Figures:
    months, why = picture.setting(TalkSettings).months, _why(picture, "Development talks", counts)
    share = "none due" if counts.share is None else percent(counts.share)
    new = f", {counts.new} new" if counts.new else ""
    return Figures(
        (
            Figure(
                "With a talk", share, f"in {counted(months, 'month')}; {counts.talked} of {counts.due}",
                _tone(counts.share), why, counts.people,
            ),
            Figure(
                "Overdue", count(counts.overdue), f"of {counts.people} people{new}",
                "warn" if counts.overdue else "good", why, counts.people,
            ),
            Figure(
                "Notes shared", count(counts.shared), f"of {counts.talked} with a talk",
                "warn" if counts.shared < counts.talked else "good", why, counts.people,
            ),
        )
    )  # fmt: skip


def _units(picture: Picture, units: dict[str, Counts]) -> Table:
    rows = []
    for unit, name, depth in picture.units.select("unit", "name", "depth").rows():
        if unit not in units:
            continue
        of = units[unit]
        share = "none due" if of.share is None else percent(of.share)
        cells = (
            name,
            Mark(number(of.people), sort=of.people),
            Mark(count(of.talked), sort=of.talked),
            Mark(count(of.overdue), "warn" if of.overdue else "normal", of.overdue),
            Mark(count(of.new), sort=of.new),
            Meter(of.share, share, _tone(of.share)),
            Mark(count(of.shared), sort=of.shared),
        )
        about = {"unit": unit}
        ways = (
            Action("plans.talks", about, "Whose talk is overdue here"),
            Action("plans.plan", about, "The plan of this unit"),
            Action("people", about, "Its people, one by one"),
        )
        why = _why(picture, name, of)
        rows.append(Row(f"unit:{unit}", cells, why, depth=depth, people=of.people, actions=ways))
    return Table(_UNITS, tuple(rows), "By unit, those below it included")


def _overdue_row(picture: Picture, row: dict[str, Any]) -> Row:
    about = {"person": row["person"]}
    never = row["held_on"] is None
    last = Mark("never", "warn", "") if never else Mark(str(row["held_on"]), sort=str(row["held_on"]))
    shared = "" if never else "yes" if row["shared"] else "no"
    inputs = [("Here since", str(row["came"])), ("Last talk", "none noted" if never else str(row["held_on"]))]
    if row["leader"]:
        inputs.append(("Held by", picture.name("person", row["leader"])))
    unread = not never and not row["shared"]
    share = (Do("plans.share_talk", {"talk": row["talk"]}, "Share its notes"),) if unread else ()
    ways = (
        Do("plans.hold_talk", about, "Note a talk"),
        *share,
        Action("plans.talks", about, "Their talks, and what was noted"),
        Action("plans.plan", about, "Measures for them"),
        Action("people", about, "What they can do"),
    )
    why = Why(row["name"], f"overdue = no talk since {day_in_words(since(picture))}", "", tuple(inputs))
    cells = (row["name"], row["unit_name"] or "", last, shared)
    return Row(f"person:{row['person']}", cells, why, actions=ways)


def _why(picture: Picture, title: str, of: Counts) -> Why:
    inputs = (
        ("Counted from", day_in_words(since(picture))),
        ("People", number(of.people)),
        ("With a talk since then", number(of.talked)),
        ("Overdue", number(of.overdue)),
        (f"{NEW.capitalize()}, not due yet", number(of.new)),
        ("Notes of the last talk shared", number(of.shared)),
    )
    return Why(title, _FORMULA, "", inputs)


def _tone(share: float | None) -> Tone:
    if share is None:
        return "muted"
    return "good" if share >= 0.8 else "normal" if share >= 0.5 else "warn"
