"""What reading the same rows takes in DuckDB: from the file of an engagement, and from lines that lie there.

From the file: rows are fetched by the standard library's sqlite3 and written as lines, with the position in
each, a file for each topic; DuckDB reads every file into a typed table with the clocks, who, and the fields
that our projections read. That is the work of a cold rebuild as far as it can do it: it opens no seal, checks
no order, and sorts nothing.

From lines: all of them lie in one file already, and only the fields of ratings are read. That is what its
reader of JSON takes alone.
"""

from __future__ import annotations

import json
import sqlite3
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

from benchmarks.timing import Took, timed

from veikart.journal import Journal
from veikart.plugins import Plugins
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.decoding import fields_of

if TYPE_CHECKING:
    import duckdb

MOST = 2_000_000  # events that are measured; the rest is reckoned from them
_PAGE = 32_768  # rows that are fetched at once
_ENVELOPE = {"v": "BIGINT", "at": "TIMESTAMP", "eff": "DATE", "by": "VARCHAR", "ses": "VARCHAR"}
_RATING = ("person", "skill", "scale", "method", "confidence", "assessor")
_DTYPES = {"Float64": "DOUBLE", "Int64": "BIGINT", "Boolean": "BOOLEAN"}


def from_the_file(file: Path) -> tuple[Took, str]:
    """What all events take from the file into tables by topic, and a word on what of that was fetching."""
    read, there = _size(file)
    fields = _fields()
    with tempfile.TemporaryDirectory(dir=file.parent) as folder, _connected(Path(folder)) as connection:
        topics, fetching = timed(lambda: _written(file, read, Path(folder)))

        def fill() -> None:
            for number, (topic, lines) in enumerate(topics.items()):
                kinds = {"p": "BIGINT", "e": _struct(_ENVELOPE | _body(fields.get(topic, {})))}
                _read(connection, f"topic{number}", lines, kinds)

        _, reading = timed(fill)
    share = there / read
    took = Took((fetching.wall + reading.wall) * share, (fetching.cpu + reading.cpu) * share)
    return took, f"of which fetching the rows {fetching.wall * share:.2f} s"


def from_lines(file: Path) -> Took:
    """What the fields of ratings take, of all events, whose lines lie in a file already."""
    read, there = _size(file)
    with tempfile.TemporaryDirectory(dir=file.parent) as folder, _connected(Path(folder)) as connection:
        lines = Path(folder) / "events.ndjson"
        journal = Journal(file)
        with lines.open("wb") as out:
            for batch in journal.engine.batches(-1, read - 1):
                out.write(batch.lines + b"\n")
        journal.close()
        body = dict.fromkeys(_RATING, "VARCHAR") | {"level": "DOUBLE"}
        _, took = timed(lambda: _read(connection, "events", lines, _ENVELOPE | {"d": _struct(body)}))
    return Took(took.wall * there / read, took.cpu * there / read)


def _size(file: Path) -> tuple[int, int]:
    """How many events are measured, and how many there are."""
    journal = Journal(file)
    there = journal.head() + 1
    journal.close()
    return min(there, MOST), there


def _written(file: Path, count: int, folder: Path) -> Mapping[str, Path]:
    """Writes the lines of the first `count` events, a file for each topic: topic → file."""
    found: dict[str, Path] = {}
    files: dict[str, IO[bytes]] = {}
    connection = sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)
    question = "SELECT originator_version, topic, state FROM stored_events WHERE rowid BETWEEN ? AND ?"
    with ExitStack() as stack:
        for start in range(1, count + 1, _PAGE):
            of_topic: dict[str, list[bytes]] = {}
            for position, topic, state in connection.execute(
                question, (start, min(start + _PAGE - 1, count))
            ):
                of_topic.setdefault(topic, []).append(b'{"p":%d,"e":%b}\n' % (position, state))
            for topic, lines in of_topic.items():
                if topic not in files:
                    found[topic] = folder / f"{len(found)}.ndjson"
                    files[topic] = stack.enter_context(found[topic].open("wb"))
                files[topic].writelines(lines)
    connection.close()
    return found


def _fields() -> dict[str, dict[str, str]]:
    """Topic → field of its body that some projection reads → its type in DuckDB."""
    projections = (*CORE_PROJECTIONS, *Plugins.load().projections())
    topics = {topic for projection in projections for topic in projection.topics}
    return {
        topic: {
            name: _DTYPES.get(str(dtype), "VARCHAR") for name, dtype in fields_of(projections, topic).items()
        }
        for topic in topics
    }


def _body(fields: Mapping[str, str]) -> dict[str, str]:
    return {"d": _struct(fields)} if fields else {}


def _struct(fields: Mapping[str, str]) -> str:
    return f"STRUCT({', '.join(_named(fields))})"


def _named(fields: Mapping[str, str]) -> Iterable[str]:
    return (f'"{name}" {kind}' for name, kind in fields.items())


def _read(connection: duckdb.DuckDBPyConnection, table: str, lines: Path, kinds: Mapping[str, str]) -> None:
    columns = ", ".join(f"{json.dumps(name)}: '{kind}'" for name, kind in kinds.items())
    question = f"CREATE TEMP TABLE {table} AS SELECT * FROM read_ndjson('{lines}', columns = {{{columns}}})"
    connection.execute(question)


def _connected(folder: Path) -> duckdb.DuckDBPyConnection:
    import duckdb

    connection = duckdb.connect(str(folder / "out.duckdb"))
    connection.execute("SET threads = 2")
    return connection
