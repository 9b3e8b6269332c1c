"""Which store an address leads to: named in the environment, and in plain words where it does not work."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from eventsourcing.sqlite import SQLiteFactory

from veikart.errors import BadInput, NotReachable
from veikart.journal.library.store import OTHERS, capabilities_of, factory_from, said_by
from veikart.journal.library.stream import Stream


def sqlite(**more: str) -> dict[str, str]:
    return {"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": ":memory:", **more}


def test_the_variables_are_those_of_the_library() -> None:
    factory = factory_from(sqlite())
    assert isinstance(factory, SQLiteFactory)
    assert capabilities_of(factory.application_recorder()) == OTHERS
    factory.close()


def test_variables_for_veikart_alone_come_first() -> None:
    """Somebody may use the library for other programs, too."""
    factory = factory_from(
        sqlite(PERSISTENCE_MODULE="none", VEIKART_PERSISTENCE_MODULE="eventsourcing.sqlite")
    )
    assert isinstance(factory, SQLiteFactory)
    factory.close()


def test_ids_are_text_whatever_the_variables_say() -> None:
    factory = factory_from(sqlite(ORIGINATOR_ID_TYPE="uuid"))
    assert Stream(factory.application_recorder(), "veikart-x").head() == -1
    factory.close()


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, r"Set PERSISTENCE_MODULE .*eventsourcing_kurrentdb.*docs/engines\.md"),
        ({"PERSISTENCE_MODULE": ""}, "Set PERSISTENCE_MODULE"),
        ({"PERSISTENCE_MODULE": "eventsourcing.popo"}, "keeps nothing when veikart ends"),
        ({"PERSISTENCE_MODULE": "eventsourcing.popo:POPOFactory"}, "keeps nothing when veikart ends"),
        (
            {"PERSISTENCE_MODULE": "no_such_module"},
            r'no_such_module, and.*pip install "veikart\[kurrentdb\]"',
        ),
        ({"PERSISTENCE_MODULE": "json"}, "does not work"),
        ({"PERSISTENCE_MODULE": "eventsourcing.sqlite"}, "SQLITE_DBNAME"),
        ({"PERSISTENCE_MODULE": "eventsourcing_kurrentdb"}, "KURRENTDB_URI"),
    ],
)
def test_what_is_missing_is_named(environment: Mapping[str, str], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        factory_from(environment)


def test_no_password_is_shown_of_an_address_that_cannot_be_understood() -> None:
    uri = "kdb://kari:hemmelig@host?Nonsense=1"
    with pytest.raises(NotReachable, match=r"\(ValueError\)") as told:
        factory_from({"PERSISTENCE_MODULE": "eventsourcing_kurrentdb", "KURRENTDB_URI": uri})
    assert "hemmelig" not in str(told.value)


def test_a_store_that_cannot_be_opened_is_told() -> None:
    factory = factory_from(sqlite(SQLITE_DBNAME="/none/such/place/store.db"))
    with pytest.raises(NotReachable, match="could not be set up"):
        Stream.within(factory, "veikart-x")
    factory.close()


def test_what_an_error_says_is_one_short_line_without_a_password() -> None:
    assert said_by(ValueError("\n at esdb://kari:hemmelig@host:2113.\nmore")) == "at esdb://…@host:2113"
    assert said_by(ValueError()) == "ValueError"
    assert len(said_by(ValueError("x" * 5000))) == 200
