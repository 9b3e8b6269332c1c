"""The part of a session that gets to know the engagement for the rules before anybody writes.

At a million events that takes seconds, which the first to write would wait for, and everybody else with them,
since nobody else may write meanwhile. What a turn then has left to do is to take in what is new.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING

from veikart.session.counting import Counting

if TYPE_CHECKING:
    from veikart.rules import CoreRulebook

_QUIET = 0.3  # seconds since somebody last looked at another moment
_NICENESS = 10


class _NotNeeded(Exception):
    """The session closes, or has read all of it anew."""


class Preparation:
    """A rulebook on the way: on a thread that rests as long as it works, until somebody waits for it."""

    def __init__(self, prepare: Callable[[Callable[[], None]], CoreRulebook], looked: Callable[[], float]):
        """`prepare` makes the rulebook and calls what it is given now and then. `looked`: when somebody last
        looked at something else; then it rests longer."""
        self._prepare = prepare
        self._looked = looked
        self._rulebook: CoreRulebook | None = None
        self._hurry, self._ended = threading.Event(), threading.Event()
        self._needed = True
        self._worked = time.monotonic()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def wait(self, timeout: float | None = None) -> bool:
        """Waits without hurrying it; says whether it has ended within so many seconds."""
        return self._ended.wait(timeout)

    def rulebook(self) -> CoreRulebook | None:
        """What was prepared, as soon as may be; None where it cannot be: whoever follows the ledger in a turn
        hears why."""
        self._hurry.set()
        self._thread.join()
        return self._rulebook

    def end(self) -> None:
        """Lets go of it."""
        self._needed = False
        self.rulebook()

    def _run(self) -> None:
        with suppress(OSError, AttributeError):  # threads have a priority of their own on Linux only
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICENESS)
        with suppress(Exception):
            self._rulebook = self._prepare(self._pause)
        self._ended.set()

    def _pause(self) -> None:
        pause = time.monotonic() - self._worked
        while pause > 0 and not self._hurry.wait(pause):
            pause = _QUIET - (time.monotonic() - self._looked())
        if not self._needed:
            raise _NotNeeded
        self._worked = time.monotonic()


class Preparing(Counting):
    """Begins when it is told to. A write that comes before the end waits for it, outside its turn."""

    _preparation: Preparation | None = None
    _prepares = False

    def begin_to_prepare(self) -> None:
        """Starts in the background, where there are enough events for it to be worth it."""
        with self._lock:
            if self._facts.head + 1 >= self.worth and self._preparation is None and self._followed is None:
                self._prepares = True
                self._preparation = Preparation(self._prepared, lambda: self._looked)

    def prepared(self, timeout: float | None = None) -> bool:
        """Waits until the rules are ready; says whether that came about within so many seconds."""
        preparation = self._preparation
        return preparation is None or preparation.wait(timeout)

    def end_preparing(self) -> None:
        """Lets go of what nobody has asked for."""
        with self._lock:
            self._prepares = False
            self._forget_preparation()

    def read_anew(self) -> bool:
        with self._lock:
            self._forget_preparation()  # it knows names that are gone
            super().read_anew()
            if self._prepares:
                self.begin_to_prepare()
            return True

    def _forget_preparation(self) -> None:
        preparation, self._preparation = self._preparation, None
        if preparation is not None:
            preparation.end()

    def _prepared(self, pause: Callable[[], None]) -> CoreRulebook:
        rulebook = super()._new_rulebook()
        self.journal.prepare(rulebook, pause)
        return rulebook

    def _new_rulebook(self) -> CoreRulebook:
        preparation, self._preparation = self._preparation, None
        if preparation is not None:
            return preparation.rulebook() or super()._new_rulebook()
        if self._facts.head + 1 >= self.worth:
            with suppress(Exception):  # whoever follows the ledger in a turn hears why
                return self._prepared(lambda: None)
        return super()._new_rulebook()
