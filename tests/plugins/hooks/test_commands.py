"""One declaration: events, the form's fields, refusals, and the way back."""

from __future__ import annotations

from types import ModuleType

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Command, DoesNotFit, Params, RuleBroken
from veikart.commands.fields import fields_of
from veikart.errors import PluginFailed
from veikart.testing import Engagement

PAIR = {"person": "ola", "mentor": "kari", "skill": "sql"}


def test_it_writes_its_event_and_tells_it(room: Engagement) -> None:
    outcome = room.do("mentors.agree", **PAIR)
    assert [event.topic for event in room.events("mentors.")] == ["mentors.agreed"]
    assert "Ola Hansen learns SQL from Kari Nordmann" in [told.words for told in outcome.events]


def test_it_can_be_taken_back(room: Engagement) -> None:
    room.do("mentors.agree", **PAIR)
    assert room.undo() == "Undone: Ola Hansen learns SQL from Kari Nordmann"


def test_it_is_refused_with_a_sentence_and_nothing_is_written(room: Engagement) -> None:
    with pytest.raises(RuleBroken, match=r"Nobody is their own mentor\."):
        room.do("mentors.agree", **{**PAIR, "mentor": "ola"})
    assert room.events("mentors.") == ()


def test_what_does_not_fit_is_told_by_the_field(room: Engagement) -> None:
    with pytest.raises(DoesNotFit) as told:
        room.do("mentors.agree", person="ola", skill="sql")
    assert set(told.value.faults) == {"mentor"}


def test_the_form_asks_for_what_the_parameters_say(example: ModuleType) -> None:
    asked = [(field.title, field.kind, field.must) for field in fields_of(example.Agree)]
    assert asked == [("Who learns", "pick", True), ("From whom", "pick", True), ("Skill", "pick", True)]


def test_one_that_fails_proposes_nothing(app: Runs, answering: Answers) -> None:
    session = app(answering(commands=[Command("odd.do", "Do odd things", Params, fails)]))
    head = session.journal.head()
    with pytest.raises(PluginFailed, match="nothing was changed"):
        session.do("odd.do")
    assert session.journal.head() == head
    assert "command odd.do: ValueError" in reasons(session)
    session.do("skill.park", skill="welding", why="Not this year")
