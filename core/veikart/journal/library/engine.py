"""An engagement in any store of the eventsourcing library, KurrentDB among them."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Self

from veikart.errors import CannotWrite, NotAnEngagement, NotFound
from veikart.journal.bulk import Batch, batched, chunks
from veikart.journal.engine import Key, Span
from veikart.journal.keeping.chain import Link, beginning
from veikart.journal.library.ends import End, without_end
from veikart.journal.library.index import Index
from veikart.journal.library.keyfile import KeyFile
from veikart.journal.library.listener import Listener
from veikart.journal.library.place import Place
from veikart.journal.library.store import Factory, factory_from
from veikart.journal.library.stream import Stream
from veikart.journal.library.turn import LibraryTurn
from veikart.journal.site.address import Address
from veikart.journal.sqlite.keys import drop_keys
from veikart.journal.stored import Stored

_ALL = 2**62


class LibraryEngine:
    """See `veikart.journal.engine.Engine`."""

    def __init__(
        self, address: str, factory: Factory, stream: Stream, engagement: str, keys: KeyFile
    ) -> None:
        self.address = Address("library", address)
        self.engagement = engagement
        self.capabilities = stream.capabilities
        self._factory = factory
        self._stream = stream
        self._keys = keys
        self._index = Index(beginning(engagement))
        self._let_go_of = 0
        self._stops: list[Callable[[], None]] = []

    @classmethod
    def open(cls, address: str, lock_timeout: float, environment: Mapping[str, str]) -> Self:
        """The engagement at `address`, in the store that the environment names.

        Raises `BadInput`, `NotFound`, `NotReachable`, `NotAnEngagement`, and the errors of `KeyFile`.
        """
        place = Place.parse(address)
        factory = factory_from(environment)
        try:
            stream = Stream.within(factory, place.stream)
            engagement = _engagement_in(stream, address)
            keys = KeyFile(place.keys_of(engagement), engagement, lock_timeout)
        except BaseException:
            factory.close()
            raise
        return cls(address, factory, stream, engagement, keys)

    @classmethod
    def create(
        cls, address: str, engagement: str, lock_timeout: float, environment: Mapping[str, str]
    ) -> Self:
        """Room for a new engagement. Raises `CannotWrite`, and what `open` raises."""
        place = Place.parse(address)
        factory = factory_from(environment)
        try:
            stream = Stream.within(factory, place.stream)
            if stream.head() >= 0:
                raise CannotWrite(f"library:{place.name} exists already. Take another name.")
            keys = KeyFile.create(place.keys_of(engagement), engagement, lock_timeout)
        except BaseException:
            factory.close()
            raise
        return cls(address, factory, stream, engagement, keys)

    @property
    def keys_beside(self) -> Path:
        return self._keys.path

    @contextmanager
    def turn(self) -> Iterator[LibraryTurn]:
        self._follow()
        self._let_go()
        turn = LibraryTurn(self._stream, self._index, self._keys)
        yield turn
        turn.finish()

    def _follow(self) -> None:
        """Lets the index take in all that the stream has."""
        for _ in self._read(self._index.reached[0], _ALL):
            pass

    def _let_go(self) -> None:
        """Destroys keys that the events say are gone: a program stopped before it had, or an older file of
        keys was put back."""
        forgotten = self._index.forgotten
        if len(forgotten) > self._let_go_of:
            gone = {key.subject for key in self._keys.all() if key.wrapped is None}
            if back := sorted(forgotten - gone):
                self._keys.change([partial(drop_keys, subjects=back)], self._keys.lock())
                self._keys.scrub()
            self._let_go_of = len(forgotten)

    def _read(self, after: int, upto: int) -> Iterator[tuple[Stored, End | None]]:
        """The events with what follows them; the index takes in what goes by."""
        for page in self._stream.pages(after, upto):
            events = [without_end(event) for event in page]
            self._index.take(events)
            yield from events

    def head(self) -> int:
        return self._stream.head()

    def page(self, after: int, upto: int, size: int, *, newest_first: bool = False) -> list[Stored]:
        rows = self._stream.page(after, upto, size, newest_first=newest_first)
        return [without_end(row)[0] for row in rows]

    def of_topics(self, topics: Sequence[str], after: int, upto: int) -> list[Stored]:
        wanted = frozenset(topics)
        return [event for event, _ in self._read(after, upto) if event.topic in wanted]

    def at(self, positions: Sequence[int]) -> list[Stored]:
        return [without_end(row)[0] for row in self._stream.at(sorted(set(positions)))]

    def batches(self, after: int, upto: int) -> Iterator[Batch]:
        for first, last in chunks(after, upto):
            yield from batched(event for event, _ in self._read(first - 1, last))

    def commands(self, before: int, size: int) -> list[Span]:
        self._follow()
        return self._index.commands(before, size)

    def links(self, after: int, upto: int) -> list[Link]:
        rows = self._read(after, upto)
        return [Link(event.position, end.digest) for event, end in rows if end is not None]

    def wrapped_keys(self) -> list[Key]:
        return self._keys.all()

    def lock(self) -> bytes | None:
        return self._keys.lock()

    def listen(self, notify: Callable[[], None]) -> Callable[[], None] | None:
        if not self.capabilities.subscribe:
            return None
        stop = Listener(self._stream, notify).stop
        self._stops.append(stop)
        return stop

    def faults(self) -> list[str]:
        """What SQLite says of the file of keys; the store is asked nothing."""
        return self._keys.faults()

    def scrub(self) -> None:
        self._keys.scrub()

    def discard(self) -> None:
        """Takes the file of keys away, and with it what is personal. What is in a stream stays there."""
        self._keys.discard()
        self.close()

    def close(self) -> None:
        while self._stops:
            self._stops.pop()()
        self._keys.close()
        self._factory.close()


def _engagement_in(stream: Stream, address: str) -> str:
    """The id in the first event."""
    first = stream.page(-1, 0, 1)
    if not first:
        raise NotFound(f"There is no engagement {address} in this store. Make one: veikart new {address}")
    event, _ = without_end(first[0])
    try:
        engagement = json.loads(event.state)["d"]["engagement"]
    except (LookupError, TypeError, ValueError, RecursionError):
        engagement = None
    if (event.position, event.topic) != (0, "engagement.opened") or not isinstance(engagement, str):
        raise NotAnEngagement(
            f"The stream {stream.name} holds something else than an engagement. Take another name."
        )
    return engagement
