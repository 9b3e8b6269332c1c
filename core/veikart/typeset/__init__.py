"""Blocks laid out as lines of text, without colours: the one typesetter of the terminal and of plain text.

    page = lay_out(blocks, width)       # pure: the same blocks and width give the same page
    print(to_text(page))                # `veikart show`

A `Page` is made of lines of `Span`s; a span's `Look` says what it means, the theme how it looks. `Stop`s
are the places a cursor can stand on. No line is ever wider than the page.
"""

from __future__ import annotations

from veikart.typeset.layout import lay_out
from veikart.typeset.page import Grid, Head, Line, Look, Page, Role, Span, Stop, to_text

__all__ = ["Grid", "Head", "Line", "Look", "Page", "Role", "Span", "Stop", "lay_out", "to_text"]
