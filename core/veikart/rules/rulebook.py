"""The core rulebook: follows the ledger, and judges what is to be added to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from veikart_events.envelope import Envelope, Unknown
from veikart_events.registry import Registry
from veikart_events.vocabulary.history import EventReverted

from veikart.errors import RuleBroken
from veikart.journal.reverts import in_force, is_reverted
from veikart.rules.checks import Case, check
from veikart.rules.folding import FOLDS
from veikart.rules.state import Kind, State

if TYPE_CHECKING:
    from veikart.journal.ledger import Turn

_KINDS: tuple[Kind, ...] = ("unit", "person", "role", "scale", "skill", "goal", "capability", "workshop")


class CoreRulebook:
    """Knows the engagement as of the last event it has followed."""

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._topics = tuple(FOLDS)
        self._position = -1
        self.state = State()

    def follow(self, turn: Turn) -> None:
        """Takes in what was written since. A revert of something that is known here means starting over."""
        if self._take(turn, self._position):
            self._position = -1
            self.state = State()
            self._take(turn, -1)

    def _take(self, turn: Turn, after: int) -> bool:
        """Folds the events after a position; says whether a revert reaches back to what was folded before."""
        stored = list(turn.tail(after, self._topics))
        envelopes = [self._registry.decode(*row) for row in stored]
        new = [
            (e.position, e.body) for e in envelopes if isinstance(e.body, EventReverted)
        ]
        if any(body.first <= after for _, body in new):
            return True
        scratch = State(self.state)
        for position, body in new:
            _fold(scratch, next(e for e in envelopes if e.position == position))
        active = in_force(scratch.reverts)
        for envelope in envelopes:
            if isinstance(envelope.body, EventReverted) or not is_reverted(envelope.position, active):
                _fold(self.state, envelope)
        self._position = turn.head()
        return False

    def begin(self, turn: Turn, today: date) -> Trial:
        """A trial of new events against what is known."""
        return Trial(self.state, today, turn.mentions)

    def accept(self, trial: object) -> None:
        """The events of `trial` are in the ledger."""
        assert isinstance(trial, Trial)
        trial.state.sink()
        self.state.reverts = trial.state.reverts
        if trial.reverts:
            self._position, self.state = -1, State()
        elif trial.last is not None:
            self._position = trial.last


class Trial:
    """One command's events, each judged with those before it in mind."""

    def __init__(self, state: State, today: date, mentions: Callable[[str, int], list[int]]) -> None:
        self.state = State(state)
        self.reverts = False
        self.last: int | None = None
        self._today = today
        self._mentions = mentions

    def admit(self, envelope: Envelope) -> None:
        """Takes the event in, or raises `RuleBroken`."""
        if isinstance(envelope.body, EventReverted):
            self._check_revert(envelope.position, envelope.body)
            self.reverts = True
        check(Case(self.state, envelope, self._today))
        _fold(self.state, envelope)
        self.last = envelope.position

    def _check_revert(self, position: int, body: EventReverted) -> None:
        active = in_force(self.state.reverts)
        if not 0 < body.first <= body.last < position:
            raise RuleBroken("Only what was written before, and not the opening itself, can be undone.")
        if is_reverted(body.first, active):
            raise RuleBroken("That has been undone already.")
        for kind in _KINDS:
            for known in self.state.all(kind):
                if body.first <= known.position <= body.last:
                    later = [p for p in self._mentions(known.id, body.last) if not is_reverted(p, active)]
                    if later:
                        raise RuleBroken(
                            f"{len(later)} later events build on {known.name!r}. Undo those first."
                        )


def _fold(state: State, envelope: Envelope) -> None:
    fold = FOLDS.get(envelope.topic)
    if fold is not None and not isinstance(envelope.body, Unknown):
        fold(state, envelope, envelope.body)
