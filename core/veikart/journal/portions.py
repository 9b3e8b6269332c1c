"""What was in the ledger at some time, read portion by portion without keeping anybody from writing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.journal.engine import Engine
    from veikart.journal.stored import Stored

PORTION = 8_192
"""Positions read at a time: ten milliseconds of a file."""
_AT_ONCE = 128
"""Events given out between two pauses; to check one against its model takes a tenth of a millisecond."""


class Portions:
    """Reads as a turn does, up to a `head`: what lies before it never changes, whatever is written after."""

    def __init__(self, engine: Engine, head: int, pause: Callable[[], None]) -> None:
        """`pause` is called before every portion, and between the events of a long one."""
        self._engine = engine
        self._head = head
        self._pause = pause

    def head(self) -> int:
        return self._head

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]:
        """As `Turn.tail`."""
        last = self._head if upto is None else min(upto, self._head)
        for start in range(after, last, PORTION):
            self._pause()
            for count, event in enumerate(self._read(topics, start, min(start + PORTION, last)), 1):
                yield event
                if count % _AT_ONCE == 0:
                    self._pause()

    def _read(self, topics: Sequence[str] | None, after: int, upto: int) -> list[Stored]:
        if topics is None:
            return self._engine.page(after, upto, upto - after)
        return self._engine.of_topics(topics, after, upto)
