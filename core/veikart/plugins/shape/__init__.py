"""Whether what a plugin's view returned can be drawn. Surfaces trust blocks; plugins make mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from veikart import blocks as b
from veikart.plugins.guard import Refused, kind_of
from veikart.plugins.shape.parts import badly_linked, no_count, no_tone, not_text
from veikart.plugins.shape.plain import Copying
from veikart.plugins.shape.scores import in_distribution, in_scorecard
from veikart.plugins.shape.tables import in_bars, in_figures, in_heat_map, in_table, in_tree
from veikart.plugins.shape.time import in_timeline, in_trend, in_wheel

Finding = Callable[[], b.Why]
"""What gives the rest of a why when it is opened."""


def why_taken(why: object) -> b.Why:
    """What the rest of a why is, copied as blocks are. Raises `Refused` where it is none."""
    copied = Copying().copy(why)
    if not isinstance(copied, b.Why):
        raise Refused(f"it gave {kind_of(copied)} where a Why belongs")
    texts = (copied.title, *(text for each in copied.inputs for text in each))
    if faults := [*not_text(*texts), *no_count("a position", *copied.positions)]:
        raise Refused(faults[0])
    return copied


def taken(
    blocks: object, later: Callable[[Callable[[], b.Why]], Callable[[], b.Why]] | None = None
) -> b.Blocks:
    """What a view returned, copied into blocks in which nothing of the plugin is left but, where `later` puts
    it into a guard, what finds the rest of a why.

    For within the guard: it runs code of the plugin. Raises `Refused` where no surface could draw it.
    """
    copying = Copying(later=later)
    copied: Any = copying.copy(blocks) if isinstance(blocks, list | tuple) else blocks
    if (fault := fault_in(copied)) is not None:
        raise Refused(fault)
    if copying.strange is not None:
        raise Refused(f"there is {kind_of(copying.strange)} among its blocks, which none of them can hold")
    return list(copied)


def fault_in(blocks: object) -> str | None:
    """The first thing in a view's answer that no surface could draw, in a sentence; None when all is well."""
    if not isinstance(blocks, list | tuple):
        return f"it returned {kind_of(blocks)} where a list of blocks belongs"
    return next(_faults(blocks), None)


def _faults(blocks: Iterable[object]) -> Iterator[str]:
    for number, block in enumerate(blocks, 1):
        look_into = next((look for kind, look in _LOOKS.items() if isinstance(block, kind)), None)
        if look_into is None:
            yield f"its block {number} is {kind_of(block)}, which is no block"
        else:
            yield from look_into(block)


def _heading(block: b.Heading) -> Iterator[str]:
    yield from not_text(block.text)


def _text(block: b.Text) -> Iterator[str]:
    yield from not_text(block.text)
    yield from no_tone(block.tone)


def _empty(block: b.Empty) -> Iterator[str]:
    yield from not_text(block.text, *block.steps)


def _callout(block: b.Callout) -> Iterator[str]:
    yield from not_text(block.text, block.title, *block.steps)
    yield from badly_linked(block)


_LOOKS: Mapping[type, Callable[[Any], Iterator[str]]] = {
    b.Heading: _heading,
    b.Text: _text,
    b.Empty: _empty,
    b.Callout: _callout,
    b.Figures: in_figures,
    b.Table: in_table,
    b.Tree: in_tree,
    b.Bars: in_bars,
    b.HeatMap: in_heat_map,
    b.Distribution: in_distribution,
    b.Scorecard: in_scorecard,
    b.Timeline: in_timeline,
    b.Trend: in_trend,
    b.Wheel: in_wheel,
}
