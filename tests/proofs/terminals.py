"""The program in a terminal of its own, and everything it wrote there, from the first byte on."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import struct
import sys
import termios
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from fcntl import ioctl
from pathlib import Path

LIMIT = 30
"""Seconds until the test gives up on a program that says nothing."""
_VEIKART = "import sys; from veikart.cli import main; sys.exit(main())"
_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[A-Za-z]|\x1b\][^\x07]*\x07|\x1b[()=>].?")


class Terminal:
    """What a program wrote, and a keyboard."""

    def __init__(self, handle: int) -> None:
        self._handle = handle
        self._seen = b""
        self._closed = False

    @property
    def text(self) -> str:
        """All of it without control sequences."""
        return _CONTROL.sub(b"", self._seen).decode(errors="replace")

    def until(self, words: str, since: int = 0) -> None:
        """Waits for some words, which come after so many characters."""
        while words not in self.text[since:]:
            assert self._read(), f"{words!r} never came:\n{self.text[-3000:]}"

    def press(self, keys: str) -> int:
        """Types; gives how many characters had been written before."""
        before = len(self.text)
        os.write(self._handle, keys.encode())
        return before

    def ended(self) -> bool:
        """Reads to the end; False where the program has nothing to say and does not end."""
        while self._read():
            pass
        return self._closed

    def _read(self) -> bool:
        if not select.select([self._handle], [], [], LIMIT)[0]:
            return False
        try:
            got = os.read(self._handle, 1 << 16)
        except OSError:  # the other end has been closed
            got = b""
        self._seen += got
        self._closed = not got
        return bool(got)


@contextmanager
def in_a_terminal(file: Path, environment: Mapping[str, str]) -> Iterator[Terminal]:
    """`veikart FILE` in a terminal of 120 by 40; it has to end well when it is quit."""
    child, handle = pty.fork()
    if child == 0:
        ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))  # before the first frame
        os.chdir(file.parent)
        arguments = [sys.executable, "-c", _VEIKART, str(file)]
        os.execve(sys.executable, arguments, {**environment, "TERM": "xterm-256color"})
    terminal = Terminal(handle)
    try:
        yield terminal
        terminal.press("q")
        assert terminal.ended(), terminal.text[-2000:]
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0, terminal.text[-2000:]
    except BaseException:
        os.kill(child, signal.SIGKILL)
        raise
    finally:
        os.close(handle)
