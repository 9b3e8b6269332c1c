"""What the map shows at a moment: rows, columns, and one line of cells at a time.

Pure: a picture and a selection go in. What is known of people, and what a cell looks like, is worked out only
for the lines that are on the screen.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from veikart.contributions.view import Rows
from veikart.standard.map.expecting import Expectations
from veikart.text import width

if TYPE_CHECKING:
    from veikart.picture import Scale
    from veikart.standard.map.cells import Cells

CellLook = Literal["plain", "stale", "assumed", "missing", "not relevant"]
SHADES = 5
INDENT, DEEPEST = 2, 4
"""Terminal cells by which a row is set in for each step of its depth, and the steps that count."""
_SIGNS: dict[CellLook, str] = {"missing": "·", "not relevant": "–"}
EXPECTED = "›"
"""Stands between the level that counts and the one that is promised."""
_MARKS: dict[CellLook, str] = {"stale": "~", "assumed": "?"}


class MapRow(NamedTuple):
    """A line of the map. A heading has no id and no cells."""

    id: str
    label: str
    depth: int = 0
    heading: bool = False
    under: str = ""
    """Id of the unit that its heading names, whatever that is called at the time."""
    change: Literal["", "new", "gone", "moved"] = ""
    """What has come of it since the map it is compared with, see `veikart.standard.map.changes`."""


class MapColumn(NamedTuple):
    """A skill."""

    id: str
    name: str
    group: str
    scale: str
    criticality: int


class MapCell(NamedTuple):
    """`text` is the level or a sign; `shade` its place on the ramp (0 … 4), -1 off the ramp."""

    text: str
    look: CellLook
    shade: int
    unmet: bool
    """Below what is required; of a group: more than a quarter of those known are."""
    change: str = ""
    """On a map that is compared, the sign of how the level has changed, a space where it has not."""
    expected: str = ""
    """The level that is expected beside what is known; empty where nothing is promised."""

    @property
    def marked(self) -> str:
        """The text with the mark of a stale or assumed level, `3~`, `3?`; what is expected beside it."""
        if self.expected:
            return f"{self.text}{EXPECTED}{self.expected}"
        return self.text + _MARKS.get(self.look, "")


def shade(scale: Scale, level: float) -> int:
    """The place of a level on the ramp."""
    return min(SHADES - 1, max(0, int(scale.share(level) * SHADES)))


class ManyRows(Sequence[MapRow]):
    """Rows of thousands, which are not gone through to find one of them."""

    @property
    @abstractmethod
    def number(self) -> int:
        """How many there are, headings apart."""

    @property
    @abstractmethod
    def widest(self) -> int:
        """Terminal cells of the longest label."""

    @abstractmethod
    def place_of(self, identity: str) -> int | None:
        """Where a row stands; None where there is none such."""


@dataclass(frozen=True)
class MapModel:
    """The map at one moment, narrowed. Rows and columns are counted from 0, headings are rows too."""

    kind: Rows
    rows: Sequence[MapRow]
    columns: tuple[MapColumn, ...]
    cells: Cells
    scales: Mapping[str, Scale]
    roles: Mapping[str, str]
    """Names of roles by id."""
    parked: int = 0
    """Parked skills that are left out."""
    empty: str = ""
    """Why there is nothing to see; empty when there is something."""
    expectations: Expectations = field(default_factory=Expectations)
    """What is promised by the moment, where it lies ahead."""
    _lines: dict[int, Mapping[int, MapCell]] = field(default_factory=dict, repr=False)

    def line(self, row: int) -> Mapping[int, MapCell]:
        """The cells of a row by column. Columns where nothing is required or known are not in it."""
        if row not in self._lines:
            line = self.cells.line(row)
            self._lines[row] = self._with_expected(row, dict(line)) if self.expectations else line
        return self._lines[row]

    def _with_expected(self, row: int, cells: dict[int, MapCell]) -> dict[int, MapCell]:
        """The cells of a row of people with what is promised beside what is known."""
        for place, promise in self.expectations.of(self.rows[row].id).items():
            cell = cells.get(place) or MapCell(_SIGNS["missing"], "missing", -1, False)
            if cell.look == "assumed":  # nothing is known: a guess and a promise are not to be weighed up
                cell = MapCell(_SIGNS["missing"], "missing", -1, cell.unmet)
            label = self.scales[self.columns[place].scale].label(promise.level)
            cells[place] = cell._replace(expected=label)
        return cells

    def facts(self, row: int, column: int) -> Mapping[str, Any] | None:
        """What is known of a cell (see `veikart.standard.map.cells`); None where nothing is."""
        return self.cells.facts(row, column)

    def row_at(self, identity: str) -> int | None:
        if isinstance(self.rows, ManyRows):
            return self.rows.place_of(identity)
        return self._row_places.get(identity)

    @cached_property
    def number(self) -> int:
        """Rows that are there, headings apart."""
        if isinstance(self.rows, ManyRows):
            return self.rows.number
        return sum(not row.heading and row.change != "gone" for row in self.rows)

    @cached_property
    def widest(self) -> int:
        """Terminal cells of the longest label with its indent, headings apart."""
        if isinstance(self.rows, ManyRows):
            return self.rows.widest + INDENT  # all of them stand under a heading
        rows = (row for row in self.rows if not row.heading)
        return max((width(row.label) + INDENT * min(row.depth, DEEPEST) for row in rows), default=8)

    def column_at(self, identity: str) -> int | None:
        return self._column_places.get(identity)

    def row_near(self, row: int, direction: int = 1) -> int | None:
        """The nearest row that has cells, at `row` or beyond it in `direction`, else on the other side."""
        ways = (range(row, len(self.rows)), range(min(row, len(self.rows) - 1), -1, -1))
        for way in ways if direction >= 0 else reversed(ways):
            for place in way:
                if place >= 0 and not self.rows[place].heading:
                    return place
        return None

    @cached_property
    def digits(self) -> int:
        """Cells that the longest level takes, marks not counted."""
        scales = {column.scale for column in self.columns}
        decimals = any(self.scales[scale].continuous for scale in scales)
        highest = max((len(f"{self.scales[scale].high:g}") for scale in scales), default=1)
        return highest + (3 if decimals else 0)

    @cached_property
    def _row_places(self) -> dict[str, int]:
        return {row.id: place for place, row in enumerate(self.rows) if not row.heading}

    @cached_property
    def _column_places(self) -> dict[str, int]:
        return {column.id: place for place, column in enumerate(self.columns)}


def cell_of(
    scale: Scale, level: float | None, assumed: float | None, *, stale: bool, unmet: bool, not_relevant: bool
) -> MapCell:
    """What a cell looks like of which so much is known."""
    if level is not None:
        return MapCell(scale.label(level), "stale" if stale else "plain", shade(scale, level), unmet)
    if not_relevant:
        return MapCell(_SIGNS["not relevant"], "not relevant", -1, False)
    if assumed is not None:
        return MapCell(scale.label(assumed), "assumed", shade(scale, assumed), False)
    return MapCell(_SIGNS["missing"], "missing", -1, False)
