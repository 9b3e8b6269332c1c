"""What is next with partners, on the screen that opens a meeting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Action, Block, Blocks, Column, Row, Selection, Table, Text
from veikart_partners.portfolio.coverage import coverage_at
from veikart_partners.portfolio.standing import partners_at
from veikart_partners.portfolio.wording import phase_mark, steps_of, ways_of, what_next, why_of

if TYPE_CHECKING:
    from veikart.api import Picture

_MOST = 5
_COLUMNS = (
    Column("Partner", grow=True, least=18),
    Column("Phase", least=10),
    Column("Steps", right=True, least=5, drop=1),
    Column("Next", grow=True, least=20),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A line on what the portfolio covers, and the partners with which most is still to come; nothing where
    there is none."""
    partners = [each for each in partners_at(picture) if not each.turned_down]
    if not partners:
        return []
    covered = coverage_at(picture, selection)
    holes = [each.name for each in covered if each.is_hole]
    blocks: list[Block] = []
    if covered:
        told = f"Partners cover {len(covered) - len(holes)} of {len(covered)} critical skills far enough"
        blocks.append(Text(told + (f"; not {_some(holes)}." if holes else ".")))
    rows = tuple(
        Row(
            f"partner:{each.id}",
            (each.name, phase_mark(each), steps_of(each), what_next(each)),
            why_of(picture, each),
            Action("partners.portfolio"),
            actions=ways_of(each),
        )
        for each in partners[:_MOST]
    )
    return [*blocks, Table(_COLUMNS, rows)]


def _some(names: list[str]) -> str:
    more = f" and {len(names) - 2} more" if len(names) > 2 else ""
    return ", ".join(names[:2]) + more
