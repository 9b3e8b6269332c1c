"""The formats of a film, by the ending of its file, and the file itself."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from veikart.errors import BadInput
from veikart.filming.cast import LEAST, MARK, film_cast
from veikart.report import FILM_MARK, Reel, film_page
from veikart.reporting import check_place, place

Format = Literal["html", "cast"]
SIZE = (120, 40)
"""Columns and lines of a cast, unless others are asked for."""
_BY_SUFFIX: dict[str, Format] = {".html": "html", ".htm": "html", ".cast": "cast"}
_MARKS = (FILM_MARK, MARK)


def format_of(path: Path) -> Format:
    """The format that the ending of a file says. Raises `BadInput` with those there are."""
    found = _BY_SUFFIX.get(path.suffix.casefold())
    if found is None:
        raise BadInput(
            f"{path} does not say what to write. End it with .html for a page that plays in any browser, or "
            "with .cast for an asciinema cast."
        )
    return found


def check_film(path: Path, *, replace: bool) -> None:
    """Raises `BadInput` when something is in the way that is no earlier film, unless it may be replaced."""
    check_place(path, replace=replace, marks=_MARKS, what="film")


def place_film(path: Path, reel: Reel, *, size: tuple[int, int] = SIZE, replace: bool) -> None:
    """Writes the film to the path, whole or not at all; `size` is that of the terminal of a cast.

    Raises `BadInput` as `check_film` and `format_of` do, or where the terminal is too small, and
    `CannotWrite` when the disk refuses.
    """
    if size[0] < LEAST[0] or size[1] < LEAST[1]:
        raise BadInput(f"A terminal of {size[0]}x{size[1]} is too small. {LEAST[0]}x{LEAST[1]} is the least.")
    text = film_page(reel) if format_of(path) == "html" else film_cast(reel, size)
    place(path, text, replace=replace, marks=_MARKS, what="film")
