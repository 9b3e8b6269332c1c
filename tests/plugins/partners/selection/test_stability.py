"""How sure it is who comes first."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.plugins.partners.selection.test_scoring import compared, selections

from veikart_partners.selection.scoring import Compared
from veikart_partners.selection.stability import DRAWS, Moved, stability


def test_who_is_best_by_every_criterion_stays_first_in_every_variation() -> None:
    found = stability(compared([3, 1, 1], [[[5], [4], [4]], [[3], [2], [1]]]))
    assert found is not None
    assert found.share_first.tolist() == [1.0, 0.0]
    assert [ends.tolist() for ends in found.places] == [[1, 2], [1, 2]]
    assert found.moved == ()
    assert found.variations == DRAWS + 6


def test_the_weight_that_turns_it_is_named() -> None:
    found = stability(compared([1.1, 1], [[[4], [2]], [[2], [4]]]))
    assert found is not None
    assert found.moved == (Moved(0, False, 1), Moved(1, True, 1))
    first, second = found.share_first
    assert 0.5 < first < 1
    assert first + second == pytest.approx(1), "no draw is level"
    assert [ends.tolist() for ends in found.places] == [[1, 1], [2, 2]]


def test_a_judge_without_whom_another_comes_first_is_told() -> None:
    found = stability(compared([1], [[[5, 3, 3]], [[3, 4, 3]]]))
    assert found is not None
    assert found.without == ((0, (1,)),)


def test_a_candidate_whom_one_judge_alone_scored_does_not_win_or_lose_by_leaving_that_one_out() -> None:
    found = stability(compared([1], [[[5, None]], [[3, 4]]]))
    assert found is not None
    assert found.without == ()


def test_with_one_candidate_there_is_nothing_to_be_sure_of() -> None:
    assert stability(compared([1], [[[5]]])) is None


@settings(max_examples=25)
@given(selections())
def test_shares_and_places_hold_together_and_are_the_same_every_time(found: Compared) -> None:
    one, other = stability(found), stability(found)
    if one is None or other is None:
        assert len(found.ranked) < 2
        return
    assert np.array_equal(one.share_first, other.share_first)
    assert one.share_first.sum() >= 1 - 1e-9
    best, worst = one.places
    assert (best <= worst).all()
    assert best.min() == 1
    assert set(np.flatnonzero(one.share_first > 0)) <= set(np.flatnonzero(best == 1))
