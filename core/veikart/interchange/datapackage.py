"""The description of an export: a Frictionless Data Package 2.0 (datapackage.org), and each table's schema.

Properties of our own are called `veikart:…`, as the standard allows.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import polars as pl

from veikart import __version__
from veikart.interchange.outgoing.constraints import categories, constraints
from veikart.interchange.outgoing.table import Table, table_name
from veikart.interchange.outgoing.wording import TABLES, of_column, of_companion
from veikart.moment import Moment
from veikart_events.envelope import format_time

NAME = "datapackage.json"
_PROFILES = "https://datapackage.org/profiles/2.0"
_TYPES: Mapping[type[pl.DataType], str] = {
    pl.String: "string",
    pl.Categorical: "string",
    pl.Enum: "string",
    pl.Boolean: "boolean",
    pl.Date: "date",
    pl.Datetime: "datetime",
    pl.Time: "time",
    pl.Duration: "duration",
    pl.List: "array",
    pl.Array: "array",
    pl.Struct: "object",
}


@dataclass(frozen=True, slots=True)
class Written:
    """A file of the export."""

    path: str
    """Its name in the folder."""
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True)
class About:
    """What the whole export is about."""

    engagement: str
    name: str
    moment: Moment
    history: bool
    """Whether the tables hold all statements, or the last about each thing at the moment."""
    head: int
    """Position of the last event that was known."""
    digest: str
    """What the history up to that event is bound to, in hexadecimal (see `veikart.journal.keeping.chain`)."""
    recorded: datetime
    """When that event was recorded: the export is a function of the journal, and so is its date."""
    scenario: str = ""
    """What the scenario is called that the tables are of; empty for reality."""


def package(about: About, resources: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The descriptor of the export. The same journal and moment give the same descriptor."""
    moment = about.moment
    day, known = moment.true_on.isoformat(), moment.known_on.isoformat() if moment.known_on else None
    contents = "history" if about.history else "moment"
    supposed = f"/{moment.scenario}" if moment.scenario else ""
    identity = uuid.uuid5(
        uuid.NAMESPACE_OID, f"veikart/{about.engagement}/{about.head}/{contents}/{day}/{known}{supposed}"
    )
    what = f"The engagement as of {moment.in_words()}."
    if about.history:
        what = f"The full history of statements; counts, names and gaps as of {moment.in_words()}."
    unreal = f"scenario “{about.scenario}”, not real" if about.scenario else ""
    return {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": f"veikart-{about.engagement.lower()}",
        "id": f"urn:uuid:{identity}",
        "title": f"{about.name} ({unreal})" if unreal else about.name,
        "description": f"Hypothetical: {unreal}. {what}" if unreal else what,
        "created": format_time(about.recorded),
        "veikart:version": __version__,
        "veikart:engagement": about.engagement,
        "veikart:contents": contents,
        "veikart:true_on": day,
        "veikart:known_on": known,
        **({"veikart:hypothetical": True, "veikart:scenario": moment.scenario} if unreal else {}),
        "veikart:head": about.head,
        "veikart:head_digest": about.digest,
        "resources": list(resources),
    }


def encoded(descriptor: Mapping[str, Any]) -> bytes:
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def table_resource(table: Table, file: Written, tables: Mapping[str, Table]) -> dict[str, Any]:
    """The resource of a table; `tables`, by name, are those that its foreign keys may point to."""
    return {
        "name": table.name,
        "type": "table",
        "path": file.path,
        "title": table.title,
        **_said(description=table.description or TABLES.get(table.name)),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "veikart:rows": table.frame.height,
        "schema": schema(table, tables),
    }


def file_resource(name: str, title: str, file: Written) -> dict[str, Any]:
    """The resource of a file that is no table of ours."""
    return {
        "name": name,
        "path": file.path,
        "title": title,
        "format": file.path.rpartition(".")[2].lower(),
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
    }


def schema(table: Table, tables: Mapping[str, Table]) -> dict[str, Any]:
    """The Table Schema of a table."""
    return {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(table, column) for column in table.frame.columns],
        **({"primaryKey": list(table.key)} if table.key else {}),
        **_said(foreignKeys=list(_foreign_keys(table, tables))),
    }


def _field(table: Table, column: str) -> dict[str, Any]:
    described = table.columns.get(column) or of_column(table.name, column) or of_companion(column)
    return {
        "name": column,
        "type": type_of(table.frame.schema[column]),
        "title": column.replace("_", " ").capitalize(),
        **_said(description=described, constraints=constraints(table, column)),
        **categories(table, column),
        **({"veikart:personal": True} if column in table.personal else {}),
    }


def type_of(dtype: pl.DataType) -> str:
    """The field type of the standard for a column's type; "any" where it has none."""
    if dtype.is_integer():
        return "integer"
    return "number" if dtype.is_numeric() else _TYPES.get(dtype.base_type(), "any")


def _foreign_keys(table: Table, tables: Mapping[str, Table]) -> Iterable[dict[str, Any]]:
    """References that hold for every row: at a moment some ids are of things that are no longer there."""
    for column, kind in table.ids.items():
        target = tables.get(table_name(kind.table))
        if target is None or (target.name, kind.id) == (table.name, column):
            continue
        if _all_in(table.frame[column], target.frame[kind.id]):
            yield _reference(table, column, target, kind.id)
    if table.of_events and table.name != "journal" and "position" in table.frame.columns:
        yield _reference(table, "position", tables["journal"], "position")


def _reference(table: Table, column: str, target: Table, field: str) -> dict[str, Any]:
    elsewhere = {} if target is table else {"resource": target.name}
    return {"fields": [column], "reference": {**elsewhere, "fields": [field]}}


def _all_in(ids: pl.Series, known: pl.Series) -> bool:
    given = ids.drop_nulls().unique()
    return bool(given.filter(given != "").is_in(known.drop_nulls().unique().implode()).all())


def _said(**properties: Any) -> dict[str, Any]:
    """Those of the properties that have something to say."""
    return {name: value for name, value in properties.items() if value}
