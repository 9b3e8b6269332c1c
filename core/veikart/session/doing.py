"""The part of a session that runs commands, and takes them back."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from veikart.commands.outcome import Outcome, Told
from veikart.history import last_redoable, last_undoable, revert
from veikart.journal import Proposed, Written
from veikart.journal.stored import Stored
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.plugins.errands import at_home
from veikart.scenarios.supposition import BUILDING, SUPPOSED
from veikart.session.offering import Offering
from veikart.session.supposing import Within, begun_in, kept_of
from veikart.telling import tell

if TYPE_CHECKING:
    from veikart.commands.declaration import Command, Params, Setting
    from veikart.rules import State


class Doing(Offering):
    """Every change of the user goes through a command."""

    def do(self, command: str, /, **params: Any) -> Written | None:
        """Runs a command. Raises `RuleBroken` when it is refused, `DoesNotFit` when parameters do not fit."""
        return self._write_of(self.command(command), params)

    def run(
        self,
        command: str,
        given: Mapping[str, Any],
        *,
        once: str | None = None,
        scenario: str | None = None,
        start: date | None = None,
    ) -> Outcome:
        """Runs a command, as `do`, and tells what came of it.

        Within a `scenario` it is judged by the same rules and only supposed. What is only ever supposed
        begins a scenario where none is given, from the day `start` (None: today, or the day it holds from).

        With the same id `once` again nothing is written again, and what came of it the first time is told:
        for whoever cannot know whether a try that failed had been written. Raises `NotFound` for a scenario
        that is not open.
        """
        found = self.command(command)
        written = self._write_of(found, given, once, Within(scenario, start))
        if written is None:
            return Outcome(None, (), scenario=scenario)
        picture = self.picture()
        events = self.journal.at(range(written.first, written.last + 1))
        whose = kept_of(events)
        if whose is not None:
            events = [e for e in events if e.topic == SUPPOSED] or events
        told = tuple(Told(each.position, each.topic, tell(picture, each)) for each in events)
        done = "" if whose is not None and scenario != whose else self._done(found, given, whose)
        return Outcome(written, told, done, scenario=whose or begun_in(events) or scenario)

    def _done(self, found: Command, given: Mapping[str, Any], scenario: str | None) -> str:
        return found.words_for(found.taken(given), self.setting(scenario))

    def rehearse(
        self,
        command: str,
        given: Mapping[str, Any],
        *,
        scenario: str | None = None,
        start: date | None = None,
    ) -> Outcome:
        """What a command would write, by the rules as they stand. Raises as `run`; nothing is written."""
        from veikart.rules.rehearsal import Rehearsal

        found = self.command(command)
        scenario = None if found.real else scenario
        setting = self.setting(scenario, start)
        proposals = found.proposed(found.taken(given), setting)
        if scenario is not None:
            self.branch(scenario).attempt(proposals)
        elif found.supposes is not None:
            Within(None, start).branch_of(self, setting, proposals).attempt(proposals)
        else:
            Rehearsal(setting.state, self.today).attempt(proposals)
        events = (_as_stored(proposed) for proposed in proposals)
        return Outcome(None, tuple(Told(None, e.topic, tell(setting.picture, e)) for e in events))

    def _write_of(
        self,
        found: Command,
        given: Mapping[str, Any],
        once: str | None = None,
        within: Within = Within(),  # noqa: B008  # frozen
    ) -> Written | None:
        params = found.taken(given)
        if found.real or (within.scenario is None and found.supposes is None):
            return self.write(lambda: found.proposed(params, self._setting()), command=once)
        return self.write(lambda: self._supposing(found, params, within), command=once)

    def _supposing(self, found: Command, params: Params, within: Within) -> Sequence[Proposed]:
        """Within a turn: what keeps as supposed what the command proposes, judged in its scenario."""
        self.catch_up()
        setting = self._setting(within.scenario, within.start)
        proposals = found.proposed(params, setting)
        return within.kept(self, found.title_for(params, setting), setting, proposals)

    def undo(self, scenario: str | None = None) -> str:
        """Takes back the last command that still holds; says in words what it was. Within a scenario it is
        the last that was supposed there; those of scenarios are passed over where none is given."""
        return self._take_back(
            "Undone", lambda: last_undoable(self.journal, self._rulebook.state, self._belongs(scenario))
        )

    def redo(self, scenario: str | None = None) -> str:
        """Takes back the last undo, of the scenario or of reality."""
        return self._take_back(
            "Redone", lambda: last_redoable(self.journal, self._rulebook.state, self._belongs(scenario))
        )

    def _belongs(self, scenario: str | None) -> Callable[[int], bool]:
        """Whether the command that begins at a position built the scenario; None: whether it built none."""
        self.catch_up()
        events = self.journal.at(self._saying(*BUILDING)["position"].to_list())
        built = {each.position: json.loads(each.state)["d"]["scenario"] for each in events}
        return lambda first: built.get(first) == scenario

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

    def setting(self, scenario: str | None = None, start: date | None = None) -> Setting:
        """What a command may look at before it is run, as far as it is known here. Within a `scenario`, or
        from the day `start`, that day stands for today."""
        if scenario is None:
            return self._setting_of(start or self.today, self.state, lambda: self.picture(_on(start)))
        branch = self.branch(scenario)
        return self._setting_of(
            branch.start, lambda: branch.state, lambda: self.picture(Moment(branch.start, None, scenario))
        )

    def _setting(self, scenario: str | None = None, start: date | None = None) -> Setting:
        """Within a turn: nobody else writes before it ends, so what is read in now is all there is."""
        if scenario is not None:
            return self.setting(scenario)  # the turn has been caught up with
        state = self._rulebook.state  # as followed in this turn; catching up may put another in its place

        def picture() -> Picture:
            self.catch_up()
            return self.picture(_on(start))

        return self._setting_of(start or self.today, lambda: state, picture)

    def _setting_of(self, day: date, state: Callable[[], State], picture: Callable[[], Picture]) -> Setting:
        from veikart.commands.declaration import Setting
        from veikart_events.ids import new_id

        # A plugin asks from a thread of its own, and this one holds the locks.
        branch = at_home(self.adoptable)
        return Setting(day, new_id, state=at_home(state), picture=at_home(picture), branch=branch)


def _on(day: date | None) -> Moment | None:
    return Moment(day) if day is not None else None


def _as_stored(proposed: Proposed) -> Stored:
    body = json.dumps({"d": proposed.body.model_dump(mode="json")})
    return Stored(-1, proposed.body.topic, body.encode())
