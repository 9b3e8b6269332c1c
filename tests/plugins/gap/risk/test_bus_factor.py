"""How many must leave: against trying every group of people."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veikart_gap.risk.bus_factor import Flags, bus_factor, bus_factors, fewest_for_half, hanging, people_for


@st.composite
def boards(draw: st.DrawFn) -> Flags:
    """Up to five skills × up to six people."""
    skills, people = draw(st.integers(1, 5)), draw(st.integers(0, 6))
    row = st.lists(st.booleans(), min_size=people, max_size=people)
    return np.array(draw(st.lists(row, min_size=skills, max_size=skills)), np.bool_).reshape(skills, people)


def covered_without(holds: Flags, leavers: tuple[int, ...], cover: int) -> Flags:
    stay = np.setdiff1d(np.arange(holds.shape[1]), leavers)
    covered: Flags = np.count_nonzero(holds[:, stay], axis=1) >= cover
    return covered


def tried(holds: Flags, cover: int, uncovered: int) -> int:
    """The least number of leavers that leaves so many covered skills uncovered, by trying them all."""
    before = covered_without(holds, (), cover).sum()
    return next(
        size
        for size in range(holds.shape[1] + 1)
        for leavers in combinations(range(holds.shape[1]), size)
        if before - covered_without(holds, leavers, cover).sum() >= uncovered
    )


@settings(max_examples=25, deadline=None)
@given(boards(), st.integers(1, 3))
def test_the_bus_factor_is_the_least_number_that_leaves_a_skill_uncovered(holds: Flags, cover: int) -> None:
    holders = np.count_nonzero(holds, axis=1)
    for row, factor in zip(holds, bus_factors(holders, cover), strict=True):
        covered = row.sum() >= cover
        assert factor == (tried(row[None, :], cover, 1) if covered else 0)
    covered = holders[holders >= cover]
    assert bus_factor(covered, cover) == (tried(holds, cover, 1) if len(covered) else None)


@settings(max_examples=25, deadline=None)
@given(boards(), st.integers(1, 3))
def test_what_half_takes_lies_between_the_two_ends(holds: Flags, cover: int) -> None:
    covered = int((np.count_nonzero(holds, axis=1) >= cover).sum())
    found = fewest_for_half(holds, cover)
    if not covered:
        assert found is None
        return
    assert found is not None
    assert found.most is not None
    assert found.least <= tried(holds, cover, -(-covered // 2)) <= found.most


def test_overlapping_holders_are_found_by_the_nearest_skill_first() -> None:
    holds = np.array([[1, 1, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1], [0, 1, 1, 1]], np.bool_)
    found = fewest_for_half(holds, 1)
    assert found is not None
    assert (found.least, found.most) == (2, 2)


def test_what_takes_many_anyway_is_told_by_its_lower_end() -> None:
    found = fewest_for_half(np.ones((3, 50), np.bool_), 1)
    assert found is not None
    assert (found.least, found.most) == (50, None)


@settings(max_examples=25, deadline=None)
@given(boards())
def test_what_hangs_on_people_adds_up_to_the_skills_that_are_held(holds: Flags) -> None:
    shares = hanging(holds)
    assert shares.sum() == pytest.approx(holds.any(axis=1).sum())
    assert (shares >= 0).all()
    few = people_for(shares, 0.5)
    assert (few is None) == (not holds.any())
    if few is not None:
        biggest = np.sort(shares)[::-1]
        assert biggest[:few].sum() >= shares.sum() / 2 - 1e-9
        assert biggest[: few - 1].sum() < shares.sum() / 2


def test_a_skill_of_one_holder_hangs_on_that_one_whole() -> None:
    holds = np.array([[1, 0, 0], [1, 1, 0]], np.bool_)
    assert hanging(holds).tolist() == [1.5, 0.5, 0.0]
    assert people_for(hanging(holds), 0.5) == 1


def test_without_people_or_skills_nothing_is_said() -> None:
    assert bus_factor(np.empty(0, np.int64), 1) is None
    assert fewest_for_half(np.empty((0, 3), np.bool_), 1) is None
    assert fewest_for_half(np.empty((2, 0), np.bool_), 1) is None
    assert people_for(hanging(np.empty((2, 0), np.bool_)), 0.5) is None
