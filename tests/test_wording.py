"""How numbers are said."""

from __future__ import annotations

import pytest

from veikart.wording import count, counted, number, percent


@pytest.mark.parametrize(
    ("share", "words"), [(0, "0 %"), (0.004, "<1 %"), (0.625, "62 %"), (0.996, ">99 %"), (1, "100 %")]
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: float, words: str) -> None:
    assert percent(share) == words


def test_a_number_has_no_more_decimals_than_it_needs_and_its_thousands_apart() -> None:
    assert [number(value) for value in (3, 2.5, 1234567.891)] == ["3", "2.5", "1 234 567.89"]


def test_none_of_a_thing_is_a_dot_that_the_eye_passes_over() -> None:
    assert [count(value) for value in (0, 1, 1200)] == ["·", "1", "1 200"]


def test_one_and_several_are_said_differently() -> None:
    assert counted(1, "goal") == "1 goal"
    assert counted(0, "goal") == "0 goals"
    assert [counted(steps, "step") for steps in (1.0, 0.5, 2.0)] == ["1 step", "0.5 steps", "2 steps"]
    assert counted(1200, "person", "people") == "1 200 people"
