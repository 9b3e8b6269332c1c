"""A canvas of braille dots: two across and four down in every cell."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

ACROSS, DOWN = 2, 4
_BLANK = 0x2800
_BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
_UPPER, _MIDDLE, _LOWER = 0x01 | 0x08, 0x02 | 0x10 | 0x04 | 0x20, 0x40 | 0x80


class Canvas:
    """`cells` × `lines` cells. Dots outside are not drawn."""

    def __init__(self, cells: int, lines: int) -> None:
        self.cells, self.lines = cells, lines
        self._masks: dict[tuple[int, int], int] = {}

    def dot(self, x: int, y: int) -> None:
        """Dot `x` from the left and `y` from the top."""
        place = x // ACROSS, y // DOWN
        if 0 <= place[0] < self.cells and 0 <= place[1] < self.lines:
            self._masks[place] = self._masks.get(place, 0) | _BITS[y % DOWN][x % ACROSS]

    def line(self, start: tuple[int, int], end: tuple[int, int], *, every: int = 1) -> None:
        """Dots from one to the other; with `every` 3, only each third of them."""
        for step, (x, y) in enumerate(_between(start, end)):
            if step % every == 0:
                self.dot(x, y)

    def __iter__(self) -> Iterator[tuple[tuple[int, int], str]]:
        """Column and line of every cell that has dots, and its character."""
        return ((place, chr(_BLANK + mask)) for place, mask in self._masks.items())


def merged(one: str, other: str) -> str:
    """The dots of both."""
    return chr(ord(one) | ord(other))


def ascii_of(mask: int) -> str:
    """What stands for the dots of a cell where only ASCII can be shown: where most of them are."""
    if mask & _UPPER and mask & _LOWER:
        return "|" if mask & _MIDDLE else ":"
    if mask & _MIDDLE:
        return "-"
    return "'" if mask & _UPPER else "." if mask else " "


def _between(start: tuple[int, int], end: tuple[int, int]) -> Iterator[tuple[int, int]]:
    across, down = end[0] - start[0], end[1] - start[1]
    steps = max(abs(across), abs(down))
    for step in range(steps + 1):
        share = step / steps if steps else 0.0
        yield start[0] + _rounded(across * share), start[1] + _rounded(down * share)


def _rounded(value: float) -> int:
    """Halves upwards, so that a line looks alike from either end."""
    return ceil(value - 0.5)
