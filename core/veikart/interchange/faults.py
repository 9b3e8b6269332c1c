"""What is wrong with a row or a cell: a value for the report, never a crash."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing in the file that could not be taken as it stands."""

    line: int
    """Line of the file (1 is the first) on which the row begins."""
    reason: str
    column: str = ""
    """Header of the column, where one cell is to blame."""
    value: str = ""
    advice: str = ""
    """What to do about it."""
    rejects: bool = True
    """Whether the whole row was rejected; otherwise only this cell was left out."""


class Refused(Exception):
    """A row cannot be taken. The importer turns it into a `Fault` and goes on with the next row."""

    def __init__(self, reason: str, *, field: str = "", value: str = "", advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        """The field (not the header) to blame."""
        self.value = value
        self.advice = advice
