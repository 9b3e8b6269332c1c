"""What a view is made of. Plain frozen records that know nothing of terminals, HTML or colours.

A view returns a sequence of blocks; every surface draws the same ones. A *tone* says what a thing means, the
surface chooses how that looks; nothing may depend on colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks.bars import Bar, Bars, Part
from veikart.blocks.common import WITHHELD, Action, Do, SortValue, Tone, Way, Why
from veikart.blocks.distributions import Distribution, Level, Spread, median_of
from veikart.blocks.figures import Figure, Figures
from veikart.blocks.heatmaps import Heat, HeatMap, HeatRow
from veikart.blocks.prose import Callout, Empty, Heading, Text
from veikart.blocks.scorecards import Criterion, Scorecard
from veikart.blocks.tables import Cell, Column, Mark, Meter, Row, Table
from veikart.blocks.timelines import STATE_TONES, Milestone, State, Timeline, TimelineItem
from veikart.blocks.trees import Node, Tree
from veikart.blocks.trends import Point, Series, Trend
from veikart.blocks.wheels import Wheel, WheelEntry

Block = (
    Heading
    | Text
    | Empty
    | Figures
    | Table
    | Bars
    | HeatMap
    | Callout
    | Tree
    | Distribution
    | Scorecard
    | Timeline
    | Trend
    | Wheel
)
Blocks = Sequence[Block]

__all__ = [
    "STATE_TONES",
    "WITHHELD",
    "Action",
    "Bar",
    "Bars",
    "Block",
    "Blocks",
    "Callout",
    "Cell",
    "Column",
    "Criterion",
    "Distribution",
    "Do",
    "Empty",
    "Figure",
    "Figures",
    "Heading",
    "Heat",
    "HeatMap",
    "HeatRow",
    "Level",
    "Mark",
    "Meter",
    "Milestone",
    "Node",
    "Part",
    "Point",
    "Row",
    "Scorecard",
    "Series",
    "SortValue",
    "Spread",
    "State",
    "Table",
    "Text",
    "Timeline",
    "TimelineItem",
    "Tone",
    "Tree",
    "Trend",
    "Way",
    "Wheel",
    "WheelEntry",
    "Why",
    "median_of",
]
