"""What is due, on the screen that opens a meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

from veikart.api import Action, Blocks, Column, Mark, Row, Selection, Table, Text, counted
from veikart_plans.measures.missing import CRITICAL, Gap, gaps_at
from veikart_plans.measures.page_plan import concerning
from veikart_plans.measures.standing import Measure
from veikart_plans.wording import for_whom, state_of, ways_of, why_of

if TYPE_CHECKING:
    from veikart.api import Picture

_SOON = timedelta(days=60)
_MOST = 4
_COLUMNS = (
    Column("Due", least=10),
    Column("Measure", grow=True, least=24),
    Column("For", grow=True, least=12, drop=1),
    Column("State", least=16),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """How the plan stands, and the measures that are late or due within two months, the earliest first; none
    where none is open."""
    day = picture.moment.true_on
    still = [each for each in concerning(picture, selection) if each.is_open]
    if not still:
        return []
    near = [each for each in still if each.due is not None and each.due <= day + _SOON]
    rows = tuple(
        Row(
            f"measure:{each.id}",
            (
                Mark(str(each.due), "bad" if each.late(day) else "normal"),
                each.title,
                for_whom(picture, each),
                state_of(each, day),
            ),
            why_of(picture, each),
            Action("plans.plan", {}, "The whole plan"),
            actions=ways_of(each),
        )
        for each in near[:_MOST]
    )
    told = Text(_told(picture, still, gaps_at(picture, selection)), "muted")
    return [told, Table(_COLUMNS, rows)] if rows else [told]


def _told(picture: Picture, still: Sequence[Measure], gaps: Sequence[Gap]) -> str:
    late = sum(each.late(picture.moment.true_on) for each in still)
    blocked = sum(each.blocked is not None for each in still)
    without = sum(gap.is_open and gap.criticality == CRITICAL for gap in gaps)
    text = f"{counted(len(still), 'measure is', 'measures are')} open"
    text += (f", {late} late" if late else "") + (f", {blocked} blocked" if blocked else "")
    if without:
        gap = counted(without, "critical gap has", "critical gaps have")
        return f"{text}; {gap} neither a measure nor a reason for none."
    return f"{text}; each critical gap has one, or a reason for none."
