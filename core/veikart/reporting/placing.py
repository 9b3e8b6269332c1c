"""The file of a report: written whole or not at all, and never over something that is no report."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from veikart.errors import BadInput, CannotWrite
from veikart.journal.site.machine import write_whole
from veikart.report import MARKS

_HEAD = 2048
"""Bytes within which a report says that it is one."""


def check_place(path: Path, *, replace: bool, marks: Sequence[str] = MARKS, what: str = "report") -> None:
    """Raises `BadInput` when something is in the way that is no earlier one, unless it may be replaced.

    An earlier one is known by one of `marks` near its beginning; `what` says what that is.
    """
    if path.is_dir():
        raise BadInput(f"{path} is a folder. Name a file in it, such as {path / (what + '.html')}.")
    if path.exists() and not replace and not _bears(path, marks):
        raise BadInput(
            f"{path} is there already and is no {what} of veikart, so it is left alone. Name another file, "
            "or say --replace to write over it."
        )


def place(
    path: Path, text: str, *, replace: bool, marks: Sequence[str] = MARKS, what: str = "report"
) -> None:
    """Writes the text to the path, down to the disk. Whatever goes wrong, the path is as it was.

    Raises `BadInput` as `check_place` does, and `CannotWrite` when the disk refuses.
    """
    check_place(path, replace=replace, marks=marks, what=what)
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise CannotWrite(
            f"{path} cannot be written: {error.strerror or error}. What was there before is untouched. Name "
            "another file, or make room."
        ) from error


def _bears(path: Path, marks: Sequence[str]) -> bool:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return any(mark.encode() in head for mark in marks)
