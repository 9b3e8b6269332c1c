"""What a dataset says of itself in its `datapackage.json`, and how far the next export can go on from it."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import polars as pl

from veikart import __version__
from veikart.errors import BadInput
from veikart.interchange.datapackage import NAME, type_of
from veikart.interchange.outgoing.table import table_name
from veikart.interchange.outgoing.wording import TABLES, of_column
from veikart.interchange.partitioned.layout import PARTITIONED_BY, REVERTS, bounds
from veikart.interchange.partitioned.writing import File
from veikart.projections.declaration import Projection

LAYOUT = "partitioned"
FORMAT = 1
_PROFILES = "https://datapackage.org/profiles/2.0"
_SAID = {
    "reverts": "Which events were taken back, by which. One that is taken back itself no longer counts.",
    "journal": "Every event. Notes are left out.",
}
_COLUMNS = {
    "reverted": "whether it was taken back, so that it no longer holds",
    "reverted_on": "when it was taken back, UTC; empty while it holds",
    "first": "position of the first event that was taken back",
    "last": "position of the last",
    "session": "id of the workshop it was recorded in",
    "by": "who recorded it",
}


@dataclass(frozen=True, slots=True)
class Manifest:
    """How far a dataset goes, and which files it consists of."""

    engagement: str
    name: str
    head: int
    """Position of the last event in it."""
    digest: str
    """What the history up to there is bound to, in hexadecimal."""
    recorded: str
    """When that event was recorded."""
    shape: str
    """Tells apart what the tables are made of: the projections there were, and the size of a block."""
    pseudonyms: bool
    files: Mapping[str, File]
    """Path → file."""

    def encoded(self, projections: Sequence[Projection], columns: Mapping[str, Mapping[str, Any]]) -> bytes:
        """The descriptor (Data Package 2.0). The same journal gives the same bytes."""
        by_table: dict[str, list[File]] = defaultdict(list)
        for path in sorted(self.files):
            by_table[path.partition("/")[0]].append(self.files[path])
        known = {table_name(p.name): p for p in projections}
        resources = [
            _resource(name, known.get(name), by_table[name], columns[name])
            for name in columns
            if name in by_table
        ]
        said = {
            "$schema": f"{_PROFILES}/datapackage.json",
            "name": f"veikart-{self.engagement.lower()}-{LAYOUT}",
            "title": self.name,
            "description": "The full history of statements, in files by the month they were recorded in.",
            "created": self.recorded,
            "veikart:version": __version__,
            "veikart:engagement": self.engagement,
            "veikart:contents": "history",
            "veikart:layout": LAYOUT,
            "veikart:format": FORMAT,
            "veikart:shape": self.shape,
            "veikart:pseudonyms": self.pseudonyms,
            "veikart:head": self.head,
            "veikart:head_digest": self.digest,
            "resources": resources,
        }
        return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def _resource(
    name: str,
    projection: Projection | None,
    files: Sequence[File],
    columns: Mapping[str, pl.DataType],
) -> dict[str, Any]:
    title = projection.title if projection is not None else name.capitalize()
    personal = projection.personal if projection is not None else {"by"}
    return {
        "name": name,
        "type": "table",
        "title": title or name,
        "description": _SAID.get(name) or TABLES.get(name) or title or name,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "path": [file.path for file in files],
        "bytes": sum(file.bytes for file in files),
        "veikart:rows": sum(file.rows for file in files),
        "veikart:partitioned_by": [] if name == REVERTS else list(PARTITIONED_BY),
        "veikart:files": [file._asdict() for file in files],
        "schema": {
            "$schema": f"{_PROFILES}/tableschema.json",
            "fields": [_field(name, column, dtype, personal) for column, dtype in columns.items()],
        },
    }


def _field(table: str, column: str, dtype: pl.DataType, personal: Iterable[str]) -> dict[str, Any]:
    said = _COLUMNS.get(column) or of_column(table, column)
    return {
        "name": column,
        "type": type_of(dtype),
        **({"description": said} if said else {}),
        **({"veikart:personal": True} if column in personal else {}),
    }


def shape_of(projections: Iterable[Projection]) -> str:
    """The same for the same tables, made of the same events in the same way."""
    told = [
        (p.name, p.key, dict(p.columns), {t: repr(r) for t, r in p.topics.items()}, sorted(p.personal))
        for p in projections
    ]
    return sha256(repr((FORMAT, bounds(1, 2**62), told)).encode()).hexdigest()[:16]


def manifest_in(folder: Path) -> Manifest | None:
    """What the dataset in `folder` says of itself; None where there is none of ours.

    Raises `BadInput` for one that only a newer veikart can go on with.
    """
    try:
        said = json.loads((folder / NAME).read_bytes())
        if said["veikart:layout"] != LAYOUT:
            return None
        if said["veikart:format"] > FORMAT:
            raise BadInput(
                f"{folder} was written by a newer veikart. Update this one, or name another folder."
            )
        files = [File(**each) for resource in said["resources"] for each in resource["veikart:files"]]
        return Manifest(
            engagement=said["veikart:engagement"],
            name=said["title"],
            head=said["veikart:head"],
            digest=said["veikart:head_digest"],
            recorded=said["created"],
            shape=said["veikart:shape"],
            pseudonyms=said["veikart:pseudonyms"],
            files={file.path: file for file in files},
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
