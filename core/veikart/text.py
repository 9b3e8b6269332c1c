"""Names and other text from outside, made safe to show, to sort, to find and to fit.

The one place for it: every surface goes through here, so nothing in a client's data can steer a terminal.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterable
from functools import _lru_cache_wrapper, lru_cache

from rich.cells import cell_len, chop_cells, set_cell_size

from veikart_events.cleaning import clean_line, clean_text

__all__ = [
    "clean_line",
    "clean_text",
    "collation_key",
    "fit",
    "fold",
    "forget_texts",
    "join_and",
    "matches",
    "same",
    "shown",
    "width",
    "wrap",
]

_EMOJI_FORM = "\ufe0f"  # widens the character before it, on some terminals only
_STRANGE = {"Cn": "\ufffd", "Co": "\ufffd", "Cf": "", "Cc": "", "Cs": "\ufffd"}

# Letters that NFKD does not take apart, as a Nordic typist would write them on a foreign keyboard.
_FOLDS = str.maketrans({"ø": "o", "æ": "ae", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ß": "ss"})

# Danish/Norwegian and Swedish/Finnish order the last letters of the alphabet differently.
_AFTER_Z = {
    "nb": {"æ": "{1", "ä": "{1", "ø": "{2", "ö": "{2", "å": "{3"},
    "sv": {"å": "{1", "ä": "{2", "æ": "{2", "ö": "{3", "ø": "{3"},
}
_LATE = {language: str.maketrans(letters) for language, letters in _AFTER_Z.items()}


def width(text: str) -> int:
    """Terminal cells that `text` takes (wide characters take two)."""
    return cell_len(text)


def forget_texts() -> None:
    """Empties what veikart, and the library that measures, keep of texts that were shown and sorted."""
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] in ("veikart", "rich"):
            for value in list(vars(module).values()):
                if isinstance(value, _lru_cache_wrapper):
                    value.cache_clear()


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


def fit(text: str, cells: int, *, right: bool = False) -> str:
    """`text` in exactly `cells` cells: cut with an ellipsis, or padded on the other side of `right`."""
    if cells <= 0:
        return ""
    taken = cell_len(text)
    if taken > cells:
        cut = set_cell_size(text, cells - 1) + "…"
        return cut + " " * (cells - cell_len(cut))
    return (" " * (cells - taken) + text) if right else (text + " " * (cells - taken))


def wrap(text: str, cells: int) -> list[str]:
    """`text` as lines of at most `cells` cells, broken between words where that is possible."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if cell_len(candidate) <= cells:
                line = candidate
                continue
            if line:
                lines.append(line)
            *full, line = chop_cells(word, max(1, cells)) or [""]
            lines.extend(full)
        lines.append(line)
    return lines


def fold(text: str) -> str:
    """`text` for searching, without case, accents and Nordic letters ("Åse" → "ase", "Bjørn" → "bjorn")."""
    if text.isascii():
        return text.lower()
    lowered = text.casefold().translate(_FOLDS)
    return "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))


def same(text: str) -> str:
    """`text` for telling names apart: equal for two spellings of one name, whatever their case or width.

    Accents stay: a *maler* paints and a *måler* measures.
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", clean_line(text)).casefold())


def matches(query: str, text: str) -> bool:
    """Whether every word of `query` begins or stands within `text`, both folded."""
    folded = fold(text)
    return all(word in folded for word in fold(query).split())


@lru_cache(maxsize=65536)  # the same names are put in order again for every day that is looked at
def collation_key(text: str, language: str = "nb") -> tuple[str, str]:
    """A sort key: æ ø å after z in the order of `language`, other accents with their base letter."""
    late = _LATE["sv" if language == "sv" else "nb"]
    return fold(unicodedata.normalize("NFC", text.casefold()).translate(late)), text


def join_and(words: Iterable[str], conjunction: str = "and") -> str:
    """ "a, b and c"."""
    *front, last = list(words) or [""]
    return f"{', '.join(front)} {conjunction} {last}" if front else last
