"""Faults in what stands on days and months: timelines, trends, wheels."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import get_args

from veikart import blocks as b
from veikart.plugins.shape.parts import badly_linked, must_be, no_count, no_day, no_number, not_text, twice

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


def in_trend(block: b.Trend) -> Iterator[str]:
    yield from not_text(block.title, block.unit)
    yield from no_number("an end of a scale", block.least, block.most)
    if block.least is not None and block.most is not None and not block.least < block.most:
        yield f"a scale begins with {block.least} and ends with {block.most}"
    yield from _milestones(block.milestones)
    for series in block.series:
        wrong = must_be(series, b.Series)
        yield from wrong or chain(not_text(series.label), badly_linked(series), _points(series))
    yield from twice((series.id for series in block.series), "series")


def in_wheel(block: b.Wheel) -> Iterator[str]:
    yield from not_text(block.title)
    yield from _no_month("the month a wheel begins with", block.begins)
    if block.month is not None:
        yield from _no_month("the month that is now", block.month)
    for entry in block.entries:
        wrong = must_be(entry, b.WheelEntry)
        yield from wrong or chain(_entry(entry), badly_linked(entry))
    yield from twice((entry.id for entry in block.entries), "entries")


def _entry(entry: b.WheelEntry) -> Iterator[str]:
    yield from not_text(entry.label, entry.lane, entry.detail)
    months = [entry.month] if entry.until is None else [entry.month, entry.until]
    for month in months:
        yield from _no_month(f"a month of {entry.id!r}", month)
    if entry.day is not None:
        days = monthrange(2024, entry.month)[1]
        yield from no_count(f"the day of {entry.id!r}", entry.day)
        if not 1 <= entry.day <= days:
            yield f"the day of {entry.id!r} is {entry.day!r}; month {entry.month} has {days} at the most"


def _no_month(what: str, month: object) -> list[str]:
    if isinstance(month, int) and not isinstance(month, bool) and 1 <= month <= 12:
        return []
    return [f"{what} is {month!r}; a month from 1 to 12 belongs there"]


def _points(series: b.Series) -> Iterator[str]:
    yield from no_day(f"the day from which {series.id!r} is expected", series.expected_from, none=True)
    before = None
    for point in series.points:
        wrong = must_be(point, b.Point)
        yield from wrong or chain(
            no_day(f"a day of {series.id!r}", point.day),
            no_number(f"a value of {series.id!r}", point.value, point.low, point.high),
            badly_linked(point),
        )
        if (point.low is None) != (point.high is None):
            yield f"a band of {series.id!r} has one end on {point.day}; low and high belong together"
        if point.low is not None and point.high is not None and point.high < point.low:
            yield f"a band of {series.id!r} goes from {point.low} up to {point.high}, on {point.day}"
        if before is not None and point.day <= before:
            yield f"series {series.id!r} has {point.day} after {before}; days ascend"
        before = point.day


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
