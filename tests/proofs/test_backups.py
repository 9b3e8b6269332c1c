"""Backups taken while another process writes: each is whole, verified, and can be worked on."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.proofs.conftest import Nursery, Record
from tests.proofs.witness import Witness

from veikart.journal import Journal
from veikart.journal.keeping.backup import Manifest, back_up, restore
from veikart.journal.keeping.checking import verify_all

BEGINS = datetime(2026, 3, 2, 12, tzinfo=UTC)


def backed_up(nursery: Nursery, live: Journal, folder: Path, number: int) -> tuple[Path, Manifest]:
    """A backup, begun when the writer has written something more; it must hold all there was by then."""
    before = live.head()
    while int(nursery.hear()[3]) <= before:
        pass
    before = live.head()
    kept, manifest = back_up(live.engine, folder, BEGINS + timedelta(seconds=number))
    assert manifest.head >= before
    return kept, manifest


def brought_back(live: Journal, kept: Path, manifest: Manifest, to: Path) -> None:
    """Restores the backup: it is whole, the same as what it was taken of, and can be written to."""
    assert restore(kept, to)[0].digest == manifest.digest
    journal = Journal(to)
    verdict = verify_all(journal.engine, journal.vault)
    assert (verdict.faults, verdict.head, verdict.digest) == ((), manifest.head, manifest.digest)
    assert list(journal.read()) == list(live.read(upto=manifest.head))
    journal.close()
    witness = Witness(to)
    witness.look([])
    witness.go_on("on.what.was.restored")
    witness.everything()


def prove(nursery: Nursery, folder: Path, times: int, record: Record) -> None:
    path, backups = folder / "fjord.veikart", folder / "backups"
    backups.mkdir()
    Journal.create(path, "Fjord").close()
    nursery.begin("write_on", path, run="load")
    live = Journal(path)
    taken = [backed_up(nursery, live, backups, number) for number in range(times)]
    path.with_name("stop").touch()
    life = nursery.end()
    assert not life.killed
    heads = [manifest.head for _, manifest in taken]
    for number, (kept, manifest) in enumerate(taken):
        brought_back(live, kept, manifest, folder / f"restored-{number}.veikart")
    live.close()
    record(
        Counter(
            {
                "backups, all verified and restored": times,
                "commands written meanwhile": len(life.said),
                "events in the last backup": heads[-1] + 1,
            }
        )
    )
    assert len(set(heads)) == times


def test_backups_taken_while_another_process_writes_are_whole(
    nursery: Nursery, tmp_path: Path, record: Record
) -> None:
    prove(nursery, tmp_path, 3, record)


@pytest.mark.slow
def test_sixty_backups_taken_while_another_process_writes_are_whole(
    nursery: Nursery, tmp_path: Path, record: Record
) -> None:
    prove(nursery, tmp_path, 60, record)
