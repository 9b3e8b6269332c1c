"""Commands that bring a measure on: agree to it, begin, block, finish or stop it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Annotated, Any

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    EventBody,
    Lines,
    Params,
    Proposed,
    RuleBroken,
    Setting,
    join_and,
)
from veikart_plans.measures import events, fitting
from veikart_plans.measures.choices import OpenMeasure
from veikart_plans.measures.kinds import Party
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import Answer as Said
from veikart_plans.measures.standing import Measure, measure_of

PARTY_NAMES: dict[Party, str] = {"management": "top management", "hr": "HR", "line": "the line"}
Text = Annotated[str, Lines()]


class Answer(Params):
    measure: OpenMeasure
    party: Party = Field(
        title="Who", description="management sets direction, hr gives support, line executes"
    )
    agrees: bool = Field(True, title="Agrees")
    why: Text = Field("", max_length=20_000, title="Why")


def _answer(params: Answer, setting: Setting) -> Sequence[Proposed]:
    measure = _open(setting, params.measure)
    if not params.agrees and not params.why.strip():
        raise DoesNotFit.at("why", "Say why not, so that the measure can be changed.")
    if measure.answers.get(params.party) == Said(params.agrees, params.why):
        return []
    body = events.PartyAnswered(measure=measure.id, party=params.party, agrees=params.agrees, why=params.why)
    return [Proposed(body, setting.today)]


class Turn(Params):
    measure: OpenMeasure
    why: Text = Field("", max_length=20_000, title="Note")


class TurnWhy(Params):
    measure: OpenMeasure
    why: Text = Field(min_length=1, max_length=20_000, title="Why")


class Finish(Params):
    measure: OpenMeasure
    why: Text = Field("", max_length=20_000, title="What came of it")
    spent: float | None = Field(
        None, ge=0, le=1e12, title="What it cost in the end", description="in its currency"
    )


def _agree(params: Turn, setting: Setting) -> Sequence[Proposed]:
    measure = _open(setting, params.measure)
    _must_be_in(measure, ("proposed",), "agreed")
    _all_must_agree(measure)
    _its_people_must_have_time(setting, measure)
    return [Proposed(events.MeasureAgreed(measure=measure.id, why=params.why), setting.today)]


def _start(params: Turn, setting: Setting) -> Sequence[Proposed]:
    measure = _open(setting, params.measure)
    if measure.state == "proposed":
        _all_must_agree(measure)
    _must_be_in(measure, ("agreed",), "started")
    waits = [other for each in measure.after if (other := measure_of(setting.picture, each)) is not None]
    first = [other.title for other in waits if other.is_open]
    if first:
        raise RuleBroken(
            f"{measure.title} waits for {join_and(first)}. Finish that first, or take the order back: “Let a "
            "measure wait for another”, No longer waits."
        )
    return [Proposed(events.MeasureStarted(measure=measure.id, why=params.why), setting.today)]


def _finish(params: Finish, setting: Setting) -> Sequence[Proposed]:
    measure = _open(setting, params.measure)
    _must_be_in(measure, ("started",), "done")
    if params.spent is not None and measure.currency is None:
        raise DoesNotFit.at("spent", "Its currency was never said. Revise the measure first.")
    body = events.MeasureDone(measure=measure.id, why=params.why, spent=params.spent)
    return [Proposed(body, setting.today)]


def _turning(
    event: Callable[..., EventBody], blocked: bool | None = None
) -> Callable[[Any, Setting], Sequence[Proposed]]:
    """Proposes an event of an open measure; `blocked`: whether it has to be blocked or not."""

    def propose(params: Any, setting: Setting) -> Sequence[Proposed]:
        measure = _open(setting, params.measure)
        if blocked is not None and (measure.blocked is not None) != blocked:
            is_it = "is not blocked" if blocked else f"is blocked already: {measure.blocked}"
            raise RuleBroken(f"{measure.title} {is_it}.")
        return [Proposed(event(measure=measure.id, why=params.why), setting.today)]

    return propose


def _open(setting: Setting, identity: str) -> Measure:
    return fitting.must_be_open(measure_of(setting.picture, identity), identity)


def _must_be_in(measure: Measure, states: Sequence[str], wanted: str) -> None:
    if measure.state not in states:
        before = {"agreed": "proposed", "started": "agreed", "done": "started"}[wanted]
        raise RuleBroken(
            f"{measure.title} is {measure.state}; only what is {before} can be {wanted}. "
            + ("It is that already." if measure.state == wanted else "Take the step before it first.")
        )


def _all_must_agree(measure: Measure) -> None:
    missing = [PARTY_NAMES[party] for party in measure.unanswered]
    if missing:
        does = "does" if len(missing) == 1 else "do"
        raise RuleBroken(
            f"{join_and(missing)} {does} not agree to {measure.title} yet. Ask, and note it: “Note what a "
            "party says to a measure”."
        )


def _its_people_must_have_time(setting: Setting, measure: Measure) -> None:
    picture, weekly = setting.picture, fitting.Weekly(measure.hours_a_week, measure.start, measure.due)
    try:
        fitting.must_leave_time(picture, weekly, reach_of(picture).people(measure), measure.id)
    except DoesNotFit as told:
        raise RuleBroken(f"{told} Revise the measure, or take somebody out of it.") from None


COMMANDS = (
    Command(
        "plans.answer",
        "Note what a party says to a measure",
        Answer,
        _answer,
        on=("Plans",),
        summary="Top management, HR and the line each agree, or say why not.",
    ),
    Command(
        "plans.agree", "Agree on a measure", Turn, _agree, on=("Plans",), summary="All three have said yes."
    ),
    Command("plans.start", "Start a measure", Turn, _start, on=("Plans",)),
    Command("plans.finish", "Finish a measure", Finish, _finish, on=("Plans",)),
    Command("plans.stop", "Stop a measure", TurnWhy, _turning(events.MeasureStopped), on=("Plans",)),
    Command(
        "plans.block",
        "Say that a measure is blocked",
        TurnWhy,
        _turning(events.MeasureBlocked, blocked=False),
        on=("Plans",),
    ),
    Command(
        "plans.unblock",
        "Let a blocked measure go on",
        Turn,
        _turning(events.MeasureUnblocked, blocked=True),
        on=("Plans",),
    ),
)
