"""Titles of a heat map's columns: wrapped above them, as a staircase, or numbered with a key below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width, wrapped

_WIDEST = 14
_LINES = 3
_STAIRS = 8
"""Most columns that are worth a line each above the map."""

Echoes = tuple[tuple[int, int, int], ...]


@dataclass(frozen=True, slots=True)
class Titles:
    """Where the columns stand: from cell `x` on, each `cells` wide, in `bands`."""

    texts: tuple[str, ...]
    style: Literal["wrapped", "stairs", "numbered"]
    x: int
    cells: int
    bands: tuple[range, ...]

    def set_head(self, sheet: Sheet, band: range) -> list[Echoes]:
        """Writes the titles of the band; gives the places of each column's title."""
        if self.style == "wrapped":
            return self._set_wrapped(sheet, band)
        if self.style == "stairs":
            return self._set_stairs(sheet, band)
        return self._set_numbers(sheet, band)

    def set_key(self, sheet: Sheet, band: range) -> None:
        """Writes what the numbers of the band stand for, where columns are numbered: down, then across."""
        if self.style != "numbered":
            return
        digits = len(str(len(self.texts)))
        longest = max(width(self.texts[i]) for i in band) + digits + 1
        each = min(sheet.width, longest)
        across = max(1, (sheet.width + 3) // (each + 3))
        down = -(-len(band) // across)
        sheet.gap()
        for line in range(down):
            spans: list[Span] = []
            for i in band[line::down]:
                if spans:
                    spans.append(Span("   ", PLAIN))
                spans.append(Span(f"{i + 1:>{digits}} ", Look("head")))
                spans.append(Span(fitted(self.texts[i], max(1, each - digits - 1)), Look("key")))
            sheet.line(*spans)

    def _place(self, band: range, i: int) -> int:
        return self.x + (i - band.start) * self.cells

    def _set_wrapped(self, sheet: Sheet, band: range) -> list[Echoes]:
        titles = [wrapped(self.texts[i], self.cells - 1) for i in band]
        height = max(len(lines) for lines in titles)
        top = sheet.y
        for line in range(height):
            spans = [Span(" " * self.x, PLAIN)]
            for lines in titles:
                at = line - (height - len(lines))
                spans.append(Span(_centred(lines[at] if at >= 0 else "", self.cells), Look("head")))
            sheet.line(*spans)
        return [tuple((self._place(band, i), top + n, self.cells) for n in range(height)) for i in band]

    def _set_stairs(self, sheet: Sheet, band: range) -> list[Echoes]:
        left = (self.cells - 1) // 2
        echoes: list[Echoes] = []
        for i in band:
            spans = [Span(" " * self.x, PLAIN)]
            posts = " " * left + "│" + " " * (self.cells - left - 1)
            spans.append(Span(posts * (i - band.start), Look("rule")))
            place = self._place(band, i) + left
            room = max(1, sheet.width - place)
            text = self.texts[i] if width(self.texts[i]) <= room else fitted(self.texts[i], room)
            spans.append(Span(" " * left + text, Look("head")))
            echoes.append(((place, sheet.y, width(text)),))
            sheet.line(*spans)
        return echoes

    def _set_numbers(self, sheet: Sheet, band: range) -> list[Echoes]:
        y = sheet.y
        numbers = (_centred(str(i + 1), self.cells) for i in band)
        sheet.line(Span(" " * self.x, PLAIN), *(Span(number, Look("head")) for number in numbers))
        return [((self._place(band, i), y, self.cells),) for i in band]


def titles_for(texts: Sequence[str], cells: int, x: int, least: int) -> Titles:
    """The best way to show `texts` on a page of `cells` where columns start at `x`, `least` cells each."""
    room = max(1, cells - x)
    count = len(texts)
    whole = (range(count),)
    for each in range(least, min(_WIDEST, room // count) + 1):
        if all(_stands(text, each - 1) for text in texts):
            return Titles(tuple(texts), "wrapped", x, each, whole)
    if count <= _STAIRS and count * least <= room and _staircase_fits(texts, room, least):
        return Titles(tuple(texts), "stairs", x, least, whole)
    each = max(least, len(str(count)) + 1)
    per_band = max(1, room // each)
    bands = -(-count // per_band)
    even = -(-count // bands)
    return Titles(
        tuple(texts),
        "numbered",
        x,
        min(each, room),
        tuple(range(start, min(start + even, count)) for start in range(0, count, even)),
    )


def _stands(text: str, cells: int) -> bool:
    """Whether a title stands above a column of `cells` without a broken word."""
    fits = all(width(word) <= cells for word in text.split())
    return fits and len(wrapped(text, cells)) <= _LINES


def _staircase_fits(texts: Sequence[str], room: int, each: int) -> bool:
    return all(index * each + each // 2 + width(text) <= room for index, text in enumerate(texts))


def _centred(text: str, cells: int) -> str:
    spare = max(0, cells - width(text))
    return fitted(" " * (spare // 2) + text, cells)
