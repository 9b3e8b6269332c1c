"""What a view is made of. Plain frozen records that know nothing of terminals, HTML or colours.

A view returns a sequence of blocks; every surface draws the same ones. A *tone* says what a thing means, the
surface chooses how that looks; nothing may depend on colour alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from veikart.blocks.bars import Bar, Bars, Part
from veikart.blocks.common import WITHHELD, Action, Do, SortValue, Tone, Way, Why
from veikart.blocks.figures import Figure, Figures
from veikart.blocks.heatmaps import Heat, HeatMap, HeatRow
from veikart.blocks.prose import Callout, Empty, Heading, Text
from veikart.blocks.tables import Cell, Column, Mark, Meter, Row, Table
from veikart.blocks.trees import Node, Tree

Block = Heading | Text | Empty | Figures | Table | Bars | HeatMap | Callout | Tree
Blocks = Sequence[Block]

__all__ = [
    "WITHHELD",
    "Action",
    "Bar",
    "Bars",
    "Block",
    "Blocks",
    "Callout",
    "Cell",
    "Column",
    "Do",
    "Empty",
    "Figure",
    "Figures",
    "Heading",
    "Heat",
    "HeatMap",
    "HeatRow",
    "Mark",
    "Meter",
    "Node",
    "Part",
    "Row",
    "SortValue",
    "Table",
    "Text",
    "Tone",
    "Tree",
    "Way",
    "Why",
]
