"""Writers that are forked from a warm process, killed, and listened to; and the figures of every proof."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FIGURES = pytest.StashKey[list[str]]()

Record = Callable[[Mapping[str, int]], None]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """What the proofs counted."""
    if lines := config.stash.get(FIGURES, []):
        terminalreporter.section("proofs")
        for line in lines:
            terminalreporter.write_line(line)


@pytest.fixture
def record(request: pytest.FixtureRequest) -> Record:
    """Takes the figures of a proof, to be shown at the end of the run."""

    def take(figures: Mapping[str, int]) -> None:
        lines = request.config.stash.setdefault(FIGURES, [])
        lines += [request.node.name, *(f"{number:>10,}  {what}" for what, number in figures.items())]

    return take


@dataclass(frozen=True)
class Life:
    """What a writer said before it was gone, and how it went: the status of `os.waitpid`."""

    said: tuple[tuple[str, ...], ...]
    status: int

    @property
    def killed(self) -> bool:
        return os.WIFSIGNALED(self.status)

    @property
    def acknowledged(self) -> list[tuple[str, int, int]]:
        """Command, first and last position of all that the writer acknowledged."""
        return [(command, int(first), int(last)) for _, command, first, last in self.said]


class Nursery:
    """Forks writers from itself, one at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self._said: list[tuple[str, ...]] = []
        self.traces = self._hear() == "traces"

    def _hear(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the nursery is gone"
        return line.strip()

    def raised(self, task: str, path: Path, **words: object) -> Life:
        """A writer's whole life."""
        self.begin(task, path, **words)
        return self.end()

    def begin(self, task: str, path: Path, **words: object) -> None:
        """Lets a writer begin; nothing else may be asked before its end."""
        assert self._process.stdin is not None
        told = {"task": task, "path": str(path), **{word: str(value) for word, value in words.items()}}
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        self._said.clear()

    def hear(self) -> tuple[str, ...]:
        """The next that the writer says; `gone` and its status when there is no more."""
        line = self._hear()
        assert not line.startswith("failed "), line
        words = tuple(line.split(" "))
        if words[0] != "gone":
            self._said.append(words)
        return words

    def end(self) -> Life:
        """Waits for the end of the writer."""
        while (words := self.hear())[0] != "gone":
            pass
        return Life(tuple(self._said), int(words[1]))


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    if not hasattr(os, "fork"):
        pytest.skip("this system does not fork")
    path = os.pathsep.join([str(ROOT), *sys.path])
    with subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("nursery.py"))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": path},
    ) as process:
        try:
            yield Nursery(process)
        finally:
            process.kill()
