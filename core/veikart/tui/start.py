"""The way in: says at once what is being opened, and only then imports the application."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from veikart.text import clean_line

_TITLE = "\x1b]2;veikart\x07"  # the window's title; never a name from data
_CLEAR = "\r\x1b[K"


def run(
    path: Path,
    *,
    safe: bool = False,
    by: str = "consultant",
    prepare: Callable[[Callable[[str], None]], None] | None = None,
) -> int:
    """As `veikart.tui.app.run`, which it calls when it has said what is being opened.

    Importing Textual takes half a second on a slow machine, longer than anybody should look at nothing.
    """
    tty = sys.stdout.isatty()
    if tty:
        sys.stdout.write(f"{_TITLE}Opening {clean_line(path.name)} …")
        sys.stdout.flush()
    from veikart.tui.app import run as run_app

    if tty:
        sys.stdout.write(_CLEAR)
        sys.stdout.flush()
    return run_app(path, safe=safe, by=by, prepare=prepare)
