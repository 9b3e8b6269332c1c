"""Trying events out before anything is written, so that one bad row does not cost the others."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from veikart.rules.state import State
from veikart.rules.trial import Trial
from veikart_events.envelope import Envelope

if TYPE_CHECKING:
    from veikart.journal import Proposed


class Rehearsal:
    """Judges batches of events by the same rules as the journal; `state` shows what they would lead to.

    `state` given here is read, never changed. Reverts cannot be rehearsed.
    """

    def __init__(self, state: State, today: date) -> None:
        self.state = State(state)
        self._today = today
        self._at = datetime.combine(today, time.min, UTC)

    def attempt(self, proposals: Sequence[Proposed]) -> None:
        """Takes all of `proposals` in, or raises `RuleBroken` and takes in none."""
        trial = Trial(self.state, self._today)
        for proposed in proposals:
            trial.admit(self._envelope(proposed))
        trial.state.sink()

    def _envelope(self, proposed: Proposed) -> Envelope:
        return Envelope(
            position=_LATER,
            id="",
            topic=proposed.body.topic,
            at=self._at,
            effective=proposed.effective or self._today,
            by="",
            body=proposed.body,
        )


_LATER = 2**62  # behind everything that is in a ledger
