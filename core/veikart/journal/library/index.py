"""What a database would have an index for, in memory: commands, topics, and where the chain is."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from threading import Lock

from veikart.journal.engine import Span
from veikart.journal.keeping.checking import FORGOTTEN, subjects_forgotten
from veikart.journal.library.ends import End
from veikart.journal.stored import Stored
from veikart.journal.vault.vault import sealed_for

_UNREADABLE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)  # whoever reads it says so


class Index:
    """Commands and topics of a stream, as far as it was read. About 200 bytes a command and 8 an event."""

    def __init__(self, beginning: bytes) -> None:
        self._lock = Lock()
        self._head = -1
        self._digest = beginning
        self._begins = 0
        self._firsts = array("q")
        self._lasts = array("q")
        self._ids: list[str] = []
        self._places: dict[str, int] = {}
        self._topics: defaultdict[str, array[int]] = defaultdict(lambda: array("q"))
        self._sealed: set[str] = set()
        self._forgotten: set[str] = set()

    def take(self, events: Iterable[tuple[Stored, End | None]]) -> None:
        """Takes in what follows upon what it knows; what it knows already, or not yet, it leaves."""
        with self._lock:
            for event, end in events:
                if event.position == self._head + 1:
                    self._take(event, end)

    def _take(self, event: Stored, end: End | None) -> None:
        self._head = event.position
        self._topics[event.topic].append(event.position)
        with suppress(*_UNREADABLE):
            self._sealed.update(sealed_for(event.state))
        if event.topic == FORGOTTEN:
            with suppress(*_UNREADABLE):
                self._forgotten.update(map(str, subjects_forgotten([event])))
        if end is None:
            return
        self._digest = end.digest
        if end.command is not None:
            self._places.setdefault(end.command, len(self._ids))
            self._firsts.append(self._begins)
            self._lasts.append(event.position)
            self._ids.append(end.command)
            self._begins = event.position + 1

    @property
    def reached(self) -> tuple[int, bytes]:
        """The last position it knows, and the last link up to there."""
        with self._lock:
            return self._head, self._digest

    def command(self, identity: str) -> tuple[int, int] | None:
        """First and last position of a command."""
        with self._lock:
            place = self._places.get(identity)
            return None if place is None else (self._firsts[place], self._lasts[place])

    def commands(self, before: int, size: int) -> list[Span]:
        """No more than `size` commands that begin before a position, the newest first."""
        with self._lock:
            end = bisect_left(self._firsts, before)
            places = range(end - 1, max(end - size, 0) - 1, -1)
            return [Span(self._firsts[n], self._lasts[n], self._ids[n]) for n in places]

    def of_topics(self, topics: Iterable[str], after: int, upto: int) -> list[int]:
        """Positions of the events of `topics` with `after` < position ≤ `upto`, in order."""
        with self._lock:
            found = [self._topics[topic] for topic in set(topics) if topic in self._topics]
            return sorted(
                p for each in found for p in each[bisect_right(each, after) : bisect_right(each, upto)]
            )

    def sealed_for_any(self, subjects: Iterable[str]) -> list[str]:
        """Those of `subjects` for whom something is sealed in the stream."""
        with self._lock:
            return sorted(self._sealed.intersection(subjects))

    @property
    def forgotten(self) -> frozenset[str]:
        """The subjects whose keys must be gone, by what the events say."""
        with self._lock:
            return frozenset(self._forgotten)
