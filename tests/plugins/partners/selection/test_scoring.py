"""The index, bounds and spread of candidates, against plain sums; nothing is guessed."""

from __future__ import annotations

from math import isnan

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veikart_partners.selection.scoring import Candidate, Compared, CriterionOf, Numbers

SCORES = st.one_of(st.none(), st.integers(1, 5))


def compared(weights: list[float], scores: list[list[list[int | None]]]) -> Compared:
    """Candidates × criteria × judges."""
    known: Numbers = np.array(scores, np.float64)
    return Compared(
        tuple(Candidate(f"c{n}", f"C{n}", None, True) for n in range(len(scores))),
        tuple(CriterionOf(f"k{n}", f"K{n}", weight, "", n) for n, weight in enumerate(weights)),
        tuple(f"j{n}" for n in range(len(scores[0][0]))),
        known,
        {},
    )


@st.composite
def selections(draw: st.DrawFn) -> Compared:
    candidates, criteria, judges = draw(st.tuples(st.integers(1, 4), st.integers(1, 4), st.integers(1, 4)))
    weights = draw(st.lists(st.floats(0.5, 5), min_size=criteria, max_size=criteria))
    row = st.lists(SCORES, min_size=judges, max_size=judges)
    table = st.lists(row, min_size=criteria, max_size=criteria)
    return compared(weights, draw(st.lists(table, min_size=candidates, max_size=candidates)))


def test_the_index_is_the_weighted_mean_of_the_means_of_the_judges() -> None:
    found = compared([3, 1], [[[4, 2], [5, None]], [[3, 3], [3, 3]]])
    assert found.index.tolist() == pytest.approx([(3 * 3 + 5) / 4, 3.0])
    assert found.ranked == (0, 1)


def test_a_criterion_that_nobody_scored_leaves_bounds_and_no_index() -> None:
    found = compared([3, 1], [[[4, 4], [None, None]], [[5, 5], [5, 5]]])
    assert isnan(found.index[0])
    assert [float(end[0]) for end in found.bounds] == pytest.approx([(12 + 1) / 4, (12 + 5) / 4])
    assert found.ranked == (1,)
    assert found.missing() == [(0, 1, 0), (0, 1, 1)]


def test_level_candidates_share_their_rank_and_none_comes_first_alone() -> None:
    found = compared([1, 1], [[[2], [4]], [[4], [2]], [[1], [1]]])
    assert found.ranks == {0: 1, 1: 1, 2: 3}
    assert found.first == (0, 1)


def test_the_spread_is_the_widest_range_of_one_criterion_and_needs_two_judges() -> None:
    found = compared([1, 1], [[[2, 5], [1, 1]], [[3, None], [None, 2]]])
    assert found.spread(0) == (3.0, 0)
    apart, on = found.spread(1)
    assert isnan(apart)
    assert on is None


@settings(max_examples=40)
@given(selections())
def test_the_index_lies_within_its_bounds_and_a_plain_sum_says_the_same(found: Compared) -> None:
    low, high = found.bounds
    weights = [each.weight for each in found.criteria]
    for place, index in enumerate(found.index):
        assert 1 - 1e-9 <= low[place] <= high[place] + 1e-9 <= 5 + 2e-9
        means = []
        for by_judge in found.scores[place].tolist():
            said = [score for score in by_judge if not isnan(score)]
            means.append(sum(said) / len(said) if said else None)
        if None in means:
            assert isnan(index)
            assert low[place] < high[place]
        else:
            pairs = zip(weights, [mean for mean in means if mean is not None], strict=True)
            assert index == pytest.approx(sum(w * m for w, m in pairs) / sum(weights))
            assert low[place] == pytest.approx(high[place])
    given_and_missing = len(found.missing()) + int((~np.isnan(found.scores)).sum())
    assert given_and_missing == found.scores.size
