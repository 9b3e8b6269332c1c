"""Where a cursor goes on a page: pure arithmetic over stops."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from veikart.typeset import Head, Page, Stop

Direction = Literal["up", "down", "left", "right", "page up", "page down", "home", "end"]
_FIRST_LINES = 2
"""A group's name may stand between a head and the first row."""
_TALLEST = 12
"""Lines of the tallest stop: a day in a trend."""
_STICKY_LINES = 4
"""Heads of more lines than this scroll away, so as not to eat the screen."""


@dataclass(frozen=True, slots=True)
class Paths:
    """The stops of a page by line: `ys` ascending, and the indices of the stops that begin on each."""

    page: Page
    ys: tuple[int, ...]
    rows: tuple[tuple[int, ...], ...]

    def towards(self, at: int, direction: Direction, *, x: int, leap: int) -> int:
        """The index of the stop that lies in `direction` of the stop with index `at`, nearest to cell `x`;
        `at` where there is none. `leap` is a page in lines."""
        stop = self.page.stops[at]
        row = bisect_left(self.ys, stop.y)
        match direction:
            case "left" | "right":
                place = self.rows[row].index(at) + (1 if direction == "right" else -1)
                return self.rows[row][place] if 0 <= place < len(self.rows[row]) else at
            case "up" | "down":
                row += 1 if direction == "down" else -1
            case "page down":
                row = max(row + 1, bisect_right(self.ys, stop.y + leap) - 1)
            case "page up":
                row = min(row - 1, bisect_left(self.ys, stop.y - leap))
            case "home":
                row = 0
            case "end":
                row = len(self.ys) - 1
        if direction in ("page up", "page down"):
            row = min(max(row, 0), len(self.ys) - 1)
        return self._nearest(row, x) if 0 <= row < len(self.ys) else at

    def under(self, x: int, y: int) -> int | None:
        """The index of the stop at cell `x` of line `y`."""
        for row in range(bisect_right(self.ys, y) - 1, -1, -1):
            for index in self.rows[row]:
                stop = self.page.stops[index]
                if stop.y <= y < stop.y + stop.height and (
                    stop.width < 0 or stop.x <= x < stop.x + stop.width
                ):
                    return index
            if self.ys[row] < y - _TALLEST:
                return None
        return None

    def find(self, key: tuple[str, int, int]) -> int | None:
        """The index of the stop with `key`."""
        name = key[0]
        return next(
            (i for i, stop in enumerate(self.page.stops) if stop.id == name and stop.key == key), None
        )

    def _nearest(self, row: int, x: int) -> int:
        return min(self.rows[row], key=lambda index: _distance(self.page.stops[index], x))


def _distance(stop: Stop, x: int) -> int:
    if stop.width < 0:
        return 0
    return max(stop.x - x, x - (stop.x + stop.width - 1), 0)


def paths(page: Page) -> Paths:
    """The ways over `page`."""
    rows: dict[int, list[int]] = {}
    for index, stop in enumerate(page.stops):
        rows.setdefault(stop.y, []).append(index)
    ys = sorted(rows)
    return Paths(page, tuple(ys), tuple(tuple(rows[y]) for y in ys))


def sticky(heads: Sequence[Head], top: int) -> Head | None:
    """The head that sticks to the top when line `top` is the first one on screen."""
    for head in heads:
        lines = head.last - head.first + 1
        if head.first < top <= head.until - lines and lines <= _STICKY_LINES:
            return head
    return None


def lines_above(heads: Sequence[Head], y: int, most: int) -> int:
    """Lines above line `y` that should be in sight with it: all of the head (and the title above it) for what
    comes first under it, else as many as a sticking head covers; never more than `most`."""
    for head in heads:
        if head.last < y <= head.until:
            lines = head.last - head.first + 1
            whole = y - max(0, head.first - 1)
            if y - head.last <= _FIRST_LINES and whole <= most:
                return whole
            return lines if lines <= _STICKY_LINES else 0
    return 0
