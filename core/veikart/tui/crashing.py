"""How the application ends when something in it fails: in order, and without a word of anybody's data.

Textual would print the exception's text, the source lines and all local variables.
"""

from __future__ import annotations

from typing import Any

from rich.console import RenderableType
from rich.traceback import Traceback
from textual.app import App
from textual.worker import WorkerFailed

from veikart.crash import CRASHED, Fault, page, page_of, place


class OrderlyApp(App[Any]):
    """An app that remembers the page to print when it has crashed, and prints nothing itself."""

    crash: str | None = None
    """What to tell of the first error nobody expected; its return code is `CRASHED` then."""

    def _handle_exception(self, error: Exception) -> None:
        """Where all errors of handlers, workers, timers, rendering and the stylesheet end up."""
        met = error.error if isinstance(error, WorkerFailed) else error
        if self._exception is None:
            self._exception = error  # a test's pilot raises it again
            self._exception_event.set()
        self._end(page(met))

    def panic(self, *renderables: RenderableType) -> None:
        """Where the thread that reads the keyboard reports its end."""
        traces = (each.trace for each in renderables if isinstance(each, Traceback))
        faults = [
            Fault(stack.exc_type, tuple(place(f.filename, f.lineno, f.name) for f in stack.frames))
            for trace in traces
            for stack in reversed(trace.stacks)
        ]
        self._end(page_of(faults or [Fault("Panic", ())]))

    def _end(self, told: str) -> None:
        self._return_code = CRASHED
        if self.crash is None:
            self.crash = told
        self._close_messages_no_wait()
