"""Threads that were left behind, and how a busy loop in one is ended."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from traceback import walk_stack
from types import FrameType

from veikart.crash import Place, place
from veikart.plugins.errands.errand import Ended, Errand


class Strays:
    """Tried to be ended at every errand, so that one that could not be ended yet, or went on, is later."""

    def __init__(self) -> None:
        self._threads: list[tuple[threading.Thread, Errand]] = []

    def add(self, thread: threading.Thread, errand: Errand) -> None:
        self._threads.append((thread, errand))
        self.end()

    def end(self) -> None:
        """Raises `Ended` in each that is still under way. Sleeping, or in a library, it feels it later."""
        if self._threads:
            self._threads = [each for each in self._threads if each[0].is_alive()]
            for thread, errand in self._threads:
                _end(thread, errand)


def places_of(thread: threading.Thread) -> Iterator[Place]:
    """Where a thread is, the outermost place first; nothing where it has come to its end."""
    frame = sys._current_frames().get(thread.ident or 0)
    for each, line in reversed(list(walk_stack(frame))) if frame is not None else ():
        yield place(each.f_code.co_filename, line, each.f_code.co_qualname)


def _end(thread: threading.Thread, errand: Errand) -> None:
    from ctypes import c_ulong, py_object, pythonapi

    with errand.ending:
        if errand.over or thread.ident is None:
            return
        frame = sys._current_frames().get(thread.ident)
        if frame is None or not _importing_others(frame, errand.home):
            pythonapi.PyThreadState_SetAsyncExc(c_ulong(thread.ident), py_object(Ended))


def _importing_others(frame: FrameType | None, home: str) -> bool:
    """Whether something else than the plugin is being imported: half of Polars would stay, for all."""
    while frame is not None:
        if frame.f_code.co_name == "<module>":
            return str(frame.f_globals.get("__name__")).partition(".")[0] != home
        frame = frame.f_back
    return False
