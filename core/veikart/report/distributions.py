"""Distributions: stacked levels, the median outlined, the unknown in columns of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from veikart.blocks import Distribution, Spread, median_of
from veikart.report.shares import percent
from veikart.report.words import Words
from veikart.text import shown
from veikart.typeset.distributions import counts_of, signs_of
from veikart.typeset.heatmaps import shade

_SIGNED = 0.03
"""Share of the bar from which on there is room for a sign in a part."""


@dataclass(frozen=True, slots=True)
class DrawnLevel:
    """`sign` is empty where there is no room for it."""

    sign: str
    width: str
    shade: int
    median: bool


@dataclass(frozen=True, slots=True)
class DrawnSpread:
    """`told` says the bar in words; without levels it stands in its place."""

    label: str
    levels: tuple[DrawnLevel, ...]
    told: str
    median: str
    counted: str
    missing: str
    not_relevant: str


@dataclass(frozen=True, slots=True)
class DrawnDistribution:
    """`key` is the signs with their shades and labels."""

    template: ClassVar[str] = "distribution.html"
    title: str
    rows: tuple[DrawnSpread, ...]
    key: tuple[tuple[str, int, str], ...]
    missing: bool
    """Whether there is a column for it."""
    not_relevant: bool


def draw_distribution(block: Distribution, words: Words) -> DrawnDistribution:
    """The bars, and the key to their levels."""
    signs = signs_of(block)
    most = max(1, len(signs) - 1)
    rows = tuple(_row(row, signs, words) for row in block.rows) if signs else ()
    return DrawnDistribution(
        block.title,
        rows,
        tuple((sign, shade(i / most), block.levels[i].label) for i, sign in enumerate(signs)),
        any(row.missing for row in rows),
        any(row.not_relevant for row in rows),
    )


def _row(row: Spread, signs: tuple[str, ...], words: Words) -> DrawnSpread:
    counts = counts_of(row, len(signs))
    middle, total = median_of(counts), sum(counts)
    apart = [str(count) if count > 0 else "" for count in (row.missing, row.not_relevant)]
    if middle is None:
        told = words.terms.withheld if row.withheld else words.terms.not_known
        return DrawnSpread(row.label, (), told, "", "", apart[0], apart[1])
    lower, upper = middle
    most = max(1, len(signs) - 1)
    levels = tuple(
        DrawnLevel(
            sign if count / total >= _SIGNED else "",
            percent(count / total),
            shade(i / most),
            lower <= i <= upper,
        )
        for i, (sign, count) in enumerate(zip(signs, counts, strict=True))
        if count
    )
    told = ", ".join(
        words.terms.at_level.format(count=count, level=shown(sign))
        for sign, count in zip(signs, counts, strict=True)
        if count
    )
    median = signs[lower] if lower == upper else f"{signs[lower]}–{signs[upper]}"
    return DrawnSpread(row.label, levels, told, median, str(total), apart[0], apart[1])
