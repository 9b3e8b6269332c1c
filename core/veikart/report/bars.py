"""Stacked bars on one scale; every part has its own hatching, so that they differ without colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from veikart.blocks import Bar, Bars, Tone
from veikart.report.shares import percent
from veikart.report.words import Words, amount
from veikart.typeset.bars import fills_of, length

_NUMBERED = 0.07
"""Share of the scale from which on there is room for a number in a part."""


@dataclass(frozen=True, slots=True)
class DrawnPart:
    """`fill` is the number of its hatching; `number` is empty where there is no room for it."""

    label: str
    amount: str
    width: str
    fill: int
    tone: Tone
    number: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    label: str
    parts: tuple[DrawnPart, ...]
    text: str


@dataclass(frozen=True, slots=True)
class DrawnBars:
    """`key` says which part is which; empty where there is but one kind."""

    template: ClassVar[str] = "bars.html"
    title: str
    bars: tuple[DrawnBar, ...]
    key: tuple[DrawnPart, ...]
    worded: bool
    """Whether any bar has a text behind it."""


def draw_bars(block: Bars, words: Words) -> DrawnBars:
    """The bars, and the key to their parts in the order in which they appear."""
    fills = fills_of(block.bars)
    longest = max((sum(length(part.value) for part in bar.parts) for bar in block.bars), default=0.0)
    most = max(longest, length(block.most) if block.most is not None else 0.0)
    worded = any(bar.text for bar in block.bars)
    scale = _Scale(most, fills, len(fills) > 1 or not worded, words)
    bars = tuple(_bar(bar, scale) for bar in block.bars)
    known: dict[str, DrawnPart] = {}
    for bar in bars:
        for part in bar.parts:
            known.setdefault(part.label, part)
    key = tuple(part for label, part in known.items() if label) if len(fills) > 1 else ()
    return DrawnBars(block.title, bars, key, worded)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the bars of a block have in common. Where the scale ends with 1, its parts are shares."""

    most: float
    fills: Mapping[str, int]
    numbered: bool
    words: Words

    def told(self, value: float) -> str:
        if abs(self.most - 1.0) < 1e-9:
            return f"{amount(round(100 * value), self.words)} %"
        return amount(value, self.words)


def _bar(bar: Bar, scale: _Scale) -> DrawnBar:
    parts = []
    for part in bar.parts:
        value = length(part.value)
        share = value / scale.most if scale.most else 0.0
        told = scale.told(value)
        number = told if scale.numbered and share >= _NUMBERED else ""
        parts.append(DrawnPart(part.label, told, percent(share), scale.fills[part.label], part.tone, number))
    return DrawnBar(bar.label, tuple(parts), bar.text)
