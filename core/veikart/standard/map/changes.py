"""The map compared with the map of another moment: which levels rose and fell, who came and who is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

from veikart.moment import Moment
from veikart.standard.map.model import MapCell, MapModel, MapRow
from veikart.wording import count

if TYPE_CHECKING:
    import polars as pl

ROSE, FELL, APPEARED, WENT = "↑", "↓", "+", "−"
GONE = "No longer here"


class Changes(NamedTuple):
    """How many levels of those who were there both times rose, fell, were newly rated, are not rated any
    more; and how many rows are new, gone, and stand below another heading."""

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

    def rows_told(self, kind: str) -> str:
        """ "people: 3 new, 2 gone, 1 moved"; nothing where all are as they were."""
        numbers = ((self.new, "new"), (self.gone, "gone"), (self.moved, "moved"))
        told = ", ".join(f"{count(number)} {words}" for number, words in numbers if number)
        return f"{kind}: {told}" if told else ""


@dataclass(frozen=True)
class ComparedMap(MapModel):
    """A map whose cells say how their level has changed since another moment. Rows that are gone stand last,
    with the cells they had."""

    before: MapModel = field(kw_only=True)
    since: Moment = field(kw_only=True)
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
        return _headings(self.before.rows).get(self.rows[row].id, "")

    def _changed(self, row: int, cells: Mapping[int, MapCell]) -> Mapping[int, MapCell]:
        """The cells of now, and where there are none any more, an empty one that says so."""
        there = self.before.row_at(self.rows[row].id)
        if there is None:
            return {place: cell._replace(change=" ") for place, cell in cells.items()}
        now = {facts["c"]: facts["level"] for facts in self._rows_of(row)}
        then = {
            self._columns_now[facts["c"]]: facts["level"]
            for facts in self.before._rows_of(there)
            if facts["c"] in self._columns_now
        }
        places = set(cells) | {place for place, level in then.items() if level is not None}
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


def compared_map(now: MapModel, before: MapModel, since: Moment) -> MapModel:
    """`now` with what has changed since `before`, the map of the moment `since` narrowed in the same way.

    A map that shows nothing stays as it is.
    """
    if now.empty:
        return now
    given = {each.name: getattr(now, each.name) for each in fields(now) if each.name != "_lines"}
    rows = tuple(_compared_rows(now, before))
    changes = Changes(*_counted(now, before), *_rows_counted(rows))
    return ComparedMap(**given | {"rows": rows}, before=before, since=since, changes=changes)


def _compared_rows(now: MapModel, before: MapModel) -> Iterator[MapRow]:
    here, there = _headings(now.rows), _headings(before.rows)
    for row in now.rows:
        if row.heading:
            yield row
        elif row.id not in there:
            yield row._replace(change="new")
        else:
            yield row._replace(change="moved") if here[row.id] != there[row.id] else row
    gone = [row for row in before.rows if not row.heading and row.id not in here]
    if gone:
        yield MapRow("", GONE, heading=True)
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
    """Of the rows and columns that are on both maps."""
    import polars as pl

    both = _levels(now).join(_levels(before), on=["row", "skill"], how="full", coalesce=True, suffix="_then")
    rows, skills = _headings(now.rows).keys() & _headings(before.rows).keys(), _common(now, before)
    both = both.filter(pl.col("row").is_in(list(rows)), pl.col("skill").is_in(list(skills)))
    level, then = pl.col("level"), pl.col("level_then")
    one_scale = pl.col("scale") == pl.col("scale_then")
    counts = both.select(
        rose=((level > then) & one_scale).sum(),
        fell=((level < then) & one_scale).sum(),
        appeared=(level.is_not_null() & then.is_null()).sum(),
        went=(level.is_null() & then.is_not_null()).sum(),
    ).row(0)
    return counts[0], counts[1], counts[2], counts[3]


def _common(now: MapModel, before: MapModel) -> set[str]:
    return {column.id for column in now.columns} & {column.id for column in before.columns}


def _levels(model: MapModel) -> pl.DataFrame:
    """row, skill, scale, level of every cell whose level is known."""
    import polars as pl

    rows = pl.DataFrame(
        [(place, row.id) for place, row in enumerate(model.rows)],
        schema={"r": pl.Int64(), "row": pl.String()},
        orient="row",
    )
    columns = pl.DataFrame(
        [(place, column.id, column.scale) for place, column in enumerate(model.columns)],
        schema={"c": pl.Int64(), "skill": pl.String(), "scale": pl.String()},
        orient="row",
    )
    known = model.frame.select("r", "c", "level").filter(pl.col("level").is_not_null())
    return known.join(rows, on="r").join(columns, on="c").select("row", "skill", "scale", "level")
