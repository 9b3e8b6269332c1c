"""The tables of a picture have the columns that authors of plugins were told, with and without rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl
import pytest

from veikart.moment import Moment
from veikart.picture import Picture
from veikart.testing import Engagement, Room

PAGE = (Path(__file__).parents[2] / "docs" / "plugins" / "picture.md").read_text("utf-8")
TOLD = {
    name: set(re.findall(r"`(\w+)`", columns))
    for name, columns in re.findall(r"^\| `(\w+)` \|.*\| (`[^|]+) \|$", PAGE, re.MULTILINE)
}
EMPTY = Moment(date(2020, 1, 1))


@pytest.fixture(scope="module")
def engagement() -> Iterator[Engagement]:
    with Room() as room:
        yield room.engagement()


@pytest.mark.parametrize("name", TOLD)
def test_a_table_has_the_columns_that_the_page_tells(name: str, engagement: Engagement) -> None:
    full, empty = (getattr(engagement.picture(moment), name) for moment in (None, EMPTY))
    assert set(full.columns) == TOLD[name]
    assert (empty.columns, empty.dtypes) == (full.columns, full.dtypes)


def test_every_table_stands_on_the_page(engagement: Engagement) -> None:
    picture = engagement.picture()
    asked = [name for name, value in vars(Picture).items() if isinstance(value, cached_property)]
    tables = {name for name in asked if isinstance(getattr(picture, name), pl.DataFrame)}
    assert tables == set(TOLD)


def test_the_counts_of_coverage_are_those_on_the_page(engagement: Engagement) -> None:
    [told] = re.findall(r"with\s+the\s+columns\s+((?:`\w+`\s*)+)\.", PAGE)
    assert engagement.picture().coverage().columns == re.findall(r"`(\w+)`", told)


def test_kinds_of_columns_are_as_the_page_tells(engagement: Engagement) -> None:
    levels, people = engagement.picture().levels, engagement.picture().people
    assert {levels.schema[name] for name in ("level", "raw_level")} == {pl.Float64()}
    assert (levels.schema["effective"], levels.schema["position"]) == (pl.Date(), pl.Int64())
    assert {people.schema[name] for name in ("person", "name", "unit")} == {pl.String()}
