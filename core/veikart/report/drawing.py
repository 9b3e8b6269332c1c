"""Blocks as what the templates fill in: texts, names of classes, lengths in percent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, assert_never

from veikart.blocks import (
    Bars,
    Block,
    Callout,
    Distribution,
    Empty,
    Figure,
    Figures,
    Heading,
    HeatMap,
    Scorecard,
    Table,
    Text,
    Timeline,
    Tone,
    Tree,
    Trend,
    Wheel,
)
from veikart.report.bars import DrawnBars, draw_bars
from veikart.report.distributions import DrawnDistribution, draw_distribution
from veikart.report.heatmaps import DrawnHeatMap, draw_heat_map
from veikart.report.notes import Notes
from veikart.report.scorecards import DrawnScorecard, draw_scorecard
from veikart.report.tables import DrawnTable, draw_table
from veikart.report.timelines import DrawnTimeline, draw_timeline
from veikart.report.trends import DrawnTrend, draw_trend
from veikart.report.wheels import DrawnWheel, draw_wheel
from veikart.report.words import Words
from veikart.typeset.prose import SIGNS
from veikart.typeset.trees import as_table


@dataclass(frozen=True, slots=True)
class DrawnHeading:
    template: ClassVar[str] = "heading.html"
    text: str


@dataclass(frozen=True, slots=True)
class DrawnText:
    """Paragraphs of lines."""

    template: ClassVar[str] = "text.html"
    paragraphs: tuple[tuple[str, ...], ...]
    tone: Tone


@dataclass(frozen=True, slots=True)
class DrawnEmpty:
    template: ClassVar[str] = "empty.html"
    text: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnCallout:
    """`sign` tells its tone without colour; empty for the tones that have none."""

    template: ClassVar[str] = "callout.html"
    sign: str
    title: str
    text: str
    tone: Tone
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrawnFigures:
    """Figures, each with the number of its note or 0."""

    template: ClassVar[str] = "figures.html"
    figures: tuple[tuple[Figure, int], ...]


Drawn = (
    DrawnHeading
    | DrawnText
    | DrawnEmpty
    | DrawnCallout
    | DrawnFigures
    | DrawnTable
    | DrawnBars
    | DrawnHeatMap
    | DrawnDistribution
    | DrawnScorecard
    | DrawnTimeline
    | DrawnTrend
    | DrawnWheel
)


def drawn(block: Block, words: Words, notes: Notes) -> Drawn:  # noqa: PLR0911, PLR0912  # a line for every block
    """What the template of a block fills in. `notes` are those on figures."""
    match block:
        case Heading():
            return DrawnHeading(block.text)
        case Text():
            return DrawnText(_paragraphs(block.text), block.tone)
        case Empty():
            return DrawnEmpty(block.text, block.steps)
        case Callout():
            return DrawnCallout(SIGNS[block.tone], block.title, block.text, block.tone, block.steps)
        case Figures():
            return DrawnFigures(tuple((figure, notes.number(figure)) for figure in block.figures))
        case Table():
            return draw_table(block)
        case Tree():
            return draw_table(as_table(block))
        case Bars():
            return draw_bars(block, words)
        case HeatMap():
            return draw_heat_map(block, words)
        case Distribution():
            return draw_distribution(block, words)
        case Scorecard():
            return draw_scorecard(block, words)
        case Timeline():
            return draw_timeline(block, words)
        case Trend():
            return draw_trend(block, words)
        case Wheel():
            return draw_wheel(block, words)
        case _:
            assert_never(block)


def _paragraphs(text: str) -> tuple[tuple[str, ...], ...]:
    """Lines, with an empty one between paragraphs."""
    parts = text.replace("\r\n", "\n").replace("\r", "\n").split("\n\n")
    return tuple(tuple(line for line in part.split("\n") if line.strip()) for part in parts if part.strip())
