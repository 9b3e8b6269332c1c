"""Units and roles on the map: what is worked out in numbers is what the table of cells says."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.engagements import Story
from tests.oracle.histories import histories, moments, tell

from veikart.contributions.view import Rows, Selection
from veikart.moment import Moment
from veikart.narrowing import people_in
from veikart.picture import Picture
from veikart.standard.map.groups import group_cells

ROWS: tuple[Rows, ...] = ("units", "roles")


def expected_cells(picture: Picture, selection: Selection) -> pl.DataFrame:
    """row, skill, level (the lower median of what is known), stale (more than half is), unmet (over a quarter
    of the known are below), not_relevant (all are), assumed; the counts known, met, below, unknown; lowest,
    highest level."""
    cells = picture.cells.join(people_in(picture, selection).select("person"), on="person", how="semi")
    if selection.rows == "roles":
        return _summed(_by_role(picture, cells)).with_columns(assumed=pl.lit(None, pl.Float64()))
    summed = _summed(cells.join(picture.lineage, on="unit").rename({"above": "row"}))
    guesses = picture.assumptions.select("skill", row="unit", assumed="level")
    joined = summed.join(guesses, on=["row", "skill"], how="full", coalesce=True)
    counts = ("known", "met", "below", "unknown")
    return joined.with_columns(
        *(pl.col(count).fill_null(0) for count in counts),
        *(pl.col(flag).fill_null(False) for flag in ("stale", "unmet", "not_relevant")),
    )


def _by_role(picture: Picture, cells: pl.DataFrame) -> pl.DataFrame:
    """The cells of everyone who holds a role, judged by what that role requires."""
    required = picture.requirements.select("role", "skill", needed="level")
    held = cells.drop("role").join(picture.assignments.select("person", "role"), on="person")
    judged = held.join(required, on=["role", "skill"], how="left")
    state = (
        pl.when(pl.col("state") == "not relevant")
        .then(pl.lit("not relevant"))
        .when(pl.col("needed").is_null())
        .then(pl.lit("extra"))
        .when(pl.col("level").is_null())
        .then(pl.lit("unknown"))
        .when(pl.col("level") >= pl.col("needed"))
        .then(pl.lit("met"))
        .otherwise(pl.lit("below"))
    )
    return judged.with_columns(required="needed", state=state, row="role")


def _summed(cells: pl.DataFrame) -> pl.DataFrame:
    state, level = pl.col("state"), pl.col("level")
    rated = level.is_not_null()
    return cells.group_by("row", "skill").agg(
        level=level.quantile(0.5, "lower"),
        lowest=level.min(),
        highest=level.max(),
        known=rated.sum(),
        met=(state == "met").sum(),
        below=(state == "below").sum(),
        unknown=(state == "unknown").sum(),
        required=pl.col("required").max(),
        stale=(pl.col("stale") & rated).sum() * 2 > rated.sum(),
        unmet=(state == "below").sum() * 4 > state.is_in(["met", "below"]).sum(),
        not_relevant=(state == "not relevant").all(),
    )


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.lists(moments, min_size=5, max_size=5))
def test_groups_are_what_their_people_are(history: Any, at: list[Moment]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder) / "random.veikart")
        try:
            tell(story, history)
            facts = story.facts()
        finally:
            story.close()
    for moment in at:
        picture = Picture(facts, moment, moment.true_on)
        units = picture.units["unit"].head(1).to_list()
        for selection in (Selection(rows=rows, unit=unit) for rows in ROWS for unit in (None, *units)):
            expected = expected_cells(picture, selection)
            found = group_cells(picture, selection).select(expected.columns)
            assert_frame_equal(
                found.sort("row", "skill"),
                expected.sort("row", "skill"),
                check_dtypes=False,
                check_exact=True,
            )
