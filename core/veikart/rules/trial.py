"""One command's events on trial: each is judged with those before it in mind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Protocol

from veikart.errors import RuleBroken
from veikart.journal.reverts import Revert, Reverted, in_force
from veikart.rules.case import Case
from veikart.rules.checks import CHECKS, check
from veikart.rules.consistency import contradictions
from veikart.rules.folding import FOLDS, fold_all, fold_one
from veikart.rules.forgetting import forgets
from veikart.rules.state import Known, State
from veikart_events.envelope import Envelope, encode
from veikart_events.vocabulary.history import EventReverted
from veikart_events.vocabulary.organisation import PersonJoined
from veikart_events.vocabulary.scenario import ScenarioWorded

_ONLY_CHECKED = tuple(topic for topic in CHECKS if topic not in FOLDS)
_IDS = re.compile(rb'"([0-9A-Za-z_.:-]{1,64})"')


class History(Protocol):
    """What is in the ledger before this command."""

    def events(self, after: int, upto: int | None = ..., topics: tuple[str, ...] = ...) -> Iterable[Envelope]:
        """Events with `after` < position ≤ `upto`; those that change the state unless `topics` says which."""

    def texts(self, after: int) -> Iterable[tuple[int, bytes]]:
        """Position and text of every event after a position."""


class Trial:
    """Takes in the events of one command one by one. Without a `history` reverts are refused."""

    def __init__(self, state: State, today: date, history: History | None = None) -> None:
        self.state = State(state)
        self.last: int | None = None
        self._below = state
        self._today = today
        self._history = history
        self._admitted: list[Envelope] = []

    def admit(self, envelope: Envelope) -> None:
        """Takes the event in, or raises `RuleBroken`."""
        check(Case(self.state, envelope, self._today, self._joined_once))
        if isinstance(envelope.body, EventReverted):
            self._revert(envelope, envelope.body)
        else:
            fold_one(self.state, envelope)
        self._admitted.append(envelope)
        self.last = envelope.position

    def _joined_once(self, person: str) -> bool:
        topics = (PersonJoined.topic, ScenarioWorded.topic)
        named = self._history.events(-1, None, topics) if self._history is not None else ()
        return any(_names(envelope.body, person) for envelope in named)

    def kept(self) -> State:
        """The state below, with all that was admitted in it."""
        if self.state.rests_on(self._below):
            self.state.sink()
            return self._below
        return self.state

    def _revert(self, envelope: Envelope, body: EventReverted) -> None:
        if self._history is None:
            raise RuleBroken("This cannot be undone before it is written.")
        if not 0 < body.first <= body.last < envelope.position:
            raise RuleBroken("Only what was written before, and not the opening itself, can be undone.")
        if forgets(self.state, body.first, body.last):
            raise RuleBroken("What was forgotten cannot be brought back.")
        before, active = self.state, in_force(self.state.reverts)
        if body.first in Reverted(active):
            raise RuleBroken("That has been undone already.")
        if not any(True for _ in self._written(self._history, body.first - 1, body.last)):
            fold_one(self.state, envelope)  # only statements such as ratings: nothing else rests on them
            return
        after = State()
        fold_all(after, [*self._written(self._history, -1, envelope.position), envelope])
        self._nothing_may_rest_on(before.missing_in(after), after, self._history)
        _must_agree(before, after)
        self._what_returns_must_fit(active, after, self._history)
        self.state = after

    def _written(self, history: History, after: int, upto: int) -> Iterator[Envelope]:
        yield from history.events(after, upto)
        yield from (e for e in self._admitted if after < e.position <= upto and e.topic in FOLDS)

    def _nothing_may_rest_on(self, lost: list[Known], after: State, history: History) -> None:
        if not lost:
            return
        names = {known.id.encode(): known for known in lost}
        reverted = Reverted(in_force(after.reverts))
        start = min(known.position for known in lost)
        users: dict[bytes, int] = {}
        for position, text in (*history.texts(start), *((e.position, encode(e)) for e in self._admitted)):
            if position not in reverted:
                for identity in names.keys() & set(_IDS.findall(text)):
                    users[identity] = users.get(identity, 0) + 1
        if users:
            identity, number = next(iter(users.items()))
            events = "1 later event builds" if number == 1 else f"{number} later events build"
            raise RuleBroken(f"{events} on {names[identity].name!r}. Undo those first.")

    def _what_returns_must_fit(self, active: list[Revert], after: State, history: History) -> None:
        """Statements that were taken back and hold again are judged again."""
        now = set(in_force(after.reverts))
        reverted = Reverted(now)
        for ended in (revert for revert in active if revert not in now):
            for envelope in history.events(ended.first - 1, ended.last, _ONLY_CHECKED):
                if envelope.position not in reverted:
                    check(Case(after, envelope, self._today))


def _names(body: object, person: str) -> bool:
    """Whether an event lets someone join, or says their name where they are only supposed to."""
    if isinstance(body, ScenarioWorded):
        return body.about == person
    return isinstance(body, PersonJoined) and body.person == person


def _must_agree(before: State, after: State) -> None:
    new = set(contradictions(after)) - set(contradictions(before))
    if new:
        raise RuleBroken(f"That cannot be undone now: {min(new)} Change or undo what came later first.")
