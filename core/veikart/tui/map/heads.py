"""Names of columns in the few cells that stand above a column."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from veikart.text import fit, width, wrap

_ENGLISH = ("a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with", "&")
_NORDIC = ("av", "den", "det", "en", "et", "för", "från", "i", "med", "och", "og", "på", "til", "till")
_ROOMY = 6
"""From this many cells on a long word is divided with a hyphen; below, every letter is worth more."""
_FILLERS = frozenset(_ENGLISH + _NORDIC)


@lru_cache(maxsize=4096)  # every line of the head asks again, in every frame
def stacked(name: str, cells: int, lines: int) -> tuple[str, ...]:
    """`name` on exactly `lines` lines of `cells` cells, standing on the last one.

    Whole words where they fit; else without the small words; else the beginning of each word, the
    longest words getting the lines that are left over.
    """
    words = name.replace("/", " ").replace("-", " ").split()
    telling = [word for word in words if word.casefold() not in _FILLERS] or words
    for candidate in (words, telling):
        wrapped = wrap(" ".join(part for word in candidate for part in _divided(word, cells)), cells)
        if len(wrapped) <= lines:
            return _standing(wrapped, cells, lines)
    if cells >= _ROOMY:
        return _standing(telling[:lines], cells, lines)
    return _standing(_beginnings(telling[:lines], cells, lines), cells, lines)


def _divided(word: str, cells: int) -> list[str]:
    """`word` in parts that fit, the last one of at least three letters: "Condit-", "ion"."""
    parts: list[str] = []
    while cells >= _ROOMY and len(word) > cells and width(word) == len(word):
        taken = min(cells - 1, len(word) - 3)
        parts.append(word[:taken] + "-")
        word = word[taken:]
    return [*parts, word]


def _beginnings(words: Sequence[str], cells: int, lines: int) -> list[str]:
    chunks = [wrap(word, cells) for word in words]
    taken = [1] * len(chunks)
    for _ in range(lines - len(chunks)):
        waiting = [len(chunk) - used for chunk, used in zip(chunks, taken, strict=True)]
        neediest = max(range(len(chunks)), key=waiting.__getitem__)
        if waiting[neediest] > 0:
            taken[neediest] += 1
    return [line for chunk, used in zip(chunks, taken, strict=True) for line in chunk[:used]]


def _standing(texts: Sequence[str], cells: int, lines: int) -> tuple[str, ...]:
    above = [""] * (lines - len(texts))
    return tuple(fit(text, cells) for text in [*above, *texts])
