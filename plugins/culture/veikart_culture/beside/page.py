"""Beside progress: whether units with a better pulse closed more of their gap since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Callout,
    Cell,
    Column,
    Empty,
    Figure,
    Figures,
    Mark,
    Meter,
    Row,
    Selection,
    Table,
    Text,
    Why,
    counted,
    day_in_words,
    number,
    percent,
)
from veikart_culture.beside.columns import CLOSED, RHO, RHO_SOURCE
from veikart_culture.beside.correlation import FEW, LEAST
from veikart_culture.beside.settings import BesideSettings
from veikart_culture.beside.standing import Beside, UnitBeside, beside, chosen
from veikart_culture.pulse.words import WITHHELD, interval

if TYPE_CHECKING:
    from veikart.api import Picture

_COLUMNS = (
    Column("Unit, the best pulse first", grow=True, least=16),
    Column("Favourable", least=16),
    Column("Answered", right=True, least=8, drop=2),
    Column("Gap closed since", least=16),
    Column("Closed of below", right=True, least=8, drop=1),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """What goes together, of how many units; then the units, the best pulse first."""
    found = beside(picture)
    if found is None:
        return [_nothing(picture)]
    units = sorted(chosen(found.units, picture, selection), key=_order)
    blocks: list[Block] = [Text(_told(found), "muted"), *_together(found)]
    if units:
        blocks.append(Table(_COLUMNS, tuple(_row(found, each) for each in units)))
    return blocks


def _order(unit: UnitBeside) -> tuple[float, str]:
    return (-unit.favourable.value if unit.favourable else 1.0, unit.name)


def _nothing(picture: Picture) -> Empty:
    months = picture.setting(BesideSettings).months
    return Empty(
        f"There is no round of the pulse that was closed {counted(months, 'month')} ago or earlier, so "
        "nothing can have moved since.",
        (
            "The page Pulse says how a round is held; come back when people were rated again.",
            "Settings: Culture beside progress (ctrl+p) says how long ago a round must lie.",
        ),
    )


def _told(found: Beside) -> str:
    return (
        f"{found.pulse.round.round.name}, closed {day_in_words(found.day)}, beside what was closed of the "
        "gap since. Units that have others below them are left out: their people would count twice."
    )


def _together(found: Beside) -> list[Block]:
    told, result = found.told, found.correlation
    if result is None:
        few = len(told) < LEAST
        text = (
            f"{counted(len(told), 'unit has', 'units have')} both a pulse that may be shown and a gap to "
            f"close: too few to say whether they go together (from {LEAST} on)."
            if few
            else "All units are alike in one of the two, so nothing can go together."
        )
        return [Callout(text, tone="muted", steps=("Look at the units one by one, and ask them.",))]
    inputs = (
        ("Units", number(result.units)),
        ("ρ", f"{result.rho:.2f}"),
        ("95 % interval", f"{result.low:.2f} to {result.high:.2f}"),
    )
    why = Why("Pulse and gap closed", RHO, RHO_SOURCE, inputs, (found.pulse.round.round.position,))
    rough = (
        f"; rough, of {counted(result.units, 'unit')}" if result.units < FEW else f"; {result.units} units"
    )
    said = (
        "go together"
        if result.low > 0
        else "go against each other"
        if result.high < 0
        else "cannot be told from chance"
    )
    return [
        Figures(
            (
                Figure(
                    "Pulse and gap closed",
                    f"ρ {result.rho:.2f}".replace("-", "−"),
                    f"95 %: {result.low:.2f} to {result.high:.2f}{rough}".replace("-", "−"),
                    "normal",
                    why,
                ),
                Figure("What that says", said, "in this order of units, never as cause"),
            )
        ),
        Text(
            "Leaders, shifts, tasks and who was hired differ between units as well; a better pulse may come "
            "of progress as well as bring it.",
            "muted",
        ),
    ]


def _row(found: Beside, unit: UnitBeside) -> Row:
    share, closed = unit.favourable, unit.share_closed
    cells: tuple[Cell, ...] = (
        unit.name,
        Meter(share.value, percent(share.value)) if share else Meter(None, WITHHELD, "muted"),
        Mark(number(share.of), sort=share.of) if share else Mark(WITHHELD, "muted", float("nan")),
        Meter(
            closed,
            "nobody below" if closed is None else percent(closed),
            "muted" if closed is None else "normal",
        ),
        Mark(f"{unit.closed}/{unit.below}", sort=unit.below),
    )
    inputs = (
        (
            "Favourable",
            interval(share) if share else "not shown: too few answered, or it would give others away",
        ),
        ("Below then, rated again since", number(unit.below)),
        ("Met now", number(unit.closed)),
    )
    ways = (
        Action("culture.pulse", {"unit": unit.unit}, "Its pulse, by theme"),
        Action("gap.ranked", {"unit": unit.unit}, "What is missing most in it"),
        Action("culture.conversations", {"unit": unit.unit}, "Its talks about learning"),
    )
    why = Why(unit.name, CLOSED, "A count.", inputs, (found.pulse.round.round.position,))
    return Row(f"unit:{unit.unit}", cells, why, actions=ways, people=share.of if share else None)
