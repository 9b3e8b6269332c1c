"""Stacked bars."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from veikart.blocks import Bar, Bars, Part
from veikart.typeset import lay_out, to_text
from veikart.typeset.bars import FILLS, apportion

values = st.lists(st.floats(0.001, 1e6), min_size=1, max_size=6)


@given(values, st.integers(1, 80), st.floats(0, 2e6))
def test_parts_take_no_more_cells_than_there_are(amounts: list[float], cells: int, most: float) -> None:
    taken = apportion(amounts, most, cells)
    assert len(taken) == len(amounts)
    assert all(n >= 0 for n in taken)
    assert sum(taken) <= cells


@given(values, st.integers(12, 80))
def test_a_part_above_zero_can_be_seen(amounts: list[float], cells: int) -> None:
    assert all(apportion(amounts, sum(amounts), cells))


@given(values, st.integers(12, 80))
def test_a_full_bar_is_full(amounts: list[float], cells: int) -> None:
    assert sum(apportion(amounts, sum(amounts), cells)) == cells


def test_the_smallest_number_there_is_takes_its_cell_too() -> None:
    assert apportion([2.225073858507e-311], 2.225073858507e-311, 12) == [12]
    assert apportion([1.0, 5e-324], 1.0, 12) == [11, 1]


def test_parts_differ_without_colour_and_the_key_names_them() -> None:
    bar = Bar("a", "Goal", (Part(1, "met", "good"), Part(1, "below", "good"), Part(1, "unknown", "good")))
    text = to_text(lay_out([Bars((bar,))], 80))
    assert all(
        f"{fill * 2} {name}" in text for fill, name in zip(FILLS, ("met", "below", "unknown"), strict=False)
    )


def test_a_label_has_the_same_fill_in_every_bar() -> None:
    bars = (Bar("a", "A", (Part(1, "x"), Part(1, "y"))), Bar("b", "B", (Part(2, "y"),)))
    lines = lay_out([Bars(bars)], 60).lines
    assert {span.look.step for span in lines[1] if span.look.role == "bar"} == {1}


def test_bars_share_one_scale() -> None:
    bars = (Bar("a", "A", (Part(4, ""),)), Bar("b", "B", (Part(2, ""),)))
    lines = to_text(lay_out([Bars(bars, most=8)], 40)).splitlines()
    assert lines[0].count("█") == 2 * lines[1].count("█")
