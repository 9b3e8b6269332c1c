"""Intervals of shares."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from veikart.forecasting import wilson


@given(st.integers(1, 300), st.data())
def test_an_interval_holds_its_share_and_stays_one(of: int, data: st.DataObject) -> None:
    hits = data.draw(st.integers(0, of))
    found = wilson(hits, of)
    assert 0 <= found.low <= hits / of + 1e-9
    assert hits / of - 1e-9 <= found.high <= 1


def test_it_is_that_of_the_books() -> None:
    """Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263 at 95 %."""
    found = wilson(81, 263, 0.95)
    assert found == pytest.approx((0.2553, 0.3662), abs=5e-5)


def test_of_more_it_is_narrower() -> None:
    few, many = wilson(4, 8), wilson(400, 800)
    assert many.high - many.low < few.high - few.low
