"""Bulk read: events of one topic as one blob of JSON lines, with the positions beside it.

Order within a batch is whatever the database scans, so positions are gathered in the same pass and the tables
are sorted afterwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from veikart.journal.stored import Stored

CHUNK = 32_768  # positions per query; the memory of a chunk, not of the file, is the peak
_ENOUGH = 16_384  # events of a topic that are worth a reading of their own
_HELD = 16_000_000  # bytes of lines that wait for more of their topic


@dataclass(frozen=True, slots=True)
class Batch:
    """Events of one topic: their positions and as many lines of JSON, in the same order."""

    topic: str
    positions: Sequence[int]
    lines: bytes


def chunks(after: int, upto: int) -> Iterator[tuple[int, int]]:
    """First and last position of each chunk with `after` < position ≤ `upto`."""
    for start in range(after + 1, upto + 1, CHUNK):
        yield start, min(start + CHUNK - 1, upto)


def batched(events: Iterable[Stored]) -> Iterator[Batch]:
    """Batches of events that were read one by one, for engines that cannot do better."""
    by_topic: dict[str, list[Stored]] = defaultdict(list)
    for event in events:
        by_topic[event.topic].append(event)
    for topic, those in by_topic.items():
        yield Batch(topic, [e.position for e in those], b"\n".join(e.state for e in those))


def gathered(batches: Iterable[Batch]) -> Iterator[Batch]:
    """The same events in fewer batches: a few of a rare topic wait until more of it have come.

    Reading a batch costs about a millisecond, however few events there are in it. Those of one topic stay in
    the order in which they came.
    """
    waiting: dict[str, list[Batch]] = defaultdict(list)
    for batch in batches:
        mine = waiting[batch.topic]
        mine.append(batch)
        if sum(len(each.positions) for each in mine) >= _ENOUGH:
            yield _joined(waiting.pop(batch.topic))
        elif sum(_size(each) for each in waiting.values()) > _HELD:
            yield _joined(waiting.pop(max(waiting, key=lambda topic: _size(waiting[topic]))))
    yield from map(_joined, waiting.values())


def _size(batches: Sequence[Batch]) -> int:
    return sum(len(batch.lines) for batch in batches)


def _joined(batches: Sequence[Batch]) -> Batch:
    if len(batches) == 1:
        return batches[0]
    positions = [position for batch in batches for position in batch.positions]
    return Batch(batches[0].topic, positions, b"\n".join(batch.lines for batch in batches))
