"""What has changed in what counts and scores: distributions and scorecards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from veikart.beside import BEFORE, Called, noted
from veikart.blocks import Criterion, Distribution, Scorecard, Spread


def compare_distributions(now: Distribution, before: Distribution, called: Called = BEFORE) -> Distribution:
    """Each row that changed is followed by what it was, on the levels of now; what is gone stands last."""
    then, here = {row.id: row for row in before.rows}, {row.id for row in now.rows}
    rows: list[Spread] = []
    for row in now.rows:
        old = then.get(row.id)
        if old is None:
            rows.append(replace(row, label=noted(row.label, called.new)))
        else:
            rows += [row, *_former(row, _on(old, before, now), called)]
    gone = (row for row in before.rows if row.id not in here)
    rows += [replace(_on(row, before, now), label=noted(row.label, called.gone), action=None) for row in gone]
    return replace(now, rows=tuple(rows))


def _on(row: Spread, before: Distribution, now: Distribution) -> Spread:
    """The counts of a row on the levels of now. Who stood on a level that is no more is not known here."""
    if before.levels == now.levels:
        return row
    signs = [level.sign for level in now.levels]
    counts, missing = [0] * len(signs), row.missing
    for level, count in zip(before.levels, row.counts, strict=False):
        if level.sign in signs:
            counts[signs.index(level.sign)] += count
        else:
            missing += count
    return replace(row, counts=tuple(counts), missing=missing)


def _former(row: Spread, before: Spread, called: Called) -> Iterator[Spread]:
    facts = (row.counts, row.missing, row.not_relevant)
    if (
        not row.withheld
        and not before.withheld
        and facts != (before.counts, before.missing, before.not_relevant)
    ):
        yield replace(before, id=f"{row.id}/before", label=f"  {called.then}", action=None, actions=())


def compare_scorecards(now: Scorecard, before: Scorecard, called: Called = BEFORE) -> Scorecard:
    """Each criterion with what it scored before, unless it tells that itself; what is gone stands last."""
    then, here = {each.id: each for each in before.criteria}, {each.id for each in now.criteria}
    criteria = [
        _with_scores(each, now, then[each.id], before)
        if each.id in then
        else replace(each, label=noted(each.label, called.new))
        for each in now.criteria
    ]
    for each in before.criteria:
        if each.id not in here:
            none = (None,) * len(now.sides)
            gone = replace(
                each, label=noted(each.label, called.gone), scores=none, before=_of(each, before, now)
            )
            criteria.append(replace(gone, action=None, actions=()))
    return replace(now, criteria=tuple(criteria))


def _with_scores(now: Criterion, card: Scorecard, before: Criterion, old: Scorecard) -> Criterion:
    if any(score is not None for score in now.before) or now.scores == before.scores:
        return now
    return replace(now, before=_of(before, old, card))


def _of(criterion: Criterion, old: Scorecard, now: Scorecard) -> tuple[float | None, ...]:
    """Scores by the sides of another card."""
    scores = dict(zip(old.sides, criterion.scores, strict=False))
    return tuple(scores.get(side) for side in now.sides)
