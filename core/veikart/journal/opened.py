"""A turn as the rules see it: with the seals opened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from veikart.journal.stored import Stored

if TYPE_CHECKING:
    from veikart.journal.vault import Vault


class Ledger(Protocol):
    """What is read of a turn, or of what was there at some time."""

    def head(self) -> int: ...

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]: ...


class Opened:
    """What is in the ledger, within a turn. It can only be read."""

    def __init__(self, turn: Ledger, vault: Vault) -> None:
        self._turn = turn
        self._vault = vault

    def head(self) -> int:
        """The position of the last event; -1 in an empty ledger."""
        return self._turn.head()

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]:
        """The events with `after` < position ≤ `upto`, in order; of `topics` only, where given."""
        return map(self._vault.opened, self._turn.tail(after, topics, upto=upto))
