"""Who is told when somebody else writes to the store: a subscription, and a look now and then as a net."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from veikart.errors import JournalError

if TYPE_CHECKING:
    from veikart.journal.library.stream import Stream

LOOK_EVERY = 5.0  # seconds: what a subscription that broke without a word may hide
_LONGEST_PAUSE = 5.0  # seconds between two attempts to subscribe again


class Listener:
    """Calls `notify` at first, and whenever the stream has grown, until it is stopped."""

    def __init__(self, stream: Stream, notify: Callable[[], None]) -> None:
        self._stream = stream
        self._notify = notify
        self._known: int | None = None
        self._news = threading.Event()
        self._stopped = threading.Event()
        self._subscribing = threading.Lock()
        self._subscription: Any = None
        self._threads = [
            threading.Thread(target=work, name="veikart listener", daemon=True)
            for work in (self._subscribe, self._look)
        ]
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        """Ends it. Does not wait for a `notify` that is under way and may wait for the caller."""
        self._stopped.set()
        self._news.set()
        with self._subscribing:
            self._end_subscription()
        for thread in self._threads:
            if thread is not threading.current_thread():
                thread.join(timeout=1)

    def _subscribe(self) -> None:
        """Rings whenever the store tells of an event in our stream; subscribes again when that breaks."""
        pauses = _pauses()
        while not self._stopped.is_set():
            with suppress(Exception):  # of whatever the recorder is made of
                subscription = self._begin_subscription()
                pauses = _pauses()
                for notification in subscription:
                    if str(notification.originator_id) == self._stream.name:
                        self._news.set()
            self._stopped.wait(next(pauses))

    def _begin_subscription(self) -> Any:
        after = self._stream.newest()
        with self._subscribing:
            self._end_subscription()
            self._subscription = self._stream.subscription(after)
            if self._stopped.is_set():
                self._end_subscription()
            self._news.set()  # what came between the look and the subscription
            return self._subscription or ()

    def _end_subscription(self) -> None:
        if self._subscription is not None:
            with suppress(Exception):
                self._subscription.stop()
            self._subscription = None

    def _look(self) -> None:
        pauses = _pauses()
        while not self._stopped.is_set():
            self._news.clear()
            try:
                head = self._stream.head()
            except JournalError:  # a server that is back is not always back for everybody at once
                self._stopped.wait(next(pauses))
                continue
            pauses = _pauses()
            if head != self._known and not self._stopped.is_set():
                self._known = head
                self._notify()
            self._news.wait(LOOK_EVERY)


def _pauses() -> Iterator[float]:
    """At once, then longer and longer."""
    yield 0.0
    pause = 0.1
    while True:
        yield pause
        pause = min(pause * 2, _LONGEST_PAUSE)
