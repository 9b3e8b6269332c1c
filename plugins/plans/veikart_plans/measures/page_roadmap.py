"""The roadmap: measures on a grid of quarters, with what slipped and what is blocked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import (
    Block,
    Blocks,
    Column,
    Mark,
    Milestone,
    Row,
    Selection,
    State,
    Table,
    Text,
    Timeline,
    TimelineItem,
    counted,
    number,
)
from veikart_plans.measures.page_plan import concerning, nothing
from veikart_plans.measures.standing import Measure
from veikart_plans.wording import for_whom, waits_for, ways_of, why_of

if TYPE_CHECKING:
    from veikart.api import Picture

_STATES: dict[str, State] = {
    "proposed": "proposed",
    "agreed": "agreed",
    "started": "started",
    "done": "done",
    "stopped": "stopped",
}
_LANES = {"mobilise": "Mobilise", "learn": "Learn", "acquire": "Acquire"}
_COLUMNS = (Column("Measure", grow=True, least=24), Column("What", grow=True, least=36))
_BACK = timedelta(days=370)
"""What was over longer ago is no longer on the roadmap."""


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The measures of the selection that have a day, in three lanes; those without one are counted."""
    here = concerning(picture, selection)
    if not here:
        return [nothing(picture)]
    day = picture.moment.true_on
    dated = [each for each in here if each.start or each.due]
    near = [each for each in dated if _last(each) >= day - _BACK]
    order = list(_LANES)
    near.sort(key=lambda each: (order.index(each.kind.way), each.start or _last(each), each.title))
    items = tuple(_item(picture, each) for each in near)
    held = picture.workshops.filter(picture.workshops["started"] >= day - _BACK)
    marks = tuple(Milestone(started, name) for started, name in held.select("started", "name").rows())
    blocks: list[Block] = [Text(_told(here, dated), "muted")]
    if items:
        blocks.append(Timeline(items, day, marks))
    standing_out = tuple(_standing_out(picture, here))
    if standing_out:
        blocks.append(Table(_COLUMNS, standing_out, "Slipped, blocked, or waiting"))
    return blocks


def _standing_out(picture: Picture, here: Sequence[Measure]) -> Iterator[Row]:
    """Open measures that do not go as was promised, each with what is the matter; the most days first."""
    still = [each for each in here if each.is_open]
    for each in sorted(still, key=lambda each: -each.slipped):
        matters = []
        if each.slipped > 0:
            why = f": {each.moved_why}" if each.moved_why else ""
            matters.append(f"slipped by {counted(each.slipped, 'day')}{why}")
        if each.blocked is not None:
            matters.append(f"blocked: {each.blocked}")
        if waits := waits_for(picture, each):
            matters.append(f"waits for {waits}")
        if matters:
            cells = (each.title, Mark("; ".join(matters), "bad" if each.blocked is not None else "warn"))
            yield Row(f"out:{each.id}", cells, why_of(picture, each), actions=ways_of(each))


def _told(here: Sequence[Measure], dated: Sequence[Measure]) -> str:
    slipped = [each for each in here if each.is_open and each.slipped > 0]
    blocked = [each for each in here if each.is_open and each.blocked is not None]
    text = f"{counted(sum(each.is_open for each in here), 'measure is', 'measures are')} open"
    if slipped:
        days = max(each.slipped for each in slipped)
        text += f"; {len(slipped)} slipped, by up to {counted(days, 'day')}"
    if blocked:
        text += f"; {len(blocked)} blocked"
    undated = len(here) - len(dated)
    return text + (f"; {undated} without a day." if undated else ".")


def _last(measure: Measure) -> date:
    return measure.due or measure.start or date.max


def _item(picture: Picture, measure: Measure) -> TimelineItem:
    due = _last(measure)
    start = measure.start or due
    state: State = "blocked" if measure.is_open and measure.blocked is not None else _STATES[measure.state]
    hours = f"{number(measure.hours_a_week)} hours a week" if measure.hours_a_week else ""
    detail = "; ".join(filter(None, (for_whom(picture, measure), hours, measure.blocked or "")))
    return TimelineItem(
        f"measure:{measure.id}",
        measure.title,
        min(start, due),
        due,
        state,
        _LANES[measure.kind.way],
        measure.first_due if measure.slipped > 0 else None,
        detail,
        why_of(picture, measure),
        actions=ways_of(measure),
    )
