"""Blocks, one below the other."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import assert_never

from veikart.blocks import (
    Bars,
    Block,
    Callout,
    Distribution,
    Empty,
    Figures,
    Heading,
    HeatMap,
    Scorecard,
    Table,
    Text,
    Timeline,
    Tree,
    Trend,
    Wheel,
)
from veikart.typeset.ascii import ASCII
from veikart.typeset.bars import set_bars
from veikart.typeset.distributions import set_distribution
from veikart.typeset.figures import set_figures
from veikart.typeset.heatmaps import set_heat_map
from veikart.typeset.page import Page, Span
from veikart.typeset.prose import set_callout, set_empty, set_heading, set_text
from veikart.typeset.scorecards import set_scorecard
from veikart.typeset.sheet import Sheet
from veikart.typeset.tables import set_table
from veikart.typeset.timelines import set_timeline
from veikart.typeset.trees import set_tree
from veikart.typeset.trends import set_trend
from veikart.typeset.wheels import set_wheel


def lay_out(
    blocks: Sequence[Block], width: int, *, ascii: bool = False, folded: Set[str] = frozenset()
) -> Page:
    """`blocks` laid out for `width` cells. With `ascii`, everything that is drawn is drawn in ASCII;
    the letters of names stay as they are. What is below the nodes of trees with an id in `folded` is
    left out."""
    sheet = Sheet(width)
    for before, block in zip((None, *blocks), blocks, strict=False):
        if not isinstance(before, Heading):
            sheet.gap()
        _set_block(sheet, block, folded)
    page = sheet.page()
    return _in_ascii(page) if ascii else page


def _set_block(sheet: Sheet, block: Block, folded: Set[str]) -> None:  # noqa: PLR0912  # a line for every block
    match block:
        case Heading():
            set_heading(sheet, block)
        case Text():
            set_text(sheet, block)
        case Empty():
            set_empty(sheet, block)
        case Figures():
            set_figures(sheet, block)
        case Callout():
            set_callout(sheet, block)
        case Table():
            set_table(sheet, block)
        case Tree():
            set_tree(sheet, block, folded)
        case Bars():
            set_bars(sheet, block)
        case HeatMap():
            set_heat_map(sheet, block)
        case Distribution():
            set_distribution(sheet, block)
        case Scorecard():
            set_scorecard(sheet, block)
        case Timeline():
            set_timeline(sheet, block)
        case Trend():
            set_trend(sheet, block)
        case Wheel():
            set_wheel(sheet, block)
        case _:
            assert_never(block)


def _in_ascii(page: Page) -> Page:
    lines = tuple(tuple(Span(s.text.translate(ASCII), s.look) for s in line) for line in page.lines)
    return replace(page, lines=lines)
