"""Which machine and program this is, and which programs of the machine still run."""

from __future__ import annotations

import os
import re
import secrets
import socket
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from veikart.journal.site.machine import memory_folder

_TOKEN = re.compile(r"[0-9a-f]{32}")
_TOLERANCE = 2.0  # seconds by which the system tells the start of one and the same process differently


@dataclass(frozen=True, slots=True)
class Program:
    """A running program: the name of its machine, a token that no other machine has, its process."""

    host: str
    machine: str
    process: int
    started: float
    """Seconds since the epoch, as the system tells it: a number of a process is given out again later."""

    def same_machine(self, other: Program) -> bool:
        """Both must agree: a name is given to many machines, a home folder may be shared by several."""
        return (self.host, self.machine) == (other.host, other.machine)


def this_program() -> Program:
    """The program that asks."""
    import psutil

    return Program(
        socket.gethostname(), _machine(memory_folder()), os.getpid(), psutil.Process().create_time()
    )


def runs_here(program: Program) -> bool:
    """Whether `program` is one that runs on this machine right now."""
    import psutil

    with suppress(psutil.Error, ValueError, OverflowError):
        started = psutil.Process(program.process).create_time()
        return abs(started - program.started) < _TOLERANCE
    return False


@lru_cache(maxsize=8)
def _machine(folder: Path) -> str:
    """The token of this machine, drawn once; where it cannot be kept, one for as long as the program runs."""
    file = folder / "machine"
    drawn = secrets.token_hex(16)
    with suppress(OSError, ValueError):
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError), file.open("x", encoding="ascii") as new:
            new.write(drawn)
        kept = file.read_text("ascii")
        if _TOKEN.fullmatch(kept):
            return kept
        file.write_text(drawn, "ascii")
    return drawn
