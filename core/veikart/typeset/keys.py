"""Keys below what is drawn: what fills, signs and marks mean."""

from __future__ import annotations

from collections.abc import Sequence

from veikart.typeset.page import Look, Span
from veikart.typeset.sheet import PLAIN, Sheet
from veikart.typeset.words import fitted, width

MILESTONE = "◈"
"""The sign of a day that matters: none that a series has."""
_GAP = 3
_KEY = Look("key")


def set_key(sheet: Sheet, entries: Sequence[tuple[Sequence[Span], str]]) -> None:
    """The entries side by side, on as many lines as they need: spans that show a sign or a fill, and its
    meaning."""
    spans: list[Span] = []
    used = 0
    for signs, text in entries:
        taken = sum(width(span.text) for span in signs) + (1 if signs else 0)
        room = max(1, sheet.width - taken)
        told = text if width(text) <= room else fitted(text, room)
        if used and used + _GAP + taken + width(told) > sheet.width:
            sheet.line(*spans)
            spans, used = [], 0
        if used:
            spans.append(Span(" " * _GAP, PLAIN))
            used += _GAP
        spans.extend(signs)
        spans.append(Span((" " if signs else "") + told, _KEY))
        used += taken + width(told)
    if spans:
        sheet.line(*spans)
