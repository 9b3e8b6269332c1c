"""What is due, on the screen that opens a meeting."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from veikart.api import Action, Blocks, Column, Mark, Row, Selection, Table
from veikart_plans.measures.page_plan import concerning
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
    """The measures that are late or due within two months, the earliest first; none where none is."""
    day = picture.moment.true_on
    near = [
        each
        for each in concerning(picture, selection)
        if each.is_open and each.due is not None and each.due <= day + _SOON
    ]
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
    return [Table(_COLUMNS, rows)] if rows else []
