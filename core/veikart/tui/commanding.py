"""The part of the main screen that runs commands: from a key, the palette or a row, through their form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from veikart.commands.choosing import Sought, choices_of, sought
from veikart.commands.fields import Field, fields_of
from veikart.crash import in_a_line
from veikart.errors import DoesNotFit, VeikartError
from veikart.tui.forms import Form, FormScreen
from veikart.tui.stage import Stage
from veikart_events.ids import event_id

if TYPE_CHECKING:
    from veikart.commands.declaration import Command
    from veikart.session import Session

_ASKED = ("pick", "choice")
_ROWS = {"people": "person", "roles": "role", "units": "unit"}


class Commanding(Stage):
    """Every command is asked for and run in the same way, wherever it was chosen."""

    def run_command(self, identity: str, prefilled: Mapping[str, object] | None = None) -> None:
        self.run_worker(self._ask_and_run(identity, prefilled or {}))

    def action_run_command(self, identity: str) -> None:
        self.run_command(identity)

    async def _ask_and_run(self, identity: str, prefilled: Mapping[str, object]) -> None:
        session, pointed, day, here = self.desk.session, self.pointed_at(), self.day, self._branching
        given = _Given(prefilled, pointed, day, *here)
        asked = await self.read(lambda: _asked(session, identity, given))
        if asked is None:
            return
        command, form, refusal = asked
        free = command.any_moment or command.supposes is not None
        if not free and self.refuse_in_the_past(real=command.real):
            return
        if refusal:
            self.say(refusal, bad=True)
            return
        once = event_id(datetime.now(UTC))  # of all tries: one that failed late may have been written
        if all(each.name in prefilled for each in form.fields):
            faults = await self._carry_out(command, once, prefilled)
            if faults:
                self.say(" ".join(faults.values()), bad=True)
        else:
            self.app.push_screen(FormScreen(form, partial(self._carry_out, command, once)))

    async def _carry_out(self, command: Command, once: str, values: Mapping[str, Any]) -> Mapping[str, str]:
        """Runs it on the writing thread and tells what came of it, or gives what is wrong, by field."""
        session, (scenario, start) = self.desk.session, self._branching
        try:
            outcome = await self.desk.write(
                lambda: session.run(command.id, values, once=once, scenario=scenario, start=start)
            )
        except DoesNotFit as error:
            return error.faults
        except VeikartError as error:
            return {"": str(error)}
        except Exception as error:  # shown, not raised: what was typed outlives a try that failed
            return {"": f"That failed: {in_a_line(error)}. Try again; it is not written twice."}
        await self.stand()
        self.outcome_told(outcome)
        return {}

    @property
    def _branching(self) -> tuple[str | None, date | None]:
        """The scenario that is open; and the day from which one would branch off, where that is not today."""
        return self.scenario, self.day if self.day != self.standing.today else None

    def pointed_at(self) -> dict[str, str]:
        chosen = self.selection
        narrowed = {"unit": chosen.unit, "goal": chosen.goal, "person": chosen.person, "skill": chosen.skill}
        found = {kind: identity for kind, identity in narrowed.items() if identity}
        if self.on_map:
            model, at = self.map_view.model, self.map_view.at
            if model is not None and at is not None:
                found |= {_ROWS[model.kind]: at[0], "skill": at[1]}
        elif (stop := self.blocks_view.cursor) is not None:
            found |= things_in(stop.id)
        return found


def askable(command: Command) -> bool:
    """Whether a form can ask for all that must be given."""
    return not any(each.must and each.kind == "other" for each in fields_of(command.params))


def things_in(row: str) -> dict[str, str]:
    """Kind → id of what a row is about: "skill:<id>", "person:<id>"; "skill:<capability>/<id>" is of a skill
    below a capability."""
    kind, _, rest = row.partition(":")
    identity = rest.rpartition("/")[2]
    return {kind: identity} if kind and identity else {}


class _Given(NamedTuple):
    """What is known when a command is asked for: what it was filled with, what the cursor stands on, when."""

    prefilled: Mapping[str, object]
    pointed: Mapping[str, str]
    day: date
    scenario: str | None
    start: date | None
    """From when a scenario would branch off, where that is not today."""


def _asked(session: Session, identity: str, known: _Given) -> tuple[Command, Form, str]:
    """The command, its form, and why it cannot be run now. Asks the picture: not for the event loop."""
    command = session.command(identity)
    scenario = None if command.real else known.scenario
    setting = session.setting(scenario, known.start if command.supposes is not None else None)
    refusal = command.refuse_now(setting)
    if refusal:
        return command, Form(command.title, (), session.today), refusal
    fields = fields_of(command.params)
    choices = {each.name: sought(choices_of(each, setting.picture)) for each in fields if each.kind in _ASKED}
    stands = {
        each.name: known.day for each in fields if each.kind == "day" and each.must and command.any_moment
    }
    pointed = _pointed(fields, choices, known.pointed)
    given = {**command.starts_with(setting), **stands, **pointed, **known.prefilled}
    return command, Form(command.title, fields, session.today, command.summary, choices, given), ""


def _pointed(
    fields: tuple[Field, ...], choices: Mapping[str, tuple[Sought, ...]], pointed: Mapping[str, str]
) -> dict[str, str]:
    """Fields that what the cursor stands on can fill in; the first of a kind, where several are."""
    found: dict[str, str] = {}
    left = dict(pointed)
    for each in fields:
        kind = each.pick.kind if each.pick is not None and each.must and not each.several else ""
        identity = left.pop(kind, "") if kind else ""
        if identity and any(choice.choice.id == identity for choice in choices[each.name]):
            found[each.name] = identity
    return found
