"""An engagement to test plugins on: real rules, a real journal, a clock that is moved by hand."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from veikart.plugins import Failure, Plugins
from veikart.session import Session
from veikart.testing.broken import Broken, open_terms
from veikart.testing.clock import MovableClock
from veikart.testing.contributed import Contributed
from veikart.testing.room import STATE

if TYPE_CHECKING:
    from veikart.commands.outcome import Outcome
    from veikart.contributions.workspace import Happened
    from veikart.moment import Moment
    from veikart.picture import Picture
    from veikart_events.base import EventBody


class Engagement(Contributed):
    """What a test does and sees. What a plugin fails in is raised as `Broken`, with its error as cause."""

    def __init__(self, path: Path, clock: MovableClock, plugins: Iterable[object]) -> None:
        """Opens the file at `path` with `plugins` (modules), and no others. Raises `Broken`."""
        self.path = path
        self.clock = clock
        self._open(plugins)

    @property
    def session(self) -> Session:
        return self._session

    @property
    def today(self) -> date:
        return self._session.today

    def picture(self, moment: Moment | None = None) -> Picture:
        """The picture at a moment; of today when there is none."""
        return self._session.picture(moment)

    def do(self, command: str, /, **params: Any) -> Outcome:
        """Runs a command, of core or of a plugin. Its `words` say what came of it, its `events` what was
        written. Raises `RuleBroken` when it is refused, `BadInput` when its parameters do not fit."""
        return self.sound(lambda: self._session.run(command, params))

    def rehearse(self, command: str, /, **params: Any) -> Outcome:
        """What a command would write. Raises as `do`; nothing is written."""
        return self.sound(lambda: self._session.rehearse(command, params))

    def write(self, *bodies: EventBody, on: date | None = None) -> None:
        """Writes events without a command; they hold from `on`, else from today. The rules judge them."""
        from veikart.journal import Proposed

        self.sound(lambda: self._session.write([Proposed(body, on or self.today) for body in bodies]))

    def undo(self) -> str:
        """Takes back the last command that still holds; says in words what it was."""
        return self.sound(self._session.undo)

    def redo(self) -> str:
        """Takes back the last undo; says in words what it was."""
        return self.sound(self._session.redo)

    def forget(self, person: str) -> None:
        """Forgets a person (by id) for good: what is `Personal` about them cannot be read any more."""
        self.sound(lambda: self._session.forget(person))

    def events(self, topic: str = "") -> tuple[Happened, ...]:
        """What has happened, in order; only topics that begin with `topic`."""
        from veikart.session.notifying import happened_between

        journal = self._session.journal
        parts = happened_between(journal, 0, journal.head())
        return tuple(each for part in parts for each in part if each.topic.startswith(topic))

    def told(self) -> tuple[str, ...]:
        """What has happened in words, as the journal tells it, in order."""
        from veikart.telling import tell

        journal, picture = self._session.journal, self.picture()
        events = journal.at(range(journal.head() + 1))
        return self.sound(lambda: tuple(tell(picture, event) for event in events))

    def reopen(self, plugins: Iterable[object] = ()) -> None:
        """Closes the engagement and opens it with these plugins: with none, as if they were not there."""
        self.close()
        self._open(plugins)

    def close(self) -> None:
        """Closes the engagement. Raises `Broken` where a notification failed."""
        self._session.close()
        self.blame(self._session.plugins)

    def blame(self, plugins: Plugins) -> None:
        """Raises `Broken` for the first failure that has not been raised yet."""
        for failure in plugins.failures():
            if failure not in self._blamed:
                self._blamed.append(failure)
                raise Broken(failure) from failure.error

    def _open(self, plugins: Iterable[object]) -> None:
        os.environ[STATE] = str(self.path.with_suffix(".state"))  # two engagements of a room forget apart
        self.plugins = tuple(plugins)
        self._blamed = list[Failure]()
        loaded = Plugins.load(extra=self.plugins, discover=list, terms=open_terms())
        loaded.statuses()  # asks for everything
        self.blame(loaded)
        self._session = Session.open(self.path, clock=self.clock, plugins=loaded)
