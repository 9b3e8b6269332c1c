"""What has changed in what stands on a calendar: timelines."""

from __future__ import annotations

from dataclasses import replace

from veikart.blocks import Timeline, TimelineItem
from veikart.comparing.tables import NEW


def compare_timelines(now: Timeline, before: Timeline) -> Timeline:
    """Each item with its former state and days; what ends later than it did is drawn as delay."""
    then = {item.id: item for item in before.items}
    items = tuple(
        _item(item, then[item.id]) if item.id in then else replace(item, label=f"{item.label} {NEW}".strip())
        for item in now.items
    )
    return replace(now, items=items)


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
