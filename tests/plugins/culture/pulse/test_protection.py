"""No answer of a few can be worked out: held against linear algebra and linear programming."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import linprog

from veikart_culture.pulse.protection import Counts, Shown, enough, protected, totals_of

SMALLEST = 6


class Organisation:
    """Units within each other, and answers of everyone; some skip a question."""

    def __init__(self, seed: int) -> None:
        rng = Random(seed)
        count = rng.randint(2, 12)
        self.parents = [-1, *(rng.randint(0, place) for place in range(count))]
        questions, answers = rng.randint(1, 3), rng.choice([2, 3, 5])
        self.own = np.zeros((count + 1, questions, answers), np.int64)
        for group in range(count + 1):
            for _ in range(rng.choice([0, 0, 1, 2, 3, 4, 5, 6, 7, 9, 12, 20])):
                for question in range(questions):
                    if rng.random() > 0.08:
                        self.own[group, question, min(answers - 1, int(rng.expovariate(0.7)))] += 1

    def members(self) -> NDArray[np.float64]:
        """Of each group, which own groups lie in it."""
        found = np.eye(len(self.parents))
        for group in range(len(self.parents) - 1, 0, -1):
            found[self.parents[group]] += found[group]
        return found


def may_be(organisation: Organisation, shown: Shown, group: int, question: int, answer: int) -> float:
    """How far apart the least and the most are that a group may have given an answer, to somebody who knows
    all that is shown and how many answered in every unit."""
    members, own = organisation.members(), organisation.own[:, question]
    seen = members[shown.groups]
    totals = seen @ own[:, answer]
    bounds = [(0, int(size)) for size in own.sum(axis=1)]
    ends = [
        linprog(sign * members[group], A_eq=seen, b_eq=totals, bounds=bounds, method="highs")
        for sign in (1, -1)
    ]
    assert all(end.status == 0 for end in ends)
    return -ends[1].fun - ends[0].fun


def hidden_of(organisation: Organisation, shown: Shown) -> list[int]:
    totals = totals_of(organisation.parents, organisation.own)
    return [group for group in range(len(totals)) if not shown.groups[group] and totals[group].any()]


def is_hidden(organisation: Organisation) -> None:
    """Of every hidden group: that it is none of what can be put together, and that how its answers are
    spread is not known, but of a question that enough of it answered and nobody else of its rest."""
    shown = protected(organisation.parents, organisation.own, SMALLEST)
    members, there = organisation.members(), organisation.own.any(axis=(1, 2))
    seen = members[shown.groups]
    for group in hidden_of(organisation, shown):
        # own groups in which nobody answered are known to be empty: they tell nothing apart
        known = np.vstack([seen, np.eye(len(there))[~there]])
        base = np.linalg.matrix_rank(known) if len(known) else 0
        assert np.linalg.matrix_rank(np.vstack([known, members[group]])) > base
        for question in range(organisation.own.shape[1]):
            inside = (members[group] @ organisation.own[:, question]).astype(np.int64)
            if not inside.any() or not len(seen):
                continue
            answers = sorted(range(len(inside)), key=lambda answer: -inside[answer])
            apart = (may_be(organisation, shown, group, question, answer) for answer in answers)
            assert any(each >= 1 for each in apart) or enough(inside[None], SMALLEST), (group, question)
    _no_small_rest(organisation, shown)


def _no_small_rest(organisation: Organisation, shown: Shown) -> None:
    """The parts that shown groups have of their own are what everything else is put together from."""
    for group in np.flatnonzero(shown.groups):
        rest = shown.rests[group]
        assert not rest.any() or enough(rest, SMALLEST)


@pytest.mark.parametrize("seed", range(20))
def test_no_hidden_answer_can_be_computed(seed: int) -> None:
    is_hidden(Organisation(seed))


@pytest.mark.slow
def test_no_hidden_answer_can_be_computed_in_300_organisations() -> None:
    for seed in range(300):
        is_hidden(Organisation(1000 + seed))


def counts(*groups: tuple[int, ...]) -> Counts:
    """One question; a row for each group."""
    return np.array(groups, np.int64)[:, None, :]


def test_a_group_of_five_is_hidden_and_the_smallest_beside_it() -> None:
    shown = protected([-1, 0, 0, 0], counts((0, 0), (2, 3), (9, 9), (4, 4)), SMALLEST)
    assert shown.groups.tolist() == [True, False, True, False]


def test_those_without_a_unit_protect_a_small_group() -> None:
    shown = protected([-1, 0, 0], counts((3, 3), (2, 2), (9, 9)), SMALLEST)
    assert shown.groups.tolist() == [True, False, True]


def test_the_own_people_of_a_unit_are_not_told_apart_by_those_below() -> None:
    shown = protected([-1, 0, 1, 1], counts((0, 0), (1, 1), (5, 5), (4, 4)), SMALLEST)
    assert shown.groups.tolist() == [True, True, True, False]


def test_of_six_who_all_answered_alike_nothing_is_shown() -> None:
    shown = protected([-1, 0, 0], counts((0, 0), (0, 6), (8, 8)), SMALLEST)
    assert shown.groups.tolist() == [True, False, False]


def test_a_question_that_few_answered_hides_the_group() -> None:
    own = np.zeros((1, 2, 2), np.int64)
    own[0] = [[4, 4], [3, 2]]
    assert not protected([-1], own, SMALLEST).groups.any()
    own[0, 1] = 0
    assert protected([-1], own, SMALLEST).groups.all()


def test_what_may_not_be_shown_for_another_reason_is_hidden_with_what_would_tell_it() -> None:
    own = counts((0, 0), (9, 9), (8, 8), (7, 7))
    assert protected([-1, 0, 0, 0], own, SMALLEST, frozenset({1})).groups.tolist() == [
        True,
        False,
        True,
        True,
    ]
    own[1] = [[2, 2]]
    assert protected([-1, 0, 0, 0], own, SMALLEST).groups.tolist() == [True, False, True, False]


def test_nobody_answered() -> None:
    assert not protected([-1, 0], counts((0, 0), (0, 0)), SMALLEST).groups.any()
