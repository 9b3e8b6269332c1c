"""What the rules ask of a proposed event, whatever it is about."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from veikart.errors import RuleBroken
from veikart.rules.state import Kind, Known, State
from veikart_events.envelope import Envelope


@dataclass(frozen=True, slots=True)
class Case:
    """One event on trial: the state before it, the envelope, and the day it is recorded on."""

    state: State
    envelope: Envelope
    today: date
    joined_once: Callable[[str], bool] = lambda person: False
    """Whether the joining of a person is in the ledger, even if it was undone, or only supposed."""

    def must_be(self, kind: Kind, identity: str | None) -> Known:
        """The entity with this id; refuses when it is not there or has ended."""
        known = self.state.get(kind, identity or "")
        if known is None:
            raise RuleBroken(f"There is no {kind} with the id {identity!r}. Add it first.")
        if known.until is not None and known.until <= self.envelope.effective:
            raise RuleBroken(f"{known.name} ended on {known.until}; choose an earlier day or another {kind}.")
        return known

    def must_stay(self, kind: Kind, identity: str) -> Known:
        """The entity with this id, of which no end is recorded, so that something can be put into it."""
        known = self.must_be(kind, identity)
        if known.until is not None:
            raise RuleBroken(
                f"{known.name} ends on {known.until}. Choose another {kind}, or undo that first."
            )
        return known

    def must_be_endable(self, kind: Kind, identity: str) -> Known:
        """The entity with this id, which has begun and of which no end is recorded."""
        known = self.must_be(kind, identity)
        if known.until is not None:
            raise RuleBroken(f"{known.name} is recorded as ending on {known.until} already. Undo that first.")
        if self.envelope.effective < known.since:
            raise RuleBroken(
                f"{known.name} began on {known.since} and cannot end before. Choose a later day."
            )
        return known

    def must_be_new(self, kind: Kind, identity: str) -> None:
        if self.state.get(kind, identity) is not None:
            raise RuleBroken(f"There is a {kind} with the id {identity!r} already.")

    def name_must_be_free(self, kind: Kind, name: str, scope: str = "", but: str = "") -> None:
        if any(known.id != but for known in self.state.named(kind, name, scope, self.envelope.effective)):
            raise RuleBroken(
                f"There is a {kind} called {name!r} already. Use that one or choose another name."
            )

    def must_be_on_scale(self, scale: Known, *levels: float | None) -> None:
        named: dict[float, str] = scale.facts["levels"]
        low, high = min(named), max(named)
        for level in levels:
            if level is None or (scale.facts["continuous"] and low <= level <= high) or level in named:
                continue
            between = (
                f"any value from {low:g} to {high:g}"
                if scale.facts["continuous"]
                else ", ".join(f"{value:g} ({name})" for value, name in named.items())
            )
            raise RuleBroken(f"{level:g} is not a level of the scale {scale.name!r}. It has {between}.")

    def must_have_happened(self) -> None:
        """Statements about people cannot be dated ahead."""
        if self.envelope.effective > self.today + timedelta(days=1):
            raise RuleBroken(
                f"{self.envelope.effective} lies ahead: a level can only be stated for a day that has come."
            )
