"""A plugin among the others: every call into it, and what became of it so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from veikart import deprecations
from veikart.clock import Clock, system_clock
from veikart.plugins import limits
from veikart.plugins.carriers import NOTIFICATIONS, Answer
from veikart.plugins.discovery import Found
from veikart.plugins.errands import TookTooLong, send
from veikart.plugins.guard import Failure, call, failure_of, told_without_data
from veikart.plugins.status import PluginState, PluginStatus

P = ParamSpec("P")
T = TypeVar("T")


@dataclass(slots=True)
class Terms:
    """On which terms plugins are called."""

    limit: float = limits.ANSWER
    """Seconds for a call that nobody asked for by name."""
    faults: int = limits.FAULTS
    """Calls that fail before a plugin is switched off."""
    keep_errors: bool = False
    """Whether failures keep the error itself, for tests. Its frames keep pictures, and what they say of
    people, for as long as there is the failure."""
    clock: Clock = system_clock
    tell_waiting: Callable[[str, float], None] | None = None
    """Told a few times a second of what may take long, and for how many seconds it has; 0 when it is over."""


@dataclass(slots=True)
class Member:
    """A plugin among the others while the program runs. A part that fails again and again is one failure.

    All that runs code of a plugin goes through `call`, `ask` or `work`: on a thread that can be left behind,
    every error a value. Once three calls have failed nothing of it is called any more.
    """

    found: Found
    state: PluginState
    terms: Terms = field(default_factory=Terms)
    answers: Mapping[str, Answer] = field(default_factory=dict)
    returned: dict[str, Sequence[Any]] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)
    faults: int = 0
    _counted: dict[str, datetime] = field(default_factory=dict)

    @property
    def off(self) -> str:
        """Empty text, or the sentence that says that it is switched off and what to do."""
        if self.state != "off":
            return ""
        return (
            f"The plugin {self.found.name} is switched off until veikart is started again, because "
            f"{self.faults} of its calls failed. The command veikart plugins tells more."
        )

    def call(self, what: str, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | Failure:
        """What the function of the plugin gives, or the failure it ended in, which is not noted yet.

        For where no data is at hand: the failure tells all. It may take the seconds of the terms.
        """
        return self._sent(what, lambda: function(*args, **kwargs), self.terms.limit)

    def ask(self, what: str, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | Failure:
        """As `call`, where data of the engagement is at hand: the failure holds no text of an error then."""
        return self._told(self._sent(what, lambda: function(*args, **kwargs), self.terms.limit))

    def work(self, what: str, function: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> T | Failure:
        """As `ask`, for what a user asked for by its name and may take as long as it takes."""
        try:
            return self._told(self._sent(what, lambda: function(*args, **kwargs), None))
        finally:
            if self.terms.tell_waiting is not None:
                self.terms.tell_waiting(what, 0.0)

    def note(self, failure: Failure) -> None:
        """Notes that a call failed, and switches the plugin off where it was one too many.

        A part counts once a second: what fails at every frame fails on one occasion.
        """
        if self.state == "off":
            return
        now = self._keep(failure)
        before = self._counted.get(failure.what)
        if before is None or not 0 <= (now - before).total_seconds() < limits.APART:
            self._counted[failure.what] = now
            self.faults += 1
        if self.faults >= self.terms.faults and self.state == "loaded":
            self.state = "off"

    def refuse(self, what: str, reason: str, trace: str = "") -> None:
        """Notes that something the plugin gave is left out. No call failed, and none is counted."""
        self._keep(Failure(self.found.name, what, reason, trace))

    def lacks_events(self) -> bool:
        """Whether an event type of this plugin was left out."""
        return any(what.startswith("event ") for what in self.failures)

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
            contributes=(
                {k: tuple(ids) for k, ids in in_use.items()} if self.state in ("loaded", "off") else {}
            ),
            warnings=tuple(
                deprecated.in_words(f"The hook {name}")
                for name, deprecated in deprecations.HOOKS.items()
                if name in self.answers
            ),
        )

    @property
    def notified(self) -> bool:
        """Whether it wants to be told of something."""
        return any(name in NOTIFICATIONS for name in self.answers)

    def _sent(self, what: str, work: Callable[[], T], limit: float | None) -> T | Failure:
        name, tell = self.found.name, self.terms.tell_waiting
        if self.state == "off":
            return Failure(name, what, "it is switched off")

        def guarded() -> T | Failure:
            try:
                return call(name, what, work)
            except KeyboardInterrupt as error:  # nobody's Ctrl+C: that reaches the thread that waits
                return failure_of(name, what, error)

        try:
            return send(
                guarded,
                limit=limit,
                home=self.found.module.partition(".")[0],
                tell=None if tell is None or limit else lambda seconds: tell(what, seconds),
            )
        except TookTooLong as late:
            trace = "\n".join(f"  {each}" for each in late.places)
            return Failure(name, what, f"it did not answer within {self.terms.limit:g} seconds", trace)

    def _told(self, answer: T | Failure) -> T | Failure:
        if not isinstance(answer, Failure):
            return answer
        return told_without_data(answer, self.found.module.partition(".")[0])

    def _keep(self, failure: Failure) -> datetime:
        now = self.terms.clock()
        before = self.failures.get(failure.what)
        times = before.times + 1 if before is not None else 1
        error = failure.error if self.terms.keep_errors else None
        self.failures[failure.what] = replace(failure, error=error, at=now, times=times)
        return now
