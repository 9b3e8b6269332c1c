"""Engagements for tests: a real file, a clock that is moved by hand, and no rules in the way."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from veikart.journal import Journal, Proposed, Written
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.facts import Facts
from veikart.testing.clock import MovableClock
from veikart_events.base import EventBody
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.history import EventReverted

REGISTRY = core_registry()


class AdmitsEverything:
    """A rulebook without rules: a picture must be right for whatever lies in the ledger."""

    def follow(self, turn: object) -> None: ...

    def begin(self, turn: object, today: date) -> AdmitsEverything:
        return self

    def admit(self, envelope: object) -> None: ...

    def accept(self, admission: object) -> None: ...


class Story:
    """An engagement that is told event by event."""

    def __init__(
        self,
        path: Path,
        begins: date = date(2024, 1, 1),
        language: str = "en",
        source: random.Random | None = None,
    ) -> None:
        self.clock = MovableClock(datetime(begins.year, begins.month, begins.day, 8, tzinfo=UTC))
        self.journal = Journal.create(path, "Fjordkraft", language=language, clock=self.clock, source=source)

    def recorded(self, day: date, *bodies: EventBody, holds: date | None = None) -> Written:
        """Records `bodies` on `day` in one command; they hold from `holds`, else from the same day."""
        self.clock.move(day)
        return self.write([Proposed(body, holds or day) for body in bodies])

    def write(self, proposals: Sequence[Proposed]) -> Written:
        written = self.journal.write(proposals, AdmitsEverything(), by="consultant")
        assert written is not None
        return written

    def undone(self, day: date, what: Written) -> Written:
        """Takes back a command on `day`."""
        return self.recorded(day, EventReverted(target="any", first=what.first, last=what.last))

    def facts(self) -> Facts:
        """All that was recorded, read from scratch."""
        return caught_up(Facts.empty(CORE_PROJECTIONS), self.journal)

    def picture(self, true_on: date, known_on: date | None = None) -> Picture:
        return Picture(self.facts(), Moment(true_on, known_on), true_on, self.journal.at)

    def close(self) -> None:
        self.journal.close()


def caught_up(facts: Facts, journal: Journal, upto: int | None = None) -> Facts:
    """`facts` with what `journal` has after them, up to a position."""
    head = journal.head() if upto is None else upto
    return facts.extended(journal.batches(facts.head, head), head, REGISTRY.upcast)
