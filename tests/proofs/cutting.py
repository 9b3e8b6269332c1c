"""Cuts the power at random steps of a recording, and has somebody look at what is left each time."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.proofs.disk import Disk
from tests.proofs.recording import FILE
from tests.proofs.tracing import Step

from veikart.errors import JournalError
from veikart.journal import Journal

Look = Callable[[Path, list[str]], Counter[str]]
"""Gets where the file may be, and all that had been said; counts what it saw."""


def cuts(steps: Sequence[Step], folder: Path, times: int, seed: int, look: Look) -> Counter[str]:
    source = random.Random(seed)
    points = Counter(source.choices(range(1, len(steps) + 1), k=times))
    disk, said = Disk(), list[str]()
    count: Counter[str] = Counter()
    for at, step in enumerate(steps, 1):
        if step.do == "say":
            said.append(step.name)
        else:
            disk.take(step)
        for n in range(points[at]):
            count["cut"] += 1
            count["cut with something not yet synced"] += disk.unsafe > 0
            place = folder / f"{at}-{n}"
            place.mkdir()
            disk.cut(source, place)
            count += look(place / FILE, said)
            shutil.rmtree(place)
    return count


def moved_away(path: Path) -> bool:
    """Whether SQLite's journal arrived without its beginning, and had to be moved away by hand.

    SQLite would ignore it, for it has not yet touched the file then, and delete it. We ask first: who knows
    whose it is.
    """
    try:
        Journal(path).close()
    except JournalError as error:
        if "is no journal of an engagement" not in str(error):
            raise
        Path(f"{path}-journal").unlink()
        return True
    return False
