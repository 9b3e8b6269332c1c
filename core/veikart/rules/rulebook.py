"""The core rulebook: follows the ledger, and judges what is to be added to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from veikart.errors import DamagedJournal
from veikart.rules.folding import FOLDS, fold_all, fold_each
from veikart.rules.state import State
from veikart.rules.trial import Trial
from veikart_events.envelope import Envelope
from veikart_events.registry import MalformedEvent, Registry
from veikart_events.vocabulary.history import EventReverted

if TYPE_CHECKING:
    from veikart.journal.opened import Opened


class CoreRulebook:
    """Knows the engagement as of the last event it has followed."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._position = -1
        self.state = State()

    def follow(self, turn: Opened) -> None:
        """Takes in what was written since. A revert of something that is known here means starting over."""
        past, known = Past(turn, self._registry), self._position
        new = list(past.events(known)) if known >= 0 else []
        if known < 0 or any(
            isinstance(e.body, EventReverted) and self._reaches_back(past, e.body) for e in new
        ):
            # Hundreds of thousands: each is let go when it is folded, so that collecting rubbish stays short.
            self.state, reverts = State(), list(past.events(-1, topics=(EventReverted.topic,)))
            self._position = -1
            fold_each(self.state, past.events(-1), reverts)
        else:
            fold_all(self.state, new)
        self._position = turn.head()

    def _reaches_back(self, past: Past, revert: EventReverted) -> bool:
        known = min(revert.last, self._position)
        return any(True for _ in past.events(revert.first - 1, known))

    def begin(self, turn: Opened, today: date) -> Trial:
        """A trial of new events against what is known."""
        return Trial(self.state, today, Past(turn, self._registry))

    def accept(self, trial: object) -> None:
        """The events of `trial` are in the ledger."""
        assert isinstance(trial, Trial)
        self.state = trial.kept()
        if trial.last is not None:
            self._position = trial.last


class Past:
    """The ledger as the rules read it, within a turn."""

    def __init__(self, turn: Opened, registry: Registry) -> None:
        self._turn = turn
        self._registry = registry

    def events(
        self, after: int, upto: int | None = None, topics: tuple[str, ...] = tuple(FOLDS)
    ) -> Iterator[Envelope]:
        """The events of `topics` with `after` < position ≤ `upto`. Raises `DamagedJournal`."""
        for stored in self._turn.tail(after, topics, upto=upto):
            try:
                yield self._registry.decode(*stored)
            except MalformedEvent as error:
                raise DamagedJournal(f"Damaged: {error}. Restore the file from a backup.") from error

    def texts(self, after: int) -> Iterator[tuple[int, bytes]]:
        """Position and text of every event after a position. What is supposed builds on nothing: it is judged
        anew whenever it is looked at."""
        tail = (stored for stored in self._turn.tail(after) if not stored.topic.startswith("scenario."))
        return ((stored.position, stored.state) for stored in tail)
