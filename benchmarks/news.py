"""What somebody else writes to a file meanwhile: as many ratings as in a large import."""

from __future__ import annotations

import json
import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.generating import Writing
from benchmarks.stating import Statement
from benchmarks.telling import Command

from veikart.clock import system_clock, today
from veikart.journal import Journal


@contextmanager
def copy_of(file: Path) -> Iterator[Path]:
    """A copy of the file, beside it, that may be written to."""
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        copy = Path(folder) / file.name
        shutil.copyfile(file, copy)
        yield copy


def write_news(file: Path, events: int, seed: int) -> None:
    """Writes so many ratings of today, in one command: those at the end of the history, said again."""
    journal = Journal(file)
    last = journal.read(newest_first=True, limit=events * 2)
    bodies = [json.loads(event.state)["d"] for event in last if event.topic == "skill.assessed"]
    day = today(system_clock)
    ratings = [Statement("skill.assessed", day, bodies[n % len(bodies)]) for n in range(events)]
    Writing(journal, random.Random(seed)).all([Command(system_clock(), "line", ratings)])
    journal.close()
