"""What a journal needs of the engine it lies on: a file, a server, or any recorder of the library.

An engine stores and reads rows; it knows nothing of seals, rules or commands. Every engine passes the same
contract tests.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, NamedTuple, Protocol

from veikart.journal.bulk import Batch
from veikart.journal.keeping.chain import Link
from veikart.journal.site.address import Address
from veikart.journal.stored import Stored


class Conflict(Exception):
    """Somebody else wrote at these positions first, on an engine without a lock. Nothing was written."""


class Unanswered(Conflict):
    """An engine without a lock did not take a write, or its answer was lost. Says so in a sentence.

    It may still arrive; the next attempt takes the same positions, so that only one of the two is kept.
    """


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What an engine can do, so that nothing has to ask which one it is."""

    name: str
    turn: Literal["exclusive", "optimistic"]
    """Whether a turn keeps others out, or is tried again after a `Conflict`."""
    largest_batch: int | None
    """Most bytes of events in one atomic batch; None: as many as memory holds."""
    subscribe: bool
    """Whether it tells of news at once; otherwise it has to be asked."""
    direct_sql: bool
    """Whether events are read in bulk by the database itself."""


class Span(NamedTuple):
    """A command: positions of its first and last event, and its id."""

    first: int
    last: int
    id: str


class Key(NamedTuple):
    """The wrapped key of a subject; None: it was destroyed. `number` counts the keys as they were made."""

    number: int
    subject: str
    wrapped: bytes | None


class Rows(NamedTuple):
    """Rows as they lie in another engine, to be taken over as they are. Each part is in order."""

    events: Sequence[Stored] = ()
    spans: Sequence[Span] = ()
    links: Sequence[Link] = ()
    keys: Sequence[Key] = ()


class Turn(Protocol):
    """A transaction on the ledger. Nothing of it is visible before it ends well."""

    def head(self) -> int:
        """The position of the last event; -1 in an empty ledger."""

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]:
        """The events with `after` < position ≤ `upto`, in order; of `topics` only, where given."""

    def command(self, identity: str) -> tuple[int, int] | None:
        """First and last position that the command with this id wrote, if it has been here before."""

    def insert(self, command: str, events: Sequence[Stored]) -> None:
        """Adds the events of one command, its span, and their links of the chain."""

    def load(self, rows: Rows) -> None:
        """Adds rows of another engine, for an engagement that moves."""

    def add_keys(self, keys: Mapping[str, bytes]) -> None:
        """Keeps new wrapped keys, subject → key, in one statement."""

    def rewrap(self, keys: Mapping[str, bytes]) -> None:
        """Replaces the wrapping of keys that are there."""

    def drop_keys(self, subjects: Sequence[str]) -> None:
        """Destroys keys for ever. What is left says that there was one; also for a subject without any."""

    def set_lock(self, lock: bytes) -> None:
        """Replaces the vault's own record."""


class Engine(Protocol):
    """One engagement on one engine. Reading holds no lock between two calls."""

    @property
    def capabilities(self) -> Capabilities: ...

    @property
    def address(self) -> Address:
        """Where it is, in full: what to type to open it again."""

    @property
    def engagement(self) -> str:
        """Id of the engagement."""

    @property
    def keys_beside(self) -> Path | None:
        """The file that the keys lie in, where it is one of their own: to be kept as safe as the events."""

    def turn(self) -> AbstractContextManager[Turn]:
        """A turn to write in. Raises `JournalBusy` or `CannotWrite` when the engine does not let us."""

    def head(self) -> int:
        """The position of the last event."""

    def page(self, after: int, upto: int, size: int, *, newest_first: bool = False) -> list[Stored]:
        """No more than `size` events with `after` < position ≤ `upto`."""

    def of_topics(self, topics: Sequence[str], after: int, upto: int) -> list[Stored]:
        """The events of these topics with `after` < position ≤ `upto`, in order; for a stretch of some
        thousands, since all of them are held at once."""

    def at(self, positions: Sequence[int]) -> list[Stored]:
        """The events at these positions, in order of position."""

    def batches(self, after: int, upto: int) -> Iterator[Batch]:
        """The events with `after` < position ≤ `upto` in bulk: a batch per topic and chunk, in no order."""

    def commands(self, before: int, size: int) -> list[Span]:
        """No more than `size` commands that begin before a position, the newest first."""

    def links(self, after: int, upto: int) -> list[Link]:
        """The links of the chain with `after` < position ≤ `upto`, in order."""

    def wrapped_keys(self) -> list[Key]:
        """All keys, in the order they were made."""

    def lock(self) -> bytes | None:
        """The vault's own record; None where there never was a key."""

    def listen(self, notify: Callable[[], None]) -> Callable[[], None] | None:
        """Calls `notify`, from a thread of its own, whenever there may be news, until the function that it
        returns is called. None: this engine has to be asked."""

    def faults(self) -> list[str]:
        """What the store finds wrong with itself, in sentences; takes its time."""

    def scrub(self) -> None:
        """Takes away what destroyed keys may have left behind in the store."""

    def discard(self) -> None:
        """Takes the whole engagement away: what a creation that failed leaves behind."""

    def close(self) -> None: ...
