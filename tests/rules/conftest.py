"""A small organisation in memory, and a ledger that is judged by the same rules as the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime

import pytest

from veikart.errors import RuleBroken
from veikart.journal import Proposed, Stored
from veikart.rules import CoreRulebook
from veikart_events.base import EventBody
from veikart_events.envelope import Envelope, encode
from veikart_events.vocabulary import core_registry, engagement, framework, organisation, strategy, target
from veikart_events.vocabulary.history import EventReverted

TODAY = date(2026, 3, 2)
EARLY = date(2025, 1, 1)
LEFT = date(2026, 2, 1)


class Memory:
    """The ledger, and the turn, of an engagement that lies in memory."""

    def __init__(self) -> None:
        self.rows: list[Stored] = []
        self.rulebook = CoreRulebook(core_registry())
        self._append([Proposed(engagement.EngagementOpened(engagement="e1", name="Fjord"), EARLY)], None)

    def head(self) -> int:
        return len(self.rows) - 1

    def tail(
        self, after: int, topics: Sequence[str] | None = None, *, upto: int | None = None
    ) -> Iterator[Stored]:
        upto = self.head() if upto is None else upto
        return (r for r in self.rows if after < r.position <= upto and (topics is None or r.topic in topics))

    def write(self, *proposals: Proposed | EventBody, on: date = TODAY) -> int:
        """Writes one command as the journal does, and returns its first position."""
        made = [p if isinstance(p, Proposed) else Proposed(p, on) for p in proposals]
        self.rulebook.follow(self)  # type: ignore[arg-type]
        trial = self.rulebook.begin(self, TODAY)  # type: ignore[arg-type]
        first = self._append(made, trial.admit)
        self.rulebook.accept(trial)
        return first

    def _append(self, proposals: Sequence[Proposed], admit: object) -> int:
        rows = []
        for position, proposed in enumerate(proposals, len(self.rows)):
            at = datetime(2026, 3, 2, 12, tzinfo=UTC)
            effective = proposed.effective or TODAY
            envelope = Envelope(
                position, f"id-{position}", proposed.body.topic, at, effective, "me", proposed.body
            )
            if callable(admit):
                admit(envelope)
            rows.append(Stored(position, envelope.topic, encode(envelope)))
        self.rows += rows
        return rows[0].position

    def revert(self, first: int, last: int | None = None) -> int:
        """Takes back the events from `first` to `last`."""
        return self.write(
            EventReverted(target=f"id-{first}", first=first, last=first if last is None else last)
        )

    def refused(self, *proposals: Proposed | EventBody, on: date = TODAY) -> str:
        """What the rules say against these; fails when they let them pass or wrote anything."""
        before = list(self.rows)
        with pytest.raises(RuleBroken) as caught:
            self.write(*proposals, on=on)
        assert self.rows == before
        return str(caught.value)


def labelled(skill: str, label: str, **more: str) -> framework.SkillDefined:
    """A skill with an English label."""
    return framework.SkillDefined.model_validate(
        {"skill": skill, "labels": {"en": label}, "scale": "five", **more}
    )


def scale(identity: str, name: str, continuous: bool = False) -> framework.ScaleDefined:
    """A scale from 0 to 5 with every whole number named."""
    levels = [{"value": float(n), "name": f"step {n}"} for n in range(6)]
    return framework.ScaleDefined.model_validate(
        {"scale": identity, "name": name, "levels": levels, "continuous": continuous}
    )


@pytest.fixture
def ledger() -> Memory:
    """Nothing but the opening."""
    return Memory()


@pytest.fixture
def world(ledger: Memory) -> Memory:
    """Sales with North in it, HR; Kari in North, Ola in Sales; one role, two scales, two skills, a goal."""
    o, s = organisation, strategy
    ledger.write(
        o.UnitCreated(unit="sales", name="Sales", ref="U1"),
        o.UnitCreated(unit="north", name="North", parent="sales"),
        o.UnitCreated(unit="hr", name="HR"),
        o.UnitCreated(unit="empty", name="Empty"),
        o.UnitCreated(unit="closed", name="Closed"),
        o.PersonJoined(person="kari", name="Kari Nordmann", unit="north", ref="1"),
        o.PersonJoined(person="ola", name="Ola Nordmann", unit="sales"),
        o.PersonJoined(person="gone", name="Gone Larsen", unit="hr", ref="9"),
        o.RoleDefined(role="seller", name="Seller", ref="R1"),
        o.RoleDefined(role="buyer", name="Buyer"),
        o.RoleAssigned(person="kari", role="seller"),
        scale("five", "Five steps"),
        scale("share", "Share", continuous=True),
        labelled("selling", "Selling", uri="urn:selling"),
        labelled("buying", "Buying"),
        labelled("retired", "Retired"),
        s.GoalSet(goal="growth", name="Growth"),
        s.GoalSet(goal="dropped", name="Dropped"),
        s.CapabilityIdentified(capability="reach", goal="growth", name="Reach"),
        s.SkillLinked(skill="selling", capability="reach"),
        target.LevelRequired(role="seller", skill="selling", scale="five", level=3),
        on=EARLY,
    )
    ledger.write(
        o.UnitClosed(unit="closed"),
        o.PersonLeft(person="gone"),
        framework.SkillRetired(skill="retired"),
        s.GoalDropped(goal="dropped"),
        on=LEFT,
    )
    return ledger
