"""What a server that does not answer, or does not let us in, is told of: a sentence that says what to do."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.journal.conftest import noon
from tests.journal.postgres.conftest import Superuser
from tests.servers import GUARDED, PASSWORD, PostgresServer

from veikart.errors import CannotWrite, DamagedJournal, JournalBusy, NotReachable, RuleBroken
from veikart.journal import Journal, Proposed
from veikart.journal.postgres.connecting import connect
from veikart.journal.postgres.place import Place
from veikart.rules import CoreRulebook
from veikart_events.vocabulary.organisation import UnitCreated

A_UNIT = [Proposed(UnitCreated(unit="late", name="Late"))]


@pytest.fixture
def as_guarded(address: str) -> str:
    """The address of the engagement, for a user who has to give a password."""
    return address.replace("postgres@", f"{GUARDED}:{PASSWORD.replace(' ', '%20')}@")


def refusal(address: str) -> str:
    with pytest.raises(NotReachable) as refused:
        Journal(address)
    assert re.fullmatch(r"[A-Z0-9].*\.", str(refused.value))
    assert "Traceback" not in str(refused.value)
    return str(refused.value)


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        assert "does not answer" in refusal(f"postgresql://kari@127.0.0.1:{port}/hr")


def test_a_host_that_does_not_exist() -> None:
    said = refusal("postgresql://kari@no-such-host.invalid/hr")
    assert said.startswith("The server on no-such-host.invalid does not answer")
    assert "Check the address" in said


def test_a_password_that_is_missing(as_guarded: str) -> None:
    assert "PGPASSWORD" in refusal(as_guarded.replace(":correct%20horse", ""))


def test_a_password_that_is_wrong_is_not_repeated(as_guarded: str) -> None:
    said = refusal(as_guarded.replace("correct%20horse", "battery%20staple"))
    assert "does not accept the password of the user guarded" in said
    assert "battery" not in said


def test_a_password_that_is_also_something_else_is_not_repeated(address: str) -> None:
    with_password = address.replace("postgres@", "postgres:hemmelig@")
    said = refusal(f"{with_password}&sslmode=hemmelig")
    assert 'sslmode value: "…"' in said
    assert "hemmelig" not in said


def test_a_database_that_is_not_there(address: str) -> None:
    said = refusal(re.sub(r"/test_\w+", "/elsewhere", address))
    assert "no database elsewhere on 127.0.0.1" in said


def test_a_user_that_is_not_there(address: str) -> None:
    assert "Ask whoever runs the server" in refusal(address.replace("postgres@", "nobody@"))


def test_an_option_that_does_not_exist(address: str) -> None:
    assert "option behind the ?" in refusal(f"{address}&secret=hemmelig")
    assert "hemmelig" not in refusal(f"{address}&secret=hemmelig")


def test_options_of_the_address_reach_the_server(address: str) -> None:
    with connect(Place.parse(f"{address}&application_name=workshop")) as connection:
        assert connection.execute("SHOW application_name").fetchone() == ("workshop",)


def test_a_server_that_takes_nobody_more(
    postgres: PostgresServer, address: str, superuser: Superuser
) -> None:
    superuser(f"ALTER ROLE {GUARDED} CONNECTION LIMIT 0")
    try:
        said = refusal(address.replace("postgres@", f"{GUARDED}:correct%20horse@"))
    finally:
        superuser(f"ALTER ROLE {GUARDED} CONNECTION LIMIT -1")
    assert "no connection left" in said


def test_without_permission_to_read_it_says_what_to_ask_for(as_guarded: str, superuser: Superuser) -> None:
    said = refusal(as_guarded)
    grants = said.partition("Ask its owner for: ")[2].rstrip(".")
    assert "horse" not in said
    superuser(grants)
    journal = Journal(as_guarded, noon)
    with journal.engine.turn() as turn:
        assert turn.head() == 0
    journal.close()


def test_who_may_only_read_is_told_so_when_writing(
    as_guarded: str, superuser: Superuser, rulebook: CoreRulebook
) -> None:
    superuser(
        f"GRANT USAGE ON SCHEMA {{s}} TO {GUARDED}; GRANT SELECT ON ALL TABLES IN SCHEMA {{s}} TO {GUARDED}"
    )
    journal = Journal(as_guarded, noon)
    assert [row.position for row in journal.read()] == [0]
    with pytest.raises(CannotWrite, match=r"no permission.*GRANT USAGE") as refused:
        journal.write(A_UNIT, rulebook, by="kari")
    assert "horse" not in str(refused.value)
    journal.close()


def test_who_may_not_make_an_engagement_is_told_what_to_ask_for(as_guarded: str) -> None:
    url = as_guarded.partition("?")[0]
    with pytest.raises(CannotWrite, match=rf'GRANT CREATE ON DATABASE "test_\w+" TO "{GUARDED}"'):
        Journal.create(url, "Fjord")


def test_a_database_of_another_encoding_is_refused(postgres: PostgresServer) -> None:
    postgres.run("CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0")
    try:
        with pytest.raises(CannotWrite, match=r"keeps text as LATIN1.*--encoding=UTF8"):
            Journal.create(postgres.url("latin"), "Fjord")
    finally:
        postgres.run("DROP DATABASE latin WITH (FORCE)")


@pytest.fixture
def read_only(address: str, superuser: Superuser) -> Iterator[None]:
    """As on a copy of another server."""
    name = Place.parse(address).database
    superuser(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    yield
    superuser(
        f"SET default_transaction_read_only = off; ALTER DATABASE {name} RESET default_transaction_read_only"
    )


@pytest.mark.usefixtures("read_only")
def test_a_server_that_only_reads(address: str, rulebook: CoreRulebook) -> None:
    journal = Journal(address, noon)
    with pytest.raises(CannotWrite, match="read-only"):
        journal.write(A_UNIT, rulebook, by="kari")
    journal.close()


def test_a_refusal_by_the_rules_is_not_put_into_other_words(address: str, rulebook: CoreRulebook) -> None:
    journal = Journal(address, noon)
    with pytest.raises(RuleBroken):
        journal.write([*A_UNIT, *A_UNIT], rulebook, by="kari")
    journal.close()


def test_a_deleted_engagement_is_told_of(address: str, superuser: Superuser) -> None:
    journal = Journal(address, noon)
    superuser("DROP SCHEMA {s} CASCADE")
    with pytest.raises(DamagedJournal, match="was deleted on the server"):
        journal.head()
    journal.close()


def test_a_question_that_the_server_stops_can_be_asked_again(address: str, superuser: Superuser) -> None:
    journal = Journal(address, noon)
    with psycopg.connect(address.partition("?")[0]) as other:
        other.execute(f"LOCK TABLE veikart_{journal.engagement}.commands".encode())
        journal.engine._reader._connection.execute("SET lock_timeout = '1ms'")
        with pytest.raises(JournalBusy, match="Try again"):
            list(journal.commands())
    assert list(journal.commands()) == [(0, 0)]
    journal.close()


def test_without_the_extra_it_says_what_to_install() -> None:
    script = (
        "import sys\nsys.modules['psycopg'] = None\nfrom veikart.journal import Journal\n"
        "from veikart.errors import JournalError\n"
        "try:\n    Journal('postgresql://kari@db/hr')\nexcept JournalError as error:\n    print(error)"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert said.stdout.strip().endswith('pip install "veikart[postgres]"')


def loaded_by(work: str) -> list[str]:
    script = (
        f"import sys\nfrom pathlib import Path\nfrom veikart.journal import Journal\n{work}\n"
        "print([m for m in ('psycopg', 'eventsourcing', 'pydantic') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return eval(said.stdout.splitlines()[-1])  # a list of words


def test_a_file_loads_nothing_of_a_server(path: Path) -> None:
    assert loaded_by(f"list(Journal(Path({str(path)!r})).read())") == []


def test_reading_from_a_server_loads_neither_the_library_nor_pydantic(address: str) -> None:
    assert loaded_by(f"list(Journal({address!r}).read())") == ["psycopg"]
