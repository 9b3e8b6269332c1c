"""Level cells against scales."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.errors import BadInput
from veikart.interchange.faults import Refused
from veikart.interchange.ladders import Ladder, Said, parse_steps


def ladder(levels: str) -> Ladder:
    wanted = parse_steps(levels)
    return Ladder("s", wanted.name, wanted.steps, wanted.continuous, wanted.yes_no)


def test_named_levels_are_numbered_from_one() -> None:
    assert parse_steps("Ny, Øvet,Ekspert").steps == {1.0: "Ny", 2.0: "Øvet", 3.0: "Ekspert"}


def test_levels_that_are_numbers_or_give_one_keep_it() -> None:
    assert parse_steps("0,1,2").steps == {0.0: "0", 1.0: "1", 2.0: "2"}
    assert parse_steps("1=Basic,5=Best").steps == {1.0: "Basic", 5.0: "Best"}


def test_a_range_is_a_continuous_scale() -> None:
    wanted = parse_steps("0-7")
    assert wanted.continuous
    assert list(wanted.steps) == [float(value) for value in range(8)]


@pytest.mark.parametrize("text", ["", "One", "A,a", "A,,B", "3,2,1", "7-0", "0-500", "2=B,1=A"])
def test_what_is_no_scale_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_steps(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("øvet", 2.0),
        (" OVET ", 2.0),
        ("2", 2.0),
        ("2,0", 2.0),
        ("", Said.MISSING),
        ("\u00a0", Said.MISSING),
        ("n/a", Said.NOT_RELEVANT),
        ("Ikke relevant", Said.NOT_RELEVANT),
        ("2,5", Said.UNKNOWN),
        ("Ekspret", Said.UNKNOWN),
    ],
)
def test_a_cell_is_a_level_or_says_why_not(text: str, found: float | Said) -> None:
    assert ladder("Ny,Øvet,Ekspert").read(text) == found


def test_yes_and_x_count_only_where_no_and_yes_were_asked_for() -> None:
    assert [ladder("0/1").read(text) for text in ("x", "Nei", "0.0", "1")] == [1.0, 0.0, 0.0, 1.0]
    assert ladder("0,1").read("x") is Said.UNKNOWN


@given(st.floats(0, 7))
def test_every_value_of_a_continuous_scale_is_a_level(value: float) -> None:
    assert ladder("0-7").read(f"{value:.4f}") == float(f"{value:.4f}")


@pytest.mark.parametrize("text", ["7.01", "-0.1"])
def test_values_beyond_the_ends_are_refused(text: str) -> None:
    with pytest.raises(Refused) as refused:
        ladder("0-7").level(text)
    assert "from 0 to 7" in refused.value.advice


def test_a_missing_level_is_refused_and_not_read_as_zero() -> None:
    with pytest.raises(Refused, match="missing"):
        ladder("0,1,2").level("")
