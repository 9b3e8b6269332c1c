"""From lines of JSON to typed columns. Only the declared fields are decoded."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence

import polars as pl

from veikart.errors import PluginFailed
from veikart.journal.bulk import Batch
from veikart.projections.declaration import ColumnKind, Each, Is, Kept, Projection, Source

Upcast = Callable[[str, int, dict[str, object]], dict[str, object]]

# The reader takes only these types from JSON without surprises; days and the rest are cast afterwards.
_READ_AS: Mapping[ColumnKind, pl.DataType] = {
    "id": pl.String(),
    "text": pl.String(),
    "day": pl.String(),
    "number": pl.Float64(),
    "whole": pl.Int64(),
    "flag": pl.Boolean(),
}
DTYPES: Mapping[ColumnKind, pl.DataType] = {**_READ_AS, "day": pl.Date()}
CLOCKS: Mapping[str, pl.DataType] = {
    "position": pl.Int64(),
    "effective": pl.Date(),
    "recorded": pl.Datetime("us", "UTC"),
}
ENVELOPE: Mapping[str, str] = {"by": "by", "session": "ses"}
"""What is kept of every event, by its name in a stored line."""


def schema_of(projection: Projection) -> dict[str, pl.DataType]:
    """The columns of a projection's table, with their types."""
    return {name: DTYPES[kind] for name, kind in projection.columns.items()} | dict(CLOCKS)


def decode(
    batch: Batch, fields: Mapping[str, pl.DataType], version: int | None, upcast: Upcast
) -> pl.DataFrame:
    """The batch as a frame: `known`, the clocks, the envelope's columns, and the body's `fields` as `d/…`.

    Events of an older version than `version` are brought up to date first. Those of a newer one, which this
    veikart cannot read, are there with `known` False and an empty body, and so are those whose plugin fails
    to bring them up to date. Raises one of
    `veikart.projections.damage.UNREADABLE` when there is an event that cannot be read.
    """
    schema = {"v": pl.Int64(), "at": pl.String(), "eff": pl.String()} | dict.fromkeys(
        ENVELOPE.values(), pl.String()
    )
    if fields:
        schema["d"] = pl.Struct(dict(fields))
    if version is None:
        frame = _parsed(batch.positions, batch.lines, schema)
    else:
        frame = _of_this_version(batch, schema, version, upcast)
    return frame.select(
        "position",
        known=pl.col("v") <= version if version is not None else pl.lit(False),
        effective=pl.col("eff").str.to_date("%Y-%m-%d"),
        recorded=_instant(pl.col("at")),
        **{name: pl.col(short) for name, short in ENVELOPE.items()},
        **{f"d/{name}": pl.col(f"d/{name}") for name in fields},
    )


def _of_this_version(
    batch: Batch, schema: Mapping[str, pl.DataType], version: int, upcast: Upcast
) -> pl.DataFrame:
    try:
        frame = _parsed(batch.positions, batch.lines, schema)
    except pl.exceptions.PolarsError:  # damaged, or of a version whose body is built differently
        frame = _reconciled(batch, schema, version, upcast)
    if (frame["v"] != version).any():
        frame = _reconciled(batch, schema, version, upcast)
    if "d" in schema and (frame["bare"] & (frame["v"] <= version)).any():
        raise ValueError("there is no d")
    return frame


def _parsed(positions: Sequence[int], lines: bytes, schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    frame = pl.read_ndjson(io.BytesIO(lines), schema=dict(schema))
    if frame.height != len(positions):
        raise ValueError("lines and positions differ in number")
    for part in ("v", "at", "eff"):
        if frame[part].has_nulls():
            raise ValueError(f"there is no {part}")
    frame = frame.with_columns(position=pl.Series(positions, dtype=pl.Int64))
    if "d" not in schema:
        return frame
    frame = frame.with_columns(bare=pl.col("d").is_null()).unnest("d", separator="/")
    return _with_true_json(frame, lines) if b"\\" in lines else frame


def _with_true_json(frame: pl.DataFrame, lines: bytes) -> pl.DataFrame:
    """Nested values once more, by Python's reader.

    Polars hands out an object or a list that is read as text without escaping anything within (2.1), so that
    a quotation mark or a line end in a label makes it no JSON at all, and a backslash makes it another text.
    """
    texts = [c for c, kind in frame.schema.items() if c.startswith("d/") and kind == pl.String]
    nested = {c: frame[c].str.contains(r"^[{\[]").fill_null(False).arg_true().to_list() for c in texts}
    if not any(nested.values()):
        return frame
    each = lines.split(b"\n")
    columns = []
    for column, rows in nested.items():
        said = (json.loads(each[row])["d"][column.removeprefix("d/")] for row in rows)
        values = [
            value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in said
        ]
        columns.append(frame[column].scatter(rows, values) if rows else frame[column])
    return frame.with_columns(columns)


def _instant(text: pl.Expr) -> pl.Expr:
    """Whole seconds and microseconds apart: much faster than parsing fractions."""
    seconds = text.str.slice(0, 19).str.to_datetime("%Y-%m-%dT%H:%M:%S", time_unit="us")
    return (seconds + pl.duration(microseconds=text.str.slice(20, 6).cast(pl.Int64))).dt.replace_time_zone(
        "UTC"
    )


def _reconciled(
    batch: Batch, schema: Mapping[str, pl.DataType], version: int, upcast: Upcast
) -> pl.DataFrame:
    """Row by row, for a batch in which not all events are of today's version."""
    lines = []
    for line in batch.lines.split(b"\n"):
        document = json.loads(line)
        if document["v"] < version:
            try:
                document["d"] = upcast(batch.topic, document["v"], document["d"])
            except PluginFailed:  # its plugin is to blame, and not the ledger: kept, and not read
                document["v"] = version + 1
        if document["v"] > version:
            del document["d"]
        lines.append(json.dumps(document))
    return _parsed(batch.positions, "\n".join(lines).encode(), schema)


def fields_of(projections: Iterable[Projection], topic: str) -> dict[str, pl.DataType]:
    """The body's fields that any of the projections reads from `topic`, with the type to read them as."""
    fields: dict[str, pl.DataType] = {}
    for projection in projections:
        reads = projection.topics.get(topic)
        for column, source in (reads.columns if reads else {}).items():
            if isinstance(source, Each):
                fields[source.field] = pl.String()
            elif (name := _field(source)) is not None:
                fields[name] = _READ_AS[projection.columns[column]]
    return fields


def rows_of(projection: Projection, topic: str, decoded: pl.DataFrame) -> pl.DataFrame:
    """The rows that `projection` makes of the decoded events of one topic, with all its columns."""
    reads = projection.topics[topic].columns
    each = next((s.field for s in reads.values() if isinstance(s, Each)), None)
    if each is not None:
        decoded = _spread(decoded, each)
    columns = {column: _column(projection, column, reads.get(column)) for column in projection.columns}
    return decoded.select(**columns, **{clock: pl.col(clock) for clock in CLOCKS})


def _column(projection: Projection, column: str, source: Source | None) -> pl.Expr:
    kind = projection.columns[column]
    if source is None or isinstance(source, Is):
        return pl.lit(source.value if source else None, DTYPES[kind])
    if isinstance(source, Each):
        return pl.col(f"d/{source.part}")
    if isinstance(source, str) and source.startswith("@"):
        return pl.col(source[1:])
    said = pl.col(f"d/{_field(source)}")
    if kind == "day":
        return said.str.to_date("%Y-%m-%d")
    may_be_none = kind in ("id", "text") and (projection.carries or column in projection.key)
    if may_be_none and not isinstance(source, Kept):
        return said.fill_null("")  # said to be empty, which is not the same as unsaid
    return said


def _field(source: Source) -> str | None:
    """The field of the body that a column takes as it is; None when it takes none."""
    if isinstance(source, Kept):
        return source.field
    return source if isinstance(source, str) and not source.startswith("@") else None


def _spread(decoded: pl.DataFrame, field: str) -> pl.DataFrame:
    """A row for each entry of a JSON object, as `d/key` and `d/value`."""
    entries = [list(json.loads(text).items()) if text else [] for text in decoded[f"d/{field}"]]
    keys = pl.Series("d/key", [[str(k) for k, _ in row] for row in entries], dtype=pl.List(pl.String))
    values = pl.Series("d/value", [[str(v) for _, v in row] for row in entries], dtype=pl.List(pl.String))
    return decoded.with_columns(keys, values).explode("d/key", "d/value", empty_as_null=False)
