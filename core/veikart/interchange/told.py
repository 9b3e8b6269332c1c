"""What earlier rows of a file said, so that a file does not overwrite itself without a word."""

from __future__ import annotations

from collections.abc import Hashable

from veikart.interchange.faults import Refused


class Told:
    """The first thing that a file said about each matter."""

    def __init__(self, about: str) -> None:
        self._about = about
        self._first: dict[Hashable, tuple[int, object]] = {}

    def must_agree(self, matter: Hashable, line: int, said: object, *, field: str, value: str = "") -> None:
        """Refuses to say otherwise than an earlier row."""
        first_line, first = self._first.setdefault(matter, (line, said))
        if said != first:
            raise Refused(
                f"line {first_line} says otherwise about the same {self._about}",
                field=field,
                value=value,
                advice="Keep one of the two, or check with --map that the right columns are read.",
            )
