"""Faults in what stands on days and months: timelines, trends, wheels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import get_args

from veikart import blocks as b
from veikart.plugins.shape.parts import badly_linked, must_be, no_day, not_text, twice

_STATES: tuple[str, ...] = get_args(b.State)


def in_timeline(block: b.Timeline) -> Iterator[str]:
    yield from not_text(block.title)
    yield from no_day("an end of a timeline", block.first, block.last, none=True)
    yield from no_day("today", block.today, none=True)
    if block.first is not None and block.last is not None and block.last < block.first:
        yield f"a timeline ends on {block.last}, before it begins on {block.first}"
    yield from _milestones(block.milestones)
    for item in block.items:
        wrong = must_be(item, b.TimelineItem)
        yield from wrong or chain(_item(item), badly_linked(item))
    yield from twice((item.id for item in block.items), "items")


def _item(item: b.TimelineItem) -> Iterator[str]:
    yield from not_text(item.label, item.lane, item.detail)
    if item.state not in _STATES:
        yield f"item {item.id!r} is {item.state!r}; there are {', '.join(_STATES)}"
    yield from no_day(f"a day of {item.id!r}", item.start, item.end)
    yield from no_day(f"the promised day of {item.id!r}", item.promised, none=True)
    if item.end < item.start:
        yield f"item {item.id!r} ends on {item.end}, before it starts on {item.start}"


def _milestones(milestones: Iterable[object]) -> Iterator[str]:
    for milestone in milestones:
        yield from must_be(milestone, b.Milestone)
        if isinstance(milestone, b.Milestone):
            yield from not_text(milestone.label)
            yield from no_day(f"the day of milestone {milestone.label!r}", milestone.day)
