"""The gate: a schema that is not exactly ours is refused before the first query on what it holds."""

from __future__ import annotations

import threading

import psycopg
import pytest
from tests.journal.conftest import noon
from tests.journal.postgres.conftest import Superuser
from tests.servers import PostgresServer

from veikart.errors import DamagedJournal, NewerFormat, NotAnEngagement, NotFound
from veikart.journal import Journal
from veikart.journal.postgres.engine import PostgresEngine
from veikart.journal.postgres.place import Place

TRAP = (
    "CREATE FUNCTION public.{name}() RETURNS {returns} LANGUAGE plpgsql AS "
    "$$BEGIN RAISE LOG 'sprung'; RETURN {value}; END$$"
)
ALTERATIONS = {
    "a column more": "ALTER TABLE {s}.stored_events ADD note text",
    "a column less": "ALTER TABLE {s}.commands DROP id",
    "another type": "ALTER TABLE {s}.keys ALTER subject TYPE varchar(40)",
    "another default": "ALTER TABLE {s}.vault ALTER part SET DEFAULT public.trap()",
    "an empty place allowed": "ALTER TABLE {s}.chain ALTER digest DROP NOT NULL",
    "another order of text": 'ALTER TABLE {s}.keys ALTER subject TYPE text COLLATE "default"',
    "a computed column": "ALTER TABLE {s}.keys ADD twice bigint GENERATED ALWAYS AS (number * 2) STORED",
    "no trigger": "DROP TRIGGER keeps ON {s}.stored_events",
    "a trigger that sleeps": "ALTER TABLE {s}.chain DISABLE TRIGGER keeps",
    "a trigger more": "CREATE TRIGGER evil BEFORE INSERT ON {s}.keys EXECUTE FUNCTION public.sprung()",
    "a trigger that does something else": "CREATE OR REPLACE FUNCTION {s}.keep() RETURNS trigger "
    "LANGUAGE plpgsql AS $$BEGIN RETURN NULL; END$$",
    "a rule": "CREATE RULE evil AS ON INSERT TO {s}.commands DO ALSO SELECT public.trap()",
    "rows that some may not see": "ALTER TABLE {s}.stored_events ENABLE ROW LEVEL SECURITY",
    "a check that runs code": "ALTER TABLE {s}.vault ADD CHECK (public.trap() IS NOT NULL)",
    "an index that runs code": "CREATE INDEX ON {s}.keys (public.calm(subject))",
    "an index on a part": "CREATE INDEX ON {s}.chain (digest) WHERE position > 9",
    "no protection from a crash": "ALTER TABLE {s}.vault SET UNLOGGED",
    "a table with children": "CREATE TABLE public.child () INHERITS ({s}.vault)",
    "a table more": "CREATE TABLE {s}.more (n int)",
    "a table less": "DROP TABLE {s}.vault",
    "a view for a table": "DROP TABLE {s}.vault; CREATE VIEW {s}.vault AS SELECT public.trap() AS part",
    "a function more": "CREATE FUNCTION {s}.lower(text) RETURNS text LANGUAGE sql AS 'SELECT public.trap()'",
    "an operator more": "CREATE OPERATOR {s}.= (LEFTARG = text, RIGHTARG = text, FUNCTION = texteq)",
    "a type more": "CREATE DOMAIN {s}.text AS text CHECK (public.trap() IS NOT NULL)",
}


@pytest.fixture(scope="session")
def _traps(postgres_database: str) -> None:
    """Functions that leave a trace in the log of the server when something calls them."""
    with psycopg.connect(postgres_database, autocommit=True) as connection:
        for name, returns, value in (("trap", "text", "''"), ("sprung", "trigger", "NEW")):
            connection.execute(TRAP.format(name=name, returns=returns, value=value).encode())
        connection.execute(
            "CREATE FUNCTION public.calm(text) RETURNS text IMMUTABLE LANGUAGE sql AS 'SELECT $1'"
        )


@pytest.mark.usefixtures("_traps")
@pytest.mark.parametrize("change", ALTERATIONS.values(), ids=ALTERATIONS)
def test_an_altered_schema_is_refused_and_nothing_in_it_runs(
    address: str, superuser: Superuser, postgres: PostgresServer, change: str
) -> None:
    database = Place.parse(address).database or ""
    superuser(change)
    before = len(postgres.said(database))
    with pytest.raises(NotAnEngagement, match="changed by another program"):
        PostgresEngine.open(address)
    assert [line["message"] for line in postgres.said(database)[before:]] == []


@pytest.mark.usefixtures("_traps")
def test_a_trap_leaves_a_trace(address: str, superuser: Superuser, postgres: PostgresServer) -> None:
    """Or the test above would hold for the wrong reason."""
    superuser("SELECT public.trap()")
    assert postgres.said(Place.parse(address).database or "")[-1]["message"] == "sprung"


@pytest.mark.usefixtures("_traps")
def test_what_lies_in_other_schemas_is_not_taken_for_what_the_server_offers(
    address: str, superuser: Superuser, postgres: PostgresServer
) -> None:
    """PostgreSQL would take a function in `public` that fits better than its own."""
    superuser(
        "CREATE FUNCTION public.starts_with(name, text) RETURNS bool LANGUAGE sql "
        "AS $$SELECT public.trap() IS NOT NULL$$"
    )
    before = len(postgres.said(Place.parse(address).database or ""))
    try:
        superuser("SELECT starts_with(nspname, 'veikart_') FROM pg_namespace")
        sprung = postgres.said(Place.parse(address).database or "")[before:]
        PostgresEngine.open(address).close()
        assert len(postgres.said(Place.parse(address).database or "")) == before + len(sprung)
    finally:
        superuser("DROP FUNCTION public.starts_with(name, text)")
    assert {line["message"] for line in sprung} == {"sprung"}


@pytest.mark.parametrize("table", ["stored_events", "commands", "chain"])
@pytest.mark.parametrize("verb", ["UPDATE {s}.{t} SET {c} = {c}", "DELETE FROM {s}.{t}", "TRUNCATE {s}.{t}"])
def test_history_is_append_only_even_for_the_owner(superuser: Superuser, table: str, verb: str) -> None:
    column = {"stored_events": "topic", "commands": "id", "chain": "digest"}[table]
    with pytest.raises(psycopg.errors.RaiseException, match="append-only"):
        superuser(verb.replace("{t}", table).replace("{c}", column))


def test_an_engagement_of_a_newer_veikart_is_not_opened(address: str, superuser: Superuser) -> None:
    superuser("COMMENT ON SCHEMA {s} IS 'veikart engagement, format 2'; DROP TABLE {s}.chain")
    with pytest.raises(NewerFormat, match=r"format 2, this one reads 1.*Update"):
        PostgresEngine.open(address)


@pytest.mark.parametrize("comment", ["NULL", "''", "'veikart engagement, format x'", "'somebody else''s'"])
def test_a_schema_that_only_has_our_name_is_none_of_ours(
    address: str, superuser: Superuser, comment: str
) -> None:
    superuser(f"COMMENT ON SCHEMA {{s}} IS {comment}")
    with pytest.raises(NotFound):
        PostgresEngine.open(address)


def test_an_engagement_without_a_beginning_is_damaged(postgres_url: str) -> None:
    PostgresEngine.create(postgres_url, "7h2k7h2k7h2k").close()
    with pytest.raises(DamagedJournal, match="first event is missing"):
        Journal(postgres_url)


def test_events_of_another_engagement_are_damage(address: str, superuser: Superuser) -> None:
    superuser(
        "INSERT INTO {s}.stored_events (originator_id, originator_version, topic, state) "
        "VALUES ('zzz', 0, 'engagement.opened', '{}')"
    )
    with pytest.raises(DamagedJournal, match="first event is missing"):
        Journal(address)


def test_of_several_that_make_one_engagement_at_once_one_makes_it(postgres_url: str) -> None:
    start = threading.Barrier(6)
    made: list[str] = []

    def make() -> None:
        start.wait()
        engine = PostgresEngine.create(postgres_url, "7h2k7h2k7h2k")
        made.append(engine.engagement)
        engine.close()

    threads = [threading.Thread(target=make) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == ["7h2k7h2k7h2k"] * 6


def test_what_a_failed_creation_leaves_behind_is_taken_away(postgres_url: str) -> None:
    PostgresEngine.create(postgres_url, "7h2k7h2k7h2k").discard()
    with pytest.raises(NotFound, match="no engagement"):
        PostgresEngine.open(postgres_url)


def test_an_engagement_that_holds_events_is_never_taken_away(address: str) -> None:
    engine = PostgresEngine.open(address)
    engine.discard()
    journal = Journal(address, noon)
    assert journal.head() == 0
    journal.close()
