"""A plugin among the others, and what became of it so far."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from veikart.plugins.carriers import NOTIFICATIONS, Answer
from veikart.plugins.discovery import Found
from veikart.plugins.guard import Failure
from veikart.plugins.status import PluginState, PluginStatus


@dataclass(slots=True)
class Member:
    """A plugin among the others while the program runs. A part that fails again and again is one failure."""

    found: Found
    state: PluginState
    answers: Mapping[str, Answer] = field(default_factory=dict)
    returned: dict[str, Sequence[Any]] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)

    def note(self, failure: Failure) -> None:
        self.failures[failure.what] = failure

    def lacks_events(self) -> bool:
        """Whether an event type of this plugin was left out."""
        return any(what.startswith("event ") for what in self.failures)

    def refuse(self, what: str, reason: str) -> None:
        self.note(Failure(self.found.name, what, reason))

    def status(self, in_use: Mapping[str, Sequence[str]]) -> PluginStatus:
        """What became of it, for people to read; `in_use`: kind → ids of what it adds."""
        nothing_left = not in_use and not self.notified and bool(self.failures)
        return PluginStatus(
            name=self.found.name,
            module=self.found.module,
            state="failed" if self.state == "loaded" and nothing_left else self.state,
            origin=self.found.origin,
            distribution=self.found.distribution,
            version=self.found.version,
            failures=tuple(self.failures.values()),
            contributes={k: tuple(ids) for k, ids in in_use.items()} if self.state == "loaded" else {},
        )

    @property
    def notified(self) -> bool:
        """Whether it wants to be told of something."""
        return any(name in NOTIFICATIONS for name in self.answers)
