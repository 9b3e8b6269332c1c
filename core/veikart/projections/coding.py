"""Texts as small whole numbers: a table of millions of statements says the same few texts again and again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from veikart.projections.declaration import Projection
from veikart.projections.decoding import CLOCKS, DTYPES

Texts = Mapping[str, pl.Series]
"""Column → its distinct texts; the code of a text is its place. New texts come last: a code never changes."""

_CLOCKS: Mapping[str, pl.DataType] = {**CLOCKS, "position": pl.UInt32()}
_WIDTHS: tuple[tuple[int, pl.DataType], ...] = ((2**8, pl.UInt8()), (2**16, pl.UInt16()))


def coded_schema(projection: Projection) -> dict[str, pl.DataType]:
    """The columns of a projection's table in codes, as narrow as they are while there is nothing in it."""
    kinds = projection.columns.items()
    columns = {name: pl.UInt8() if kind in ("id", "text") else DTYPES[kind] for name, kind in kinds}
    return columns | dict(_CLOCKS)


def no_texts(columns: Sequence[str]) -> Texts:
    return {column: pl.Series(column, [], pl.String()) for column in columns}


def with_texts_of(rows: pl.DataFrame, texts: Texts) -> Texts:
    """`texts` and those of `rows` that were not among them."""
    return {column: _known(rows[column], known) for column, known in texts.items()}


def _known(values: pl.Series, known: pl.Series) -> pl.Series:
    found = values.drop_nulls().unique(maintain_order=True)
    new = found.filter(~found.is_in(known.implode())) if known.len() else found
    return pl.concat([known, new]).rename(known.name) if new.len() else known


def coded(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """`rows` with codes instead of texts, all of which are in `texts`; null stays null."""
    codes = {column: _codes_of(rows[column], known) for column, known in texts.items()}
    return rows.with_columns(**codes).cast({"position": pl.UInt32()})


def coded_anew(rows: pl.DataFrame, texts: Texts) -> tuple[pl.DataFrame, Texts]:
    """`rows` with codes, and `texts` with those that were not among them: in half the time of `with_texts_of`
    and `coded`, where of most columns everything is known."""
    known = dict(texts)
    codes = {}
    for column, said in texts.items():
        values = rows[column]
        try:
            codes[column] = _codes_of(values, said)
        except pl.exceptions.InvalidOperationError:  # something is new
            known[column] = _known(values, said)
            codes[column] = _codes_of(values, known[column])
    return rows.with_columns(**codes).cast({"position": pl.UInt32()}), known


def _codes_of(values: pl.Series, known: pl.Series) -> pl.Series:
    if values.null_count() == values.len():
        return values.cast(pl.UInt8())
    codes = pl.Series(range(known.len()), dtype=pl.UInt32())
    return values.replace_strict(known, codes, return_dtype=width_of(known))


def width_of(texts: pl.Series) -> pl.DataType:
    """The narrowest type that holds every code."""
    return next((kind for most, kind in _WIDTHS if texts.len() <= most), pl.UInt32())


def decoded(rows: pl.DataFrame, texts: Texts) -> pl.DataFrame:
    """`rows` with texts instead of codes, as a projection's table is seen from outside."""
    said = (
        (known.gather(rows[column]) if known.len() else rows[column].cast(pl.String())).alias(column)
        for column, known in texts.items()
        if column in rows.columns
    )
    return rows.with_columns(*said).cast({"position": pl.Int64()})
