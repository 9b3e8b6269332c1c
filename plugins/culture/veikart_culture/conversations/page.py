"""Conversations: whether leaders talk about learning as often as was agreed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Cell,
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
    counted,
    day_in_words,
    number,
    percent,
)
from veikart_culture.conversations.columns import HELD_SOURCE
from veikart_culture.conversations.standing import InQuarter, UnitTalks, kept_share, talks

if TYPE_CHECKING:
    from veikart.api import Picture

_FORMULA = (
    "kept = Σ min(held, agreed) ÷ Σ agreed, over the quarters that are over: a talk more in one quarter "
    "makes up for none in another"
)
_MOST_POSITIONS = 200


def draw(picture: Picture, selection: Selection) -> Blocks:
    """What was kept in the last four quarters, then every unit with its quarters."""
    units = talks(picture, selection)
    if not units:
        return [_nobody(picture)]
    table = Table(_columns(units), tuple(_row(each) for each in units))
    if all(each.a_year is None and each.last is None for each in units):
        return [
            Empty(
                "It was not agreed yet how often leaders talk about learning with their people, and no talk "
                "was noted.",
                (
                    "ctrl+p, “Agree how often leaders talk about learning”: for everybody, or unit by unit.",
                    "Then note each talk when it is held: h on a unit below, Note a talk.",
                ),
            ),
            table,
        ]
    return [*_summed(units), table, Text(_told(units), "muted")]


def _nobody(picture: Picture) -> Empty:
    return Empty(
        f"There are no units with people here on {picture.moment.in_words()}.",
        (
            "Bring them in: veikart import FILE people.csv --as people",
            "Or move in time: n leads back to today.",
        ),
    )


def _summed(units: Sequence[UnitTalks]) -> list[Block]:
    share = kept_share(units)
    agreed, held = sum(each.agreed for each in units), sum(each.held for each in units)
    short = [each for each in units if each.missed]
    never = [each for each in units if each.a_year and each.last is None]
    positions = tuple(sorted((p for each in units for p in each.positions), reverse=True)[:_MOST_POSITIONS])
    inputs = (("Talks agreed", number(agreed)), ("Talks held", number(held)))
    why = Why("Kept of what was agreed", _FORMULA, HELD_SOURCE, inputs, positions)
    kept = Figure(
        "Kept of what was agreed",
        "–" if share is None else percent(share),
        f"{number(held)} held, {number(agreed)} agreed, four quarters",
        tone_of(share),
        why,
    )
    missed = Figure(
        "Units that missed talks",
        number(len(short)),
        "in the last whole quarter",
        "bad" if short else "good",
        Why(
            "Units that missed talks",
            "units in which at least one talk less was held than agreed, in the last quarter that is over",
            HELD_SOURCE,
            tuple((each.name, in_words(each.missed)) for each in short if each.missed),
        ),
    )
    none = Figure("Never yet", number(len(never)), "units with an agreement and no talk at all")
    return [Figures((kept, missed, none) if never else (kept, missed))]


def in_words(quarter: InQuarter) -> str:
    agreed = "none agreed" if quarter.agreed is None else f"{number(quarter.agreed)} agreed"
    return f"{quarter.held} held, {agreed}"


def tone_of(share: float | None) -> Tone:
    if share is None:
        return "muted"
    return "good" if share >= 0.8 else "warn" if share >= 0.5 else "bad"


def _told(units: Sequence[UnitTalks]) -> str:
    without = sum(each.a_year is None for each in units)
    text = f"Held/agreed; {units[0].quarters[-1].quarter.title} still runs."
    if without:
        text += f" Nothing is agreed for {counted(without, 'unit')}, so nothing can be missed there."
    return text


def _columns(units: Sequence[UnitTalks]) -> tuple[Column, ...]:
    shown = units[0].quarters
    return (
        Column("Unit", grow=True, least=16),
        Column("A year", right=True, least=6),
        *(
            Column(each.quarter.title, right=True, least=7, drop=len(shown) - place)
            for place, each in enumerate(shown)
        ),
        Column("Kept", least=14),
        Column("Last", least=10, drop=1),
    )


def _row(unit: UnitTalks) -> Row:
    share = unit.share
    cells: tuple[Cell, ...] = (
        unit.name,
        Mark("–" if unit.a_year is None else number(unit.a_year), sort=unit.a_year),
        *(_quarter(each, runs=each is unit.quarters[-1]) for each in unit.quarters),
        Meter(share, "–" if share is None else percent(share), tone_of(share)),
        Mark(str(unit.last), sort=unit.last) if unit.last else Mark("never", "muted", ""),
    )
    about = {"unit": unit.unit}
    ways = (
        Do("culture.hold_conversation", about, "Note a talk that was held"),
        Do("culture.agree_cadence", about, "Agree how often"),
        Action("people", about, "Its people, one by one"),
    )
    return Row(f"unit:{unit.unit}", cells, _why(unit), depth=unit.depth, actions=ways)


def _quarter(each: InQuarter, *, runs: bool) -> Mark:
    if each.agreed is None:
        return Mark(number(each.held) if each.held else "·", "muted", each.held)
    text = f"{each.held}/{number(round(each.agreed, 1))}"
    if runs or not each.agreed:
        return Mark(text, "muted", each.held)
    return Mark(text, "bad" if each.short and not each.held else "warn" if each.short else "good", each.held)


def _why(unit: UnitTalks) -> Why:
    agreed = "nothing" if unit.a_year is None else f"{number(unit.a_year)} a year"
    inputs = (
        ("Agreed now", agreed),
        *((each.quarter.title, in_words(each)) for each in unit.quarters),
        ("Last talk", day_in_words(unit.last) if unit.last else "none noted"),
    )
    return Why(unit.name, _FORMULA, HELD_SOURCE, inputs, unit.positions[:_MOST_POSITIONS])
