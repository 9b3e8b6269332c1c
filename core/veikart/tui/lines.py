"""The single lines of the frame: header, screens, pages, what the view is narrowed to, keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from veikart.text import fit, width


class Piece(NamedTuple):
    """Text of a line. `style` is one of ours, never data; `value` is what a click on it means."""

    text: str
    style: str = ""
    value: str = ""


class FrameLine(Widget):
    """One line of pieces from the left, and pieces that keep to the right edge. What does not fit is cut."""

    DEFAULT_CSS = "FrameLine { height: 1; width: 1fr; padding: 0 1; }"
    ALLOW_SELECT = False

    class Pressed(Message):
        """A click on a piece that has a value."""

        def __init__(self, line: FrameLine, value: str) -> None:
            super().__init__()
            self.line = line
            self.value = value

        @property
        def control(self) -> FrameLine:
            return self.line

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()

    def set(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Shows these pieces from now on."""
        wanted = tuple(left), tuple(right)
        if wanted != (self._left, self._right):
            self._left, self._right = wanted
            self.refresh()

    @property
    def text(self) -> str:
        """What stands on the line, as plain text."""
        return self.render().plain

    def render(self) -> Content:
        """The pieces on the cells there are: the right ones first, then as much of the left as fits."""
        right = sum(width(piece.text) for piece in self._right)
        room = max(0, self.size.width - right)
        left = _cut(self._left, room)
        spare = room - sum(width(piece.text) for piece in left)
        return Content.assemble(
            *((piece.text, piece.style) for piece in left),
            (" " * spare, ""),
            *((piece.text, piece.style) for piece in self._right),
        )

    def on_click(self, event: events.Click) -> None:
        x = event.x - self.gutter.left
        for piece in self._left:
            x -= width(piece.text)
            if x < 0:
                if piece.value:
                    self.post_message(self.Pressed(self, piece.value))
                return


def _cut(pieces: Sequence[Piece], cells: int) -> list[Piece]:
    kept: list[Piece] = []
    for piece in pieces:
        taken = width(piece.text)
        if taken > cells:
            kept.append(piece._replace(text=fit(piece.text, cells)))
            break
        kept.append(piece)
        cells -= taken
    return kept
