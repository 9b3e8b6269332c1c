"""Rounds beside each other: of people who answer alike twice, no difference of one to five may be seen."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from veikart_culture.pulse.likeness import alike
from veikart_culture.pulse.protection import Counts

SMALLEST, QUESTIONS, ANSWERS = 6, 8, 5
People = list[list[int]]


def counts(*groups: People) -> Counts:
    """Of each group, how many gave which answer to which question."""
    found = np.zeros((len(groups), QUESTIONS, ANSWERS), np.int64)
    for place, people in enumerate(groups):
        for person in people:
            found[place, range(QUESTIONS), person] += 1
    return found


def somebody(rng: Random) -> list[int]:
    return [rng.choices(range(ANSWERS), (1, 2, 4, 3, 1))[0] for _ in range(QUESTIONS)]


@pytest.mark.parametrize("seed", range(12))
def test_who_came_or_left_is_not_told_apart(seed: int) -> None:
    rng = Random(seed)
    before = [somebody(rng) for _ in range(rng.randint(6, 60))]
    few = [somebody(rng) for _ in range(rng.randint(1, 5))]
    assert alike(counts(before + few), counts(before), SMALLEST).all()
    assert alike(counts(before), counts(before + few), SMALLEST).all()


@pytest.mark.parametrize("seed", range(12))
def test_who_took_whose_place_is_not_told_apart_where_the_others_are_many(seed: int) -> None:
    rng = Random(seed)
    changed = rng.randint(1, 5)
    before = [somebody(rng) for _ in range(8 * changed + rng.randint(0, 20))]
    after = before[changed:] + [somebody(rng) for _ in range(changed)]
    assert alike(counts(after), counts(before), SMALLEST).all()


def test_a_group_is_looked_for_wherever_it_stood() -> None:
    """The unit that another was moved into is the other with few more."""
    rng = Random(1)
    moved = [somebody(rng) for _ in range(12)]
    other = [somebody(rng) for _ in range(12)]
    earlier = counts(other, moved)
    assert alike(counts([*moved, somebody(rng)], other), earlier, SMALLEST).tolist() == [True, False]


def test_people_who_answer_anew_are_shown_again() -> None:
    """Of groups from 6 to 60 who answered both times by chance hardly one is withheld."""
    rng = Random(5)
    withheld = 0
    for size in range(6, 61):
        before, after = ([somebody(rng) for _ in range(size)] for _ in range(2))
        withheld += int(alike(counts(after), counts(before), SMALLEST)[0])
    assert withheld <= 2


def test_the_same_answers_again_tell_nothing() -> None:
    rng = Random(2)
    group = [somebody(rng) for _ in range(9)]
    assert not alike(counts(group), counts(group), SMALLEST).any()
    assert not alike(counts([]), counts(group), SMALLEST).any()
