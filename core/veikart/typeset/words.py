"""Text on its way out: cleaned once more, measured, fitted and wrapped by cells."""

from __future__ import annotations

from rich.cells import cell_len

from veikart.text import fit, shown, wrap

__all__ = ["fitted", "width", "wrapped"]


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
