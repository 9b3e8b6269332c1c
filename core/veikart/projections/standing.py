"""What a table says at a moment, by places: which row is the last about each key, and where its columns were
last said. Nothing is taken out of the table until somebody asks for a column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from veikart.projections.runs import Held, Places, Runs

if TYPE_CHECKING:
    from veikart.projections.declaration import Projection


@dataclass(frozen=True)
class Standing:
    """The last row about each key of a table, in order of the keys."""

    rows: pl.DataFrame
    """The whole table."""
    runs: Runs
    places: Places
    said: Mapping[str, Places]
    """For each column that one of these rows leaves unsaid, where it was last said; the number of rows of the
    table where it never was."""
    empties: frozenset[str]
    """Columns of texts in which an empty one says that there is none."""

    @property
    def numbers(self) -> Places:
        """The number of each key among all that the table ever spoke of."""
        return self.runs.of[self.places].astype(np.int64)

    @property
    def mark(self) -> tuple[object, ...]:
        """The same for two moments of the same facts at which the table says the same."""
        return self.places.tobytes(), *((name, places.tobytes()) for name, places in self.said.items())

    def where(self, column: str) -> Places:
        """The row that says what a column says of each key; the number of rows of the table: none does."""
        return self.said.get(column, self.places)

    def column(self, name: str) -> pl.Series:
        """What a column says of each key; null where nothing was said."""
        plain = name not in self.said and name not in self.empties
        return taken(self.rows[name] if plain else self.source(name), self.where(name))

    def source(self, name: str) -> pl.Series:
        """A column of the whole table, with nothing in the place after the last row."""
        column, empty = self.rows[name], name in self.empties
        return self.runs.once(f"{name} or none", lambda: or_none(_emptied(column) if empty else column))

    def flags(self, name: str) -> Held:
        """Whether a flag column is set, of the whole table, and False in the place after the last row."""
        return self.runs.once(f"{name} is true", lambda: _true(self.rows[name]))

    def table(self, names: Sequence[str] | None = None) -> pl.DataFrame:
        """These columns, or all."""
        return pl.DataFrame([self.column(name) for name in names or self.rows.columns])

    def picked(self, keys: Held | Places) -> Standing:
        """Of some of the keys only, or in another order."""
        said = {name: places[keys] for name, places in self.said.items()}
        return replace(self, places=self.places[keys], said=said)

    def living(self, flag: str) -> Standing:
        """Of the keys of which the flag column says so."""
        living = self.flags(flag)[self.where(flag)]
        return self if living.all() else self.picked(living)


def standing(rows: pl.DataFrame, runs: Runs, held: Held, projection: Projection) -> Standing:
    """The last row of each run among those that hold. What it leaves unsaid was said before in the run, but
    not before a new beginning, where the projection carries."""
    last, said = runs.last_of(np.flatnonzero(held)), dict[str, Places]()
    empties = runs.once("empties", lambda: _empties(rows, projection))
    if not projection.carries:
        return Standing(rows, runs, last, said, empties)
    since = None
    if (live := projection.live) is not None:
        since = runs.last_saying(held, "a beginning", lambda: rows[live], None)
    for column in projection.columns:
        if column in projection.key:
            continue
        silent = runs.once(f"{column} unsaid", partial(_nulls, rows[column]))
        if silent[last].any():
            places = runs.last_saying(held, column, rows[column].is_not_null, since)[runs.of[last]]
            said[column] = np.where(places < 0, rows.height, places)
    return Standing(rows, runs, last, said, empties)


def or_none(column: pl.Series) -> pl.Series:
    """The column with nothing in the place after its last."""
    return pl.concat([column, pl.Series(column.name, [None], column.dtype)], rechunk=True)


def rows_at(rows: pl.DataFrame, places: Places, names: Sequence[str] | None = None) -> pl.DataFrame:
    """The rows in some places, of these columns or of all. Column by column: Polars would share them out to
    threads, which for what a screen needs are only waited for."""
    chosen = pl.Series(places.astype(np.uint32))
    return pl.DataFrame([rows[name][chosen] for name in names or rows.columns])


def taken(column: pl.Series, places: Places) -> pl.Series:
    """What stands in some places of a column; an expression that says so takes ten times as long."""
    return column[pl.Series(places.astype(np.uint32))]


def _empties(rows: pl.DataFrame, projection: Projection) -> frozenset[str]:
    filled = projection.columns if projection.carries else projection.key
    ids = (column for column in filled if projection.columns[column] == "id")
    return frozenset(column for column in ids if rows.schema[column] == pl.String())


def _emptied(column: pl.Series) -> pl.Series:
    frame = column.to_frame("text")
    return frame.select(pl.when(pl.col("text") != "").then("text").alias(column.name)).to_series()


def _nulls(column: pl.Series) -> Held:
    nulls: Held = column.is_null().to_numpy()
    return nulls


def _true(flags: pl.Series) -> Held:
    """Whether each flag is set, and False in the place after the last."""
    true: Held = or_none(flags).fill_null(False).to_numpy(writable=True)
    return true
