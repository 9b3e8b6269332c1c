"""Trees: things within things, each with figures of its own."""

from __future__ import annotations

from dataclasses import dataclass

from veikart.blocks.common import Action, Tone, Way, Why
from veikart.blocks.tables import Cell, Column


@dataclass(frozen=True, slots=True)
class Node:
    """`id` is unique in the tree and stays the same from moment to moment: a cursor and what is folded
    hang on it."""

    id: str
    label: str
    cells: tuple[Cell, ...] = ()
    """One for each column of the tree after the first."""
    children: tuple[Node, ...] = ()
    why: Why | None = None
    action: Action | None = None
    tone: Tone = "normal"
    people: int | None = None
    """How many people's answers it sums up; None where it is not about people's answers."""
    actions: tuple[Way, ...] = ()
    """What else can be done from here, the likeliest first."""


@dataclass(frozen=True, slots=True)
class Tree:
    """Nodes below each other, indented with guides. The first column holds the labels and usually grows."""

    columns: tuple[Column, ...]
    nodes: tuple[Node, ...]
    title: str = ""
