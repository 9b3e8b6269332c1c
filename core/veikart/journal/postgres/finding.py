"""Which engagement of a database is meant. Names are compared here and never become part of a statement."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from psycopg.sql import SQL, Identifier, Literal

from veikart.errors import BadInput, NotFound, NotReachable
from veikart.journal.postgres.connecting import Connection, grants, in_our_words
from veikart.journal.postgres.layout import check_format, check_schema, marked, schema_of, whole
from veikart.journal.postgres.place import Place
from veikart_events.cleaning import clean_line

_LISTED = 20  # engagements that an error names


def find(connection: Connection, place: Place) -> Place:
    """The place with the id of the one engagement that is meant, which is as it should be and may be read.

    Raises `NotFound` and `BadInput`, which list what there is, and the errors of an unfit schema.
    """
    formats = marked(connection, place)
    if not formats:
        raise NotFound(
            f"There is no engagement in {place.of(None)}. Make one with: veikart new {place.of(None)}"
        )
    found = place.of(_chosen(connection, place, formats))
    assert found.engagement is not None
    check_format(found, formats[found.engagement])
    check_schema(connection, found, found.engagement)
    if found.engagement not in _readable(connection, place, [found.engagement]):
        raise NotReachable(f"You have no permission to read {found}. {grants(found)}")
    return found


def _chosen(connection: Connection, place: Place, formats: Mapping[str, int]) -> str:
    wanted = place.engagement
    if wanted is not None and wanted in formats:
        return wanted
    if wanted is None and len(formats) == 1:
        return next(iter(formats))
    names = names_of(connection, place, formats)
    if wanted is None:
        raise BadInput(
            f"There are several engagements in {place}. Add ?engagement= and the id of one: {_listed(names)}."
        )
    called = _called(wanted, names)
    if len(called) == 1:
        return called[0]
    if called:
        those = {engagement: names[engagement] for engagement in called}
        raise BadInput(f"Several engagements have this name. Give the id of one: {_listed(those)}.")
    raise NotFound(
        f"There is no engagement {clean_line(wanted)!r} in {place.of(None)}. There are: {_listed(names)}."
    )


def _called(wanted: str, names: Mapping[str, str]) -> list[str]:
    """Those with exactly this name; if there is none, those with it in other letters, large or small."""
    wanted = clean_line(wanted)
    exact = [engagement for engagement, name in names.items() if name == wanted]
    return exact or [e for e, name in names.items() if name and name.casefold() == wanted.casefold()]


def names_of(connection: Connection, place: Place, engagements: Iterable[str]) -> dict[str, str]:
    """The names in the first events; empty where an engagement may not be read or is not as it should be."""
    names = dict.fromkeys(engagements, "")
    fit = sorted(whole(connection, place, _readable(connection, place, names)))
    if fit:
        parts = [
            SQL(
                "SELECT originator_id, state FROM {}.stored_events "
                "WHERE originator_id = {} AND originator_version = 0"
            ).format(Identifier(schema_of(engagement)), Literal(engagement))
            for engagement in fit
        ]
        with in_our_words(place):
            rows = connection.execute(SQL(" UNION ALL ").join(parts), binary=True).fetchall()
        names.update((engagement, _name_in(state)) for engagement, state in rows)
    return names


def _readable(connection: Connection, place: Place, engagements: Iterable[str]) -> list[str]:
    schemas = {schema_of(engagement): engagement for engagement in engagements}
    with in_our_words(place):
        rows = connection.execute(
            "SELECT nspname FROM pg_namespace n JOIN pg_class c ON relnamespace = n.oid "
            "AND relname = 'stored_events' WHERE nspname = ANY(%s) "
            "AND has_schema_privilege(n.oid, 'USAGE') AND has_table_privilege(c.oid, 'SELECT')",
            (list(schemas),),
        ).fetchall()
    return [schemas[name] for (name,) in rows]


def _name_in(state: bytes) -> str:
    try:
        return clean_line(json.loads(state)["d"]["name"])
    except (LookupError, TypeError, ValueError, AttributeError, RecursionError):
        return ""


def _listed(names: Mapping[str, str]) -> str:
    shown = [f"{engagement} ({name or 'name not readable'})" for engagement, name in names.items()]
    more = len(shown) - _LISTED
    return ", ".join(shown[:_LISTED]) + (f" and {more} more" if more > 0 else "")
