"""A command is declared once; keys, palette, forms and scripts come from its declaration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from veikart.commands.faults import faults_in
from veikart.commands.fields import fields_of
from veikart.errors import DoesNotFit, NotFound, RuleBroken
from veikart.journal import Proposed
from veikart.rules import Known, State
from veikart.rules.state import Kind

if TYPE_CHECKING:
    from veikart.picture import Picture
    from veikart.scenarios import Branch


class Params(BaseModel):
    """Base of the parameters of a command, each with what a form and `veikart do` ask for.

    Titles, help and bounds are pydantic's own: `Field(title=…, description=…, ge=…)`. What to pick, and what
    has several lines, is said with `Pick` and `Lines` of `veikart.commands.fields`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


P = TypeVar("P", bound=Params)


class Setting:
    """What a command may look at when it decides: who and what is there, which day it is, fresh ids.

    Both `state` and `picture` are read when they are first asked for. Within a command they know all that is
    in the journal, and nobody else writes before the command has: a rule that is decided on them holds.
    """

    def __init__(
        self,
        today: date,
        new_id: Callable[[], str],
        *,
        state: Callable[[], State],
        picture: Callable[[], Picture],
        branch: Callable[[str], Branch] | None = None,
    ) -> None:
        """`branch`: a scenario as it would be adopted today."""
        self.today = today
        self.new_id = new_id
        self._state = state
        self._picture = picture
        self._branch = branch
        self._known: State | None = None
        self._seen: Picture | None = None

    # No cached properties: up to Python 3.11 all settings would share one lock, and a thread that reads,
    # waiting for the session's lock with it, would stand against one that writes.

    @property
    def state(self) -> State:
        """Entities by id, name and reference, as of the last event."""
        if self._known is None:
            self._known = self._state()
        return self._known

    @property
    def picture(self) -> Picture:
        """The picture of today, with the tables of all projections, those of plugins too."""
        if self._seen is None:
            self._seen = self._picture()
        return self._seen

    def branch(self, scenario: str) -> Branch:
        """A scenario as it would be adopted: judged by the rules of today, without looking ahead.

        Raises `NotFound` where there is none such, or it is not open any more.
        """
        if self._branch is None:
            raise NotFound(f"There is no scenario {scenario!r} here.")
        return self._branch(scenario)

    def need(self, kind: Kind, identity: str) -> Known:
        """The entity with this id. Raises `RuleBroken` when there is none."""
        known = self.state.get(kind, identity)
        if known is None:
            raise RuleBroken(f"There is no {kind} with the id {identity!r}. Add it first.")
        return known


@dataclass(frozen=True, slots=True)
class Command:
    """`propose` turns parameters into events; the rules judge those before anything is written."""

    id: str
    title: str
    """As it stands in the palette: "Park a skill"."""
    params: type[Params]
    propose: Callable[[Any, Setting], Sequence[Proposed]]
    key: str = ""
    """The key it has unless the user gives it another, such as "k" or "shift+k". Where another command or
    veikart itself has that key, this one has none."""
    on: tuple[str, ...] = ()
    """Screens that the key and the offer in the palette hold on; empty for all."""
    available: Callable[[Setting], str] | None = None
    """Empty text, or the sentence that says why it cannot be run now."""
    summary: str = ""
    """A sentence under the title of the form: what becomes of it."""
    done: Callable[[Any, Setting], str] | None = None
    """From the parameters, and how things stand then: what to say when it has been done. Without it, what
    happened is told event by event."""
    filled: Callable[[Setting], Mapping[str, Any]] | None = None
    """What its form starts with, where that is neither a default nor known from where one stands."""
    any_moment: bool = False
    """Whether it can be run while another moment than now is looked at: it is about a day, and no picture
    changes. A day that it must be given is then the day looked at."""
    supposes: Callable[[Any, Setting], str] | None = None
    """For what is only ever supposed: the title of the scenario that it begins where none is open."""
    real: bool = False
    """Whether it is done in reality also while a scenario is looked at, such as to note a decision."""

    def taken(self, given: Mapping[str, Any]) -> Params:
        """The parameters made of what was given. Raises `DoesNotFit`."""
        return taken(self.title, self.params, given)

    def proposed(self, params: Params, setting: Setting) -> Sequence[Proposed]:
        """The events it leads to. Raises `RuleBroken` where it cannot be run now, and `DoesNotFit`."""
        if why := self.refuse_now(setting):
            raise RuleBroken(why)
        return self.events(params, setting)

    def events(self, params: Params, setting: Setting) -> Sequence[Proposed]:
        """The events it leads to, whether it can be run now or not. Raises `DoesNotFit`."""
        try:
            return self.propose(params, setting)
        except ValidationError as error:  # of an event that the parameters led to
            raise misfit(self.title, self.params, error) from None

    def refuse_now(self, setting: Setting) -> str:
        """Empty text, or why it cannot be run now."""
        return self.available(setting) if self.available is not None else ""

    def words_for(self, params: Params, setting: Setting) -> str:
        """What it says itself when it has been done; empty for nothing."""
        return self.done(params, setting) if self.done is not None else ""

    def title_for(self, params: Params, setting: Setting) -> str:
        """What a scenario is called that it begins; empty where it says nothing of that."""
        return self.supposes(params, setting) if self.supposes is not None else ""

    def starts_with(self, setting: Setting) -> Mapping[str, Any]:
        """Fields that its form starts with, by name."""
        return self.filled(setting) if self.filled is not None else {}


def taken(title: str, params: type[P], given: Mapping[str, Any]) -> P:
    """The parameters made of what was given for something called `title`. Raises `DoesNotFit`."""
    try:
        return params.model_validate(dict(given))
    except ValidationError as error:
        raise misfit(title, params, error) from None


def misfit(title: str, params: type[Params], error: ValidationError) -> DoesNotFit:
    """What does not fit of the parameters, or of the event they led to."""
    faults = faults_in(error, fields_of(params))
    told = " ".join(f"{name}: {words}" if name else words for name, words in faults.items())
    return DoesNotFit(f"{title}: {told}", faults)


def open_workshop(state: State) -> Known | None:
    """The workshop that is going on; events belong to it."""
    return next((known for known in state.all("workshop") if known.until is None), None)
