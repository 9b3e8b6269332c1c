"""Finding the event that cannot be read, when a batch of them cannot."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl

from veikart.errors import DamagedJournal
from veikart.journal.bulk import Batch

UNREADABLE = (pl.exceptions.PolarsError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
"""What reading a damaged event may raise."""


def damage_in(batch: Batch, read: Callable[[Batch], object], error: Exception) -> DamagedJournal:
    """The error that names the first event, by position, that `read` cannot take in.

    Found by halving the batch: 16 readings where reading one by one would be 65,536.
    """
    lines = batch.lines.split(b"\n")
    if len(lines) != len(batch.positions):
        first, last = min(batch.positions), max(batch.positions)
        return DamagedJournal(
            f"An event between {first} and {last} ({batch.topic}) is damaged. Restore the file from a backup."
        )
    events = sorted(zip(batch.positions, lines, strict=True))
    while len(events) > 1:
        half = events[: len(events) // 2]
        events = half if _fails(batch.topic, half, read) else events[len(half) :]
    where, kind = f"Event {events[0][0]} ({batch.topic})", type(error).__name__
    return DamagedJournal(f"{where} is damaged ({kind}). Restore the file from a backup.")


def _fails(topic: str, events: list[tuple[int, bytes]], read: Callable[[Batch], object]) -> bool:
    positions, lines = zip(*events, strict=True)
    try:
        read(Batch(topic, positions, b"\n".join(lines)))
    except UNREADABLE:
        return True
    return False
