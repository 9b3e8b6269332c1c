"""A backup is whole or not there, and brings back what it holds, but nobody who was forgotten."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.journal.conftest import noon

from veikart.errors import BadInput, CannotWrite, DamagedJournal, NotFound, VeikartError
from veikart.journal import Journal, Proposed
from veikart.journal.keeping.backup import back_up, examine, restore
from veikart.journal.keeping.erasures import Erasures
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined, UnitCreated

AT = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def engaged(where: str | Path, rulebook: CoreRulebook) -> Journal:
    """An engagement with a person, on every engine."""
    journal = Journal(where, noon)
    journal.write([Proposed(PersonJoined(person="p1", name="Åse"))], rulebook, by="kari")
    return journal


def names_in(path: Path) -> list[str]:
    journal = Journal(path)
    found = [json.loads(row.state)["d"]["name"] for row in journal.read() if row.topic == "person.joined"]
    journal.close()
    return found


def test_a_backup_is_the_engagement_as_it_was(
    engaged: Journal, tmp_path: Path, rulebook: CoreRulebook
) -> None:
    to, manifest = back_up(engaged.engine, tmp_path / "kept.veikart", AT)
    digest = engaged.digest_at(1)
    engaged.write([Proposed(UnitCreated(unit="late", name="Late"))], rulebook, by="kari")
    assert (manifest.engagement, manifest.head, manifest.digest) == (engaged.engagement, 1, digest)
    assert names_in(to) == ["Åse"]
    assert json.loads((tmp_path / "kept.veikart.json").read_text())["sha256"] == manifest.sha256
    assert manifest.taken == "2026-03-02T12:00:00.000000Z"
    engaged.close()


def test_in_a_folder_it_gets_a_name_of_its_own(engaged: Journal, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    to, _ = back_up(engaged.engine, folder, AT)
    assert to.name == f"{engaged.engagement}-20260302-120000.veikart"
    with pytest.raises(CannotWrite, match="never replaced"):
        back_up(engaged.engine, folder, AT)
    assert len(list(folder.glob("*.veikart*"))) == 2
    engaged.close()


def test_a_backup_that_cannot_be_written_leaves_nothing(engaged: Journal, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())
    with pytest.raises(CannotWrite, match="folder"):
        back_up(engaged.engine, tmp_path / "none" / "kept.veikart", AT)
    assert sorted(tmp_path.iterdir()) == before
    engaged.close()


def test_a_restored_backup_is_opened_and_written_to(engaged: Journal, tmp_path: Path) -> None:
    kept, _ = back_up(engaged.engine, tmp_path / "kept.veikart", AT)
    manifest, aside = restore(kept, tmp_path / "back.veikart")
    assert (manifest.head, aside) == (1, None)
    again = Journal(tmp_path / "back.veikart")
    assert again.write([Proposed(UnitCreated(unit="u", name="U"))], CoreRulebook(core_registry()), by="k")
    again.close()
    engaged.close()


def test_what_is_there_is_kept_when_a_backup_takes_its_place(path: Path, tmp_path: Path) -> None:
    journal = Journal(path)
    kept, _ = back_up(journal.engine, tmp_path / "kept.veikart", AT)
    journal.write([Proposed(UnitCreated(unit="u", name="U"))], CoreRulebook(core_registry()), by="kari")
    journal.close()
    with pytest.raises(CannotWrite, match="--replace"):
        restore(kept, path)
    _, aside = restore(kept, path, replace=True)
    assert aside == path.with_name("fjord.before-restore-1.veikart")
    assert [Journal(each).head() for each in (path, aside)] == [0, 1]
    assert restore(kept, path, replace=True)[1] == path.with_name("fjord.before-restore-2.veikart")


@pytest.mark.parametrize("where_it_broke", ["the file", "the manifest", "an event"])
def test_a_backup_that_was_changed_is_not_restored(
    engaged: Journal, tmp_path: Path, where_it_broke: str
) -> None:
    kept, _ = back_up(engaged.engine, tmp_path / "kept.veikart", AT)
    engaged.close()
    if where_it_broke == "the file":
        with kept.open("r+b") as file:
            file.seek(98)  # the version of SQLite that wrote it: nothing reads it
            file.write(b"\x01\x02")
    elif where_it_broke == "the manifest":
        (tmp_path / "kept.veikart.json").write_text('{"sha256": "0", "digest": "0"}')
    else:
        connection = sqlite3.connect(kept)
        connection.execute("UPDATE keys SET subject = 'p2'")
        connection.commit()
        connection.close()
    with pytest.raises(DamagedJournal, match="was changed since"):
        restore(kept, tmp_path / "back.veikart")
    assert not (tmp_path / "back.veikart").exists()


def test_a_backup_without_its_manifest_is_verified_by_its_chain(engaged: Journal, tmp_path: Path) -> None:
    kept, manifest = back_up(engaged.engine, tmp_path / "kept.veikart", AT)
    engaged.close()
    (tmp_path / "kept.veikart.json").unlink()
    assert examine(kept).digest == manifest.digest
    (tmp_path / "kept.veikart.json").write_text("no manifest")
    with pytest.raises(BadInput, match="Put it aside"):
        examine(kept)


def test_what_is_no_backup_is_not_restored(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("name;unit\n" * 20)
    for name, error in (("none.veikart", NotFound), ("notes.txt", VeikartError)):
        with pytest.raises(error):
            restore(tmp_path / name, tmp_path / "back.veikart")
    assert not (tmp_path / "back.veikart").exists()


def test_a_damaged_engagement_is_not_backed_up_as_if_it_were_whole(path: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER chain_keeps_UPDATE")
    connection.execute("UPDATE chain SET digest = zeroblob(32)")
    connection.execute(
        "CREATE TRIGGER chain_keeps_UPDATE BEFORE UPDATE ON chain "
        "BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
    connection.commit()
    connection.close()
    journal = Journal(path)
    with pytest.raises(DamagedJournal):
        back_up(journal.engine, tmp_path / "kept.veikart", AT)
    journal.close()
    assert not list(tmp_path.glob("*kept*"))


def test_who_was_forgotten_since_goes_along_to_older_backups(
    engaged: Journal, tmp_path: Path, rulebook: CoreRulebook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also to another machine, which remembers nothing."""
    folder = tmp_path / "backups"
    folder.mkdir()
    old, _ = back_up(engaged.engine, folder / "old.veikart", AT)
    engaged.write([Proposed(PersonForgotten(person="p1"))], rulebook, by="kari")
    back_up(engaged.engine, folder / "new.veikart", AT)
    engaged.close()
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "another machine"))
    restore(old, tmp_path / "back.veikart")
    erased = Erasures(engaged.engagement, tmp_path / "back.veikart").all()
    assert [erasure.person for erasure in erased] == ["p1"]
    assert b"\xc3\x85se" not in b"".join(each.read_bytes() for each in folder.glob("*.forgotten"))
