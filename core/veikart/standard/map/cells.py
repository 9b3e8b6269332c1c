"""What a map knows of its cells: of people for the rows on the screen only, of groups for all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from math import isnan
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import polars as pl

from veikart.picture.asked import Whole, places_of
from veikart.picture.assumed import Levels, assumed_of
from veikart.picture.board import BELOW, NOT_RELEVANT, board_of
from veikart.picture.cells import known
from veikart.picture.identities import in_order
from veikart.standard.map.block import Block
from veikart.standard.map.model import MapCell, cell_of
from veikart.standard.map.rows import PeopleRows

if TYPE_CHECKING:
    from veikart.picture import Picture, Scale
    from veikart.standard.map.model import MapColumn, MapRow

Facts = Mapping[str, Any]
"""What is known of one cell, by name: level, stale, unmet, not_relevant, assumed; of people also required,
upto, role, method, effective; of groups known, met, below, unknown, lowest, highest, required."""
_BLOCK = 40  # rows that are made at once: what a screen shows


class Cells(Protocol):
    """The cells of a map by row. Columns where nothing is required or known are not in a row."""

    def line(self, row: int) -> Mapping[int, MapCell]:
        """How the cells of a row look, by column."""

    def facts(self, row: int, column: int) -> Facts | None:
        """What is known of one cell; None where nothing is required or known."""

    def known(self, row: int) -> Mapping[int, float]:
        """The levels of a row that are known, by column."""

    @property
    def levels(self) -> pl.DataFrame:
        """r, c, level: of every cell of the map whose level is known."""


class GroupCells:
    """Cells of units or roles, from a frame that is sorted by r, c and has a column for each fact."""

    def __init__(self, frame: pl.DataFrame, scales: Sequence[Scale]) -> None:
        self._frame = frame
        self._rows = frame["r"].to_numpy()
        self._scales = scales
        """Of each column."""

    def line(self, row: int) -> Mapping[int, MapCell]:
        return {
            column: cell_of(
                self._scales[column],
                facts["level"],
                facts["assumed"],
                stale=facts["stale"],
                unmet=facts["unmet"],
                not_relevant=facts["not_relevant"],
            )
            for column, facts in self._of(row).items()
        }

    def facts(self, row: int, column: int) -> Facts | None:
        return self._of(row).get(column)

    def known(self, row: int) -> Mapping[int, float]:
        levels = ((column, facts["level"]) for column, facts in self._of(row).items())
        return {column: level for column, level in levels if level is not None}

    @property
    def levels(self) -> pl.DataFrame:
        return self._frame.select("r", "c", "level").filter(pl.col("level").is_not_null())

    def _of(self, row: int) -> Mapping[int, Facts]:
        start, end = np.searchsorted(self._rows, [row, row + 1]).tolist()
        return {facts["c"]: facts for facts in self._frame.slice(start, end - start).to_dicts()}


class PeopleCells:
    """Cells of people, made in blocks of rows when one of them is looked at."""

    def __init__(
        self,
        picture: Picture,
        rows: PeopleRows | Sequence[MapRow],
        columns: Sequence[MapColumn],
        scales: Sequence[Scale],
    ) -> None:
        self._picture = picture
        self._rows = rows
        self._scales = scales
        """Of each column."""
        there = {column.id: place for place, column in enumerate(columns)}
        places = (there.get(skill, -1) for skill in picture.skills["skill"])
        self._columns = np.fromiter(places, np.int64, picture.skills.height)
        """The column of each skill of the picture; -1 for those that are not on the map."""
        self._blocks: dict[int, Block] = {}

    def line(self, row: int) -> Mapping[int, MapCell]:
        return self._block(row).line(row)

    def facts(self, row: int, column: int) -> Facts | None:
        block = self._block(row)
        cell = block.cell(row, column)
        if cell is None:
            return None
        [facts] = (
            known(self._picture, block.board, block.places[[cell]]).drop("position", "assessed").to_dicts()
        )
        guess, state = float(block.assumed[cell]), block.state[cell]
        return facts | {
            "unmet": state == BELOW,
            "not_relevant": state == NOT_RELEVANT,
            "assumed": None if isnan(guess) else guess,
        }

    def known(self, row: int) -> Mapping[int, float]:
        return self._block(row).known(row)

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

    def _block(self, row: int) -> Block:
        if row not in self._blocks:
            near = range(row, min(row + _BLOCK, len(self._rows)))
            rows = [each for each in near if each not in self._blocks]
            self._blocks |= dict.fromkeys(
                [row, *rows], self._made(rows)
            )  # a map that is compared has more rows
        return self._blocks[row]

    def _made(self, rows: Sequence[int]) -> Block:
        places = [place for place in rows if not self._rows[place].heading]
        people = self._people(places)
        board = board_of(self._picture, people.tolist())
        person, skill = board.axes.apart(board.cells)
        row_of = np.zeros(board.axes.people.len(), np.int64)
        row_of[people] = places
        column = self._columns[skill]
        shown = np.flatnonzero(column >= 0)
        shown = shown[in_order(row_of[person[shown]], column[shown])]
        assumed = self._assumed(person[shown], skill[shown])
        return Block(board, row_of[person[shown]], column[shown], shown, assumed, self._scales)

    def _people(self, rows: Sequence[int]) -> Whole:
        """The places in `Picture.people` of those who stand in some rows."""
        if isinstance(self._rows, PeopleRows):
            return self._rows.people_at(rows)
        ids = pl.Series([self._rows[row].id for row in rows], dtype=pl.String())
        return places_of(ids, self._picture.people["person"])

    def _assumed(self, person: Whole, skill: Whole) -> Levels:
        """For each cell the level that is assumed of the person's unit."""
        unit = self._picture.numbers.present.unit[person]
        guesses, found = (
            assumed_of(self._picture, np.unique(unit[unit >= 0]).tolist()),
            np.full(len(unit), np.nan),
        )
        for each, levels in guesses.items():
            here = unit == each
            found[here] = levels[skill[here]]
        return found
