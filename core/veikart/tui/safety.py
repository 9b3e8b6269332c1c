"""The last gate before the terminal: no control character leaves, whichever widget drew it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

from veikart.tui.crashing import OrderlyApp

# C0, DEL, C1, bidirectional marks and overrides, line and paragraph separators, lone surrogates.
_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_REPLACED = "\ufffd"


@lru_cache(maxsize=4096)
def harmless(text: str) -> str:
    """`text` without anything that steers a terminal, in just as many cells."""
    return _STEERS.sub(lambda match: _REPLACED * cell_len(match[0]), text)


class ControlFilter(LineFilter):
    """Takes control characters out of every segment, and hyperlinks that carry one out of its style."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments as they came where there is nothing to take out, which is nearly always."""
        if all(not control and text.isprintable() and _linkless(style) for text, style, control in segments):
            return segments
        return [_cleaned(segment) for segment in segments if not segment.control]


def _linkless(style: Style | None) -> bool:
    return style is None or style.link is None


def _cleaned(segment: Segment) -> Segment:
    style = segment.style
    if style is not None and style.link is not None and _STEERS.search(style.link):
        style = style.update_link(None)
    return Segment(harmless(segment.text), style)


_FILTER = ControlFilter()


class SafeApp(OrderlyApp):
    """An app whose every line passes the filter last, whatever filters Textual itself adds or exchanges."""

    def get_line_filters(self) -> Sequence[LineFilter]:
        return [*super().get_line_filters(), _FILTER]
