"""Readable companions for ids: `person` is followed by `person_name`, `skill` by `skill_label`.

Names are those that hold at the moment of the export. Where none does, because the thing was undone or lies
ahead, any name that had been recorded by then stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import polars as pl

from veikart.picture import Picture
from veikart.picture.strategy import labels_at
from veikart.projections.declaration import Projection

_ALIASES = {"parent": "unit", "assessor": "person", "session": "workshop"}
"""Columns named after what a thing is to the row, and the kind of thing it is."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing: the column its ids are the key of, and the projection with a row for each."""

    id: str
    table: str


class Names:
    """What ids are called, by one picture."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._kinds = _kinds(picture.facts.projections.values())
        self._names: dict[str, Mapping[str, str]] = {}

    def kind_of(self, column: str) -> Kind | None:
        """The kind of thing whose ids stand in a column of this name; None where it holds no such ids."""
        return self._kinds.get(_ALIASES.get(column, column))

    def of(self, kind: Kind) -> Mapping[str, str]:
        """Id → name, for all things of the kind."""
        if kind.id not in self._names:
            frames = _names(self._picture, kind)
            self._names[kind.id] = {i: name for frame in frames for i, name in frame.iter_rows() if name}
        return self._names[kind.id]

    def labelled(self, frame: pl.DataFrame) -> pl.DataFrame:
        """`frame` with a companion behind each column of ids, unless it has one of that name already."""
        return frame.select(*self._columns(frame))

    def _columns(self, frame: pl.DataFrame) -> Iterator[pl.Expr]:
        for column, dtype in frame.schema.items():
            yield pl.col(column)
            kind = self.kind_of(column)
            if kind is None or dtype != pl.String() or companion(column, kind) in frame.columns:
                continue
            names = self.of(kind)
            label = pl.col(column).replace_strict(names, default=None, return_dtype=pl.String())
            yield label.alias(companion(column, kind))


def companion(column: str, kind: Kind) -> str:
    """The column with the names of the ids in `column`."""
    return f"{column}_label" if kind.id == "skill" else f"{column}_name"


def _kinds(projections: Iterable[Projection]) -> dict[str, Kind]:
    found = {"skill": Kind("skill", "skills")}
    for projection in projections:
        columns = projection.columns
        if len(projection.key) == 1 and columns[projection.key[0]] == "id" and columns.get("name") == "text":
            found.setdefault(projection.key[0], Kind(projection.key[0], projection.name))
    return found


def _names(picture: Picture, kind: Kind) -> Iterator[pl.DataFrame]:
    """id, name: the weakest first, so that a name that holds comes last and wins."""
    facts, moment = picture.facts, picture.moment
    table, name = ("skill_labels", "label") if kind.id == "skill" else (kind.table, "name")
    named = facts.tables[table].filter(pl.col(name).is_not_null())
    before = moment.known_before()
    yield (named if before is None else named.filter(pl.col("recorded") < before)).select(kind.id, name)
    if kind.id == "skill":
        yield labels_at(facts, moment, picture.engagement.language).table
    else:
        yield facts.holding(named, moment).select(kind.id, name)
