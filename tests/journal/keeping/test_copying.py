"""An engagement moves between files and servers without losing a bit, or it does not move."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.journal.conftest import noon

from veikart.errors import CannotWrite, DamagedJournal
from veikart.journal import Journal, Proposed
from veikart.journal.engine import Engine
from veikart.journal.keeping.checking import verify_all
from veikart.journal.keeping.copying import copy
from veikart.journal.site.address import Address, address_of
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined, UnitCreated


def everything(engine: Engine) -> tuple[object, ...]:
    """All rows there are, as they lie there."""
    head = engine.head()
    return (
        engine.page(-1, head, head + 1),
        engine.commands(head + 1, head + 1),
        engine.links(-1, head),
        engine.wrapped_keys(),
        engine.lock(),
    )


@pytest.fixture
def told(path: Path) -> Journal:
    """Units in one long command, three people in others, one of them forgotten."""
    journal = Journal(path, noon)
    rulebook = CoreRulebook(core_registry())
    units = [Proposed(UnitCreated(unit=f"u{n}", name=f"Unit {n}")) for n in range(300)]
    journal.write(units, rulebook, by="kari")
    for n in range(3):
        journal.write([Proposed(PersonJoined(person=f"p{n}", name=f"Åse {n}"))], rulebook, by="kari")
    journal.write([Proposed(PersonForgotten(person="p1"))], rulebook, by="kari")
    return journal


def moved(engine: Engine, to: str | Path) -> Journal:
    address, verdict = copy(engine, address_of(to))
    assert verdict.whole
    return Journal(address, noon)


@pytest.fixture(params=["PostgreSQL", "library, SQLite"])
def elsewhere(request: pytest.FixtureRequest) -> str:
    """Where an engagement can move to."""
    if request.param == "PostgreSQL":
        return str(request.getfixturevalue("postgres_database"))
    request.getfixturevalue("in_library")
    return "library:moved"


def test_from_a_file_to_another_engine_and_back_nothing_is_lost(
    told: Journal, elsewhere: str, tmp_path: Path
) -> None:
    server = moved(told.engine, elsewhere)
    file = moved(server.engine, tmp_path / "back.veikart")
    assert everything(told.engine) == everything(server.engine) == everything(file.engine)
    assert verify_all(file.engine, file.vault).whole
    for journal in (server, file):
        rulebook = CoreRulebook(core_registry())
        assert journal.write([Proposed(UnitCreated(unit="more", name="More"))], rulebook, by="kari")
        assert [row.state for row in journal.read(300, upto=303)] == [
            row.state for row in told.read(300, upto=303)
        ]
        journal.close()
    told.close()


def test_nothing_is_copied_over_what_is_there(told: Journal, tmp_path: Path) -> None:
    taken = tmp_path / "taken.veikart"
    taken.write_bytes(b"something")
    with pytest.raises(CannotWrite, match="exists already"):
        copy(told.engine, Address("file", str(taken)))
    assert taken.read_bytes() == b"something"


def damaged(journal: Journal, position: int) -> None:
    connection = sqlite3.connect(journal.path)
    guard = "stored_events_keeps_UPDATE"
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (guard,)).fetchone()
    connection.execute(f"DROP TRIGGER {guard}")
    connection.execute("UPDATE stored_events SET topic = 'x' WHERE originator_version = ?", (position,))
    connection.execute(sql)
    connection.commit()
    connection.close()


@pytest.mark.parametrize(("position", "kept"), [(303, 302), (301, 300), (290, 0), (5, 0)])
def test_of_a_damaged_engagement_the_whole_commands_before_are_saved(
    told: Journal, tmp_path: Path, position: int, kept: int
) -> None:
    damaged(told, position)
    to = Address("file", str(tmp_path / "saved.veikart"))
    with pytest.raises(DamagedJournal, match="--rescue"):
        copy(told.engine, to)
    assert not to.path.exists()
    copy(told.engine, to, rescue=True)
    saved = Journal(to, noon)
    assert saved.head() == kept
    assert verify_all(saved.engine, saved.vault).good == kept
    assert saved.write([Proposed(UnitCreated(unit="n", name="N"))], CoreRulebook(core_registry()), by="kari")
    saved.close()


def test_where_nothing_is_good_there_is_nothing_to_save(told: Journal, tmp_path: Path) -> None:
    damaged(told, 0)
    told.engine.engagement  # noqa: B018  # it was opened before the damage
    with pytest.raises(DamagedJournal, match="not one event"):
        copy(told.engine, Address("file", str(tmp_path / "saved.veikart")), rescue=True)
