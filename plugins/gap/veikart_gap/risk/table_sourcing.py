"""Build or buy, as a table: what speaks for either, in words; the sentences stand in the why."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.api import Block, Column, Do, Mark, Row, Table, Text, Why, counted, number
from veikart_gap.pages.ways import of_skill
from veikart_gap.pages.wording import counts, dots
from veikart_gap.risk.columns import SOURCING_SOURCE
from veikart_gap.risk.sourcing import Reason, Sourcing

MOST_ROWS = 60
_FORMULA = (
    "reasons, not a sum: near = half or more of those below are one step away and stay; in time = lower "
    "median of steps missing × weeks a step ≤ weeks until it is needed; taught = a holder who stays for "
    "every three below; scarce, easy = the observation of the market that counts first"
)
_COLUMNS = (
    Column("Skill", grow=True, least=16),
    Column("Critical", least=8, drop=2),
    Column("Below", right=True, least=5, drop=1),
    Column("For building", least=20),
    Column("For buying", least=20),
    Column("Not known", grow=True, least=12, drop=3),
)
_TITLE = "Build or buy: what speaks for either; Enter says it in full"


def sourcing_blocks(found: Sequence[Sourcing]) -> list[Block]:
    """The table, or a sentence where nothing is missing."""
    if not found:
        return [
            Text(
                "Nobody is below what is required of them, and every skill is held: nothing to build or buy."
            )
        ]
    blocks: list[Block] = []
    if not any(each.outlooks for each in found):
        blocks.append(
            Text(
                "Nothing is known of the outside market. Bring in a table with the columns skill or role, "
                "shortage (1 to 5) and source: veikart import FILE market.csv --as gap.market; or note what "
                "the room knows: Note how hard a skill or role is to find outside.",
                "muted",
            )
        )
    blocks.append(Table(_COLUMNS, tuple(_row(each) for each in found[:MOST_ROWS]), _TITLE))
    if len(found) > MOST_ROWS:
        blocks.append(Text(f"and {counted(len(found) - MOST_ROWS, 'skill')} more.", "muted"))
    return blocks


def _row(each: Sourcing) -> Row:
    cells = (
        each.name,
        dots(each.criticality),
        counts(each.below),
        _words(each.building),
        _words(each.buying),
        _words(each.open),
    )
    note = Do("gap.observe_market", {"skill": each.skill}, "Note how hard it is to find outside")
    return Row(f"skill:{each.skill}", cells, _why(each), actions=(*of_skill(each.skill), note))


def _words(reasons: Sequence[Reason]) -> Mark:
    return Mark(", ".join(reason.word for reason in reasons if reason.word) or "–", sort=len(reasons))


def _why(each: Sourcing) -> Why:
    market = each.outlooks[1:8]
    sides = (("For building", each.building), ("For buying", each.buying), ("Not known", each.open))
    inputs = (
        ("Below what is required", number(each.below)),
        ("Of these, one step away", number(each.near)),
        ("Hold it and stay", number(each.holders_who_stay)),
        *((side, reason.told) for side, reasons in sides for reason in reasons),
        *(("Outside market, too", one.told) for one in market),
    )
    positions = tuple(one.position for one in each.outlooks[:50])
    return Why(each.name, _FORMULA, SOURCING_SOURCE, inputs, positions)
