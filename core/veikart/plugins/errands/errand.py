"""One call into a plugin, seen from the thread that makes it and from the one that waits for it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any


class Ended(BaseException):
    """Raised in a thread that was left behind, wherever it is. Code that is not Python's does not feel it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How work went: its answer, or the error it ended in."""

    answer: Any = None
    error: BaseException | None = None

    @classmethod
    def of(cls, work: Callable[[], Any]) -> Outcome:
        try:
            return cls(work())
        except BaseException as error:  # Polars' panics are of that kind
            return cls(error=error)

    def told(self) -> Any:
        """The answer; raises the error."""
        if self.error is not None:
            raise self.error
        return self.answer


class Wish:
    """What a plugin's thread wants done by the thread that waits for it."""

    def __init__(self, work: Callable[[], Any]) -> None:
        self._work = work
        self._reply: SimpleQueue[Outcome] = SimpleQueue()

    def fulfil(self) -> None:
        outcome = Outcome.of(self._work)
        if isinstance(outcome.error, KeyboardInterrupt):
            self.refuse()
            raise outcome.error
        self._reply.put(outcome)

    def refuse(self) -> None:
        self._reply.put(Outcome(error=Ended()))

    def granted(self) -> Any:
        return self._reply.get().told()


class Errand:
    """`limit`: seconds it may take; None: as long as it likes. `home`: the package of the plugin."""

    def __init__(self, work: Callable[[], Any], limit: float | None, home: str) -> None:
        self.home = home
        self.left_behind = False
        self.over = False
        self.ending = threading.Lock()
        """Held where it comes to its end, so that no later errand of the thread is ended in its place."""
        self.mail: SimpleQueue[Wish | Outcome | None] = SimpleQueue()
        """To whoever waits: wishes, how it went, or None: the clock has been started again."""
        self._work = work
        self._until = None if limit is None else monotonic() + limit
        self._left: float | None = None

    def seconds_left(self) -> float | None:
        """None where it may take as long as it likes, and while others are at work for it."""
        return None if self._until is None else self._until - monotonic()

    def stop_the_clock(self) -> None:
        """Others work for it now, who have clocks of their own."""
        self._left, self._until = self.seconds_left(), None

    def start_the_clock(self) -> None:
        if self._left is not None:
            self._until = monotonic() + self._left
        self.mail.put(None)

    def run(self) -> Outcome:
        return Outcome.of(self._work)

    def close(self) -> bool:
        """On its own thread, at the end: whether the thread may go on another errand."""
        with self.ending:
            self.over = True
            return not self.left_behind

    def leave_behind(self) -> bool:
        """Whether it goes on without anybody waiting for it."""
        with self.ending:
            self.left_behind = not self.over
        with suppress(Empty):
            while True:
                mail = self.mail.get_nowait()
                if isinstance(mail, Wish):
                    mail.refuse()
        return self.left_behind

    def wish(self, work: Callable[[], Any]) -> Any:
        """On its own thread: has `work` done by the thread that waits."""
        wish = Wish(work)
        self.mail.put(wish)
        if self.left_behind:  # nobody reads the mail any more
            raise Ended
        return wish.granted()
