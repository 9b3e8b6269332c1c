"""Faults in distributions and scorecards."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from veikart import blocks as b
from veikart.plugins.shape.parts import badly_linked, must_be, no_count, no_number, not_text, twice
from veikart.text import shown, width


def in_distribution(block: b.Distribution) -> Iterator[str]:
    yield from not_text(block.title)
    for level in block.levels:
        yield from must_be(level, b.Level) or not_text(level.sign, level.label)
        if width(shown(level.sign)) != 1:
            yield f"the sign of a level is {level.sign!r}; one character belongs there"
    yield from twice((level.sign for level in block.levels), "levels")
    for row in block.rows:
        wrong = must_be(row, b.Spread)
        yield from wrong or (*not_text(row.label), *badly_linked(row), *_counts(row, len(block.levels)))
    yield from twice(row.id for row in block.rows)


def in_scorecard(block: b.Scorecard) -> Iterator[str]:
    yield from not_text(block.title, *block.sides, *block.ends)
    if not block.sides:
        yield "a scorecard has no side that scores; one nameless side is enough"
    if len(block.ends) != 2:
        yield f"a scorecard has {len(block.ends)} ends; two belong there"
    yield from no_number("an end of a scale", block.least, block.most, none=False)
    if not block.least < block.most:
        yield f"a scale begins with {block.least} and ends with {block.most}"
    for criterion in block.criteria:
        wrong = must_be(criterion, b.Criterion)
        yield from wrong or (
            *not_text(criterion.label, criterion.text),
            *badly_linked(criterion),
            *_scores(criterion, block),
        )
    yield from twice((criterion.id for criterion in block.criteria), "criteria")


def _counts(row: b.Spread, levels: int) -> Iterator[str]:
    yield from no_count(f"a count of {row.id!r}", *row.counts, row.missing, row.not_relevant)
    if row.counts and len(row.counts) != levels:
        yield f"row {row.id!r} has {len(row.counts)} counts for {levels} levels"


def _scores(criterion: b.Criterion, block: b.Scorecard) -> Iterator[str]:
    sides = len(block.sides)
    if len(criterion.scores) != sides:
        yield f"criterion {criterion.id!r} has {len(criterion.scores)} scores for {sides} sides"
    if criterion.before and len(criterion.before) != sides:
        yield f"criterion {criterion.id!r} has {len(criterion.before)} scores of before for {sides} sides"
    scores: Sequence[float | None] = (*criterion.scores, *criterion.before)
    yield from no_number(f"a score of {criterion.id!r}", *scores, criterion.weight)
    for score in scores:
        if score is not None and not block.least <= score <= block.most:
            yield f"criterion {criterion.id!r} has {score} on a scale from {block.least} to {block.most}"
