"""`python sitting.py FILE COMMANDS LARGE`: makes an engagement and writes to it, to be recorded.

Acknowledges its beginning and every command by a line. After every few commands the file is closed and opened
again; the last command has LARGE events (0: there is none), such as SQLite cannot keep in memory.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tests.proofs.commands import AdmitsEverything, proposals, size

from veikart.journal import Journal

REOPENED_AFTER = 4


def say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def write(journal: Journal, command: str) -> None:
    written = journal.write(
        proposals(command, size(command)), AdmitsEverything(), by="writer", command=command
    )
    assert written is not None
    say(f"ack {command} {written.first} {written.last}")


def sit(path: Path, commands: int, large: int) -> None:
    journal = Journal.create(path, "Fjord")
    say("made")
    for n in range(commands):
        if n % REOPENED_AFTER == REOPENED_AFTER - 1:
            journal.close()
            journal = Journal(path)
        write(journal, f"sitting.{n}")
    if large:
        write(journal, f"large.{large}")
    journal.close()


if __name__ == "__main__":
    sit(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
