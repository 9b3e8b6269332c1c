"""What a plugin may do with the engagement that is open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from veikart.journal import Written
    from veikart.moment import Moment
    from veikart.picture import Picture


@dataclass(frozen=True, slots=True)
class Happened:
    """An event that has been written."""

    position: int
    """Where it stands in the journal."""
    topic: str
    effective: date
    """The day it holds from."""
    body: Mapping[str, Any]


class Workspace(Protocol):
    """An open engagement, as subcommands and notifications see it."""

    @property
    def name(self) -> str:
        """What the engagement is called."""

    @property
    def today(self) -> date: ...

    def picture(self, moment: Moment | None = None) -> Picture:
        """The picture at a moment; of today when there is none."""

    def do(self, command: str, /, **params: Any) -> Written | None:
        """Runs a command, of core or of a plugin, by its id. None: there was nothing to write.

        Raises `RuleBroken` when it is refused, `BadInput` when its parameters do not fit. A notification may
        not change anything: it is told of changes, and would be told of its own for ever.
        """
