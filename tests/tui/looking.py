"""An app's screen as text, and texts kept to compare with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from textual.app import App
from textual.strip import Strip

SNAPSHOTS = Path(__file__).parent / "snapshots"


def strips(app: App[Any]) -> list[Strip]:
    """The lines of the screen in front, after every filter, as they go to the terminal."""
    return list(app.screen._compositor.render_strips())


def screen_text(app: App[Any]) -> str:
    """What stands on the screen, without trailing spaces."""
    return "".join(strip.text.rstrip() + "\n" for strip in strips(app))


def check(app: App[Any], name: str, lines: slice = slice(None)) -> None:
    """Compares the screen, or some of its lines, with the text kept under `name`; VEIKART_SNAPSHOTS=write
    keeps it anew."""
    kept = SNAPSHOTS / f"{name}.txt"
    text = "".join(screen_text(app).splitlines(keepends=True)[lines])
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8"), (
        f"{name} looks different: VEIKART_SNAPSHOTS=write keeps it"
    )
