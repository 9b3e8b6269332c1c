"""Stacked bars: every part has its own fill, so that they differ without colour."""

from __future__ import annotations

import math
from collections.abc import Sequence

from veikart.blocks import Bar, Bars, Tone
from veikart.text import shown
from veikart.typeset.keys import set_key
from veikart.typeset.meters import meter
from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width

FILLS = "█▓▒░▞▤"
EXPECTED = FILLS.index("▞")
_LONGEST_BAR = 64
_EMPTY = "Nothing here at this moment."


def set_bars(sheet: Sheet, block: Bars) -> None:
    """Title, a line for each bar (label, bar, text), and a key to the fills."""
    if block.title:
        sheet.text(block.title, Look("title"))
    if not block.bars:
        sheet.text(_EMPTY, Look("text", "muted"))
        return
    fills = fills_of(block.bars)
    label, bar, text = _widths(block.bars, sheet.width)
    longest = max(sum(length(part.value) for part in b.parts) for b in block.bars)
    most = length(block.most) if block.most is not None else longest
    for b in block.bars:
        name = shown(b.label)
        lost = name if width(name) > label else ""
        sheet.stop(b.id, title=lost, why=b.why, action=b.action, called=name, actions=b.actions)
        spans = [Span(fitted(name, label) + "  ", Look("label"))] if label else []
        spans.extend(_stacked(b, fills, most, bar))
        if text:
            spans.append(Span("  " + fitted(shown(b.text), text, right=True), Look("text")))
        sheet.line(*spans)
    _set_key(sheet, block.bars, fills)


def length(value: float) -> float:
    """A value as the length of a part: 0 for what is below zero or no number."""
    return value if math.isfinite(value) and value > 0 else 0.0


def fills_of(bars: Sequence[Bar]) -> dict[str, int]:
    """A fill for each label, in the order in which they appear. Where anything is expected, the hatched fill
    is for that alone."""
    parts = [part for bar in bars for part in bar.parts]
    hatched = any(part.expected for part in parts)
    free = [fill for fill in range(len(FILLS)) if not (hatched and fill == EXPECTED)]
    fills: dict[str, int] = {}
    known = 0
    for part in parts:
        if part.label not in fills:
            fills[part.label] = EXPECTED if part.expected else free[known % len(free)]
            known += not part.expected
    return fills


def _widths(bars: Sequence[Bar], cells: int) -> tuple[int, int, int]:
    label = min(max(width(shown(b.label)) for b in bars), max(8, cells * 2 // 5))
    text = min(max(width(shown(b.text)) for b in bars), max(4, cells // 3))
    bar = cells - (label + 2 if label else 0) - (text + 2 if text else 0)
    return label, min(_LONGEST_BAR, max(1, bar)), text


def _stacked(bar: Bar, fills: dict[str, int], most: float, cells: int) -> list[Span]:
    parts = [part for part in bar.parts if length(part.value)]
    if len(fills) <= 1 and len(parts) == 1:
        filled, rest = meter(parts[0].value / most if most else 0.0, cells)
        return [Span(filled, Look("bar", parts[0].tone, 0)), Span(rest, PLAIN)]
    taken = apportion([length(part.value) for part in parts], most, cells)
    spans = [
        Span(FILLS[fills[part.label]] * n, Look("bar", part.tone, fills[part.label]))
        for part, n in zip(parts, taken, strict=True)
        if n
    ]
    return [*spans, Span(" " * (cells - sum(taken)), PLAIN)]


def apportion(values: Sequence[float], most: float, cells: int) -> list[int]:
    """Whole cells for each value on a scale of `most` in `cells`: largest remainders, and at least one cell
    for what is above zero as long as there are cells to take."""
    if not values or most <= 0:
        return [0] * len(values)
    whole = max(most, sum(values))
    exact = [value / whole * cells for value in values]  # a share first: cells / whole may be infinite
    taken = [math.floor(e) for e in exact]
    over = min(cells, round(sum(exact))) - sum(taken)
    for i in sorted(range(len(values)), key=lambda i: taken[i] - exact[i])[: max(0, over)]:
        taken[i] += 1
    for i, n in enumerate(taken):
        if n:
            continue
        taken[i] = 1
        if sum(taken) > round(sum(exact)):
            richest = max(range(len(taken)), key=lambda k: taken[k])
            if taken[richest] > 1:
                taken[richest] -= 1
    while sum(taken) > cells:
        taken[max(range(len(taken)), key=lambda k: taken[k])] -= 1
    return taken


def _set_key(sheet: Sheet, bars: Sequence[Bar], fills: dict[str, int]) -> None:
    tones: dict[str, Tone] = {}
    for bar in bars:
        for part in bar.parts:
            tones.setdefault(part.label, part.tone)
    named = [label for label in fills if label]
    if not named or len(fills) < 2:
        return
    entries = [
        ([Span(FILLS[fills[label]] * 2, Look("bar", tones[label], fills[label]))], shown(label))
        for label in named
    ]
    set_key(sheet, entries)
