"""The fewest ratings that can settle the first five, against trying every set of ratings."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from veikart_gap.ranking.settling import Open, parted

effects = st.lists(st.integers(1, 4), max_size=3)
skill = st.tuples(st.integers(0, 12), effects)


def opened(place: int, low: float, by: Sequence[float]) -> Open:
    ordered = np.array(sorted(by, reverse=True), np.float64)
    return Open(place, float(low), np.arange(len(by)), ordered)


def fewest(among: Sequence[Open], others: Sequence[Open]) -> int | None:
    """Every set of ratings tried, each with the answer that helps most."""
    cells = [(each, at) for each in (*among, *others) for at in range(len(each.effects))]
    for count in range(len(cells) + 1):
        for chosen in combinations(cells, count):
            moved = {id(each): 0.0 for each in (*among, *others)}
            for each, at in chosen:
                moved[id(each)] += float(each.effects[at])
            low = min(each.low + moved[id(each)] for each in among)
            high = max((each.high - moved[id(each)] for each in others), default=-1.0)
            if low >= high:
                return count
    return None


@given(st.lists(skill, min_size=1, max_size=2), st.lists(skill, max_size=2))
def test_no_set_of_fewer_ratings_can_part_the_first_from_the_others(
    first: list[tuple[int, list[int]]], rest: list[tuple[int, list[int]]]
) -> None:
    among = [opened(at, low, by) for at, (low, by) in enumerate(first)]
    others = [opened(10 + at, low, by) for at, (low, by) in enumerate(rest)]
    contenders, settled, confirmable = parted(among, others)
    plain = fewest(among, others)
    assert confirmable == (plain is not None)
    assert settled == (plain == 0)
    if confirmable:
        assert sum(len(each.people) for each in contenders) == plain


def test_who_can_change_the_score_most_is_asked_first() -> None:
    [contender], settled, confirmable = parted([opened(0, 10, [])], [opened(1, 4, [1, 5, 2, 3])])
    assert (settled, confirmable) == (False, True)
    assert list(contender.effects) == [5.0]  # from 15 down to 10, which is enough
    assert (contender.low, contender.high, contender.open, contender.inside) == (4.0, 15.0, 4, False)


def test_scores_that_are_apart_need_no_rating() -> None:
    assert parted([opened(0, 10, [3])], [opened(1, 4, [1, 5])]) == ((), True, True)


def test_a_skill_that_is_surely_above_cannot_be_kept_out() -> None:
    contenders, settled, confirmable = parted([opened(0, 3, [1])], [opened(1, 9, [1])])
    assert (settled, confirmable) == (False, False)
    assert {each.place for each in contenders} == {0, 1}
