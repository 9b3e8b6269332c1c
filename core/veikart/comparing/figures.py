"""What has changed in figures, told in the line below each."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from veikart.beside import BEFORE, Called
from veikart.blocks import WITHHELD, Figure, Figures
from veikart.comparing.amounts import amount_in, in_words, was
from veikart.comparing.pairing import matched


def compare_figures(now: Figures, before: Figures, called: Called = BEFORE) -> Figures:
    """Each figure with its change before the detail; figures that are gone stand at the end."""
    pairs = matched(((f.label, f) for f in now.figures), ((f.label, f) for f in before.figures))
    figures = [_figure(new, old, called) for new, old in pairs]
    spare = Counter(figure.label for figure in now.figures)
    for old in before.figures:
        if spare[old.label]:
            spare[old.label] -= 1
        else:
            figures.append(Figure(old.label, "–", _and(called.gone, f"was {old.value}"), "muted"))
    return Figures(tuple(figures))


def _figure(now: Figure, before: Figure | None, called: Called) -> Figure:
    if before is None:
        return replace(now, detail=_and(called.new, now.detail))
    if now.value == before.value or WITHHELD in (now.value, before.value):
        return now
    mine, theirs = amount_in(now.value), amount_in(before.value)
    told = in_words(mine, theirs, before.value) if mine is not None and theirs is not None else ""
    return replace(now, detail=_and(told or was(before.value).strip("()"), now.detail))


def _and(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
