"""Scorecards: a track with a dot for now, a ring for before, and a line for the way between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from veikart.blocks import Criterion, Scorecard, Tone
from veikart.report.words import Words, amount
from veikart.typeset.numbers import share
from veikart.typeset.scorecards import Score, ends_of, movement, scores_of, ticks_of, weight_of

_WIDTH, _MARGIN = 240, 8
"""Of the drawing of a track, in its own units."""


@dataclass(frozen=True, slots=True)
class DrawnScore:
    """`now` and `before` are places on the track, empty where there is no score; `told` says it in words."""

    side: str
    now: str
    before: str
    told: str
    score: str
    change: str
    tone: Tone


@dataclass(frozen=True, slots=True)
class DrawnCriterion:
    label: str
    weight: str
    text: str
    scores: tuple[DrawnScore, ...]


@dataclass(frozen=True, slots=True)
class DrawnScorecard:
    """`ticks` are places on the track with their numbers; the last two say whether there are such columns."""

    template: ClassVar[str] = "scorecard.html"
    title: str
    criteria: tuple[DrawnCriterion, ...]
    ticks: tuple[tuple[str, str], ...]
    ends: tuple[tuple[str, str], ...]
    weighted: bool
    sided: bool
    moved: bool


def draw_scorecard(block: Scorecard, words: Words) -> DrawnScorecard:
    """The criteria with a track for each side."""
    criteria = tuple(_criterion(each, block, words) for each in block.criteria) if block.sides else ()
    least, most = ends_of(block)
    ends = ((amount(least, words), block.ends[0]), (amount(most, words), block.ends[1]))
    return DrawnScorecard(
        block.title,
        criteria,
        tuple((_place(tick, block), amount(tick, words)) for tick in ticks_of(block)),
        tuple((value, end) for value, end in ends if end),
        any(criterion.weight for criterion in criteria),
        any(side.strip() for side in block.sides),
        any(score.before for criterion in criteria for score in criterion.scores),
    )


def _criterion(criterion: Criterion, block: Scorecard, words: Words) -> DrawnCriterion:
    scores = tuple(_score(score, block, words) for score in scores_of(criterion, block))
    weight = weight_of(criterion)
    return DrawnCriterion(
        criterion.label, weight.replace(".", ",") if words.comma else weight, criterion.text, scores
    )


def _score(score: Score, block: Scorecard, words: Words) -> DrawnScore:
    change, tone = movement(score.moved)
    least, most = (amount(end, words) for end in ends_of(block))
    if score.now is None:
        told, number = words.terms.not_scored, "–"
    else:
        number = amount(score.now, words)
        told = words.terms.of_scale.format(value=number, least=least, most=most)
    if score.before is not None:
        told = f"{told}, {words.terms.before}: {amount(score.before, words)}"
    return DrawnScore(
        score.side,
        "" if score.now is None else _place(score.now, block),
        "" if score.before is None else _place(score.before, block),
        told,
        number,
        change.replace(".", ",") if words.comma else change,
        tone,
    )


def _place(value: float, block: Scorecard) -> str:
    least, most = ends_of(block)
    return f"{_MARGIN + share(value, least, most) * (_WIDTH - 2 * _MARGIN):.1f}"
