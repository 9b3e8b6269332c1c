"""Blocks of now against blocks of before."""

from __future__ import annotations

from collections.abc import Iterator

from veikart.blocks import Bars, Block, Blocks, Figures, HeatMap, Table, Text
from veikart.comparing.bars import compare_bars
from veikart.comparing.figures import compare_figures
from veikart.comparing.heatmaps import compare_heat_maps
from veikart.comparing.pairing import ids_of, pairs
from veikart.comparing.tables import compare_tables


def compared(now: Blocks, before: Blocks) -> Blocks:
    """The blocks of now, each saying what has changed since before; equal blocks stay as they are.

    Nothing of now is lost, and nothing of it is moved. What was there and is gone is named. What was
    withheld, then or now, is not compared.
    """
    found = pairs(now, before)
    blocks = [block for new, old in found.pairs for block in _one(new, old)]
    blocks += [Text(f"No longer here: {title}.", "muted") for title in map(_title, found.gone) if title]
    return blocks


def _one(now: Block, before: Block | None) -> Iterator[Block]:
    if before is None or now == before:
        yield now
        return
    match now, before:
        case Figures(), Figures():
            yield compare_figures(now, before)
        case Table(), Table():
            yield compare_tables(now, before)
        case Bars(), Bars():
            yield compare_bars(now, before)
        case HeatMap(), HeatMap():
            yield compare_heat_maps(now, before)
        case Text(), Text():
            yield now
            if now.text.strip() and before.text.strip():
                yield Text(f"Before: {before.text}", "muted")
        case _:
            yield now


def _title(block: Block) -> str:
    """What a block that is gone is called, where it has rows that could be missed."""
    return str(getattr(block, "title", "")).strip() if ids_of(block) else ""
