"""The session and the two threads that work for it: one reads, one writes, the event loop does neither."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from veikart.tui.frames import Frame, Wish, make_frame

if TYPE_CHECKING:
    from veikart.session import Session
    from veikart.tui.standing import Standing

T = TypeVar("T")


class Panicked(Exception):
    """A panic of Polars, as an error of the kind that asyncio and Textual reckon with."""


class Threads:
    """One thread to read and one to write, so that a writer who waits for a lock holds up no frame."""

    def __init__(self) -> None:
        self._reader = ThreadPoolExecutor(1, "veikart-read")
        self._writer = ThreadPoolExecutor(1, "veikart-write")

    async def read(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._reader, _tamed, work)

    async def write(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._writer, _tamed, work)

    def close(self) -> None:
        """Lets what has begun come to its end, and takes nothing more."""
        self._writer.shutdown(wait=True, cancel_futures=False)
        self._reader.shutdown(wait=True, cancel_futures=True)


def _tamed(work: Callable[[], T]) -> T:
    try:
        return work()
    except Exception:
        raise
    except BaseException as panic:  # would end a task without anybody being told
        raise Panicked().with_traceback(panic.__traceback__) from None


class Desk:
    """A session, to be asked from the event loop."""

    def __init__(self, session: Session, threads: Threads) -> None:
        self.session = session
        self._threads = threads

    async def read(self, work: Callable[[], T]) -> T:
        return await self._threads.read(work)

    async def write(self, work: Callable[[], T]) -> T:
        return await self._threads.write(work)

    async def frame(self, wish: Wish) -> Frame:
        return await self.read(lambda: make_frame(self.session, wish))

    async def standing(self) -> Standing:
        from veikart.tui.standing import standing

        return await self.read(lambda: standing(self.session))
