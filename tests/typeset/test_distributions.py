"""Distributions: nobody who is not known is counted, and the median is a level."""

from __future__ import annotations

import statistics

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.blocks import Distribution, Level, Spread, median_of
from veikart.typeset import lay_out, to_text

LEVELS = tuple(Level(str(level)) for level in range(6))


def row(counts: tuple[int, ...], missing: int = 0, width: int = 100) -> str:
    page = lay_out([Distribution(LEVELS, (Spread("r", "Drift", counts, missing),))], width)
    return to_text(page).splitlines()[0]


@given(st.lists(st.integers(0, 9), min_size=1, max_size=7).filter(any))
def test_the_median_is_that_of_everybody_counted(counts: list[int]) -> None:
    people = [level for level, count in enumerate(counts) for _ in range(count)]
    assert median_of(tuple(counts)) == (statistics.median_low(people), statistics.median_high(people))


def test_nobody_counted_has_no_median() -> None:
    assert median_of((0, 0)) is None
    assert median_of(()) is None


def test_the_missing_change_neither_bar_nor_median() -> None:
    alone, with_missing = row((0, 1, 4, 2)), row((0, 1, 4, 2), missing=90)
    assert alone.split() == with_missing.split()[:-2]
    assert with_missing.endswith("90 missing")


@given(st.lists(st.integers(0, 5), min_size=6, max_size=6).filter(any))
def test_every_level_that_somebody_stands_on_has_a_cell(counts: list[int]) -> None:
    bar = row(tuple(counts)).split()[1]
    lower, upper = median_of(tuple(counts)) or (-1, -1)
    for level, count in enumerate(counts):
        if not lower <= level <= upper:
            assert (str(level) in bar) == (count > 0)


@pytest.mark.parametrize("width", [30, 60, 100])
def test_what_is_withheld_shows_no_number(width: int) -> None:
    block = Distribution(LEVELS, (Spread("r", "Drift", (7, 7, 7, 7, 7, 7), 7, 7, withheld=True),))
    page = lay_out([block], width)
    told = to_text(page) + page.stops[0].title
    assert "withheld" in told
    assert "median" not in told
    assert "n 42" not in told
