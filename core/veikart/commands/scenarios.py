"""Commands about scenarios themselves: to begin, rename, adopt and discard them. They are done in reality."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.commands.declaration import Command, Params, Setting
from veikart.commands.fields import Lines, Pick
from veikart.errors import RuleBroken
from veikart.journal import Proposed
from veikart_events.vocabulary.scenario import (
    ScenarioAdopted,
    ScenarioBegun,
    ScenarioDiscarded,
    ScenarioRenamed,
)

if TYPE_CHECKING:
    from veikart.scenarios import Branch

_TOLD = 3  # of what does not fit, in a sentence
_TITLE = "What it is called"


class Begin(Params):
    title: str = Field(min_length=1, max_length=400, title=_TITLE, description="such as: If we hire two")
    start: date | None = Field(
        None, title="From", description="what is supposed holds from then on; empty: today"
    )
    why: Annotated[str, Lines()] = Field("", max_length=20_000, title="Why one asks")


def _begin(params: Begin, setting: Setting) -> Sequence[Proposed]:
    start = params.start or setting.today
    body = ScenarioBegun(scenario=setting.new_id(), start=start, title=params.title, why=params.why)
    return [Proposed(body)]


class Rename(Params):
    scenario: Annotated[str, Pick("scenario")]
    title: str = Field(min_length=1, max_length=400, title=_TITLE)


def _rename(params: Rename, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(ScenarioRenamed(scenario=params.scenario, title=params.title))]


class Discard(Params):
    scenario: Annotated[str, Pick("scenario")]
    why: str = Field("", max_length=20_000, title="Reason")


def _discard(params: Discard, setting: Setting) -> Sequence[Proposed]:
    return [Proposed(ScenarioDiscarded(scenario=params.scenario, why=params.why))]


class Adopt(Params):
    scenario: Annotated[str, Pick("scenario")]
    partly: bool = Field(False, title="Leave out what does not fit", description="else it is all or nothing")


def _adopt(params: Adopt, setting: Setting) -> Sequence[Proposed]:
    branch = setting.branch(params.scenario)
    if not branch.fitting and not branch.misfits:
        raise RuleBroken("Nothing is supposed in this scenario. Suppose something, or discard it.")
    if not branch.fitting or (branch.misfits and not params.partly):
        raise RuleBroken(_refusal(branch))
    note = f"Adopted from Scenario {branch.scenario[-4:]}"
    facts = [
        Proposed(each.body, each.effective, f"{note}. {each.note}" if each.note else note, each.id)
        for each in branch.admitted
    ]
    body = ScenarioAdopted(scenario=branch.scenario, events=len(facts), left_out=len(branch.misfits))
    return [*facts, Proposed(body)]


def _refusal(branch: Branch) -> str:
    every = len(branch.misfits) + len(branch.fitting)
    reasons = Counter(misfit.why for misfit in branch.misfits).most_common(_TOLD)
    told = " ".join(f"{why}{f' ({number} times)' if number > 1 else ''}" for why, number in reasons)
    way = "Adopt the rest by leaving that out." if branch.fitting else "Nothing of it can be adopted."
    return f"{len(branch.misfits)} of {every} events do not fit reality. {told} {way}"


COMMANDS = (
    Command(
        "scenario.begin",
        "Begin a scenario",
        Begin,
        _begin,
        real=True,
        summary="What is done in it is only supposed, until the scenario is adopted.",
    ),
    Command("scenario.rename", "Rename a scenario", Rename, _rename, real=True),
    Command(
        "scenario.adopt",
        "Adopt a scenario",
        Adopt,
        _adopt,
        real=True,
        summary="What was supposed is written as meant from now on, by the same rules, with a note.",
    ),
    Command(
        "scenario.discard",
        "Discard a scenario",
        Discard,
        _discard,
        real=True,
        summary="It stays on record, and undo brings it back.",
    ),
)
