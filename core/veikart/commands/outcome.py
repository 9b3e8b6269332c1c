"""What came of a command, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.journal import Written


@dataclass(frozen=True, slots=True)
class Told:
    """One event of a command, in words. `position` None: it has not been written."""

    position: int | None
    topic: str
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a command. `written` None: there was nothing to write, or it was only rehearsed."""

    written: Written | None
    events: tuple[Told, ...]
    done: str = ""
    """What the command itself says of it."""
    scenario: str | None = None
    """The scenario it was run in, or that it began; None for reality."""

    @property
    def words(self) -> str:
        """A line for the user: what the command says, else the first event, and how many more there are."""
        if self.done or not self.events:
            return self.done or "There was nothing to change."
        more = f" and {len(self.events) - 1} more" if len(self.events) > 1 else ""
        return f"{self.events[0].words}{more}"
