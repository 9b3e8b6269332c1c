"""Blocks of now against blocks of before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from veikart.beside import BEFORE, Called
from veikart.blocks import (
    Bars,
    Block,
    Blocks,
    Callout,
    Distribution,
    Empty,
    Figures,
    HeatMap,
    Scorecard,
    Table,
    Text,
    Timeline,
    Tree,
    Wheel,
)
from veikart.comparing.bars import compare_bars
from veikart.comparing.figures import compare_figures
from veikart.comparing.heatmaps import compare_heat_maps
from veikart.comparing.pairing import ids_of, pairs
from veikart.comparing.scores import compare_distributions, compare_scorecards
from veikart.comparing.tables import compare_tables
from veikart.comparing.times import compare_timelines, compare_wheels, gone_from, gone_from_wheel
from veikart.comparing.trees import compare_trees


def compared(now: Blocks, before: Blocks, called: Called = BEFORE) -> Blocks:
    """The blocks of now, each saying what has changed since before; equal blocks stay as they are.

    `called` has the words: a moment that is later, or of another scenario, is not *before*.

    Nothing of now is lost, and nothing of it is moved. What was there and is gone is named. What was
    withheld, then or now, is not compared. Where there was nothing at all then, that is said, once.
    """
    if len(before) == 1 and isinstance(before[0], Empty) and list(now) != list(before):
        return [Text(f"There is nothing to compare with. {before[0].text}", "muted"), *now]
    found = pairs(now, before)
    blocks = [block for new, old in found.pairs for block in _one(new, old, called)]
    blocks += [Text(f"{called.absent}: {title}.", "muted") for title in map(_title, found.gone) if title]
    return blocks


def _one(now: Block, before: Block | None, called: Called) -> Iterator[Block]:
    if before is None or now == before:
        yield now
        return
    compare = _COMPARE.get(type(now))
    if compare is not None and type(now) is type(before):
        yield compare(now, before, called)
        yield from _left(now, before, called)
        return
    yield now
    if (
        isinstance(now, Text | Callout)
        and isinstance(before, Text | Callout)
        and _both(now.text, before.text)
    ):
        yield Text(f"{called.sentence}: {before.text}", "muted")


def _both(now: str, before: str) -> bool:
    """Whether there are two different sentences."""
    return now != before and bool(now.strip()) and bool(before.strip())


def _left(now: Block, before: Block, called: Called) -> Iterator[Text]:
    """What is gone from a drawing that has no room to say so."""
    names: list[str] = []
    if isinstance(now, Timeline) and isinstance(before, Timeline):
        names = gone_from(now, before)
    elif isinstance(now, Wheel) and isinstance(before, Wheel):
        names = gone_from_wheel(now, before)
    if names:
        yield Text(f"{called.absent}: {', '.join(names)}.", "muted")


_COMPARE: dict[type, Callable[[Any, Any, Called], Block]] = {
    Figures: compare_figures,
    Table: compare_tables,
    Tree: compare_trees,
    Bars: compare_bars,
    HeatMap: compare_heat_maps,
    Distribution: compare_distributions,
    Scorecard: compare_scorecards,
    Timeline: compare_timelines,
    Wheel: compare_wheels,
}
"""How blocks of a kind are compared. A trend tells of time itself and stays as it is."""


def _title(block: Block) -> str:
    """What a block that is gone is called, where it has rows that could be missed."""
    return str(getattr(block, "title", "")).strip() if ids_of(block) else ""
