"""Something in a plugin that should be put right."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING

from veikart.errors import VeikartError
from veikart.text import clean_line

if TYPE_CHECKING:
    from veikart.plugins import Failure


@dataclass(frozen=True, slots=True)
class Problem:
    """What is amiss, in which part of the plugin, and what to do about it: sentences for its author."""

    what: str
    """The part: "event mentors.paired", "view mentors.list", "import"."""
    text: str
    advice: str = ""

    def __str__(self) -> str:
        return " ".join(filter(None, (f"{self.what}: {self.text}", self.advice)))


def problem_of(failure: Failure, home: str) -> Problem:
    """What the guard said of a part that failed, and where in the package `home` it did.

    The guard keeps the text of an error to itself, for a client's names may be in it; here they are none.
    """
    error = failure.error
    if error is None:
        return Problem(failure.what, _sentence(failure.reason))
    text = str(error) if isinstance(error, VeikartError) else f"{type(error).__name__}: {error}"
    places = [frame for frame in extract_tb(error.__traceback__) if home in Path(frame.filename).parts]
    places = places or list(extract_tb(error.__traceback__))
    at = f"Look at {places[-1].filename}, line {places[-1].lineno}." if places else ""
    return Problem(failure.what, _sentence(clean_line(text)), at)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?")) else f"{words}."
