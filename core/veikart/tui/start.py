"""The way in: the first frame stands at once, and only then is the application imported."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from veikart.crash import debugging
from veikart.journal.site.address import Address
from veikart.text import fit, shown, width
from veikart.tui.leaving import leave

if TYPE_CHECKING:
    from veikart.gallery import Sample

_TITLE = "\x1b]2;veikart\x07"  # the window's title; never a name from data
_ENTER = "\x1b[?1049h\x1b[?25l\x1b[H\x1b[2J"  # the other screen, where the application draws too
_WIDE = 72
_SWITCHES = ("TEXTUAL", "TEXTUAL_LOG", "TEXTUAL_DEBUG", "TEXTUAL_SCREENSHOT")


def run(
    where: Address,
    *,
    safe: bool = False,
    by: str = "consultant",
    passphrase: str | None = None,
    pseudonyms: bool = False,
    prepare: Callable[[Callable[[str], None]], None] | None = None,
) -> int:
    """As `veikart.tui.app.run`, which it calls when the first frame stands.

    Importing Textual takes half a second on a slow machine, longer than anybody should look at nothing.
    """
    without_switches()
    if sys.stdout.isatty():
        columns, rows = shutil.get_terminal_size()
        sys.stdout.write(_TITLE + _ENTER + first_frame(where.name, columns, rows))
        sys.stdout.flush()
    try:
        from veikart.tui.app import run as run_app
    except BaseException:
        leave()
        raise
    return run_app(where, safe=safe, by=by, passphrase=passphrase, pseudonyms=pseudonyms, prepare=prepare)


def open_gallery(samples: Sequence[Sample], *, ascii: bool = False) -> int:
    """Shows samples of blocks until the user quits. Gives the exit code."""
    without_switches()
    from veikart.tui.gallery import run as run_gallery

    return run_gallery(samples, ascii=ascii)


def without_switches() -> None:
    """Takes Textual's switches for developers away before it reads them.

    They log every key and message to a file or a socket, and save whole screens. VEIKART_DEBUG=1 leaves them.
    """
    if not debugging():
        for name in _SWITCHES:
            os.environ.pop(name, None)


def first_frame(name: str, columns: int, rows: int) -> str:
    """What the application's opening screen shows first, in the same place: the name, and "Opening …"."""
    cells = max(1, min(_WIDE, columns * 94 // 100))
    left = (columns - cells) // 2 + 1
    top = max(1, (rows - 5) // 2 + 1)
    told = fit(shown(name), min(cells, width(shown(name))))
    return f"\x1b[{top};{left}H\x1b[1m{told}\x1b[0m\x1b[{top + 2};{left}HOpening …"
