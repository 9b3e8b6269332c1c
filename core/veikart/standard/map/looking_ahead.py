"""Looks up what is promised, for the map. Imports Polars, so it is only imported where there is a picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from veikart.contributions.view import Selection
from veikart.narrowing import people_in
from veikart.picture import Picture
from veikart.picture.asked import places_of
from veikart.picture.expected import due_at, expected_of, is_ahead, promise_counts, promised_cells
from veikart.standard.map.expecting import Expectation, Expectations, Found, Promised


def expectations(picture: Picture, selection: Selection, skills: Sequence[str]) -> Expectations:
    """What is expected of anybody, in the columns of these skills; of how many, where the rows are groups."""
    if not is_ahead(picture):
        return Expectations()
    if selection.rows != "people":
        return Expectations(of_groups=_of_groups(picture, selection))
    people = due_at(picture)["person"].unique()
    places = places_of(people, picture.numbers.axes.people).tolist()
    columns = {skill: place for place, skill in enumerate(skills)}

    def find(near: Sequence[str]) -> Mapping[str, Found]:
        found: dict[str, dict[int, Expectation]] = {}
        rows = expected_of(picture, near).select("person", "skill", "level", "by", "source", "confidence")
        for person, skill, level, by, source, confidence in rows.iter_rows():
            if skill in columns:
                expected = Expectation(level, by, source or "", confidence)
                found.setdefault(person, {})[columns[skill]] = expected
        return found

    return Expectations(dict(zip(people.to_list(), places, strict=True)), find)


def _of_groups(picture: Picture, selection: Selection) -> dict[tuple[str, str], Promised]:
    if not picture.expected.height:
        return {}
    cells = promised_cells(picture).join(
        people_in(picture, selection).select("person"), on="person", how="semi"
    )
    if selection.rows == "units":
        cells = cells.join(picture.lineage, on="unit").with_columns(row=pl.col("above"))
    else:
        cells = cells.join(picture.assignments.select("person", row="role"), on="person")
    counts = cells.group_by("row", "skill").agg(pl.len(), promise_counts()["lifted"].alias("lifted"))
    return {(row, skill): Promised(people, lifted) for row, skill, people, lifted in counts.rows()}
