"""The way out: back to the screen that the first frame has covered."""

from __future__ import annotations

import sys

_LEAVE = "\x1b[?25h\x1b[?1049l"


def leave() -> None:
    """Goes back to the terminal's own screen, with its cursor."""
    if sys.stdout.isatty():
        sys.stdout.write(_LEAVE)
        sys.stdout.flush()
