"""Commands that bring the work with a partner on: from phase to phase, step by step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Lines,
    Params,
    Proposed,
    RuleBroken,
    Setting,
    counted,
    join_and,
)
from veikart_partners.portfolio import events, fitting
from veikart_partners.portfolio.choices import Activity, AnyPartner
from veikart_partners.portfolio.describing import must_have_partners
from veikart_partners.portfolio.kinds import OF_KEY, PHASE_NAMES, PHASES, Phase
from veikart_partners.portfolio.standing import Partner
from veikart_partners.screen import SCREEN

_Prose = Annotated[str, Lines()]


class EnterPhase(Params):
    partner: AnyPartner
    phase: Phase = Field(description="selection, onboarding, delivery (co-creation), governance (and growth)")
    why: _Prose = Field(
        "", max_length=20_000, title="Why", description="needed where steps are left behind, or going back"
    )
    day: date | None = Field(None, title="From", description="empty: today")


def _enter_phase(params: EnterPhase, setting: Setting) -> Sequence[Proposed]:
    partner = fitting.must_be_there(setting.picture, params.partner)
    if partner.phase == params.phase:
        raise DoesNotFit.at(
            "phase",
            f"{partner.name} is in {PHASE_NAMES[params.phase].lower()} already, since {partner.since}.",
        )
    _must_be_chosen(partner, params.phase)
    _must_say_why(partner, params)
    body = events.PhaseEntered(partner=partner.id, phase=params.phase, why=params.why)
    return [Proposed(body, params.day or setting.today)]


def _must_be_chosen(partner: Partner, phase: Phase) -> None:
    """Nobody comes out of the selection without a decision."""
    chosen = partner.decision is not None and partner.decision.chosen
    if partner.in_selection and phase != "selection" and not chosen:
        was = "was not chosen" if partner.decision is not None else "has not been decided on"
        raise RuleBroken(
            f"{partner.name} {was}. Decide first, with a reason: “Decide about a partner”; it can enter "
            "onboarding with that."
        )


def _must_say_why(partner: Partner, params: EnterPhase) -> None:
    if params.why.strip() or partner.phase is None:
        return
    if PHASES.index(params.phase) < PHASES.index(partner.phase):
        raise DoesNotFit.at("why", f"Say why it goes back to {PHASE_NAMES[params.phase].lower()}.")
    left = partner.still_to_do
    if left:
        names = join_and([f"“{each.name}”" for each in left])
        raise DoesNotFit.at(
            "why",
            f"{counted(len(left), 'step')} of {PHASE_NAMES[partner.phase].lower()} would be left behind: "
            f"{names}. Take them first, or say why it goes on without.",
        )


class TakeStep(Params):
    partner: AnyPartner
    step: Activity
    done: bool = Field(True, description="no: it turned out not to be done")
    day: date | None = Field(None, title="On", description="empty: today")
    note: _Prose = Field("", max_length=20_000, description="what came of it")


def _take_step(params: TakeStep, setting: Setting) -> Sequence[Proposed]:
    partner = fitting.must_be_there(setting.picture, params.partner)
    step = OF_KEY.get(params.step)
    if step is None:
        raise DoesNotFit.at("step", f"There is no step {params.step!r}. Choose one from the list.")
    place = PHASES.index(partner.phase) if partner.phase else len(PHASES)
    if PHASES.index(step.phase) > place:
        raise DoesNotFit.at(
            "step",
            f"“{step.name}” belongs to {PHASE_NAMES[step.phase].lower()}; {partner.name} is not there yet. "
            "Let it enter that phase first.",
        )
    day = params.day or setting.today
    if day > setting.today:
        raise DoesNotFit.at("day", f"{day} lies ahead. Note the step when it is done.")
    now = partner.done.get(step.key)
    if not params.done and now is None:
        raise DoesNotFit.at("done", f"“{step.name}” was not noted as done.")
    if params.done and now is not None and now.note == params.note:
        raise RuleBroken(f"“{step.name}” is done already, since {now.day}.")
    body = events.StepTaken(partner=partner.id, step=step.key, done=params.done, note=params.note)
    return [Proposed(body, day)]


COMMANDS = (
    Command(
        "partners.enter_phase",
        "Let a partner enter a phase",
        EnterPhase,
        _enter_phase,
        on=(SCREEN,),
        available=must_have_partners,
        summary="Selection, onboarding, co-creation and delivery, governance and growth: each has its steps.",
    ),
    Command(
        "partners.take_step",
        "Note a step with a partner",
        TakeStep,
        _take_step,
        on=(SCREEN,),
        available=must_have_partners,
        summary="Each phase has its activities; One partner shows which are done.",
    ),
)
