"""Reading ahead: what comes next is fetched while what is here is worked on."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from queue import Queue
from typing import TypeVar

T = TypeVar("T")
_AHEAD = 1  # batch that waits: each more is one more chunk of text in memory


def read_ahead(things: Iterable[T]) -> Iterator[T]:
    """The same things in the same order, fetched by a thread of its own that is never far ahead.

    What `things` raises is raised here, where it would have come. Whoever stops early stops the thread, too.
    """
    waiting: Queue[tuple[T | None, BaseException | None]] = Queue(_AHEAD)
    enough = threading.Event()
    thread = threading.Thread(target=_fetch, args=(things, waiting, enough), daemon=True)
    thread.start()
    try:
        while True:
            thing, error = waiting.get()
            if error is not None:
                raise error
            if thing is None:
                return
            yield thing
    finally:
        enough.set()
        while thread.is_alive():
            while not waiting.empty():
                waiting.get_nowait()
            thread.join(0.01)


def _fetch(
    things: Iterable[T], waiting: Queue[tuple[T | None, BaseException | None]], enough: threading.Event
) -> None:
    try:
        for thing in things:
            waiting.put((thing, None))
            if enough.is_set():
                return
        waiting.put((None, None))
    except BaseException as error:  # raised to whoever waits
        waiting.put((None, error))
