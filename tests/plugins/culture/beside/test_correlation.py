"""How far two orders go together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from veikart_culture.beside.correlation import LEAST, correlation


def test_it_is_the_correlation_of_ranks_with_its_interval() -> None:
    found = correlation([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 50])
    assert found is not None
    # 1 − 6·Σd² ÷ n(n² − 1) with Σd² = 1+1+1+1+0+… of ranks 2 1 4 3 5 6
    assert found.rho == pytest.approx(1 - 6 * 4 / (6 * 35))
    assert found.low < found.rho < found.high
    assert found.units == 6


@pytest.mark.parametrize(
    ("one", "other"), [([1, 2, 3, 4], [1, 2, 3, 4]), ([1] * 6, [1, 2, 3, 4, 5, 6]), ([], [])]
)
def test_of_too_few_or_all_alike_nothing_is_told(one: list[float], other: list[float]) -> None:
    assert correlation(one, other) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=LEAST, max_size=12))
def test_it_lies_within_its_interval_and_turns_with_the_order(pairs: list[tuple[int, int]]) -> None:
    one, other = [a for a, _ in pairs], [b for _, b in pairs]
    found, turned = correlation(one, other), correlation(one, [-b for b in other])
    if found is None:
        assert turned is None
        return
    assert turned is not None
    assert turned.rho == pytest.approx(-found.rho)
    assert -1 <= found.low <= found.rho + 1e-5
    assert found.rho - 1e-5 <= found.high <= 1
