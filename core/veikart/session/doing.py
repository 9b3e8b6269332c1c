"""The part of a session that runs commands, and takes them back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from veikart.commands.outcome import Outcome, Told
from veikart.history import last_redoable, last_undoable, revert
from veikart.journal import Proposed, Written
from veikart.journal.stored import Stored
from veikart.picture import Picture
from veikart.plugins.errands import at_home
from veikart.session.offering import Offering
from veikart.telling import tell

if TYPE_CHECKING:
    from veikart.commands.declaration import Command, Setting
    from veikart.rules import State


class Doing(Offering):
    """Every change of the user goes through a command."""

    def do(self, command: str, /, **params: Any) -> Written | None:
        """Runs a command. Raises `RuleBroken` when it is refused, `DoesNotFit` when parameters do not fit."""
        return self._write_of(self.command(command), params)

    def run(self, command: str, given: Mapping[str, Any], *, once: str | None = None) -> Outcome:
        """Runs a command, as `do`, and tells what came of it.

        With the same id `once` again nothing is written again, and what came of it the first time is told:
        for whoever cannot know whether a try that failed had been written.
        """
        found = self.command(command)
        written = self._write_of(found, given, once)
        if written is None:
            return Outcome(None, ())
        picture = self.picture()
        events = self.journal.at(range(written.first, written.last + 1))
        told = tuple(Told(each.position, each.topic, tell(picture, each)) for each in events)
        return Outcome(written, told, found.words_for(found.taken(given), self.setting()))

    def rehearse(self, command: str, given: Mapping[str, Any]) -> Outcome:
        """What a command would write, by the rules as they stand. Raises as `do`; nothing is written."""
        from veikart.rules.rehearsal import Rehearsal

        found, setting = self.command(command), self.setting()
        rehearsal = Rehearsal(setting.state, self.today)
        proposals = found.proposed(found.taken(given), setting)
        rehearsal.attempt(proposals)
        events = (_as_stored(proposed) for proposed in proposals)
        return Outcome(None, tuple(Told(None, e.topic, tell(setting.picture, e)) for e in events))

    def _write_of(self, found: Command, given: Mapping[str, Any], once: str | None = None) -> Written | None:
        params = found.taken(given)
        return self.write(lambda: found.proposed(params, self._setting()), command=once)

    def undo(self) -> str:
        """Takes back the last command that still holds; says in words what it was."""
        return self._take_back("Undone", lambda: last_undoable(self.journal, self._rulebook.state))

    def redo(self) -> str:
        """Takes back the last undo."""
        return self._take_back("Redone", lambda: last_redoable(self.journal, self._rulebook.state))

    def _take_back(self, done: str, find: Callable[[], tuple[int, int]]) -> str:
        spans: list[tuple[int, int]] = []

        def decide() -> Sequence[Proposed]:
            spans.append(find())
            return [revert(self.journal, *spans[-1])]

        self.write(decide)
        first, last = spans[-1]
        words = tell(self.picture(), self.journal.at([first])[0])
        more = f" and {last - first} more" if last > first else ""
        return f"{done}: {words.removeprefix('Undone: ')}{more}"

    def setting(self) -> Setting:
        """What a command may look at before it is run, as far as it is known here."""
        return self._setting_of(self.state, self.picture)

    def _setting(self) -> Setting:
        """Within a turn: nobody else writes before it ends, so what is read in now is all there is."""
        state = self._rulebook.state  # as followed in this turn; catching up may put another in its place

        def picture() -> Picture:
            self.catch_up()
            return self.picture()

        return self._setting_of(lambda: state, picture)

    def _setting_of(self, state: Callable[[], State], picture: Callable[[], Picture]) -> Setting:
        from veikart.commands.declaration import Setting
        from veikart_events.ids import new_id

        # A plugin asks from a thread of its own, and this one holds the locks.
        return Setting(self.today, new_id, state=at_home(state), picture=at_home(picture))


def _as_stored(proposed: Proposed) -> Stored:
    body = json.dumps({"d": proposed.body.model_dump(mode="json")})
    return Stored(-1, proposed.body.topic, body.encode())
