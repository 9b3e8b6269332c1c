"""A table of very many statements: narrow columns, sorted, and what came since beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from veikart.projections.coding import Texts, coded_anew, decoded

MOST_NEWS = 65_536
"""Rows beside the sorted ones: sorting them again costs 5 ms, sorting eight million most of a second."""

_AT_ONCE = 262_144
"""Rows that are sorted as one frame."""


@dataclass(frozen=True)
class Statements:
    """Rows in codes (see `veikart.projections.coding`), sorted by the columns `order`.

    Appending never touches `base`: what came since stands in `news`, in the same order among itself, until it
    is too much. Whoever keeps these parts and `texts` can put the statements together from them again.
    """

    order: tuple[str, ...]
    base: pl.DataFrame
    news: pl.DataFrame
    texts: Texts

    @property
    def parts(self) -> tuple[pl.DataFrame, ...]:
        """The sorted rows, and where there are any, those that came since."""
        return (self.base, self.news) if self.news.height else (self.base,)

    @property
    def rows(self) -> pl.DataFrame:
        """All rows, in order."""
        return self.base if not self.news.height else in_order([self.base, self.news], self.order)

    @property
    def height(self) -> int:
        return self.base.height + self.news.height

    def extended(self, news: Sequence[pl.DataFrame], texts: Texts) -> Statements:
        """With more rows, which are in the codes of `texts`."""
        if not news:
            return self
        height = self.news.height + sum(rows.height for rows in news)
        if not self.base.height or height > MOST_NEWS:
            base = in_order([self.base, self.news, *news], self.order)
            return Statements(self.order, base, self.news.clear(), texts)
        return Statements(self.order, self.base, in_order([self.news, *news], self.order), texts)

    def decoded(self, rows: pl.DataFrame) -> pl.DataFrame:
        """Rows with their texts, sorted by these instead of their codes."""
        return decoded(rows, self.texts).sort(*self.order)

    def saying(self, wanted: Mapping[str, str]) -> pl.DataFrame:
        """All rows, still in codes, that have these texts in these columns."""
        rows = pl.concat(self.parts, how="vertical_relaxed")
        codes = {column: self.texts[column].index_of(text) for column, text in wanted.items()}
        if None in codes.values():
            return rows.clear()
        return rows.filter(*(pl.col(column) == code for column, code in codes.items())) if codes else rows


class Coding:
    """Puts new rows into codes while they are read, batch by batch, so that no text is held twice."""

    def __init__(self, statements: Statements) -> None:
        self._statements = statements
        self._texts = statements.texts
        self._rows: list[pl.DataFrame] = []

    def take(self, rows: pl.DataFrame) -> None:
        rows, self._texts = coded_anew(rows, self._texts)
        self._rows.append(rows)

    def done(self) -> Statements:
        """The statements with the new rows."""
        news = self._rows.copy()
        self._rows.clear()
        return self._statements.extended(news, self._texts)


def in_order(parts: Sequence[pl.DataFrame], order: Sequence[str]) -> pl.DataFrame:
    """All rows in one frame, sorted by the columns `order`, the last of which tells rows apart.

    They are packed into one number where they fit, whose sorting takes a tenth of the time (0.5 against 4.9 s
    for eight million rows). Of very many rows the columns are put together and sorted one after the other:
    all at once would be in memory three times.
    """
    filled = [part for part in parts if part.height] or parts[:1]
    if sum(part.height for part in filled) <= _AT_ONCE:
        filled = [_together(filled)]
    places = _places_in_order([_column(filled, name) for name in order])
    if places is None:
        return _together(filled).sort(*order)
    if len(filled) == 1:
        return filled[0][places]
    return pl.DataFrame([_column(filled, name).gather(places) for name in filled[0].columns])


def _together(parts: Sequence[pl.DataFrame]) -> pl.DataFrame:
    return parts[0] if len(parts) == 1 else pl.concat(parts, how="vertical_relaxed", rechunk=True)


def _column(parts: Sequence[pl.DataFrame], name: str) -> pl.Series:
    return _together([part.select(name) for part in parts]).to_series().rechunk()


def _places_in_order(columns: Sequence[pl.Series]) -> pl.Series | None:
    """Where the rows stand, in the order of the columns; None where 64 bits do not hold them."""
    columns = [column.to_physical() for column in columns]
    if any(column.has_nulls() or not column.dtype.is_integer() for column in columns):
        return None
    if not columns[0].len():
        return pl.Series([], dtype=pl.UInt32())
    lows, highs = ([int(end) for end in ends] for ends in _ends(columns))
    bits = [(high - low).bit_length() for low, high in zip(lows, highs, strict=True)]
    if sum(bits) > 64:
        return None
    packed = np.zeros(columns[0].len(), np.uint64)
    for column, low, width in zip(columns, lows, bits, strict=True):
        if width:
            packed <<= np.uint64(width % 64)  # all 64 bits are taken by one that comes after nothing
            packed += np.subtract(column.to_numpy(), low, dtype=np.int64, casting="unsafe").view(np.uint64)
    return pl.Series(np.argsort(packed).astype(np.uint32))


def _ends(columns: Sequence[pl.Series]) -> tuple[list[Any], list[Any]]:
    return [column.min() for column in columns], [column.max() for column in columns]
