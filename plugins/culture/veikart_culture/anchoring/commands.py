"""Judging how well the strategy is carried, with statements that may be our own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated

from pydantic import Field

from veikart.api import Choice, Command, DoesNotFit, Lines, Params, Pick, Proposed, Setting
from veikart_culture.anchoring.events import AnchoringJudged, StatementAdded, StatementDropped
from veikart_culture.anchoring.standing import asked, every, standings
from veikart_culture.anchoring.statements import LEVEL_NAMES, OF_KEY, Level, Statement
from veikart_culture.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Picture


def _asked(picture: Picture) -> list[Choice]:
    return [Choice(each.key, each.text, LEVEL_NAMES[each.level]) for each in asked(picture)]


def _gone(picture: Picture) -> list[Choice]:
    there = {each.key for each in asked(picture)}
    return [
        Choice(each.key, each.text, LEVEL_NAMES[each.level])
        for each in every(picture)
        if each.key not in there
    ]


class Judge(Params):
    statement: Annotated[str, Pick(choices=_asked)]
    score: int = Field(ge=1, le=5, description="1 not at all, 5 fully")
    evidence: Annotated[str, Lines()] = Field(
        "", max_length=20_000, title="What shows it", description="something that anybody could see"
    )
    unit: Annotated[str, Pick("unit")] | None = Field(
        None, title="In which unit", description="empty: everywhere"
    )
    on: date | None = Field(None, title="On", description="empty: today")


class Add(Params):
    level: Level = Field(title="Of whom", description="top, hr or line")
    text: str = Field(min_length=1, max_length=400, title="Statement", description="a sentence that can hold")


class Drop(Params):
    statement: Annotated[str, Pick(choices=_asked)]


class TakeUp(Params):
    statement: Annotated[str, Pick(choices=_gone)]


def _of(picture: Picture, key: str) -> Statement:
    found = next((each for each in every(picture) if each.key == key), None)
    if found is None:
        words = "There is no such statement. Pick one from the list."
        raise DoesNotFit.at("statement", words)
    return found


def _judge(params: Judge, setting: Setting) -> Sequence[Proposed]:
    _of(setting.picture, params.statement)
    if params.unit is not None:
        setting.need("unit", params.unit)
    day = params.on or setting.today
    if day > setting.today:
        words = "It is judged as it is, not as it will be: choose a day up to today."
        raise DoesNotFit.at("on", words)
    body = AnchoringJudged(
        statement=params.statement, score=params.score, evidence=params.evidence, unit=params.unit
    )
    for each in standings(setting.picture, params.unit):
        said = each.now
        if each.statement.key != params.statement or said is None:
            continue
        if (said.unit, said.day, said.score, said.evidence) == (
            params.unit,
            day,
            params.score,
            params.evidence,
        ):
            return []
    return [Proposed(body, day)]


def _add(params: Add, setting: Setting) -> Sequence[Proposed]:
    if any(each.text.casefold() == params.text.casefold() for each in every(setting.picture)):
        words = "The check has that statement already. Judge it, or take it up again."
        raise DoesNotFit.at("text", words)
    body = StatementAdded(statement=setting.new_id(), level=params.level, text=params.text)
    return [Proposed(body, setting.today)]


def _drop(params: Drop, setting: Setting) -> Sequence[Proposed]:
    _of(setting.picture, params.statement)
    if all(each.key != params.statement for each in asked(setting.picture)):
        return []
    return [Proposed(StatementDropped(statement=params.statement), setting.today)]


def _take_up(params: TakeUp, setting: Setting) -> Sequence[Proposed]:
    found = OF_KEY.get(params.statement) or _of(setting.picture, params.statement)
    if any(each.key == params.statement for each in asked(setting.picture)):
        return []
    body = StatementAdded(statement=found.key, level=found.level, text=found.text)
    return [Proposed(body, setting.today)]


def _some_gone(setting: Setting) -> str:
    return "" if _gone(setting.picture) else "Every statement of the check is asked for already."


COMMANDS = (
    Command(
        "culture.judge_anchoring",
        "Judge how well the strategy is carried",
        Judge,
        _judge,
        on=(SCREEN,),
        summary="One score that those in the room agree on, and what shows it.",
    ),
    Command(
        "culture.add_statement",
        "Add a statement to the check of anchoring",
        Add,
        _add,
        on=(SCREEN,),
        summary="In your own words: what would show that the strategy is carried there?",
    ),
    Command(
        "culture.drop_statement", "Drop a statement from the check of anchoring", Drop, _drop, on=(SCREEN,)
    ),
    Command(
        "culture.take_up_statement",
        "Take up a statement of the check of anchoring again",
        TakeUp,
        _take_up,
        on=(SCREEN,),
        available=_some_gone,
    ),
)
