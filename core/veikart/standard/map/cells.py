"""What a map knows of its cells: of people for the rows on the screen only, of groups for all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import polars as pl

from veikart.picture.asked import places_of
from veikart.picture.board import BELOW, NOT_RELEVANT, Board, board_of
from veikart.picture.cells import known
from veikart.picture.organisation import assumptions_of, inherited

if TYPE_CHECKING:
    from veikart.picture import Picture
    from veikart.standard.map.model import MapColumn
    from veikart.standard.map.rows import PeopleRows

Facts = Mapping[str, Any]
"""What is known of one cell, by name: level, stale, unmet, not_relevant, assumed; of people also required,
upto, role, method, effective; of groups known, met, below, unknown, lowest, highest, required."""
_BLOCK = 40  # rows that are made at once: what a screen shows
_NOTHING: Mapping[int, Facts] = {}


class Cells(Protocol):
    """The cells of a map by row."""

    def of(self, row: int) -> Mapping[int, Facts]:
        """By column; columns where nothing is required, known or assumed are not in it."""

    @property
    def levels(self) -> pl.DataFrame:
        """r, c, level: of every cell of the map whose level is known."""


class GroupCells:
    """Cells of units or roles, from a frame that is sorted by r, c and has a column for each fact."""

    def __init__(self, frame: pl.DataFrame) -> None:
        self._frame = frame
        self._rows = frame["r"].to_numpy()

    def of(self, row: int) -> Mapping[int, Facts]:
        start, end = np.searchsorted(self._rows, [row, row + 1]).tolist()
        return {facts["c"]: facts for facts in self._frame.slice(start, end - start).to_dicts()}

    @property
    def levels(self) -> pl.DataFrame:
        return self._frame.select("r", "c", "level").filter(pl.col("level").is_not_null())


class PeopleCells:
    """Cells of people, made in blocks of rows when one of them is looked at."""

    def __init__(
        self, picture: Picture, rows: PeopleRows | Sequence[Any], columns: Sequence[MapColumn]
    ) -> None:
        self._picture = picture
        self._rows = rows
        ids = pl.Series([column.id for column in columns], dtype=pl.String())
        self._columns = places_of(picture.skills["skill"], ids)
        self._made_rows: dict[int, Mapping[int, Facts]] = {}
        self._guesses: dict[str | None, Mapping[int, float]] = {}

    def of(self, row: int) -> Mapping[int, Facts]:
        if row not in self._made_rows:
            rows = range(row, min(row + _BLOCK, len(self._rows)))
            self._made_rows |= self._made([each for each in rows if each not in self._made_rows])
        return self._made_rows.get(row, _NOTHING)

    @property
    def levels(self) -> pl.DataFrame:
        board, places = self._picture.numbers.board, self._places
        person, skill = board.axes.apart(board.cells)
        frame = pl.DataFrame({"r": places[person], "c": self._columns[skill], "level": board.level})
        return frame.filter(pl.col("r") >= 0, pl.col("c") >= 0, pl.col("level").is_not_nan())

    @cached_property
    def _places(self) -> Any:
        """The row of each person of the picture; -1 for those who are not on the map."""
        ids = [(row.id, place) for place, row in enumerate(self._rows) if not row.heading]
        frame = pl.DataFrame(ids, schema={"person": pl.String(), "r": pl.Int64()}, orient="row")
        people = self._picture.people.select("person")
        joined = people.join(frame, on="person", how="left", maintain_order="left")
        return joined["r"].fill_null(-1).to_numpy()

    def _made(self, rows: Sequence[int]) -> dict[int, Mapping[int, Facts]]:
        there = [(place, self._rows[place]) for place in rows]
        ids = {row.id: place for place, row in there if not row.heading}
        if not ids:
            return {}
        wanted = pl.Series(list(ids), dtype=pl.String())
        persons = places_of(wanted, self._picture.people["person"])
        found: dict[int, dict[int, Facts]] = {place: {} for place in rows}
        of_person = dict(zip(persons.tolist(), ids.values(), strict=True))
        board = board_of(self._picture, persons.tolist())
        guesses = self._guessed(persons.tolist())
        for person, column, facts in self._facts(board):
            facts["assumed"] = guesses[person].get(column)
            found[of_person[person]][column] = facts
        return dict(found)

    def _facts(self, board: Board) -> Any:
        """Person, column and what is known, for each cell in a column of the map; in order."""
        person, skill = board.axes.apart(board.cells)
        columns = self._columns[skill]
        shown = np.flatnonzero(columns >= 0)
        shown = shown[np.lexsort((columns[shown], person[shown]))]
        table = known(self._picture, board).with_columns(
            unmet=board.state == BELOW, not_relevant=board.state == NOT_RELEVANT
        )
        facts = table[shown].drop("position", "assessed").to_dicts()
        return zip(person[shown].tolist(), columns[shown].tolist(), facts, strict=True)

    def _guessed(self, people: list[int]) -> dict[int, Mapping[int, float]]:
        """For each person what is assumed of their unit, by column."""
        units = self._picture.people["unit"].gather(people).to_list()
        new = [unit for unit in dict.fromkeys(units) if unit is not None and unit not in self._guesses]
        if new:
            picture = self._picture
            asked = pl.DataFrame(
                {"person": new, "unit": new}, schema={"person": pl.String(), "unit": pl.String()}
            )
            above = picture.lineage.filter(pl.col("unit").is_in(new))
            rows = inherited(assumptions_of(picture, above["above"].unique()), above, asked)
            column = self._columns[places_of(rows["skill"], picture.skills["skill"])]
            self._guesses |= {unit: {} for unit in new}
            for unit, place, level in zip(rows["person"], column.tolist(), rows["level"], strict=True):
                self._guesses[unit][place] = level  # type: ignore[index]
        return {person: self._guesses.get(unit, {}) for person, unit in zip(people, units, strict=True)}
