"""Texts that are not written down: in the place of each stands an event that says it.

Only opaque ids are kept as they are. Of any other text, be it a name, a reason or a word such as "manager",
the cache holds the position of one event in which it stands, and the journal is asked for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

import polars as pl

from veikart.cache.segments import Spoilt
from veikart.projections.coding import Texts

SCHEMA: Mapping[str, pl.DataType] = {
    "table": pl.String(),
    "column": pl.String(),
    "code": pl.UInt32(),
    "id": pl.String(),
    "position": pl.Int64(),
    "which": pl.UInt32(),
}
"""A row for each text of a column in codes: the text itself where it is an opaque id, else where it is said:
the position of an event and, where its rows say several, the place among them."""

_OURS = r"^[0-9a-hjkmnp-tv-z]{12}$"  # `new_id`
_FIGURES = r"^[0-9]*$"  # an employee number may be as long
_UUID = r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"


def is_opaque(text: pl.Expr) -> pl.Expr:
    """Whether a text is an id that we made, which says nothing of what it names; or says nothing at all."""
    ours = text.str.contains(_OURS) & ~text.str.contains(_FIGURES)
    return ours | text.str.contains(_UUID) | (text == "")


def words_of(
    table: str,
    rows: pl.DataFrame,
    texts: Texts,
    known: Mapping[str, int] | None = None,
    harmless: Collection[str] = (),
) -> pl.DataFrame:
    """What has to be kept to find the texts of coded rows again, from the code `known` of each column on.

    Texts of `harmless` columns are kept as they are.
    """
    return pl.concat(
        [
            pl.DataFrame(schema=dict(SCHEMA)),
            *(
                _words_of_column(
                    table, rows, column, said, (known or {}).get(column, 0), harmless=column in harmless
                )
                for column, said in texts.items()
            ),
        ]
    )


def bare(words: pl.DataFrame) -> pl.DataFrame:
    """The same words in memory of their own.

    A column of texts that was filtered, or in which some became null, shares the memory of the one it came
    from, and is written to a file with all that is in there.
    """
    return pl.DataFrame(words.to_dict(as_series=False), schema=dict(SCHEMA))


def _words_of_column(
    table: str, rows: pl.DataFrame, column: str, said: pl.Series, first: int, *, harmless: bool
) -> pl.DataFrame:
    words = pl.DataFrame({"text": said}).with_row_index("code").filter(pl.col("code") >= first)
    words = words.with_columns(opaque=pl.lit(True) if harmless else is_opaque(pl.col("text")))
    secret = words.filter(~pl.col("opaque"))["code"]
    found = (
        rows.lazy()
        .select(code=pl.col(column).cast(pl.UInt32), position=pl.col("position").cast(pl.Int64))
        .filter(pl.col("code").is_in(secret.implode()))
        .group_by("code")
        .agg(pl.col("position").min())
        .collect()
    )
    beside = rows.filter(pl.col("position").is_in(found["position"].cast(rows.schema["position"]).implode()))
    places = said_in(beside.with_columns(said.gather(beside[column]).alias(column)), column)
    return (
        words.join(found, on="code", how="left")
        .join(places, on=["position", "text"], how="left")
        .sort("code")
        .select(
            table=pl.lit(table),
            column=pl.lit(column),
            code=pl.col("code").cast(pl.UInt32),
            id=pl.when("opaque").then("text"),
            position="position",
            which="which",
        )
    )


def said_in(rows: pl.DataFrame, column: str) -> pl.DataFrame:
    """position, text, which: every text that the events of `rows` say in a column, numbered in each event."""
    said = rows.select(pl.col("position").cast(pl.Int64), text=column).drop_nulls().unique()
    place = pl.int_range(pl.len(), dtype=pl.UInt32()).over("position")
    return said.sort("position", "text").with_columns(which=place)


def texts_from(words: pl.DataFrame, table: str, columns: Iterable[str], read: pl.DataFrame) -> Texts:
    """The texts of the columns of a table, in the order of their codes; what is no id, from the rows `read`.

    Raises `Spoilt` when the journal does not say what it should.
    """
    mine = words.filter(pl.col("table") == table)
    return {column: _texts_of(mine.filter(pl.col("column") == column), column, read) for column in columns}


def _texts_of(words: pl.DataFrame, column: str, read: pl.DataFrame) -> pl.Series:
    if words["position"].null_count() < words.height:
        words = words.join(said_in(read, column), on=["position", "which"], how="left").sort("code")
        words = words.with_columns(id=pl.coalesce("id", "text"))
    if words["id"].has_nulls() or words["code"].to_list() != list(range(words.height)):
        raise Spoilt(f"a text of {column}")
    return words["id"].alias(column)
