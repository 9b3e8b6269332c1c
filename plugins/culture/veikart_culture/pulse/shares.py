"""How many in each group speak for the culture of learning: by question, and by theme.

An answer above the middle of its scale is favourable, below it where the question is reverse-keyed; the
middle itself is neither. Levels are ordinal, so a theme is not a mean: of each person the median of their
answers to its questions is taken, and counted when it lies above the middle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from veikart_culture.pulse.answered import Answered
from veikart_culture.pulse.asked import Question
from veikart_culture.pulse.figures import Reliability, Share, reliability_of, share_of
from veikart_culture.pulse.protection import totals_of

OVERALL = ""
"""Stands for all questions, where themes are named."""
_MIDDLE, _ABOUT = 0.5, 1e-9


@dataclass(frozen=True, slots=True)
class Themed:
    """Groups × (all, then each theme): how many answered, and of how many the answers are favourable."""

    themes: tuple[str, ...]
    favourable: NDArray[np.int64]
    people: NDArray[np.int64]

    def share(self, group: int, theme: str) -> Share | None:
        place = self.themes.index(theme)
        return share_of(int(self.favourable[group, place]), int(self.people[group, place]))


def keyed(round_: Answered, questions: Sequence[Question]) -> NDArray[np.float64]:
    """people × questions: answers from 0 (against) to 1 (for), turned where reverse-keyed; NaN for none."""
    found = np.full((len(round_.given), len(questions)), np.nan)
    places = {question: place for place, question in enumerate(round_.questions)}
    for column, question in enumerate(questions):
        if question.id not in places:
            continue
        given = round_.given[:, places[question.id]].astype(np.float64)
        share = (given - 1) / (question.most - 1)
        found[:, column] = np.where(given > 0, 1 - share if question.reverse else share, np.nan)
    return found


def themed(round_: Answered, questions: Sequence[Question], themes: Sequence[str]) -> Themed:
    """Of each group that may be shown, the favourable by theme; 0 people of all others."""
    answers = keyed(round_, questions)
    columns = [np.ones(len(questions), np.bool_)]
    columns += [np.array([question.theme == theme for question in questions]) for theme in themes]
    middles = np.stack([_middles(answers[:, chosen]) for chosen in columns], axis=1)
    shape = (len(round_.groups.units), len(columns))
    for_it, people = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    np.add.at(for_it, round_.member, (middles > _MIDDLE + _ABOUT).astype(np.int64))
    np.add.at(people, round_.member, (~np.isnan(middles)).astype(np.int64))
    totals = [totals_of(round_.groups.parents, own) for own in (for_it, people)]
    for counts in totals:
        counts[~round_.shown.groups] = 0
    return Themed((OVERALL, *themes), *totals)


def _middles(answers: NDArray[np.float64]) -> NDArray[np.float64]:
    """The median of each row, NaN where it has nothing."""
    found = np.full(len(answers), np.nan)
    some = ~np.isnan(answers).all(axis=1) if answers.shape[1] else np.zeros(len(answers), np.bool_)
    if some.any():
        found[some] = np.nanmedian(answers[some], axis=1)
    return found


def favourable(question: Question, counts: NDArray[np.int64]) -> tuple[int, int]:
    """Of the counts of a question's answers (lowest first): how many are favourable, of how many."""
    values = np.arange(1, len(counts) + 1)
    middle = (question.most + 1) / 2
    chosen = values < middle if question.reverse else values > middle
    return int(counts[chosen].sum()), int(counts.sum())


def reliable(round_: Answered, questions: Sequence[Question]) -> Reliability | None:
    """How well the questions hold together, of everyone who answered all of them; None where everyone may
    not be shown, or fewer answered all than may be told of."""
    if not round_.shown.groups[0]:
        return None
    asked = [question for question in questions if question.id in round_.questions]
    found = reliability_of(keyed(round_, asked))
    return found if found is not None and found.people >= round_.smallest else None
