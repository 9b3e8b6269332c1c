"""Order by ranks that are packed into one number."""

from __future__ import annotations

import numpy as np
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from veikart.picture.identities import in_order, ranked

_pairs = st.lists(st.tuples(st.integers(-1, 5), st.integers(-1, 10**6)), max_size=40)


@given(_pairs)
def test_the_first_rank_decides_then_the_second_and_equals_stay_as_they_came(
    pairs: list[tuple[int, int]],
) -> None:
    first, second = (np.array([pair[at] for pair in pairs], np.int64) for at in (0, 1))
    expected = sorted(range(len(pairs)), key=lambda place: pairs[place])
    assert in_order(first, second).tolist() == expected


def test_names_are_ranked_as_the_language_sorts_and_none_stands_before_all() -> None:
    names = pl.Series(["Åse", None, "Zara", "Ærlig", "Zara", "Øst"])
    assert ranked(names, "nb").tolist() == [3, -1, 0, 1, 0, 2]
    assert ranked(pl.Series(["Öst", "Åse"]), "sv").tolist() == [1, 0]
