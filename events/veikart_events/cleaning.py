"""Text on its way in: Unicode NFC, without the characters that steer a terminal or turn a line around."""

from __future__ import annotations

import unicodedata

_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INVISIBLE = frozenset("\u00ad\u180e\u200b\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb")
_TAGS = range(0xE0000, 0xE0080)  # spell out hidden ASCII


def _kept(character: str) -> bool:
    return (
        character not in _BIDI
        and character not in _INVISIBLE
        and ord(character) not in _TAGS
        and unicodedata.category(character) not in ("Cc", "Cs")
    )


def clean_text(text: str) -> str:
    """`text` in NFC with `\\n` line ends, without control, bidirectional or invisible characters."""
    if text.isprintable():  # most text is, and has then nothing to lose: seven times as fast
        return unicodedata.normalize("NFC", text).strip()
    # splitlines knows every line end there is, so none of them glues two words together
    lines = (line.replace("\t", " ") for line in text.splitlines())
    cleaned = ("".join(c for c in line if _kept(c)) for line in lines)
    return unicodedata.normalize("NFC", "\n".join(cleaned)).strip()


def clean_line(text: str) -> str:
    """`text` cleaned as by `clean_text` and folded to one line with single spaces (NBSP included)."""
    return " ".join(clean_text(text).split())
