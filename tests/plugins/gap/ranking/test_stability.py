"""Whether the first five stay when what they rest on moves."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau
from tests.plugins.gap.ranking.standings import Skill, ranked_of

from veikart_gap.ranking.comparing import agreement, tau
from veikart_gap.ranking.stability import DRAWS, MOVES, stability, steady
from veikart_gap.ranking.telling import steadiness


def skills(*gaps: float) -> list[Skill]:
    return [Skill(f"Skill {at}", gap, serves=(at % 2,)) for at, gap in enumerate(gaps, 1)]


def test_skills_far_apart_stay_whatever_moves() -> None:
    found = stability(ranked_of(skills(90, 80, 70, 60, 50, 10, 9), weights=[1.0, 1.0]))
    assert found.among_first.tolist() == [1, 1, 1, 1, 1, 0, 0]
    assert steady(found) == ([0, 1, 2, 3, 4], [], [])
    assert steadiness(found).startswith(
        "The first five stay the first five when criticality and goal weights"
    )


def test_skills_close_together_depend_on_the_weights_and_are_named() -> None:
    found = stability(ranked_of(skills(900, 800, 700, 100, 99, 98, 20), weights=[1.0, 1.0]))
    assert steady(found) == ([0, 1, 2], [3, 4], [5])
    told = steadiness(found)
    assert told.startswith("The first three stay among the first five when")
    assert told.endswith("#4 and #5 depend on it: Skill 6 may come in instead.")


def test_each_weight_is_moved_alone_up_and_down_and_then_all_at_once() -> None:
    ranked = ranked_of(skills(10, 9, 8), weights=[2.0, 1.0])
    found = stability(ranked)
    assert (found.alone, found.together) == (2 * (2 + 3), DRAWS)
    assert found.found[0].tolist() == ranked.scores[ranked.first].tolist()
    moved = found.found / found.found[0]
    up, down = 1 + MOVES, 1 - MOVES
    served = [bool(ranked.standing.serves[place, 0]) for place in ranked.first]
    assert sorted(served) == [False, False, True]
    assert moved[1].tolist() == pytest.approx([up if mine else 1 for mine in served])  # the first goal alone
    assert moved[4].tolist() == pytest.approx([1 if mine else down for mine in served])
    assert moved[5].tolist() == pytest.approx([up, 1, 1])  # the criticality of the first skill alone
    assert moved[11:].min() >= down * down
    assert moved[11:].max() <= up * up


def test_the_same_picture_always_says_the_same() -> None:
    one, other = (stability(ranked_of(skills(10, 9, 8, 7, 6, 5), weights=[1.0, 3.0])) for _ in range(2))
    assert one.found.tolist() == other.found.tolist()


def test_places_agree_with_a_plain_sort_of_every_variation() -> None:
    found = stability(ranked_of(skills(10, 9.5, 9, 8.5, 8, 7.5), weights=[1.0, 1.5]))
    for scores, places in zip(found.found[:40], found.places[:40], strict=True):
        order = sorted(range(len(scores)), key=lambda at: -scores[at])
        assert [places[at] for at in order] == list(range(1, len(scores) + 1))


@pytest.mark.parametrize("method", ["burden", "ranked_discrepancy"])
def test_a_method_without_weights_says_that_none_can_change_it(method: str) -> None:
    told = [*skills(6, 5, 4, 3, 2), Skill("Half", 1, met=1)]
    found = stability(ranked_of(told, method, weights=[1.0, 1.0]))
    assert found.variations == 0
    assert "no weight counts" in steadiness(found)


def test_few_skills_are_all_among_the_first_and_a_single_one_is_not_worth_a_sentence() -> None:
    assert "Only three skills are ranked" in steadiness(
        stability(ranked_of(skills(3, 2, 1), weights=[1.0, 1.0]))
    )
    assert not steadiness(stability(ranked_of(skills(3), weights=[1.0, 1.0])))


def test_a_skill_that_serves_no_goal_stays_at_nothing() -> None:
    lost = Skill("Lost", 50, serves=())
    found = stability(ranked_of([*skills(3, 2), lost], weights=[1.0, 1.0]))
    assert set(found.found[:, -1].tolist()) == {0.0}


def test_skills_that_all_score_the_same_are_not_said_to_be_sure() -> None:
    lost = [Skill(f"Skill {at}", at, serves=()) for at in range(1, 8)]
    assert "No skill with a gap serves a goal" in steadiness(stability(ranked_of(lost)))
    even = [Skill(f"Skill {at}", 4) for at in range(7)]
    assert "All ranked skills score the same" in steadiness(stability(ranked_of(even)))


def test_methods_that_order_alike_agree_and_those_that_turn_it_round_do_not() -> None:
    same = [Skill("A", 8, 4, met=0), Skill("B", 4, 3, met=1), Skill("C", 1, 1, met=3)]
    assert agreement(ranked_of(same), ranked_of(same, "ranked_discrepancy")) == pytest.approx(1.0)
    turned = [Skill("A", 9, 9, met=9), Skill("B", 4, 2, met=1), Skill("C", 3, 1, met=0)]
    assert agreement(ranked_of(turned), ranked_of(turned, "borich")) == pytest.approx(-1.0)


def test_there_is_no_agreement_to_tell_of_one_skill() -> None:
    one = [Skill("A", 8, 4)]
    assert agreement(ranked_of(one), ranked_of(one, "burden")) is None


columns = st.integers(0, 12).flatmap(
    lambda count: st.tuples(*(st.lists(st.integers(-3, 3), min_size=count, max_size=count) for _ in range(2)))
)


@given(columns)
def test_agreement_is_that_of_the_library(values: tuple[list[int], list[int]]) -> None:
    these, those = (np.array(each, np.float64) for each in values)
    theirs = float(kendalltau(these, those).statistic) if len(these) > 1 else float("nan")
    ours = tau(these, those)
    assert ours == (None if np.isnan(theirs) else pytest.approx(theirs))
