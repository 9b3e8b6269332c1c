"""Text on its way in: Unicode NFC, without the characters that steer a terminal or turn a line around."""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u200b\u2028\u2029\ufeff\u00ad")


def _kept(character: str) -> bool:
    return (
        character not in _BIDI
        and character not in _INVISIBLE
        and unicodedata.category(character) not in ("Cc", "Cs")
    )


def clean_text(text: str) -> str:
    """`text` in NFC with `\\n` line ends, without control, bidirectional or invisible characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cleaned = ("".join(c for c in line.replace("\t", " ") if _kept(c)) for line in lines)
    return unicodedata.normalize("NFC", "\n".join(cleaned)).strip()


def clean_line(text: str) -> str:
    """`text` cleaned as by `clean_text` and folded to one line with single spaces (NBSP included)."""
    return " ".join(clean_text(text).split())
