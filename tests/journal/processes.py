"""Other processes, talked to line by line."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHILD = Path(__file__).with_name("child.py")


class Child:
    """A process that runs one task of `child.py`."""

    def __init__(self, task: str, path: Path, *words: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, str(CHILD), task, str(path), *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def hear(self) -> str:
        """The next line it says; empty when it is gone."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def tell(self) -> None:
        """Lets it go on."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def kill(self) -> None:
        """Ends it with SIGKILL, as a power cut would."""
        self.process.kill()
        self.process.communicate()


@contextmanager
def running(task: str, path: Path, *words: str) -> Iterator[Child]:
    """A child that does not outlive the test."""
    child = Child(task, path, *words)
    try:
        yield child
    finally:
        child.kill()
