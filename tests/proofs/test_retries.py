"""A command that is tried again after a crash, because nobody said that it was written: it is there once."""

from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest
from tests.proofs.conftest import Life, Nursery, Record
from tests.proofs.witness import Witness

from veikart.journal import Journal

STOPS = 520
"""Beginnings and ends of system calls in which a writer opens the file and writes one event."""


def tried(nursery: Nursery, path: Path, command: str, source: random.Random) -> Life:
    """One attempt: it dies between the commit and its word, dies somewhere, or goes well."""
    words: dict[str, object] = {}
    match source.choice(["dies unheard", "dies", "lives"]):
        case "dies unheard":
            words["unheard"] = "yes"
        case "dies" if nursery.traces:
            words["stop"] = source.randint(1, STOPS)
        case "dies":
            words["after"] = source.uniform(0, 0.02)
    return nursery.raised("write_one", path, command=command, **words)


def retries(nursery: Nursery, path: Path, times: int) -> Counter[str]:
    """Tries so many commands, each until it is acknowledged, and counts."""
    source = random.Random(times)
    count: Counter[str] = Counter()
    acknowledged = []
    for n in range(times):
        while not (life := tried(nursery, path, f"retried.{n}", source)).said:
            assert life.killed
            count["attempts that died"] += 1
        (_, command, position, how) = life.said[0]
        acknowledged.append((command, int(position), int(position)))
        count["commands"] += 1
        count["commands that had been written by an attempt that died"] += how == "again"
    witness = Witness(path, events=1)
    assert witness.look(acknowledged) == 0
    assert witness.seen == acknowledged
    count["events"] = witness.everything() - 1
    return count


def prove(nursery: Nursery, folder: Path, times: int, record: Record) -> None:
    path = folder / "fjord.veikart"
    Journal.create(path, "Fjord").close()
    count = retries(nursery, path, times)
    record(count)
    assert count["commands"] == count["events"] == times
    assert count["commands that had been written by an attempt that died"] > times // 4


def test_a_command_tried_again_is_written_once(nursery: Nursery, tmp_path: Path, record: Record) -> None:
    prove(nursery, tmp_path, 24, record)


@pytest.mark.slow
def test_five_hundred_commands_tried_again_are_written_once_each(
    nursery: Nursery, tmp_path: Path, record: Record
) -> None:
    prove(nursery, tmp_path, 500, record)
