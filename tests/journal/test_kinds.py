"""A bit that flips makes a text of a number, or nothing of a text: that is damage, and no crash."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.journal.conftest import noon

from veikart.errors import VeikartError
from veikart.journal import Journal, Proposed
from veikart.journal.keeping.checking import verify_all
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonJoined

KINDS = (
    """UPDATE commands SET "last" = 'x' WHERE "first" = 1""",
    """UPDATE commands SET id = x'00' WHERE "first" = 1""",
    "UPDATE chain SET digest = 'x' WHERE position = (SELECT max(position) FROM chain)",
    "UPDATE stored_events SET state = cast(state AS TEXT) WHERE originator_version = 1",
    "UPDATE stored_events SET state = NULL WHERE originator_version = 1",
    "UPDATE stored_events SET topic = x'00' WHERE originator_version = 1",
    "UPDATE stored_events SET originator_version = 'x' WHERE originator_version = 1",
    "UPDATE keys SET wrapped = 'x' WHERE number = 1",
    "UPDATE keys SET subject = x'00' WHERE number = 1",
    "UPDATE vault SET value = 'x'",
    "UPDATE vault SET value = 5",
)


@pytest.mark.parametrize("statement", KINDS)
def test_a_value_of_another_kind_is_damage_and_not_a_crash(path: Path, statement: str) -> None:
    engaged(path)
    connection = sqlite3.connect(path)
    guards = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in guards:
        connection.execute(f"DROP TRIGGER {name}")
    assert connection.execute(statement).rowcount == 1
    for _, guard in guards:
        connection.execute(guard)
    connection.commit()
    connection.close()
    assert not is_whole(path)
    for look in (Journal.head, Journal.subjects, everything):
        try:
            journal = Journal(path)
            look(journal)
        except VeikartError:
            continue
        journal.close()


def engaged(path: Path) -> None:
    journal = Journal(path, noon)
    body = PersonJoined(person="p1", name="Kari")
    journal.write([Proposed(body)], CoreRulebook(core_registry()), by="kari")
    journal.close()


def is_whole(path: Path) -> bool:
    try:
        journal = Journal(path)
        return verify_all(journal.engine, journal.vault).whole
    except VeikartError:
        return False


def everything(journal: Journal) -> None:
    list(journal.read())
    list(journal.commands())
    list(journal.batches(-1, journal.head()))
