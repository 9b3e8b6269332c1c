"""Intervals and reliability against scipy and against a calculation of another form."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.stats import binomtest, f

from veikart_culture.pulse.figures import Share, change_of, reliability_of, share_of


@pytest.mark.parametrize(("count", "of"), [(0, 7), (3, 7), (7, 7), (58, 111), (1, 2800)])
def test_a_share_has_wilsons_interval(count: int, of: int) -> None:
    share = share_of(count, of)
    expected = binomtest(count, of).proportion_ci(method="wilson")
    assert share is not None
    assert (share.low, share.high) == pytest.approx((expected.low, expected.high), abs=1e-9)


def test_nobody_has_no_share() -> None:
    assert share_of(0, 0) is None


def test_a_change_has_newcombes_interval() -> None:
    """His example: 56 of 70 against 48 of 80 gives 0.2, from 0.0524 to 0.3339."""
    before, after = share_of(48, 80), share_of(56, 70)
    assert before is not None
    assert after is not None
    change = change_of(before, after)
    assert (change.value, change.low, change.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert change.sure
    assert not change_of(before, before).sure


def test_ends_of_the_scale_stay_within_it() -> None:
    assert share_of(7, 7) == Share(1.0, pytest.approx(0.6457, abs=1e-4), 1.0, 7)  # type: ignore[comparison-overlap]


def test_alpha_is_that_of_the_mean_covariance() -> None:
    """k·c ÷ (v + (k − 1)·c), of the mean covariance and variance: the same number by another way."""
    rng = np.random.default_rng(7)
    answers = rng.normal(size=(40, 1)) + rng.normal(size=(40, 4))
    table = np.cov(answers, rowvar=False)
    variance, covariance = np.trace(table) / 4, (table.sum() - np.trace(table)) / 12
    found = reliability_of(answers)
    assert found is not None
    assert found.alpha == pytest.approx(4 * covariance / (variance + 3 * covariance))
    ends = [1 - (1 - found.alpha) * f.ppf(p, 39, 39 * 3) for p in (0.975, 0.025)]
    assert (found.low, found.high) == pytest.approx(ends)


def test_only_who_answered_all_counts_for_alpha() -> None:
    answers = np.array([[1, 2], [2, 3], [4, 4], [np.nan, 5], [3, 3.0]])
    found = reliability_of(answers)
    assert found is not None
    assert (found.people, found.items) == (4, 2)


def test_where_all_answer_alike_there_is_no_alpha() -> None:
    assert reliability_of(np.ones((9, 3))) is None
    assert reliability_of(np.ones((9, 1))) is None
