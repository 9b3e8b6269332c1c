"""What libraries and the interpreter would write to standard error by themselves.

Log lines, warnings, errors of threads and what a panic in Rust says all quote the values they met. None of it
is written for users, and any of it may hold a name. VEIKART_DEBUG=1 leaves everything as it is.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
import warnings
from collections.abc import Iterable
from contextlib import suppress
from typing import Any, TextIO

from veikart.crash import debugging, in_a_line


def hush() -> None:
    """From now on only veikart writes to standard error. For the program as a whole, once."""
    if debugging():
        return
    logging.getLogger().addHandler(logging.NullHandler())
    if not sys.warnoptions:
        warnings.simplefilter("ignore")
    threading.excepthook = lambda lost: _tell(lost.exc_value)
    sys.unraisablehook = lambda lost: _tell(lost.exc_value)
    with suppress(OSError, AttributeError):  # standard error may be closed, or none
        _keep_to_ourselves()


def keep_plugins_apart() -> None:
    """What plugins print goes nowhere: it would stand between the lines of `--json`, and on the screen.

    With VEIKART_DEBUG=1 it goes to standard error.
    """
    sys.stdout = _Apart(sys.stdout)
    sys.stderr = _Apart(sys.stderr)


class _Apart:
    """A stream that takes nothing from the threads on which plugins run."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        from veikart.plugins.errands import on_errand

        if not on_errand():
            return self._stream.write(text)
        if debugging() and sys.__stderr__ is not None:
            sys.__stderr__.write(text)
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def _tell(error: BaseException | None) -> None:
    if error is not None and not isinstance(error, SystemExit):
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(f"veikart: an error in the background: {in_a_line(error)}\n")


def _keep_to_ourselves() -> None:
    """Python's standard error goes on where it went; what compiled code writes to it goes nowhere.

    A panic in Polars prints what it choked on, and a trace across the screen, before Python hears of it.
    """
    encoding = sys.stderr.encoding
    ours = open(os.dup(2), "w", encoding=encoding, errors="replace", buffering=1)  # noqa: PTH123, SIM115
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
    sys.stderr = sys.__stderr__ = ours  # type: ignore[misc]  # Textual draws on the latter
