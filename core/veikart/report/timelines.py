"""Timelines: hatched bars on a grid of quarters, with state and days in words beside them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from veikart.blocks import State, Timeline, TimelineItem
from veikart.report.shares import percent
from veikart.report.words import Words
from veikart.typeset.calendar import Axis, month_after, month_of
from veikart.typeset.timelines import SIGNS, axis_of, delay_of, lanes_of, state_until_promised

_MOST_UNITS = 20
"""Quarters, or years where there are more, that stand side by side on A4."""
_NAMED_UNITS = 12


@dataclass(frozen=True, slots=True)
class DrawnStretch:
    """A part of a bar: where it begins and how long it is, in percent of the grid."""

    state: State
    left: str
    width: str


@dataclass(frozen=True, slots=True)
class DrawnItem:
    """`beyond` says to which side of the grid an item lies that is not on it."""

    label: str
    detail: str
    stretches: tuple[DrawnStretch, ...]
    beyond: Literal["", "before", "after"]
    sign: str
    state: str
    days: str
    promised: str


@dataclass(frozen=True, slots=True)
class DrawnTimeline:
    """`years` and `units` are names with their widths in percent, `unit` the width of one of the latter."""

    template: ClassVar[str] = "timeline.html"
    title: str
    lanes: tuple[tuple[str, tuple[DrawnItem, ...]], ...]
    years: tuple[tuple[str, str], ...]
    units: tuple[tuple[str, str], ...]
    unit: str
    today: str
    """Where it is, in percent; empty where it is not on the grid."""
    day: str
    key: tuple[tuple[State, str, str], ...]
    late: bool
    """Whether the key has to say what is drawn as delay."""
    milestones: tuple[tuple[str, str, str], ...]
    """Day, label, and place in percent."""


def draw_timeline(block: Timeline, words: Words) -> DrawnTimeline:
    """The items by lane, and a key to their states."""
    if not block.items:
        return DrawnTimeline(block.title, (), (), (), "100", "", "", (), False, ())
    axis = axis_of(block, _MOST_UNITS)
    lanes = tuple(
        (lane, tuple(_item(item, axis, words) for item in items)) for lane, items in lanes_of(block)
    )
    states = {item.state for item in block.items}
    at = axis.share(month_of(block.today)) if block.today else -1
    return DrawnTimeline(
        block.title,
        lanes,
        _years(axis),
        tuple((f"Q{month % 12 // 3 + 1}", percent(1 / axis.count)) for month in axis.units())
        if axis.unit == 3 and axis.count <= _NAMED_UNITS
        else (),
        percent(1 / axis.count),
        percent(at) if 0 <= at < 1 else "",
        block.today.isoformat() if block.today else "",
        tuple((state, sign, words.terms.states[state]) for state, sign in SIGNS.items() if state in states),
        "slipped" not in states and any(delay_of(item) for item in block.items),
        tuple(
            (milestone.day.isoformat(), milestone.label, percent(share))
            for milestone in block.milestones
            if 0 <= (share := axis.share(month_of(milestone.day))) < 1
        ),
    )


def _years(axis: Axis) -> tuple[tuple[str, str], ...]:
    """A name for each stretch of units that begin in one year."""
    years: dict[int, int] = {}
    for month in axis.units():
        years[month // 12] = years.get(month // 12, 0) + 1
    return tuple((str(year), percent(units / axis.count)) for year, units in years.items())


def _item(item: TimelineItem, axis: Axis, words: Words) -> DrawnItem:
    start, end = axis.share(month_of(item.start)), axis.share(month_after(item.end))
    promised = delay_of(item)
    until = end if promised is None else axis.share(month_after(promised))
    parts: list[tuple[State, float, float]] = [
        (state_until_promised(item), start, until),
        ("slipped", until, end),
    ]
    stretches = tuple(
        DrawnStretch(state, percent(left), percent(min(1.0, right) - max(0.0, left)))
        for state, left, right in parts
        if right > left and right > 0 and left < 1
    )
    return DrawnItem(
        item.label,
        item.detail,
        stretches,
        "" if stretches else "before" if end <= 0 else "after",
        SIGNS[item.state],
        words.terms.states[item.state],
        f"{item.start.isoformat()} – {item.end.isoformat()}",
        words.terms.promised.format(day=promised.isoformat()) if promised else "",
    )
