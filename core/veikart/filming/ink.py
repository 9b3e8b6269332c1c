"""Looks as a terminal's own escape sequences (ECMA-48, SGR), from the 256 colours every player knows.

Colours carry nothing alone, as in the terminal application: marks, fills and digits say the same.
"""

from __future__ import annotations

from collections.abc import Mapping

from veikart.blocks import Tone
from veikart.text import shown
from veikart.typeset import Line, Look, Role

_TONES: Mapping[Tone, str] = {
    "normal": "",
    "muted": "38;5;248",
    "strong": "1",
    "good": "38;5;115",
    "warn": "38;5;221",
    "bad": "38;5;217",
    "accent": "38;5;117",
}
_ROLES: Mapping[Role, str] = {
    "heading": "1;38;5;117",
    "title": "1",
    "group": "1",
    "head": "38;5;248",
    "key": "38;5;248",
    "detail": "38;5;248",
    "missing": "38;5;248",
    "not relevant": "38;5;248",
    "off": "38;5;248",
    "rule": "38;5;240",
    "track": "38;5;240",
    "meter": "38;5;74",
    "assumed": "3;38;5;221",
}
_RAMP = ("38;5;252;48;5;236", "38;5;231;48;5;24", "38;5;231;48;5;31", "38;5;16;48;5;73", "38;5;16;48;5;193")
_PARTS = ("38;5;74", "38;5;179", "38;5;140", "38;5;78", "38;5;174", "38;5;245")


def inked(line: Line) -> str:
    """A line with what its looks become; what could steer a terminal is taken out of its texts."""
    return "".join(_span(shown_as_is(span.text), _codes(span.look)) for span in line)


def shown_as_is(text: str) -> str:
    """`text` without control characters, its spaces as they are."""
    if text.isascii() and text.isprintable():
        return text
    lead, tail = len(text) - len(text.lstrip(" ")), len(text) - len(text.rstrip(" "))
    if tail == len(text):
        return text
    core = text[lead : len(text) - tail]
    parts = (shown(part) for part in core.split(" "))
    return " " * lead + " ".join(parts) + " " * tail


def _span(text: str, codes: str) -> str:
    return f"\x1b[{codes}m{text}\x1b[0m" if codes and text else text


def _codes(look: Look) -> str:
    if look.role in ("heat", "stale") and look.step >= 0:
        return ("3;" if look.role == "stale" else "1;") + _RAMP[min(look.step, len(_RAMP) - 1)]
    if look.role in ("bar", "line", "band", "expected"):
        color = _PARTS[look.step % len(_PARTS)] if look.tone == "normal" else _TONES[look.tone]
        return f"3;{color}" if look.role == "expected" else color
    if look.role in _ROLES and look.tone == "normal":
        return _ROLES[look.role]
    bold = "1" if look.role == "value" else ""
    return ";".join(filter(None, (bold, _TONES[look.tone])))
