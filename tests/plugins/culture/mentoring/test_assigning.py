"""The cheapest way to give as many as possible a mentor, held against every way there is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from veikart_culture.mentoring.assigning import SPREAD, assign

NO = float("inf")


def assigned(cost: list[list[float]], load: list[int], free: list[int]) -> list[int]:
    return assign(
        np.array(cost, float).reshape(len(cost), len(load)), np.array(load), np.array(free)
    ).tolist()


def test_the_nearest_is_taken_and_nobody_without_room() -> None:
    assert assigned([[2, 0, 1]], [0, 0, 0], [1, 1, 1]) == [1]
    assert assigned([[2, 0, 1]], [0, 0, 0], [1, 0, 1]) == [2]
    assert assigned([[NO, NO, 1]], [0, 0, 0], [1, 1, 0]) == [-1]


def test_more_with_a_mentor_come_before_nearer_ones() -> None:
    assert assigned([[0, 9], [0, NO]], [0, 0], [1, 1]) == [1, 0]


def test_of_two_alike_who_has_fewer_learners_is_asked_first() -> None:
    assert assigned([[0, 0]], [1, 0], [3, 3]) == [1]
    assert sorted(assigned([[0, 0], [0, 0]], [0, 0], [2, 2])) == [0, 1]


def test_nobody_wants_or_nobody_offers() -> None:
    assert assign(np.zeros((0, 2)), np.zeros(2, np.int64), np.ones(2, np.int64)).tolist() == []
    assert assign(np.zeros((2, 0)), np.zeros(0, np.int64), np.zeros(0, np.int64)).tolist() == [-1, -1]


@settings(max_examples=60, deadline=None)
@given(
    st.integers(1, 3).flatmap(
        lambda mentors: st.tuples(
            st.lists(
                st.lists(st.sampled_from([0.0, 1.0, 1.25, 2.0, NO]), min_size=mentors, max_size=mentors),
                min_size=1,
                max_size=4,
            ),
            st.lists(st.integers(0, 2), min_size=mentors, max_size=mentors),
            st.lists(st.integers(0, 2), min_size=mentors, max_size=mentors),
        )
    )
)
def test_no_other_way_gives_more_a_mentor_or_costs_less(
    given_: tuple[list[list[float]], list[int], list[int]],
) -> None:
    cost, load, free = given_
    found = assigned(cost, load, free)
    ways = [way for way in product(range(-1, len(free)), repeat=len(cost)) if fits(way, cost, free)]
    best = min((-met(way), priced(way, cost, load)) for way in ways)
    assert fits(found, cost, free)
    assert (-met(found), priced(found, cost, load)) == (best[0], best[1])


def fits(way: Sequence[int], cost: list[list[float]], free: list[int]) -> bool:
    taken = [mentor for mentor in way if mentor >= 0]
    known = all(cost[want][mentor] < NO for want, mentor in enumerate(way) if mentor >= 0)
    return known and all(taken.count(mentor) <= room for mentor, room in enumerate(free))


def met(way: Sequence[int]) -> int:
    return sum(mentor >= 0 for mentor in way)


def priced(way: Sequence[int], cost: list[list[float]], load: list[int]) -> float:
    total, has = 0.0, list(load)
    for want, mentor in enumerate(way):
        if mentor >= 0:
            total += cost[want][mentor] + SPREAD * has[mentor]
            has[mentor] += 1
    return round(total, 9)
