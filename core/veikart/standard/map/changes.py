"""The map compared with the map of another moment: which levels rose and fell, who came and who is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from veikart.beside import BEFORE, Called
from veikart.moment import Moment
from veikart.standard.map.model import MapCell, MapModel, MapRow
from veikart.wording import count

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ROSE, FELL, APPEARED, WENT = "↑", "↓", "+", "−"


class Changes(NamedTuple):
    """How many levels of those who were there both times rose, fell, were newly rated, are not rated any
    more; and how many rows are new, gone, and of another unit than they were."""

    rose: int
    fell: int
    appeared: int
    went: int
    new: int
    gone: int
    moved: int

    def told(self) -> Iterator[tuple[str, str]]:
        """Each kind of change there is: its sign, and how many in words."""
        levels = ((ROSE, self.rose, "rose"), (FELL, self.fell, "fell"))
        rated = ((APPEARED, self.appeared, "newly rated"), (WENT, self.went, "not rated any more"))
        for sign, number, words in (*levels, *rated):
            if number:
                yield sign, f"{count(number)} {words}"

    def rows_told(self, kind: str, called: Called = BEFORE) -> str:
        """ "people: 3 new, 2 gone, 1 moved"; nothing where all are as they were."""
        numbers = ((self.new, called.new), (self.gone, called.gone), (self.moved, "moved"))
        told = ", ".join(f"{count(number)} {words}" for number, words in numbers if number)
        return f"{kind}: {told}" if told else ""


@dataclass(frozen=True)
class ComparedMap(MapModel):
    """A map whose cells say how their level has changed since another moment. Rows that are gone stand last,
    with the cells they had."""

    before: MapModel = field(kw_only=True)
    since: Moment = field(kw_only=True)
    called: Called = field(kw_only=True)
    changes: Changes = field(kw_only=True)

    def line(self, row: int) -> Mapping[int, MapCell]:
        if row not in self._lines:
            gone = self.rows[row].change == "gone"
            self._lines[row] = self._former(row) if gone else self._changed(row, super().line(row))
        return self._lines[row]

    def facts(self, row: int, column: int) -> Mapping[str, Any] | None:
        """What is known of a cell; of a row that is gone, what was."""
        return self.was(row, column) if self.rows[row].change == "gone" else super().facts(row, column)

    def was(self, row: int, column: int) -> Mapping[str, Any] | None:
        """What the map of before says of a cell; None where it says nothing."""
        there = self.before.row_at(self.rows[row].id), self.before.column_at(self.columns[column].id)
        return None if None in there else self.before.facts(*there)  # type: ignore[arg-type]  # neither is None

    def came_from(self, row: int) -> str:
        """The heading that a row stood under before; empty where it was not there."""
        return self._former_headings.get(self.rows[row].id, "")

    @cached_property
    def _former_headings(self) -> Mapping[str, str]:
        return _headings(self.before.rows)

    def _changed(self, row: int, cells: Mapping[int, MapCell]) -> Mapping[int, MapCell]:
        """The cells of now, and where there are none any more, an empty one that says so."""
        there = self.before.row_at(self.rows[row].id)
        if there is None:
            return {place: cell._replace(change=" ") for place, cell in cells.items()}
        now = self.cells.known(row)
        then = {
            self._columns_now[place]: level
            for place, level in self.before.cells.known(there).items()
            if place in self._columns_now
        }
        places = set(cells) | set(then)
        return {
            place: cells.get(place, _NOTHING)._replace(
                change=self._sign(place, now.get(place), then.get(place))
            )
            for place in sorted(places)
        }

    def _sign(self, place: int, now: float | None, then: float | None) -> str:
        """A space for no change, and where the two levels are not on one scale."""
        if now is None or then is None:
            return " " if now is then else (WENT if now is None else APPEARED)
        if now == then or not self._comparable(place):
            return " "
        return ROSE if now > then else FELL

    def _comparable(self, place: int) -> bool:
        column = self.columns[place]
        there = self.before.column_at(column.id)
        return there is not None and self.before.columns[there].scale == column.scale

    def _former(self, row: int) -> Mapping[int, MapCell]:
        there = self.before.row_at(self.rows[row].id)
        cells = self.before.line(there) if there is not None else {}
        return {
            self._columns_now[place]: cell._replace(change=" ")
            for place, cell in cells.items()
            if place in self._columns_now
        }

    @cached_property
    def _columns_now(self) -> Mapping[int, int]:
        """Places of columns on the map of before → places here."""
        found = ((place, self.column_at(column.id)) for place, column in enumerate(self.before.columns))
        return {before: here for before, here in found if here is not None}


_NOTHING = MapCell("", "missing", -1, False)


def compared_map(now: MapModel, before: MapModel, since: Moment, called: Called = BEFORE) -> MapModel:
    """`now` with what has changed since `before`, the map of the moment `since`, narrowed in the same way.

    `called` has the words for that moment. A map that shows nothing stays as it is.
    """
    if now.empty:
        return now
    given = {each.name: getattr(now, each.name) for each in fields(now) if each.name != "_lines"}
    rows = tuple(_compared_rows(now, before, called.absent))
    changes = Changes(*_counted(now, before), *_rows_counted(rows))
    return ComparedMap(**given | {"rows": rows}, before=before, since=since, called=called, changes=changes)


def _compared_rows(now: MapModel, before: MapModel, absent: str) -> Iterator[MapRow]:
    here = {row.id for row in now.rows}
    there = {row.id: row.under for row in before.rows if not row.heading}
    for row in now.rows:
        if row.heading:
            yield row
        elif row.id not in there:
            yield row._replace(change="new")
        else:
            yield row._replace(change="moved") if row.under != there[row.id] else row
    gone = [row for row in before.rows if not row.heading and row.id not in here]
    if gone:
        yield MapRow("", absent, heading=True)
        yield from (row._replace(change="gone") for row in gone)


def _headings(rows: Sequence[MapRow]) -> dict[str, str]:
    """Id of each row → the heading it stands under."""
    found, heading = dict[str, str](), ""
    for row in rows:
        if row.heading:
            heading = row.label
        else:
            found[row.id] = heading
    return found


def _rows_counted(rows: Sequence[MapRow]) -> tuple[int, int, int]:
    marks = [row.change for row in rows]
    return marks.count("new"), marks.count("gone"), marks.count("moved")


def _counted(now: MapModel, before: MapModel) -> tuple[int, int, int, int]:
    """Of the rows and columns that are on both maps: levels that rose, fell, appeared and went.

    Both are laid out as tables of numbers: half a million cells take about 20 ms, a join of ids 140 ms.
    """
    import numpy as np

    rows = _places([row.id for row in now.rows], [row.id for row in before.rows])
    columns = _places([column.id for column in now.columns], [column.id for column in before.columns])
    level, then = _levels(now)[rows[0]][:, columns[0]], _levels(before)[rows[1]][:, columns[1]]
    scales = zip(columns[0], columns[1], strict=True)
    one_scale = np.array([now.columns[c].scale == before.columns[b].scale for c, b in scales], dtype=bool)
    known, knew = ~np.isnan(level), ~np.isnan(then)
    found = ((level > then) & one_scale, (level < then) & one_scale, known & ~knew, ~known & knew)
    rose, fell, appeared, went = (int(np.count_nonzero(each)) for each in found)
    return rose, fell, appeared, went


def _places(now: Sequence[str], before: Sequence[str]) -> tuple[list[int], list[int]]:
    """Where what is on both maps stands now, and where it stood before. Headings have no id."""
    then = {identity: place for place, identity in enumerate(before) if identity}
    both = [(place, then[identity]) for place, identity in enumerate(now) if identity in then]
    return [place for place, _ in both], [place for _, place in both]


def _levels(model: MapModel) -> NDArray[np.float64]:
    """Rows × columns, NaN where no level is known."""
    import numpy as np

    levels = np.full((len(model.rows), len(model.columns)), np.nan)
    known = model.cells.levels
    levels[known["r"].to_numpy(), known["c"].to_numpy()] = known["level"].to_numpy()
    return levels
