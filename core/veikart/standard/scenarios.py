"""The list of scenarios: what each supposes, and what it would change."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from veikart.blocks import Block, Blocks, Cell, Column, Do, Empty, Row, Table, Text, Tone, Why
from veikart.errors import VeikartError
from veikart.moment import day_in_words
from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Listed:
    """A scenario as it stands in the list of them."""

    id: str
    name: str
    why: str
    start: date
    status: str
    """ "open", "adopted" or "discarded"."""
    by: str
    begun: datetime
    events: int
    """How many are supposed in it, those that no longer fit included."""
    misfits: tuple[str, ...]
    """Why some of it no longer fits; of one that is not open nobody asks."""
    positions: tuple[int, ...] = ()
    """Where in the journal it says what is supposed."""


_COLUMNS = (
    Column("Scenario", grow=True, least=24),
    Column("From", least=10, drop=3),
    Column("By", least=6, drop=4),
    Column("Supposed", right=True, drop=5),
    Column("People", right=True, least=9),
    Column("Target met", right=True, least=15),
    Column("Steps missing", right=True, least=11, drop=2),
    Column("State", least=9, drop=1),
)
_NONE = Empty(
    "Nobody has asked what if.",
    (
        "Put the cursor on somebody on the Map and press y: what if they leave?",
        "Or in a script: veikart do suppose.leaves FILE --person NAME",
    ),
)


def draw(picture: Picture, listed: Sequence[Listed]) -> Blocks:
    """Each scenario, the newest first; of those that are open, what they change against reality."""
    if not listed:
        return [_NONE]
    reality = picture.at(replace(picture.moment, scenario=None)) if picture.moment.scenario else picture
    rows = tuple(_row(reality, each) for each in reversed(listed))
    blocks: list[Block] = [
        Text("Reality → scenario, on the day looked at or, where that is later, when it begins.", "muted"),
        Table(_COLUMNS, rows),
    ]
    return [*blocks, *_misfits(listed)]


def _row(reality: Picture, each: Listed) -> Row:
    people, met, missing = _changes(reality, each) if each.status == "open" else ("", "", "")
    tone: Tone = "normal" if each.status == "open" else "muted"
    cells: tuple[Cell, ...] = (
        *(each.name, str(each.start), each.by, str(each.events)),
        *(people, met, missing, each.status),
    )
    about = {"scenario": each.id}
    ways = (
        Do("scenario.adopt", about, "Adopt it"),
        Do("scenario.rename", about, "Rename it"),
        Do("scenario.discard", about, "Discard it"),
    )
    inputs = [("Begun", f"{each.begun:%Y-%m-%d %H:%M} by {each.by}"), ("From", day_in_words(each.start))]
    inputs += [("Why one asks", each.why)] if each.why else []
    why = Why(each.name, inputs=tuple(inputs), positions=each.positions)
    shown = ways if each.status == "open" else ()
    return Row(f"scenario:{each.id}", cells, why, tone=tone, actions=shown)


def _changes(reality: Picture, each: Listed) -> tuple[str, str, str]:
    """People, share of what is required that is met, and steps that are missing: then and now."""
    moment = replace(reality.moment, true_on=max(reality.moment.true_on, each.start))
    try:
        inside = reality.at(replace(moment, scenario=each.id))
    except VeikartError:  # ended since the list was made
        return "", "", ""
    before = reality.at(moment)
    then, now = _counted(before), _counted(inside)
    return (
        _told(str(before.people.height), str(inside.people.height)),
        _told(then[0], now[0]),
        _told(then[1], now[1]),
    )


def _counted(picture: Picture) -> tuple[str, str]:
    """The share of the cells that are known and required that is met, and the steps missing."""
    rows = picture.coverage().rows(named=True)
    known = rows[0]["met"] + rows[0]["below"] if rows else 0
    if not known:
        return "–", "–"
    return f"{100 * rows[0]['met'] / known:.1f} %", f"{rows[0]['gap']:g}"


def _told(then: str, now: str) -> str:
    return then if then == now else f"{then} → {now}"


def _misfits(listed: Sequence[Listed]) -> Iterator[Block]:
    for each in listed:
        for why in each.misfits:
            yield Text(f"In “{each.name}” something no longer fits, and is left out: {why}", "warn")
