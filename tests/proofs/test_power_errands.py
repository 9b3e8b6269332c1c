"""The power is cut around a backup and a forgetting: what was said to be done is done, and stays so."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.proofs import recording
from tests.proofs.conftest import Record
from tests.proofs.cutting import cuts, moved_away
from tests.proofs.errands import HER, NAME, PEOPLE

from veikart.journal import Journal
from veikart.journal.keeping.backup import examine
from veikart.journal.keeping.checking import verify_all
from veikart.journal.site.machine import memory_folder
from veikart.plugins import Plugins
from veikart.session import Session


def look(path: Path, said: list[str]) -> Counter[str]:
    """What is left of the errands; of who was forgotten only the file beside knows."""
    if not said:
        return Counter({"cut before the people were there": 1})
    with pytest.MonkeyPatch.context() as patch:
        memory = path.parent / "state"
        memory.mkdir()
        shutil.copy(memory_folder() / "machine", memory)  # it is still the same machine
        patch.setenv("VEIKART_STATE", str(memory))
        backups = [line.removeprefix("kept ") for line in said if line.startswith("kept ")]
        for name in backups:
            assert examine(path.with_name(name)).head >= PEOPLE
        moved = moved_away(path)
        keys = keys_in(path)
        with Session.open(path, plugins=Plugins.load(discover=list)) as session:
            readable = any(NAME.encode() in event.state for event in session.journal.read())
            assert verify_all(session.journal.engine, session.journal.vault).faults == ()
        if "forgotten" in said:
            assert not readable
        if not readable:
            assert not any(key in file.read_bytes() for key in keys for file in of_the_engagement(path))
    return Counter(
        {
            "backups acknowledged, all whole": len(backups),
            "she was acknowledged to be forgotten, and is": int("forgotten" in said),
            "she is forgotten, which nobody had acknowledged": int(not readable and "forgotten" not in said),
            "opened once a journal full of junk had been moved away, as was asked": moved,
        }
    )


def keys_in(path: Path) -> list[bytes]:
    """Her key, if it is still there or in a backup."""
    found = []
    for file in path.parent.glob("*.veikart"):
        journal = Journal(file)
        found += [k.wrapped for k in journal.engine.wrapped_keys() if k.subject == HER and k.wrapped]
        journal.close()
    return found


def of_the_engagement(path: Path) -> list[Path]:
    return [path, *(file for file in [Path(f"{path}-journal")] if file.exists())]


@pytest.mark.slow
def test_power_cut_around_a_backup_and_a_forgetting_takes_neither_back(
    tmp_path: Path, record: Record
) -> None:
    if why := recording.strace():
        pytest.skip(why)
    count = cuts(recording.record("errands.py"), tmp_path, 400, seed=4, look=look)
    record(count)
    assert count["backups acknowledged, all whole"] > 100
    assert count["she was acknowledged to be forgotten, and is"] > 30
