"""Spans of positions, and the rows of runs that hold."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from veikart.journal.reverts import Revert
from veikart.projections.runs import Spans

_reverts = st.lists(
    st.tuples(st.integers(0, 40), st.integers(0, 8)).map(lambda at: Revert(99, at[0], at[0] + at[1])),
    max_size=12,
)


@given(_reverts)
def test_a_position_is_within_spans_when_one_of_them_covers_it(reverts: list[Revert]) -> None:
    spans = Spans(reverts)
    expected = [any(r.first <= position <= r.last for r in reverts) for position in range(60)]
    assert spans.hold(np.arange(60)).tolist() == expected
    many = np.arange(60).repeat(200)  # of which each is looked up, where a few are searched for
    assert spans.hold(many)[::200].tolist() == expected
    assert bool(spans) == bool(reverts)
