"""Bytes to text: which encoding a file was saved in."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from veikart.errors import BadInput

_CODECS = {
    "UTF-8": "utf-8",
    "UTF-8 with BOM": "utf-8-sig",
    "UTF-16 LE": "utf-16-le",
    "UTF-16 BE": "utf-16-be",
    "Windows-1252": "cp1252",
}
ENCODINGS = tuple(_CODECS)
"""The names a report uses, and that may be asked for."""

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAMPLE = 4096  # bytes looked at for the pattern of UTF-16 without a byte order mark


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text, without a byte order mark, and the name of its encoding."""

    text: str
    encoding: str


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text in `data`. `encoding` is one of `ENCODINGS` or any name Python knows; None: find out.

    Raises `BadInput` for a workbook, for bytes that are no text, and for UTF-8 with damaged places (read as
    Windows-1252 they would turn å into Ã¥ without a word).
    """
    if data.startswith(_WORKBOOKS):
        raise BadInput(
            "This is a workbook, not a table of text. Save the sheet as CSV (UTF-8) and import that."
        )
    name = encoding or _detect(data)
    codec = _CODECS.get(name, name)
    try:
        text = data.decode(codec)
    except LookupError:
        raise BadInput(f"There is no encoding called {name!r}. Use one of: {', '.join(ENCODINGS)}.") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BadInput(
            f"Byte {data[error.start]:#04x} in line {line} is not {name}. Save the file again as UTF-8, or "
            f"say how it was saved with --encoding (one of: {', '.join(ENCODINGS)})."
        ) from None
    return Decoded(text.removeprefix("\ufeff"), name)


def _detect(data: bytes) -> str:
    if data.startswith(codecs.BOM_UTF8):
        return "UTF-8 with BOM"
    if data.startswith(codecs.BOM_UTF16_LE):
        return "UTF-16 LE"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "UTF-16 BE"
    if wide := _wide(data[:_SAMPLE]):
        return wide
    return "UTF-8" if _mostly_utf8(data) else "Windows-1252"


def _wide(sample: bytes) -> str | None:
    """UTF-16 without a mark: in Latin text every second byte is zero."""
    half = len(sample) // 2
    zeros_even, zeros_odd = sample[0::2].count(0), sample[1::2].count(0)
    if half and zeros_odd > half * 0.6 and not zeros_even:
        return "UTF-16 LE"
    if half and zeros_even > half * 0.6 and not zeros_odd:
        return "UTF-16 BE"
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether more places decode as UTF-8 than do not. Letters of Windows-1252 hardly ever do by chance."""
    try:
        data.decode()
    except UnicodeDecodeError:
        text = data.decode(errors="replace")
        damaged = text.count("\ufffd")
        return sum(character > "\x7f" for character in text) - damaged > damaged
    return True
