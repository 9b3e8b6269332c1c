"""Why a row cannot be taken, on its way to becoming a fault in the report."""

from __future__ import annotations


class Refused(Exception):
    """A row cannot be taken. The import turns it into a `Fault` and goes on with the next row."""

    def __init__(self, reason: str, *, field: str = "", value: str = "", advice: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field
        """The field (not the header) to blame."""
        self.value = value
        self.advice = advice
