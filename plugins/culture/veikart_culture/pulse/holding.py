"""Commands about the rounds of the pulse."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import SystemRandom
from typing import Annotated

from pydantic import Field

from veikart.api import (
    Command,
    DoesNotFit,
    Lines,
    Name,
    Params,
    Pick,
    Proposed,
    Prose,
    RuleBroken,
    Setting,
    counted,
    fold,
)
from veikart_culture.pulse import choices
from veikart_culture.pulse.asked import questions_of
from veikart_culture.pulse.events import AnswersWithdrawn, PulseAnswered, RoundClosed, RoundOpened
from veikart_culture.pulse.rounds import open_rounds
from veikart_culture.pulse.sheets import Misread, sheet_of

_CLOSED = "Once it is closed its results are shown, and never change again."


class OpenRound(Params):
    name: Name = Field(title="Name", description="such as “Pulse, spring 2026”")
    day: date | None = Field(None, title="From which day", description="empty: today")


class CloseRound(Params):
    round: Annotated[str, Pick(choices=choices.rounds_open)] = Field(title="Round")


class WithdrawRound(Params):
    round: Annotated[str, Pick(choices=choices.rounds)] = Field(title="Round")
    why: Prose = Field(title="Why", description="asked wrongly, or of the wrong people")


class EnterAnswers(Params):
    round: Annotated[str, Pick(choices=choices.rounds_open)] = Field(title="Round")
    unit: Annotated[str | None, Pick("unit")] = Field(None, title="Unit", description="empty: not said")
    answers: Annotated[str, Lines()] = Field(
        title="Answers",
        description="a line a sheet: one digit a question in their order, – for none (45-3514…)",
        max_length=100_000,
    )


def _open(params: OpenRound, setting: Setting) -> Sequence[Proposed]:
    day = params.day or setting.today
    if day > setting.today:
        words = (
            "It lies ahead. Open the round when people can answer; the annual wheel holds what is planned."
        )
        raise DoesNotFit.at("day", words)
    there = [choice.name for choice in choices.rounds(setting.picture)]
    if any(fold(name) == fold(params.name) for name in there):
        words = "A round is called so already. Give this one another name, with its month or season."
        raise DoesNotFit.at("name", words)
    return [Proposed(RoundOpened(round=setting.new_id(), name=params.name), day)]


def _something_asked(setting: Setting) -> str:
    asked = any(question.asked for question in questions_of(setting.picture))
    return "" if asked else "The pulse asks nothing yet. Begin with its questions: “Begin the pulse”."


def _something_open(setting: Setting) -> str:
    return (
        ""
        if open_rounds(setting.picture).height
        else "No round is open. Open one: “Open a round of the pulse”."
    )


def _something_held(setting: Setting) -> str:
    return "" if choices.rounds(setting.picture) else "There is no round yet."


def _close(params: CloseRound, setting: Setting) -> Sequence[Proposed]:
    choices.opened_on(setting.picture, params.round)
    return [Proposed(RoundClosed(round=params.round), setting.today)]


def _withdraw(params: WithdrawRound, setting: Setting) -> Sequence[Proposed]:
    if params.round not in {choice.id for choice in choices.rounds(setting.picture)}:
        raise RuleBroken("There is no such round, or it was withdrawn already. The page Rounds lists them.")
    return [Proposed(AnswersWithdrawn(round=params.round, why=params.why), setting.today)]


def _enter(params: EnterAnswers, setting: Setting) -> Sequence[Proposed]:
    """One event a sheet, in an order made by chance, so that none can be told by its place in the pile."""
    opened = choices.opened_on(setting.picture, params.round)
    asked = [question for question in questions_of(setting.picture) if question.asked]
    sheets = [sheet_of(line, asked) for line in params.answers.splitlines() if line.strip()]
    wrong = [
        f"Line {place}: {each.words}" for place, each in enumerate(sheets, 1) if isinstance(each, Misread)
    ]
    if wrong or not sheets:
        words = " ".join(wrong[:3]) or "Write a line for each sheet."
        raise DoesNotFit.at("answers", words)
    given = [each for each in sheets if not isinstance(each, Misread)]
    SystemRandom().shuffle(given)
    return [
        Proposed(
            PulseAnswered(answers=setting.new_id(), round=params.round, unit=params.unit, values=values),
            opened,
        )
        for values in given
    ]


def _entered(params: EnterAnswers, setting: Setting) -> str:
    sheets = sum(1 for line in params.answers.splitlines() if line.strip())
    return f"Entered: {counted(sheets, 'answer sheet')}. Nothing of them is shown before the round is closed."


COMMANDS: tuple[Command, ...] = (
    Command(
        "culture.open_round",
        "Open a round of the pulse",
        OpenRound,
        _open,
        available=_something_asked,
        summary="From now on answers can be entered. Nothing is shown before it is closed.",
        real=True,
    ),
    Command(
        "culture.enter_answers",
        "Enter answers to the pulse",
        EnterAnswers,
        _enter,
        available=_something_open,
        summary="Sheets without names, several at once: they are shuffled. For a file: veikart import.",
        done=_entered,
        real=True,
    ),
    Command(
        "culture.close_round",
        "Close a round of the pulse",
        CloseRound,
        _close,
        available=_something_open,
        summary=_CLOSED,
        real=True,
    ),
    Command(
        "culture.withdraw_round",
        "Withdraw a round of the pulse",
        WithdrawRound,
        _withdraw,
        available=_something_held,
        summary="Its answers do not count any more. It stays in the list of rounds with the reason.",
        real=True,
    ),
)
