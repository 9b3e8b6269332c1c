"""All tables of an export, from what the facts, the picture and the plugins say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from veikart.contributions.analysis import Analysis
from veikart.contributions.view import Selection
from veikart.interchange.outgoing.leveling import single_scale, worded
from veikart.interchange.outgoing.naming import Names, companion
from veikart.interchange.outgoing.table import Table, table_name
from veikart.interchange.outgoing.unknown import unknown_events
from veikart.journal import Journal
from veikart.picture import Picture
from veikart.picture.kept import kept_at, to_come
from veikart.projections.declaration import Projection

_JOURNAL = (
    "position",
    "topic",
    "id",
    "effective",
    "recorded",
    "by",
    "session",
    "correlation",
    "note",
    "reverted",
)
_CELLS = (
    *("person", "unit", "skill", "role", "scale", "required", "upto", "level", "gap", "state", "method"),
    *("effective", "position", "stale", "criticality", "parked"),
)
_SCALE_LEVELS = {
    "scale": pl.String(),
    "place": pl.Int64(),
    "level": pl.Float64(),
    "level_name": pl.String(),
    "description": pl.String(),
}


class Gathering:
    """Makes tables of one picture. With `history` the projections give all their statements."""

    def __init__(self, picture: Picture, *, history: bool) -> None:
        self.picture = picture
        self.history = history
        self._names = Names(picture)

    def projection(self, projection: Projection) -> Table:
        """What the projection says: the last statement about each thing, or all statements there are."""
        facts, key = self.picture.facts, projection.key
        frame = (
            self._statements(projection) if self.history else facts.at(projection.name, self.picture.moment)
        )
        return self._table(
            table_name(projection.name),
            projection.title or projection.name,
            frame,
            key=("position", *key) if self.history else key or ("position",),
            personal=projection.personal,
        )

    def _statements(self, projection: Projection) -> pl.DataFrame:
        """All statements, those undone and those that lie ahead included. Null is *unsaid*, "" is *said to be
        empty*; in a key, where nothing can be unsaid, "" becomes null as it does at a moment."""
        facts = self.picture.facts
        reverted = facts.reverted(self.picture.moment)
        ids = [column for column in projection.key if projection.columns[column] == "id"]
        return facts.tables[projection.name].with_columns(
            *(pl.when(pl.col(c) != "").then(pl.col(c)).alias(c) for c in ids),
            reverted=pl.lit(False) if reverted is None else reverted,
        )

    def journal(self) -> Table:
        """The envelope of every event recorded by the known-on day."""
        events = self.picture.events.select(_JOURNAL).sort("position")
        personal = frozenset({"by", "note"})
        return self._table(
            "journal", "Everything that happened, in order", events, key=("position",), personal=personal
        )

    def unknown(self, journal: Journal, versions: Mapping[str, int]) -> Table | None:
        """Events that cannot be read here; None where there are none. `versions`: topic → newest that can."""
        frame = unknown_events(journal, self.picture.journal, versions)
        if not frame.height:
            return None
        title, personal = "Events of plugins or versions that are not here", frozenset({"state"})
        return self._table("unknown_events", title, frame, key=("position",), personal=personal)

    def derived(self) -> Iterator[Table]:
        """What the picture makes of the facts."""
        yield self._table(
            "scale_levels", "The levels of each scale", self._scale_levels(), key=("scale", "place")
        )
        scales = self.picture.skills.select("skill", "scale")
        cells = self.picture.cells.join(scales, on="skill", how="left", maintain_order="left").select(_CELLS)
        yield self._table("cells", "Required and current level", cells, key=("person", "skill"))
        for by in ("unit", "goal", "skill"):
            counts = self.picture.coverage([by])
            yield self._table(f"coverage_by_{by}", f"Required cells, counted by {by}", counts, key=(by,))

    def promised(self) -> Iterator[Table]:
        """What is promised by plugins: what is to come, and what came of what was due."""
        source = frozenset({"source"})  # somebody's words
        yield self._table(
            "promises",
            "Levels promised, still to come",
            to_come(self.picture),
            personal=source,
            of_events=False,
        )
        yield self._table(
            "promises_kept",
            "Promised against reached",
            kept_at(self.picture),
            personal=source,
            of_events=False,
        )

    def _scale_levels(self) -> pl.DataFrame:
        """The levels of all scales that were known by the moment, lowest first, a row for each."""
        head = self.picture.head
        known = (
            self.picture.facts.tables["scales"].filter(pl.col("position") <= head)["scale"].unique().sort()
        )
        rows = [
            (scale.id, place, level.value, level.name, level.description)
            for scale in (self.picture.scales[identity] for identity in known)
            for place, level in enumerate(scale.levels, 1)
        ]
        return pl.DataFrame(rows, schema=_SCALE_LEVELS, orient="row")

    def analysis(self, analysis: Analysis, key: tuple[str, ...] = ()) -> Table:
        """What an analysis computes; `key` tells its rows apart. Raises `PluginFailed` where it is a plugin's
        and fails."""
        frame = analysis.compute(self.picture, Selection())
        return self._table(
            table_name(analysis.id),
            analysis.title,
            frame,
            description=analysis.source,
            key=key,
            personal=frozenset({"name"}) if "person" in frame.columns else frozenset(),
            columns=analysis.columns,
            of_events=False,
        )

    def _table(
        self,
        name: str,
        title: str,
        frame: pl.DataFrame,
        *,
        personal: frozenset[str] = frozenset(),
        **more: Any,
    ) -> Table:
        readable = worded(self._names.labelled(frame), self.picture.scales)
        kinds = ((column, self._names.kind_of(column)) for column in frame.columns)
        ids = {
            column: kind for column, kind in kinds if kind is not None and frame.schema[column] == pl.String()
        }
        named = {companion(column, kind) for column, kind in ids.items() if kind.id == "person"}
        scale = single_scale(frame, self.picture.scales)
        return Table(name, title, readable, personal=personal | named, ids=ids, scale=scale, **more)
