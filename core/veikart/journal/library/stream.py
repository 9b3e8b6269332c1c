"""One stream of events in a recorder of the eventsourcing library: what we ask of it, and what it says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from eventsourcing.persistence import (
    DataError,
    IntegrityError,
    NotSupportedError,
    ProgrammingError,
    StoredEvent,
)

from veikart.errors import CannotWrite, NotReachable
from veikart.journal.engine import Conflict, Unanswered
from veikart.journal.library.store import capabilities_of, not_set_up, said_by
from veikart.journal.stored import Stored

if TYPE_CHECKING:
    from eventsourcing.persistence import ApplicationRecorder, Subscription

    from veikart.journal.library.store import Factory

PAGE = 1000  # events a query
_APART = 64  # positions between two events that are still read in one go
_TOO_LARGE = re.compile(r"max\w* ?(append|size|record|transaction)|size.{0,20}exceed", re.IGNORECASE)


class Stream:
    """One stream. Reading and writing raise `NotReachable`, `CannotWrite` and `Conflict`."""

    def __init__(self, recorder: ApplicationRecorder, name: str) -> None:
        self._recorder = recorder
        self.name = name
        self.capabilities = capabilities_of(recorder)

    @classmethod
    def within(cls, factory: Factory, name: str) -> Self:
        """The stream of that name in the store that `factory` leads to."""
        try:
            return cls(factory.application_recorder(), name)
        except Exception as error:  # of whatever the factory is made of; its words may repeat a password
            raise not_set_up(type(factory).__module__, error) from error

    def head(self) -> int:
        """The position of the last event; -1 where there is no such stream."""
        found = self._select(None, None, 1, newest_first=True)
        return found[0].position if found else -1

    def page(self, after: int, upto: int, size: int, *, newest_first: bool = False) -> list[Stored]:
        """No more than `size` events as they lie there, with `after` < position ≤ `upto`."""
        if upto <= after or size <= 0:
            return []
        return self._select(after, upto, size, newest_first=newest_first)

    def pages(self, after: int, upto: int) -> Iterator[list[Stored]]:
        """All of them, in order, page by page."""
        while page := self.page(after, upto, PAGE):
            yield page
            if len(page) < PAGE:
                return
            after = page[-1].position

    def at(self, positions: Sequence[int]) -> Iterator[Stored]:
        """The events at these positions, which are in order; few questions where they lie close together."""
        for run in _runs(positions):
            wanted = set(run)
            for page in self.pages(run[0] - 1, run[-1]):
                yield from (event for event in page if event.position in wanted)

    def append(self, events: Sequence[Stored]) -> None:
        """Adds events, all or none. Raises `Conflict` where there is something at their positions already."""
        rows = [StoredEvent(self.name, *event) for event in events]
        try:
            self._recorder.insert_events(rows)
        except IntegrityError as error:
            if self._kept(events):
                return
            raise Conflict from error
        except (ProgrammingError, NotSupportedError, DataError) as error:
            raise CannotWrite(
                f"The store does not take this change ({said_by(error)}). Nothing was written."
            ) from error
        except Exception as error:  # of whatever the recorder is made of
            if self._kept(events):
                return
            raise _unanswered(error, events) from error

    def _kept(self, events: Sequence[Stored]) -> bool:
        """Whether these very events are there: the answer to an attempt of ours may have been lost."""
        try:
            return self.page(events[0].position - 1, events[0].position, 1) == [events[0]]
        except NotReachable as error:
            raise NotReachable(
                "The connection was lost while a change was being written, and whether it was kept cannot be "
                "asked now. Look when the server answers, then do it again."
            ) from error

    def newest(self) -> int | None:
        """Where the whole store is, to be told of what comes after it."""
        return self._recorder.max_notification_id()

    def subscription(self, after: int | None) -> Subscription[ApplicationRecorder]:
        """News of the whole store."""
        return self._recorder.subscribe(gt=after)

    def _select(self, gt: int | None, lte: int | None, limit: int, *, newest_first: bool) -> list[Stored]:
        with suppress(Exception):  # of whatever the recorder is made of: a connection that was lost
            return self._selected(gt, lte, limit, newest_first)
        try:
            return self._selected(gt, lte, limit, newest_first)
        except Exception as error:
            raise NotReachable(
                f"The store cannot be read ({said_by(error)}). See whether its server is running and may be "
                "reached from here; then try again."
            ) from error

    def _selected(self, gt: int | None, lte: int | None, limit: int, newest_first: bool) -> list[Stored]:
        found = self._recorder.select_events(self.name, gt=gt, lte=lte, desc=newest_first, limit=limit)
        return [Stored(event.originator_version, event.topic, bytes(event.state)) for event in found]


def _runs(positions: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for position in positions:
        if run and position - run[-1] > _APART:
            yield run
            run = []
        run.append(position)
    if run:
        yield run


def _unanswered(error: Exception, events: Sequence[Stored]) -> CannotWrite | Unanswered:
    said = said_by(error)
    if _TOO_LARGE.search(said):
        size = sum(len(event.state) for event in events)
        return CannotWrite(
            f"The store does not take {len(events)} events ({size} bytes) at once ({said}). Nothing was "
            "written. Bring them in in smaller parts, or ask whoever runs the server to allow more."
        )
    return Unanswered(
        f"The store did not take the change ({said}), and it is not there. See whether its server is "
        "running; then look, and do it again."
    )
