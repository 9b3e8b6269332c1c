"""No name of a client ever becomes part of a statement: every statement that the server is sent is read."""

from __future__ import annotations

import re
from urllib.parse import quote

import psycopg
import pytest
from tests.journal.conftest import noon
from tests.journal.postgres.hostile import CANARY, hostile_names
from tests.servers import PostgresServer

from veikart.errors import BadInput, NotFound
from veikart.journal import Journal
from veikart.journal.postgres.connecting import connect
from veikart.journal.postgres.engine import PostgresEngine
from veikart.journal.postgres.finding import names_of
from veikart.journal.postgres.layout import marked
from veikart.journal.postgres.place import Place
from veikart_events.cleaning import clean_line

TOGETHER = 20  # engagements in one database


@pytest.fixture
def url(postgres: PostgresServer) -> str:
    return watched(postgres)


def watched(postgres: PostgresServer) -> str:
    """A fresh database, of which the server logs every statement."""
    url = postgres.database()
    postgres.run(f"ALTER DATABASE {Place.parse(url).database} SET log_statement = 'all'")
    return url


def statements(postgres: PostgresServer, url: str) -> set[str]:
    """What the server was asked, without ids; parameters stand elsewhere in its log."""
    said = (str(line["message"]) for line in postgres.said(Place.parse(url).database or ""))
    asked = (re.sub(r"veikart_[0-9a-z]{12}|'[0-9a-z]{12}'", "ID", words) for words in said)
    return {
        re.sub(r"(SELECT (?:(?!UNION).)*) UNION ALL .*", r"\1", words, flags=re.DOTALL) for words in asked
    }


def make(url: str, name: str) -> str | None:
    """The id of a new engagement of this name; None where the name is refused."""
    try:
        journal = Journal.create(url, name, clock=noon)
    except BadInput:
        return None
    journal.close()
    return journal.engagement


def look_for(url: str, name: str) -> str | None:
    """The id of the engagement that is found by this name."""
    try:
        engine = PostgresEngine.open(f"{url}?engagement={quote(name, safe='', errors='surrogatepass')}")
    except (BadInput, NotFound):
        return None
    engine.close()
    return engine.engagement


def there(url: str) -> dict[str, str]:
    """Id and name of every engagement, as they lie in the database."""
    place = Place.parse(url)
    with connect(place) as connection:
        return names_of(connection, place, marked(connection, place))


@pytest.mark.parametrize("count", [TOGETHER, pytest.param(200, marks=pytest.mark.slow)])
def test_hostile_names_never_become_part_of_a_statement(postgres: PostgresServer, count: int) -> None:
    names = hostile_names(count)
    assert len(set(names)) == count
    found = 0
    for first in range(0, count, TOGETHER):
        url = watched(postgres)
        make(url, "Fjord")
        make(url, "Dal")
        assert look_for(url, "Fjord") is not None
        assert look_for(url, "Elv") is None
        there(url)
        usual = statements(postgres, url)

        assert not any(look_for(url, name) for name in names[first : first + TOGETHER])
        made = {name: make(url, name) for name in names[first : first + TOGETHER]}
        found += sum(look_for(url, name) is not None for name, engagement in made.items() if engagement)
        everything = there(url)
        asked = statements(postgres, url)

        assert not [words for words in asked if CANARY in words]
        assert asked == usual
        assert {"Fjord", "Dal"} <= set(everything.values())
        kept = {engagement: clean_line(name) for name, engagement in made.items() if engagement}
        assert kept.items() <= everything.items()
    assert found > count * 0.8


def test_the_log_of_the_server_shows_what_is_not_a_parameter(postgres: PostgresServer, url: str) -> None:
    """Or the test above would hold for the wrong reason."""
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT %s::text", (f"{CANARY} apart",))
        assert not [words for words in statements(postgres, url) if CANARY in words]
        connection.execute(f"SELECT '{CANARY} within'".encode())
        assert [words for words in statements(postgres, url) if CANARY in words]
