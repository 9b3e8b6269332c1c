"""A turn without a lock: it reads as of one position, and adds what comes right behind it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from veikart.errors import CannotWrite
from veikart.journal.engine import Conflict
from veikart.journal.keeping.chain import links
from veikart.journal.library.ends import with_ends, without_end
from veikart.journal.library.keyfile import Change, KeyFile
from veikart.journal.sqlite.keys import add_keys, drop_keys, load_keys, rewrap, set_part
from veikart.journal.stored import Stored
from veikart.journal.vault.vault import sealed_for

if TYPE_CHECKING:
    from veikart.journal.engine import Rows
    from veikart.journal.library.index import Index
    from veikart.journal.library.stream import Stream

_PIECE = 500_000  # bytes of an engagement that moves, in one append: half of what KurrentDB takes


class LibraryTurn:
    """See `veikart.journal.engine.Turn`. All is kept here until `finish`, but for what `load` brings;
    `tail` gives what was there at the beginning.

    Keys are kept before the events that need them: a key without an event harms nobody. They are destroyed
    after the event that says so; should the program stop in between, the next turn finds it there.
    """

    def __init__(self, stream: Stream, index: Index, keys: KeyFile) -> None:
        """As of what `index` knows."""
        self._stream = stream
        self._index = index
        self._keys = keys
        self._lock = keys.lock()
        self._head, self._digest = index.reached
        self._events: list[Stored] = []
        self._before: list[Change] = []
        self._after: list[Change] = []
        self._new: set[str] = set()
        self._sealed: set[str] = set()
        self._ends: dict[int, str] = {}

    def head(self) -> int:
        return self._events[-1].position if self._events else self._head

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]:
        last = self._head if upto is None else min(upto, self._head)
        if topics is None:
            for page in self._stream.pages(after, last):
                yield from (without_end(event)[0] for event in page)
        else:
            there = self._stream.at(self._index.of_topics(topics, after, last))
            yield from (without_end(event)[0] for event in there)

    def command(self, identity: str) -> tuple[int, int] | None:
        return self._index.command(identity)

    def insert(self, command: str, events: Sequence[Stored]) -> None:
        found = links(self._digest, command, events)
        self._digest = found[-1].digest
        if self._new:
            self._sealed.update(subject for event in events for subject in sealed_for(event.state))
        digests = {link.position: link.digest for link in found}
        self._events += with_ends(events, digests, {events[-1].position: command})

    def load(self, rows: Rows) -> None:
        """Into a stream of its own, piece by piece: no store takes a whole engagement at once."""
        self._ends |= {span.last: span.id for span in rows.spans}
        digests = {link.position: link.digest for link in rows.links}
        for piece in _pieces(with_ends(rows.events, digests, self._ends)):
            self._move(piece)
        if rows.keys:
            self._changes.append(partial(load_keys, keys=rows.keys))

    def _move(self, piece: Sequence[Stored]) -> None:
        try:
            self._stream.append(piece)
        except Conflict as error:
            raise CannotWrite(
                f"The copy broke off at event {piece[0].position}. {error} What came over stays in the "
                f"stream {self._stream.name}: have it deleted there, or copy to another name."
            ) from error

    def add_keys(self, keys: Mapping[str, bytes]) -> None:
        self._new.update(keys)
        self._changes.append(partial(add_keys, keys=keys))

    def rewrap(self, keys: Mapping[str, bytes]) -> None:
        self._changes.append(partial(rewrap, keys=keys))

    def drop_keys(self, subjects: Sequence[str]) -> None:
        self._changes.append(partial(drop_keys, subjects=subjects))

    def set_lock(self, lock: bytes) -> None:
        self._changes.append(partial(set_part, part="lock", value=lock))

    @property
    def _changes(self) -> list[Change]:
        return self._after if self._events else self._before

    def finish(self) -> None:
        """Writes what was asked for. Raises `Conflict` where somebody else wrote meanwhile."""
        self._must_have_the_keys()
        self._keys.change(self._before, self._lock)
        if self._events:
            self._stream.append(self._events)
            self._keys.change(self._after, self._keys.lock())

    def _must_have_the_keys(self) -> None:
        """Nobody gets a second key: what was sealed with the first would not open with it."""
        if lacking := self._index.sealed_for_any(self._new & self._sealed):
            raise CannotWrite(
                f"{self._keys.path} has no key of {lacking[0]}, for whom something is sealed already. It is "
                "an older copy: nothing was written. Use the file of keys that the others use."
            )


def _pieces(events: Iterable[Stored]) -> Iterator[list[Stored]]:
    piece: list[Stored] = []
    size = 0
    for event in events:
        if piece and size + len(event.state) > _PIECE:
            yield piece
            piece, size = [], 0
        piece.append(event)
        size += len(event.state)
    if piece:
        yield piece
