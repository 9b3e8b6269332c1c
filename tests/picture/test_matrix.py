"""The matrix says of every cell what the table of cells says of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import polars as pl
import pytest

from veikart.moment import Moment
from veikart.testing import Engagement, Room

MOMENTS = (
    None,
    Moment(date(2020, 1, 1)),
    Moment(date(2025, 6, 1)),
    Moment(date(2026, 1, 1), date(2025, 9, 1)),
)


@pytest.fixture(scope="module")
def engagement() -> Iterator[Engagement]:
    with Room() as room:
        yield room.engagement()


@pytest.mark.parametrize("moment", MOMENTS)
def test_each_cell_is_as_in_the_table_of_cells(engagement: Engagement, moment: Moment | None) -> None:
    picture = engagement.picture(moment)
    matrix = picture.matrix
    who, what = np.nonzero(~np.isnan(matrix.required) | matrix.rated)
    table = pl.DataFrame(
        {
            "person": matrix.people.gather(who.tolist()),
            "skill": matrix.skills.gather(what.tolist()),
            "required": pl.Series(matrix.required[who, what], nan_to_null=True),
            "level": pl.Series(matrix.level[who, what], nan_to_null=True),
            "stale": matrix.stale[who, what],
            "asked": matrix.asked[who, what],
            "gap": pl.Series(matrix.gap[who, what], nan_to_null=True),
        }
    )
    asked = pl.col("required").is_not_null() & (pl.col("state") != "not relevant")
    cells = picture.cells.select(
        "person", "skill", "required", "level", "stale", asked.fill_null(False).alias("asked"), "gap"
    )
    assert table.sort("person", "skill").equals(cells.sort("person", "skill"))


def test_people_skills_and_units_stand_in_the_order_of_the_picture(engagement: Engagement) -> None:
    picture = engagement.picture()
    matrix = picture.matrix
    assert matrix.people.equals(picture.people["person"])
    inside = picture.skills.filter(pl.col("skill").is_in(picture.cells["skill"].unique().implode()))
    assert matrix.skills.equals(inside["skill"])
    units = [picture.units["unit"][place] if place >= 0 else None for place in matrix.unit.tolist()]
    assert units == picture.people["unit"].to_list()


def test_places_are_those_of_the_rows_and_columns(engagement: Engagement) -> None:
    matrix = engagement.picture().matrix
    assert matrix.place_of_person(matrix.people[1]) == 1
    assert matrix.place_of_skill(matrix.skills[0]) == 0
    assert matrix.place_of_person("nobody") is None
    assert matrix.place_of_skill("none") is None


def test_nobody_can_write_into_it(engagement: Engagement) -> None:
    with pytest.raises(ValueError, match="read-only"):
        engagement.picture().matrix.level[:] = 0
