"""How verbs speak: results to standard output, progress to where someone looks."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.blocks import Blocks

_WIDEST = 200


def say(text: str) -> None:
    """Prints lines of text."""
    sys.stdout.write(text.rstrip("\n") + "\n")


def say_blocks(blocks: Blocks, width: int | None = None) -> None:
    """Prints blocks, as wide as the terminal."""
    from veikart.typeset import lay_out, to_text

    say(to_text(lay_out(blocks, cells(width))))


def cells(width: int | None = None) -> int:
    """The width of a page: what was asked for, else that of the terminal."""
    return max(40, width or min(shutil.get_terminal_size((100, 40)).columns, _WIDEST))


def complain(words: str) -> None:
    """Says something on standard error, broken between words where someone is looking at it."""
    from veikart.text import clean_text, wrap

    text = clean_text(words)
    if sys.stderr.isatty():
        text = "\n".join(wrap(text, max(20, shutil.get_terminal_size((80, 24)).columns - 1)))
    sys.stderr.write(text + "\n")


def say_keys_beside(path: Path) -> None:
    """Tells of keys that do not lie with the events."""
    say(
        f"The keys to what is personal in it are in {path}. Without this file nobody has a name: keep a copy "
        "of it, and let whoever works in the engagement use this one."
    )


def progress(words: str) -> None:
    """Overwrites one line of standard error, where someone is looking at it."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{words}")
        sys.stderr.flush()


def waited(what: str, seconds: float) -> None:
    """That a part of a plugin is at work, from the second second on; takes the line away when it is over."""
    if seconds >= 1:
        progress(f"{what} is at work, {seconds:.0f} s (Ctrl+C ends it)")
    elif not seconds:
        progress("")


def counted(done: int, of: int) -> None:
    """How many of how many events have been looked at."""
    progress(f"{done} of {of} events")
