"""What the tests of the PostgreSQL engine share."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest

from veikart.journal.postgres.engine import PostgresEngine
from veikart.journal.postgres.layout import schema_of
from veikart.journal.postgres.place import Place

Superuser = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture
def schema(address: str) -> str:
    """The name of the schema that the engagement at `address` lies in."""
    return schema_of(Place.parse(address).engagement or "")


@pytest.fixture
def superuser(postgres_database: str, schema: str) -> Iterator[Superuser]:
    """Runs statements that veikart never would; `{s}` in them is the schema of the engagement."""
    with psycopg.connect(postgres_database, autocommit=True) as connection:

        def run(statement: str) -> list[tuple[object, ...]]:
            cursor = connection.execute(statement.replace("{s}", schema).encode())
            return cursor.fetchall() if cursor.description else []

        yield run


@pytest.fixture
def engine(address: str) -> Iterator[PostgresEngine]:
    engine = PostgresEngine.open(address)
    yield engine
    engine.close()
