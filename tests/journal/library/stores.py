"""Stores that tests name in PERSISTENCE_MODULE: shared by all who open them, as unreliable as asked for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from eventsourcing.persistence import IntegrityError, OperationalError, StoredEvent
from eventsourcing.popo import POPOApplicationRecorder, POPOFactory

STORE = "STORE"


class Memory(POPOApplicationRecorder):
    """The library's recorder in memory, which does once what is in `trouble` instead of writing."""

    def __init__(self) -> None:
        super().__init__()
        self.trouble: list[Trouble] = []
        self.inserts = 0

    def insert_events(self, stored_events: Sequence[StoredEvent], **kwargs: Any) -> Sequence[int] | None:
        self.inserts += 1
        if self.trouble:
            return self.trouble.pop(0)(self, stored_events)
        return super().insert_events(stored_events, **kwargs)


Trouble = Callable[[Memory, Sequence[StoredEvent]], Sequence[int] | None]


def loses_the_answer(memory: Memory, events: Sequence[StoredEvent]) -> Sequence[int] | None:
    """Writes, and then the connection is gone."""
    memory.insert_events(events)
    raise OperationalError("connection lost")


def loses_the_question(memory: Memory, events: Sequence[StoredEvent]) -> Sequence[int] | None:
    """The connection is gone before anything is written."""
    raise OperationalError("connection lost")


def says_that_it_is_there(memory: Memory, events: Sequence[StoredEvent]) -> Sequence[int] | None:
    """The driver tried twice by itself: the second time everything was there already."""
    memory.insert_events(events)
    raise IntegrityError("already there")


def comes_late(memory: Memory, events: Sequence[StoredEvent]) -> Sequence[int] | None:
    """What seems to be lost arrives right before the next attempt."""

    def arrives(memory: Memory, others: Sequence[StoredEvent]) -> Sequence[int] | None:
        memory.insert_events(events)
        return memory.insert_events(others)

    memory.trouble.insert(0, arrives)
    raise OperationalError("connection lost")


MEMORIES: defaultdict[str, Memory] = defaultdict(Memory)
"""By the name in the variable STORE."""


class SharedMemory(POPOFactory):
    """A store that is there for as long as the tests run."""

    def application_recorder(self) -> Memory:
        return MEMORIES[self.env.get(STORE, "")]
