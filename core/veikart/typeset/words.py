"""Text on its way out: cleaned once more, measured, fitted and wrapped by cells."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from rich.cells import cell_len

from veikart.text import clean_line, fit, wrap

__all__ = ["fitted", "shown", "width", "wrapped"]

_EMOJI_FORM = "\ufe0f"  # widens the character before it, on some terminals only
_STRANGE = {"Cn": "\ufffd", "Co": "\ufffd", "Cf": "", "Cc": "", "Cs": "\ufffd"}


def shown(text: str) -> str:
    """`text` as one line that no terminal acts upon and whose width every terminal agrees on."""
    if text.isascii() and text.isprintable():
        return text
    return _shown(text)


@lru_cache(maxsize=16384)
def _shown(text: str) -> str:
    line = clean_line(text)
    kept = "".join(_STRANGE.get(unicodedata.category(c), c) for c in line if c != _EMOJI_FORM)
    while kept and unicodedata.category(kept[0]).startswith("M"):  # would stand on what comes before the text
        kept = kept[1:]
    return kept


def width(text: str) -> int:
    """As `veikart.text.width`, without a look-up for plain ASCII."""
    return len(text) if text.isascii() else cell_len(text)


def fitted(text: str, cells: int, *, right: bool = False) -> str:
    """As `veikart.text.fit`, quick for the text that fits anyway."""
    spare = cells - width(text)
    if spare < 0 or cells <= 0:
        return fit(text, cells, right=right)
    return " " * spare + text if right else text + " " * spare


def wrapped(text: str, cells: int) -> list[str]:
    """`text`, cleaned line by line, as lines of at most `cells` cells."""
    cells = max(1, cells)
    lines = [
        line
        for part in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line in wrap(shown(part), cells)
    ]
    return [line if width(line) <= cells else fitted(line, cells) for line in lines]
