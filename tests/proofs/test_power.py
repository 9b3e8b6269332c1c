"""The power is cut: what was acknowledged is there, every command whole or not at all, and writing goes on.

The file operations of a real process are recorded; for random points the disk is put as it may be after a cut
there, and opened. Where nothing can be recorded, the short proof takes a recording that lies beside it.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from tests.proofs import recording
from tests.proofs.conftest import Record
from tests.proofs.cutting import cuts, moved_away
from tests.proofs.witness import Acknowledged, Witness

from veikart.errors import VeikartError


def acknowledged_in(said: str) -> Acknowledged:
    _, command, first, last = said.split(" ")
    return command, int(first), int(last)


def look(path: Path, said: list[str]) -> Counter[str]:
    """What is left at `path`, of a sitting that had said so much."""
    hot = Path(f"{path}-journal").exists() and Path(f"{path}-journal").stat().st_size > 0
    witness = Witness(path)
    if not said:
        return Counter({"cut before the engagement was there": 1, **refused_or_empty(witness)})
    moved = moved_away(path)
    acknowledged = [acknowledged_in(line) for line in said[1:]]
    unheard = witness.look(acknowledged)
    assert unheard <= 1
    witness.go_on("after.the.cut")
    witness.everything()
    return Counter(
        {
            "left with a journal of SQLite's": int(hot),
            "opened once a journal full of junk had been moved away, as was asked": moved,
            "commands acknowledged": len(acknowledged),
            "commands written whole, but not yet acknowledged": unheard,
        }
    )


def refused_or_empty(witness: Witness) -> Counter[str]:
    """Nothing is promised yet: the file is refused in our own words, or is a fresh engagement."""
    try:
        assert witness.look([]) == 0
    except VeikartError:
        return Counter({"of these refused": 1})
    return Counter()


def test_cut_power_loses_nothing(tmp_path: Path, record: Record) -> None:
    steps = (
        recording.kept() if recording.strace() else recording.record("sitting.py", recording.KEPT_COMMANDS, 0)
    )
    record(cuts(steps, tmp_path, 30, seed=1, look=look))


@pytest.mark.slow
def test_power_cut_at_five_hundred_points_loses_nothing(tmp_path: Path, record: Record) -> None:
    if why := recording.strace():
        pytest.skip(why)
    small, large = recording.record("sitting.py", 30, 0), recording.record("sitting.py", 3, 6000)
    count = cuts(small, tmp_path, 350, seed=2, look=look) + cuts(large, tmp_path, 150, seed=3, look=look)
    record(count)
    assert count["cut with something not yet synced"] > 250
    assert count["left with a journal of SQLite's"] > 100
