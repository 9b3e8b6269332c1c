"""Blocks that are drawings elsewhere, as tables that say the same."""

from __future__ import annotations

from math import isfinite

from veikart.blocks import Distribution, Point, Scorecard, Timeline, Trend, Wheel
from veikart.report.distributions import draw_distribution
from veikart.report.markdown.escaping import inline, nothing, paragraph, table, titled
from veikart.report.scorecards import draw_scorecard
from veikart.report.timelines import draw_timeline
from veikart.report.wheels import draw_wheel
from veikart.report.words import Words, amount
from veikart.typeset.series import band_of, is_expected, points_of, with_unit


def distribution(block: Distribution, words: Words) -> list[str]:
    """A line for each row: how many at which level, and the median among those counted."""
    drawn = draw_distribution(block, words)
    if not drawn.rows:
        return titled(block.title, nothing(words.nothing))
    terms = words.terms
    head = [words.what, terms.levels, terms.median, terms.counted]
    head += [terms.missing] if drawn.missing else []
    head += [terms.not_relevant] if drawn.not_relevant else []
    rows = []
    for row in drawn.rows:
        cells = [row.label, row.told, row.median, row.counted]
        cells += [row.missing] if drawn.missing else []
        cells += [row.not_relevant] if drawn.not_relevant else []
        rows.append([inline(cell) for cell in cells])
    key = paragraph(" · ".join(f"{sign} {label}" for sign, _, label in drawn.key if label.strip()))
    body = table([inline(title) for title in head], rows, set(range(2, len(head))))
    return titled(block.title, [body, *([key] if key else [])])


def scorecard(block: Scorecard, words: Words) -> list[str]:
    """A line for each criterion and side: score, change since before, weight, reason."""
    drawn = draw_scorecard(block, words)
    if not drawn.criteria:
        return titled(block.title, nothing(words.nothing))
    terms = words.terms
    head = [terms.criterion, terms.side, terms.score, terms.change, terms.weight, words.value]
    rows = [
        [criterion.label, score.side, score.score, score.change, criterion.weight, criterion.text]
        for criterion in drawn.criteria
        for score in criterion.scores
    ]
    kept = [i for i in range(len(head)) if i in (0, 2) or any(row[i].strip() for row in rows)]
    cells = [[inline(row[i]) for i in kept] for row in rows]
    right = {place for place, i in enumerate(kept) if i in (2, 3, 4)}
    ends = paragraph(" · ".join(f"{value} {end}" for value, end in drawn.ends))
    body = table([inline(head[i]) for i in kept], cells, right)
    return titled(block.title, [body, *([ends] if ends else [])])


def timeline(block: Timeline, words: Words) -> list[str]:
    """A line for each item, under the name of its lane: state and days; then the days that matter."""
    drawn = draw_timeline(block, words)
    if not drawn.lanes:
        return titled(block.title, nothing(words.nothing))
    head = [inline(words.what), inline(words.terms.state), inline(words.terms.days), ""]
    rows: list[list[str]] = []
    for lane, items in drawn.lanes:
        if inline(lane):
            rows.append([f"**{inline(lane)}**", "", "", ""])
        for item in items:
            detail = " · ".join(filter(None, (inline(item.promised), inline(item.detail))))
            rows.append([inline(item.label), inline(item.state), item.days, detail])
    milestones = "\n".join(f"- {milestone.day}: {inline(milestone.label)}" for milestone in block.milestones)
    return titled(block.title, [table(head, rows), *([milestones] if milestones else [])])


def trend(block: Trend, words: Words) -> list[str]:
    """A line for each day, a column for each series; what is expected stands in brackets, what is not known
    is empty, and a band stands behind its value."""
    points = [{point.day: point for point in points_of(series)} for series in block.series]
    days = sorted({day for of_series in points for day in of_series})
    if not days:
        return titled(block.title, nothing(words.nothing))
    rows = []
    for day in days:
        row = [day.isoformat()]
        for series, of_series in zip(block.series, points, strict=True):
            told = _value(of_series.get(day), block, words)
            row.append(f"({told})" if told and is_expected(series, day) else told)
        rows.append(row)
    head = ["", *(inline(series.label) for series in block.series)]
    milestones = "\n".join(f"- {milestone.day}: {inline(milestone.label)}" for milestone in block.milestones)
    body = table(head, rows, set(range(1, len(head))))
    return titled(block.title, [body, *([milestones] if milestones else [])])


def wheel(block: Wheel, words: Words) -> list[str]:
    """A line for each entry, under the name of its lane, by the time of year."""
    drawn = draw_wheel(block, words)
    if not drawn.lanes:
        return titled(block.title, nothing(words.nothing))
    rows: list[list[str]] = []
    for lane in drawn.lanes:
        if inline(lane.name):
            rows.append([f"**{inline(lane.name)}**", "", ""])
        for entry in lane.entries:
            label = inline(" ".join(part for part in (entry.sign, entry.label) if part))
            rows.append([inline(entry.when), label, inline(entry.detail)])
    head = [inline(words.terms.days), inline(words.what), ""]
    return titled(block.title, [table(head, rows)])


def _value(point: Point | None, block: Trend, words: Words) -> str:
    if point is None or point.value is None or not isfinite(point.value):
        return ""
    told = with_unit(amount(point.value, words), block.unit)
    if (band := band_of(point)) is not None:
        told += f" ({amount(band[0], words)}–{amount(band[1], words)})"
    return inline(told)
