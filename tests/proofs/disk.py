"""A disk whose power is cut: what was synced is there, of the rest anything may be there or not.

A file's contents are safe once it was synced, its name once its folder was. Of what was written after that
a cut leaves nothing, everything, the beginning, some writes in any order, or some sectors of some writes;
what a file grew by without its bytes having arrived is zeros or junk.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.proofs.tracing import Step

SECTOR = 512

Survives = Callable[[int], bool]
"""Whether the n-th of the parts that were not synced has arrived."""


@dataclass(eq=False)
class _File:
    safe: bytearray = field(default_factory=bytearray)
    waiting: list[Step] = field(default_factory=list)

    def sync(self) -> None:
        for step in self.waiting:
            _apply(self.safe, step, b"")
        self.waiting.clear()


class Disk:
    """Takes the steps of a recording, and can tell at any point what a cut may leave."""

    def __init__(self) -> None:
        self._safe: dict[str, _File] = {}
        self._waiting: dict[str, list[_File | None]] = {}
        self._now: dict[str, _File] = {}

    def take(self, step: Step) -> None:
        match step.do:
            case "make":
                self._call(step.name, _File())
            case "remove":
                self._call(step.name, None)
            case "rename":
                self._call(step.data.decode(), self._now[step.name])
                self._call(step.name, None)
            case "sync folder":
                self._waiting.clear()
                self._safe = dict(self._now)
            case "sync":
                self._now[step.name].sync()
            case "write" | "cut":
                self._now[step.name].waiting.append(step)

    def _call(self, name: str, file: _File | None) -> None:
        """From now on that is what `name` means; on the disk only once the folder was synced."""
        self._waiting.setdefault(name, []).append(file)
        if file is None:
            del self._now[name]
        else:
            self._now[name] = file

    @property
    def unsafe(self) -> int:
        """How many writes and names a cut may now lose."""
        return sum(len(file.waiting) for file in self._now.values()) + sum(map(len, self._waiting.values()))

    def cut(self, source: random.Random, folder: Path) -> None:
        """Puts into an empty `folder` what may be there after a cut."""
        left = dict(self._safe)
        for name, changes in self._waiting.items():
            for file in changes[: source.randint(0, len(changes))]:
                if file is None:
                    left.pop(name, None)
                else:
                    left[name] = file
        for name, file in left.items():
            (folder / name).write_bytes(_left_of(file, source))


def _left_of(file: _File, source: random.Random) -> bytes:
    parts, survives = _manner(file.waiting, source)
    content = bytearray(file.safe)
    junk = source.choice([b"", source.randbytes(SECTOR)])
    for n, part in enumerate(parts):
        if survives(n):
            _apply(content, part, junk)
    return bytes(content)


def _manner(waiting: list[Step], source: random.Random) -> tuple[list[Step], Survives]:
    """One of the ways in which a disk loses what it was not told to keep."""
    sectors = [part for step in waiting for part in _sectors(step)]
    until = source.randint(0, len(waiting))
    share = source.random()
    ways: list[tuple[list[Step], Survives]] = [
        (waiting, lambda n: False),
        (waiting, lambda n: True),
        (waiting, lambda n: n < until),
        (waiting, lambda n: n >= until),
        (waiting, lambda n: source.random() < share),
        (sectors, lambda n: source.random() < share),
        (source.sample(sectors, len(sectors)), lambda n: source.random() < share),
    ]
    return source.choice(ways)


def _sectors(step: Step) -> list[Step]:
    """The parts of a write that a disk takes as one."""
    if step.do != "write":
        return [step]
    parts, done = [], 0
    while done < len(step.data):
        place = step.offset + done
        size = SECTOR - place % SECTOR
        parts.append(Step("write", step.name, place, step.data[done : done + size]))
        done += size
    return parts


def _apply(content: bytearray, step: Step, junk: bytes) -> None:
    size = step.offset
    if len(content) < size:
        missing = size - len(content)
        content += (junk * (missing // len(junk) + 1))[:missing] if junk else bytes(missing)
    if step.do == "cut":
        del content[size:]
    else:
        content[step.offset : step.offset + len(step.data)] = step.data
