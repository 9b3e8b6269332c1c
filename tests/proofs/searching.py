"""Looks for words in the bytes of every file of a folder, however they may have been written there."""

from __future__ import annotations

import json
import random
import unicodedata
from base64 import b64encode
from collections.abc import Iterable, Iterator
from pathlib import Path
from urllib.parse import quote

LETTERS = "bcdfghjkmnpqrstvwxz"
NORDIC = "æøåéö"


def odd_word(source: random.Random) -> str:
    """A word that stands in no file by chance; with Nordic letters, that may be written in many ways."""
    letters = [source.choice(LETTERS) for _ in range(9)]
    for place in source.sample(range(1, 8), 2):
        letters[place] = source.choice(NORDIC)
    return "".join(letters).capitalize()


def forms(word: str) -> list[bytes]:
    """The word in every way we can think of."""
    spellings = {word, word.lower(), word.upper(), unicodedata.normalize("NFD", word)}
    escaped = {json.dumps(each)[1:-1] for each in spellings}
    encoded = {
        *(each.encode() for each in (*spellings, *escaped, *map(quote, spellings))),
        *(each.encode(code) for each in spellings for code in ("utf-16-le", "utf-16-be")),
        word.encode("latin-1"),
    }
    return [
        *encoded,
        *(part for each in list(encoded) for part in _in_base64(each)),
        word.encode().hex().encode(),
    ]


def found_in(folder: Path, words: Iterable[str]) -> dict[str, list[str]]:
    """Word → files below `folder` that have it in any form, or in their names."""
    wanted = {word: forms(word) for word in words}
    found: dict[str, list[str]] = {}
    for path in _files(folder):
        content = path.read_bytes() + bytes(path)
        for word, patterns in wanted.items():
            if any(pattern in content for pattern in patterns):
                found.setdefault(word, []).append(str(path.relative_to(folder)))
    return found


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _in_base64(raw: bytes) -> Iterator[bytes]:
    """What is left of the bytes in base64, wherever in a longer text they stand."""
    for before in range(3):
        text = b64encode(bytes(before) + raw).rstrip(b"=")
        first = (0, 2, 3)[before]
        last = len(text) if (before + len(raw)) % 3 == 0 else len(text) - 1
        yield text[first:last]
