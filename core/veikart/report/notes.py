"""Notes at the end of a page: how its figures are counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from veikart.blocks import Block, Figure, Figures, Why

_Key = tuple[str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Note:
    """One way of counting with its inputs, and the figures that are counted so."""

    labels: tuple[str, ...]
    formula: str
    source: str
    inputs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes in the order of the figures, to be numbered from 1."""

    notes: tuple[Note, ...]
    numbers: dict[_Key, int]

    def number(self, figure: Figure) -> int:
        """The number of the note on a figure; 0 where there is none."""
        return self.numbers.get(_key(figure.why), 0) if figure.why is not None else 0


def notes_on(blocks: Sequence[Block]) -> Notes:
    """A note for every formula among the figures; figures that share formula and inputs share the note."""
    labels: dict[_Key, list[str]] = {}
    for block in blocks:
        for figure in block.figures if isinstance(block, Figures) else ():
            if figure.why is not None and figure.why.formula:
                told = labels.setdefault(_key(figure.why), [])
                if figure.label not in told:
                    told.append(figure.label)
    notes = tuple(Note(tuple(told), *key) for key, told in labels.items())
    return Notes(notes, {key: number for number, key in enumerate(labels, 1)})


def _key(why: Why) -> _Key:
    return why.formula, why.source, why.inputs
