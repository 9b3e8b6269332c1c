"""Scores by each method against numbers counted by hand."""

from __future__ import annotations

from datetime import date
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.plugins.gap.ranking.standings import Skill, ranked_of

from veikart_gap.ranking.methods import METHODS

DUE = date(2026, 5, 11)  # ten weeks after the day that is looked at


@pytest.mark.parametrize(
    ("method", "score"),
    [
        ("weighted_gap", 3 * 2 * 6 / 4),
        ("borich", 3 * 2 * (6 / 4) / 8),
        ("ranked_discrepancy", 100 * 3 / 8),
        ("burden", 6 / 4),
        ("urgency", (6 / 3) * 10 - 10),
    ],
)
def test_each_method_gives_the_score_of_its_formula(method: str, score: float) -> None:
    found = ranked_of([Skill("Welding", 6, 3, met=5, criticality=3, due=DUE)], method, weights=[2.0])
    assert found.scores.tolist() == [pytest.approx(score)]
    assert found.ranks == [1]


def test_a_mean_puts_few_far_below_before_many_a_little_below_and_a_sum_does_not() -> None:
    skills = [Skill("Many", 20, 20, met=0), Skill("Few", 3, 1, met=0)]
    assert ranked_of(skills, "weighted_gap").ranks == [1, 2]
    assert ranked_of(skills, "borich").ranks == [2, 1]


def test_ranked_discrepancy_does_not_ask_how_far_anybody_is_below() -> None:
    assert ranked_of(
        [Skill("Far", 12, 3, met=1), Skill("Near", 3, 3, met=1)], "ranked_discrepancy"
    ).ranks == [1, 1]


def test_urgency_counts_what_cannot_be_learned_in_time_first_and_leaves_out_what_has_no_day() -> None:
    skills = [
        Skill("Later", 1, due=date(2027, 3, 1)),
        Skill("Never", 4),
        Skill("Overdue", 1, due=date(2026, 2, 2)),
        Skill("Soon", 3, due=DUE),
    ]
    found = ranked_of(skills, "urgency")
    assert found.ranks == [3, None, 2, 1]
    assert found.scores[2] == pytest.approx(10 + 4)
    assert isnan(found.scores[1])
    assert [skills[place].name for place in found.order] == ["Soon", "Overdue", "Later", "Never"]


@pytest.mark.parametrize("method", METHODS)
def test_what_nobody_has_rated_has_no_rank_and_divides_nothing_by_zero(method: str) -> None:
    skills = [Skill("Unknown", 0, 0, unknown=4, due=DUE), Skill("Known", 1, due=DUE)]
    found = ranked_of(skills, method)
    assert found.ranks == [None, 1]
    assert found.order == [1, 0]


@pytest.mark.parametrize("method", METHODS)
def test_a_parked_skill_stands_last_without_score_or_rank(method: str) -> None:
    skills = [Skill("Parked", 9, 3, parked=True, due=DUE), Skill("Known", 1, due=DUE)]
    found = ranked_of(skills, method)
    assert (found.ranks, isnan(found.scores[0]), found.order) == ([None, 1], True, [1, 0])


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=6),
    st.sampled_from([*METHODS]),
)
def test_who_meets_what_is_required_never_raises_a_score_nor_takes_a_gap_away(
    counts: list[tuple[int, int]], method: str
) -> None:
    without = ranked_of([Skill(str(at), 2 * low, low, due=DUE) for at, (low, _) in enumerate(counts)], method)
    with_them = ranked_of(
        [Skill(str(at), 2 * low, low, met=met, due=DUE) for at, (low, met) in enumerate(counts)], method
    )
    for before, after, (low, _) in zip(without.scores, with_them.scores, counts, strict=True):
        assert (after > 0) == (before > 0) if low else not after > 0
        assert not after > before
