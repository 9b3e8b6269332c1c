"""Distributions: a stacked bar of level signs for each row, the median in brackets, the unknown beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from veikart.blocks import Distribution, Spread, median_of
from veikart.text import shown
from veikart.typeset.bars import apportion
from veikart.typeset.heatmaps import shade
from veikart.typeset.keys import set_key
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width, wrapped

_GAP = 2
_WIDEST_BAR, _LEAST_BAR = 60, 20
_WIDEST_LABEL = 30
_EMPTY = "Nothing here at this moment."


@dataclass(frozen=True, slots=True)
class _Grid:
    """Signs of the levels, cells of labels and bars, and of each fact about a row. Where there is no room for
    facts beside the bar, they stand below it from cell `indent` on; it is -1 where there is."""

    signs: tuple[str, ...]
    label: int
    bar: int
    facts: tuple[int, ...]
    indent: int


def set_distribution(sheet: Sheet, block: Distribution) -> None:
    """Title, a bar for each row with its median and numbers, a key to the levels."""
    if block.title:
        sheet.text(block.title, Look("title"))
    if not block.rows or not block.levels:
        sheet.text(_EMPTY, Look("text", "muted"))
        return
    grid = _grid(block, sheet.width)
    for row in block.rows:
        _set_row(sheet, row, grid)
    _set_key(sheet, block, grid)


def _set_row(sheet: Sheet, row: Spread, grid: _Grid) -> None:
    counts = counts_of(row, len(grid.signs))
    facts = _facts(row, counts, grid.signs)
    told = wrapped(" · ".join(fact for fact in facts if fact), sheet.width - grid.indent)
    below = told if grid.indent >= 0 and any(facts) else []
    sheet.stop(
        row.id,
        height=1 + len(below),
        title=_told(row, counts, grid.signs),
        why=row.why,
        action=row.action,
        called=shown(row.label),
        actions=row.actions,
    )
    name = [Span(fitted(shown(row.label), grid.label) + " " * _GAP, Look("label"))] if grid.label else []
    beside = ""
    if grid.indent < 0:
        padded = (" " * _GAP + fitted(fact, n) for fact, n in zip(facts, grid.facts, strict=True) if n)
        beside = "".join(padded).rstrip()
    sheet.line(*name, *_bar(row, counts, grid), Span(beside, Look("detail")))
    for line in below:
        sheet.line(Span(" " * grid.indent, PLAIN), Span(line, Look("detail")))


def counts_of(row: Spread, levels: int) -> tuple[int, ...]:
    """The counts of a row, one for each level, none below 0; all 0 where they are withheld."""
    if row.withheld:
        return (0,) * levels
    return tuple(max(0, count) for count in (*row.counts, *(0,) * levels)[:levels])


def signs_of(block: Distribution) -> tuple[str, ...]:
    """One cell for each level."""
    signs = (shown(level.sign)[:1] for level in block.levels)
    return tuple(sign if width(sign) == 1 and sign != " " else "?" for sign in signs)


def _grid(block: Distribution, cells: int) -> _Grid:
    signs = signs_of(block)
    facts = [_facts(row, counts_of(row, len(signs)), signs) for row in block.rows]
    widths = tuple(max(width(row[i]) for row in facts) for i in range(len(facts[0])))
    longest = max(width(shown(row.label)) for row in block.rows)
    label = min(longest, _WIDEST_LABEL, max(8, cells * 2 // 5))
    taken = label + _GAP if label else 0
    beside = cells - taken - sum(n + _GAP for n in widths if n)
    if beside >= _LEAST_BAR:
        return _Grid(signs, label, min(_WIDEST_BAR, beside), widths, -1)
    longest = max(width(" · ".join(fact for fact in row if fact)) for row in facts)
    indent = taken if taken + longest <= cells else min(_GAP, cells - 1)
    return _Grid(signs, label, max(1, min(_WIDEST_BAR, cells - taken)), widths, indent)


def _facts(row: Spread, counts: Sequence[int], signs: Sequence[str]) -> list[str]:
    """Median, number of those counted, and how many are not known or need no level."""
    middle = median_of(tuple(counts))
    if middle is None:
        median = ""
    else:
        lower, upper = middle
        median = f"median {signs[lower]}" + (f"–{signs[upper]}" if upper != lower else "")
    apart = [
        f"{count} {what}"
        for count, what in ((row.missing, "missing"), (row.not_relevant, "not relevant"))
        if count > 0
    ]
    return [median, f"n {sum(counts)}" if middle else "", " · ".join(apart)]


def _bar(row: Spread, counts: Sequence[int], grid: _Grid) -> list[Span]:
    if row.withheld:
        return [Span(fitted("withheld", grid.bar), Look("off"))]
    middle = median_of(tuple(counts))
    if middle is None:
        return [Span(fitted("· not known", grid.bar), Look("missing"))]
    there = [i for i, count in enumerate(counts) if count]
    taken = apportion([counts[i] for i in there], sum(counts), grid.bar)
    texts = {i: grid.signs[i] * cells for i, cells in zip(there, taken, strict=True)}
    lower, upper = middle
    marked = [i for i in there if lower <= i <= upper]
    if sum(len(texts[i]) for i in marked) >= 2 + len(marked):
        texts[marked[0]] = "[" + texts[marked[0]][1:]
        texts[marked[-1]] = texts[marked[-1]][:-1] + "]"
    most = max(1, len(counts) - 1)
    spans = [Span(texts[i], Look("heat", step=shade(i / most))) for i in there]
    return [*spans, Span(" " * (grid.bar - sum(len(span.text) for span in spans)), PLAIN)]


def _told(row: Spread, counts: Sequence[int], signs: Sequence[str]) -> str:
    if row.withheld:
        return f"{shown(row.label)}: withheld"
    told = ", ".join(f"{count} at {sign}" for count, sign in zip(counts, signs, strict=True) if count)
    facts = [fact for fact in _facts(row, counts, signs) if fact]
    return f"{shown(row.label)}: " + " · ".join([told or "not known", *facts])


def _set_key(sheet: Sheet, block: Distribution, grid: _Grid) -> None:
    most = max(1, len(block.levels) - 1)
    entries: list[tuple[list[Span], str]] = [
        ([Span(f" {sign} ", Look("heat", step=shade(i / most)))], shown(level.label))
        for i, (level, sign) in enumerate(zip(block.levels, grid.signs, strict=True))
        if level.label
    ]
    if any(median_of(counts_of(row, len(block.levels))) for row in block.rows):
        entries.append(([Span("[ ]", Look("key"))], "median"))
    set_key(sheet, entries)
