"""kill -9: what was acknowledged is there, a command is there whole or not at all, and writing goes on."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from tests.proofs.conftest import Life, Nursery, Record
from tests.proofs.witness import Witness

from veikart.journal import Journal

KILLS_A_FILE = 40
LONGEST = 0.1
"""Seconds in which a writer opens the file and writes some five commands."""
STOPS = 3200
"""Beginnings and ends of system calls in such a time."""


def killed(nursery: Nursery, path: Path, run: str, source: random.Random) -> Life:
    """A writer that was killed after a random time or, more often, at a random system call."""
    if nursery.traces and source.random() < 0.6:
        return nursery.raised("write_on", path, run=run, stop=source.randint(1, STOPS))
    return nursery.raised("write_on", path, run=run, after=source.uniform(0, LONGEST))


def cut_short(path: Path) -> bool:
    """Whether the writer died within a transaction: a filled journal of SQLite's lies beside the file."""
    remains = Path(f"{path}-journal")
    return remains.exists() and remains.stat().st_size > 0


def kills(nursery: Nursery, folder: Path, times: int, seed: int) -> Counter[str]:
    """Kills so many writers on some files, looks after each, and counts what there was."""
    source = random.Random(seed)
    count: Counter[str] = Counter()
    for begin in range(0, times, KILLS_A_FILE):
        path = folder / f"{begin}.veikart"
        Journal.create(path, "Fjord").close()
        witness = Witness(path)
        for n in range(begin, min(begin + KILLS_A_FILE, times)):
            life = killed(nursery, path, f"{seed}-{n}", source)
            assert life.killed
            count["killed"] += 1
            count["killed within a transaction"] += cut_short(path)
            count["commands acknowledged"] += len(life.said)
            unheard = witness.look(life.acknowledged)
            assert unheard <= 1
            count["commands written whole, but not yet acknowledged"] += unheard
        witness.go_on(f"{seed}-{begin}.after")
        count["events"] += witness.everything()
    return count


def prove(nursery: Nursery, folder: Path, times: int, record: Record) -> None:
    count = kills(nursery, folder, times, seed=times)
    record(count)
    assert count["killed within a transaction"] >= times // 12, "the kills came too early or too late"
    assert count["commands acknowledged"] > times // 4


def test_killed_writers_lose_nothing(nursery: Nursery, tmp_path: Path, record: Record) -> None:
    prove(nursery, tmp_path, 16, record)


@pytest.mark.slow
def test_a_thousand_killed_writers_lose_nothing(nursery: Nursery, tmp_path: Path, record: Record) -> None:
    prove(nursery, tmp_path, 1000, record)
