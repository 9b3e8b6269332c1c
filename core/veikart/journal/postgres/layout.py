"""Where an engagement lies in a database, and the gate it passes before the first query on its content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from veikart.errors import NewerFormat, NotAnEngagement
from veikart.journal.postgres.connecting import Connection, in_our_words
from veikart.journal.postgres.place import Place
from veikart.journal.postgres.schema import DESCRIPTION, EXPECTED

FORMAT = 1
_PREFIX = "veikart_"
_MARK = "veikart engagement, format "  # the comment of the schema, which those may read who may read nothing
_ID = re.compile(r"[0-9a-z]{1,40}", re.ASCII)  # ours have twelve characters; PostgreSQL has room for 63


def is_id(text: str) -> bool:
    """Whether this could be the id of an engagement. Nothing else ever becomes the name of a schema."""
    return _ID.fullmatch(text) is not None


def schema_of(engagement: str) -> str:
    """The name of the schema that the engagement with this id lies in."""
    assert is_id(engagement)
    return _PREFIX + engagement


def mark(version: int = FORMAT) -> str:
    """The comment by which we know a schema of ours."""
    return f"{_MARK}{version}"


def marked(connection: Connection, place: Place) -> Mapping[str, int]:
    """Id and format of every schema in the database that says it is one of ours, by id."""
    with in_our_words(place):
        rows = connection.execute(
            "SELECT nspname, obj_description(oid, 'pg_namespace') FROM pg_namespace "
            "WHERE starts_with(nspname, %s) ORDER BY nspname",
            (_PREFIX,),
        ).fetchall()
    found = {}
    for name, comment in rows:
        engagement, version = name.removeprefix(_PREFIX), (comment or "").removeprefix(_MARK)
        if comment and is_id(engagement) and version != comment and version.isdecimal():
            found[engagement] = int(version)
    return found


def check_format(place: Place, version: int) -> None:
    """Refuses an engagement that a later veikart has written."""
    if version > FORMAT:
        raise NewerFormat(
            f"{place} was written by a newer veikart (format {version}, this one reads {FORMAT}). Update "
            "veikart to open it."
        )


def whole(connection: Connection, place: Place, engagements: Iterable[str]) -> set[str]:
    """Those of the engagements whose tables, triggers and functions are exactly ours."""
    schemas = {schema_of(engagement): engagement for engagement in engagements}
    described: dict[str, list[str]] = defaultdict(list)
    with in_our_words(place):
        for schema, line in connection.execute(DESCRIPTION, (list(schemas),)).fetchall():
            described[schema].append(" ".join(line.replace(f"{schema}.", "").split()))
    return {engagement for schema, engagement in schemas.items() if sorted(described[schema]) == EXPECTED}


def check_schema(connection: Connection, place: Place, engagement: str) -> None:
    """Refuses an engagement whose tables are not exactly ours, before the first query on what they hold."""
    if engagement not in whole(connection, place, [engagement]):
        raise NotAnEngagement(
            f"{place} has been changed by another program; veikart does not open it. Restore it from a "
            "backup of the server."
        )
