"""The line of a screen's pages: all of them where they fit, else the part that the one looked at is in."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.text import shown, width
from veikart.tui.lines import Piece

_HINT = "  tab turns the page"
_BEFORE, _AFTER = " ‹", " ›"


def page_line(titles: Sequence[str], here: int, cells: int) -> list[Piece]:
    """The pieces of a line of `cells`; what each is worth is the place of the page that a click leads to.

    Which part is shown changes only where one leaves it, so that titles stand still while one turns pages.
    """
    named = [f" {shown(title)} " for title in titles]
    part = next(part for part in _parts(named, cells) if here in part)
    pieces = [
        Piece(named[place], "underline bold" if place == here else "$text-muted", str(place))
        for place in part
    ]
    if part.start:
        pieces.insert(0, Piece(_BEFORE, "$text-muted", str(part.start - 1)))
    if part.stop < len(named):
        pieces.append(Piece(_AFTER, "$text-muted", str(part.stop)))
    if len(part) == len(named) or sum(width(piece.text) for piece in pieces) + width(_HINT) <= cells:
        pieces.append(Piece(_HINT, "$text-muted"))
    return pieces


def _parts(named: Sequence[str], cells: int) -> list[range]:
    """All titles, or runs of them that each have room between the marks for what lies before and after."""
    if sum(map(width, named)) <= cells:
        return [range(len(named))]
    room, starts, taken = cells - width(_BEFORE) - width(_AFTER), [0], 0
    for place, name in enumerate(named):
        if taken and taken + width(name) > room:
            starts.append(place)
            taken = 0
        taken += width(name)
    return [range(*bounds) for bounds in zip(starts, [*starts[1:], len(named)], strict=True)]
