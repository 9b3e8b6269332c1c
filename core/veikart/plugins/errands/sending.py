"""Sends threads on errands, waits for them, and leaves those behind that do not come back."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import wraps
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, ParamSpec, TypeVar

from veikart.crash import Place
from veikart.plugins.errands.errand import Ended, Errand, Outcome, Wish
from veikart.plugins.errands.strays import Strays, places_of

P = ParamSpec("P")
T = TypeVar("T")

TellWaiting = Callable[[float], None]
"""Told a few times a second for how many seconds something has been waited for."""

_LOOK_UP = 0.2  # seconds; Ctrl+C is heard between two waits


class TookTooLong(Exception):
    """A call did not come back in time, and its thread was left behind. Says where it was, the innermost
    place last."""

    def __init__(self, places: Sequence[Place] = ()) -> None:
        super().__init__()
        self.places = places


class _Here(threading.local):
    errand: Errand | None = None


class _Runner(threading.Thread):
    """A thread that goes on one errand after the other, until it is left behind on one."""

    def __init__(self) -> None:
        super().__init__(name="veikart-plugin", daemon=True)
        self._next: SimpleQueue[Errand] = SimpleQueue()

    def go(self, errand: Errand) -> None:
        self._next.put(errand)

    def run(self) -> None:
        with suppress(Ended):
            while self._one():
                pass

    def _one(self) -> bool:
        errand = _here.errand = self._next.get()
        outcome = errand.run()
        _here.errand = None
        fit = errand.close()
        if fit:
            _idle.append(self)  # before whoever waits is told: its next errand finds this thread
        errand.mail.put(outcome)
        return fit


_here = _Here()
_idle: list[_Runner] = []
_strays = Strays()


def send(work: Callable[[], T], *, limit: float | None, home: str = "", tell: TellWaiting | None = None) -> T:
    """What `work` gives, done on another thread. Raises what it raises, and `TookTooLong`.

    `limit`: seconds; None: as long as it takes. The time in which others work for it does not count: errands
    that it sends itself, and what the waiting thread does for it. `home`: the package of the plugin; what is
    left behind is not ended while something else is being imported. Ctrl+C while waiting leaves it behind.
    """
    _strays.end()
    errand, sender = Errand(work, limit, home), _here.errand
    if sender is not None:
        if sender.left_behind:
            raise Ended
        sender.stop_the_clock()
    try:
        answer: T = _there_and_back(errand, tell)
        return answer
    finally:
        if sender is not None:
            sender.start_the_clock()


def on_errand() -> bool:
    """Whether this thread runs code of a plugin."""
    return isinstance(threading.current_thread(), _Runner)


def at_home(function: Callable[P, T]) -> Callable[P, T]:
    """The function, run by the thread that waits where a plugin's thread calls it; elsewhere as it is."""

    @wraps(function)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        if _here.errand is None:
            return function(*args, **kwargs)
        done: T = _here.errand.wish(lambda: run(*args, **kwargs))
        return done

    return run


def _there_and_back(errand: Errand, tell: TellWaiting | None) -> Any:
    try:
        runner = _idle.pop()
    except IndexError:
        runner = _Runner()
        runner.start()
    try:
        runner.go(errand)  # from here on Ctrl+C leaves something behind
        return _waited(errand, tell).told()
    except TookTooLong as late:
        late.places = late.places or tuple(places_of(runner))
        _leave_behind(errand, runner)
        raise
    except (KeyboardInterrupt, Ended):
        _leave_behind(errand, runner)
        raise


def _leave_behind(errand: Errand, runner: _Runner) -> None:
    if errand.leave_behind():
        _strays.add(runner, errand)


def _waited(errand: Errand, tell: TellWaiting | None) -> Outcome:
    began = monotonic()
    while True:
        left = errand.seconds_left()
        if left is not None and left <= 0:
            raise TookTooLong
        try:
            mail = errand.mail.get(timeout=_LOOK_UP if left is None else min(left, _LOOK_UP))
        except Empty:
            if tell is not None:
                tell(monotonic() - began)
            continue
        if isinstance(mail, Outcome):
            return mail
        if isinstance(mail, Wish):
            errand.stop_the_clock()
            mail.fulfil()
            errand.start_the_clock()
