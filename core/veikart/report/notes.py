"""Notes at the end of a page: how its figures are counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from veikart.blocks import Block, Blocks, Figure, Figures, Why

_Key = tuple[str, str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class Note:
    """One way of counting, with its inputs where a figure has them, and what is counted so."""

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

    def unsaid(self, methods: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
        """Of titles with texts on methods those whose text no note gives as its source, each text once."""
        said = {note.source.strip() for note in self.notes}
        texts = {text.strip(): (title, text) for title, text in reversed(methods)}
        kept = {text: told for text, told in texts.items() if text not in said}
        return list(reversed(kept.values()))


def notes_on(parts: Iterable[tuple[str, Blocks]]) -> Notes:
    """A note for every formula in blocks, each part with its title.

    Figures that share formula and inputs share a note. Rows, bars and cells come by hundreds: all that share
    a formula share a note without inputs, which names the block they are in, or else the part.
    """
    figures: dict[_Key, dict[str, None]] = {}
    others: dict[_Key, dict[str, None]] = {}
    for title, blocks in parts:
        for block in blocks:
            for label, why in _figures(block):
                figures.setdefault(_key(why), {})[label] = None
            for why in () if isinstance(block, Figures) else _whys(block):
                named = str(getattr(block, "title", "")).strip() or title
                others.setdefault((why.formula, why.source, ()), {})[named] = None
    told = {key[:2] for key in figures}
    kept = figures | {key: labels for key, labels in others.items() if key[:2] not in told}
    notes = tuple(Note(tuple(filter(None, labels)), *key) for key, labels in kept.items())
    return Notes(notes, {key: number for number, key in enumerate(kept, 1)})


def _figures(block: Block) -> Iterator[tuple[str, Why]]:
    for figure in block.figures if isinstance(block, Figures) else ():
        if figure.why is not None and figure.why.formula:
            yield figure.label, figure.why


def _whys(thing: object) -> Iterator[Why]:
    """Those with a formula in whatever a block is made of."""
    if isinstance(thing, Why):
        if thing.formula:
            yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from _whys(each)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from _whys(getattr(thing, field.name))


def _key(why: Why) -> _Key:
    return why.formula, why.source, why.inputs
