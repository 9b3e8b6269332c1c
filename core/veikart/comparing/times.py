"""What has changed in what stands on a calendar: timelines and wheels."""

from __future__ import annotations

from dataclasses import replace

from veikart.beside import BEFORE, Called, noted
from veikart.blocks import Timeline, TimelineItem, Wheel, WheelEntry


def compare_timelines(now: Timeline, before: Timeline, called: Called = BEFORE) -> Timeline:
    """Each item with its former state and days; what ends later than it did is drawn as delay."""
    then = {item.id: item for item in before.items}
    items = tuple(
        _item(item, then[item.id]) if item.id in then else replace(item, label=noted(item.label, called.new))
        for item in now.items
    )
    return replace(now, items=items)


def compare_wheels(now: Wheel, before: Wheel, called: Called = BEFORE) -> Wheel:
    """Entries that are new, or that stood at another time, say so."""
    then = {entry.id: entry for entry in before.entries}
    entries = tuple(
        _entry(entry, then[entry.id])
        if entry.id in then
        else replace(entry, label=noted(entry.label, called.new))
        for entry in now.entries
    )
    return replace(now, entries=entries)


def gone_from_wheel(now: Wheel, before: Wheel) -> list[str]:
    """Labels of what came back every year and does so no more."""
    here = {entry.id for entry in now.entries}
    return [entry.label for entry in before.entries if entry.id not in here]


def gone_from(now: Timeline, before: Timeline) -> list[str]:
    """Labels of what stood there and stands there no more."""
    here = {item.id for item in now.items}
    return [item.label for item in before.items if item.id not in here]


def _item(now: TimelineItem, before: TimelineItem) -> TimelineItem:
    notes: list[str] = [before.state] if before.state != now.state else []
    if now.end > before.end and now.promised is None and now.start <= before.end:
        now = replace(now, promised=before.end)
    elif (now.start, now.end) != (before.start, before.end):
        notes.append(f"{before.start} – {before.end}")
    return replace(now, label=f"{now.label} (was {', '.join(notes)})") if notes else now


def _entry(now: WheelEntry, before: WheelEntry) -> WheelEntry:
    if (now.month, now.day, now.until) == (before.month, before.day, before.until):
        return now
    day = f"-{before.day:02}" if before.day is not None else ""
    until = f" – {before.until:02}" if before.until is not None else ""
    return replace(now, label=f"{now.label} (was {before.month:02}{day}{until})")
