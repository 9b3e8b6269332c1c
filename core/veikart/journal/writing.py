"""What goes into the journal: what a command proposes, who judges it, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

from veikart_events.cleaning import clean_text

if TYPE_CHECKING:
    from veikart.journal.opened import Opened
    from veikart_events.base import EventBody
    from veikart_events.envelope import Envelope


@dataclass(frozen=True, slots=True)
class Proposed:
    """An event that a command wants to write. `effective` None means: today."""

    body: EventBody
    effective: date | None = None
    note: str | None = None
    causation: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a command wrote: positions `first` to `last`. `repeated`: it had been written before."""

    first: int
    last: int
    repeated: bool = False


class Admission(Protocol):
    """One command's events being checked, each against all before it."""

    def admit(self, envelope: Envelope) -> None:
        """Takes the event in, or raises `RuleBroken`."""


class Rulebook(Protocol):
    """What holds across entities. It follows the ledger and judges what is to be added."""

    def follow(self, turn: Opened) -> None:
        """Takes in what was written since it last looked."""

    def begin(self, turn: Opened, today: date) -> Admission: ...

    def accept(self, admission: Admission) -> None:
        """The admitted events are in the ledger now."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """What all events of one command have in common."""

    at: datetime
    by: str
    session: str | None
    command: str

    def envelope(self, position: int, proposed: Proposed, identity: str) -> Envelope:
        from veikart_events.envelope import Envelope

        return Envelope(
            position=position,
            id=identity,
            topic=proposed.body.topic,
            at=self.at,
            effective=proposed.effective or self.at.astimezone().date(),
            by=self.by,
            body=proposed.body,
            session=self.session,
            correlation=self.command,
            causation=proposed.causation,
            note=clean_text(proposed.note) if proposed.note else None,
        )
