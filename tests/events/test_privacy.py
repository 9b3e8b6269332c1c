"""Whose data an event holds, and what is left of it when they are forgotten."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.events.strategies import bodies

from veikart_events.base import EventBody, Id, Name
from veikart_events.privacy import Holds, Personal, forgotten_label, holdings, personal_fields, stand_ins
from veikart_events.vocabulary import core_types
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined, UnitClosed
from veikart_events.vocabulary.workshop import DecisionNoted

MODELS = [event_type.model for event_type in core_types()]
EVERY_MODEL = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.topic)
SEALED = [model for model in MODELS if personal_fields(model)]
OF_PEOPLE = {"person", "assessor", "about"}


def whose(body: EventBody | dict[str, Any], model: type[EventBody]) -> list[tuple[str, str]]:
    return [(person, held.category) for person, held in holdings(body, model)]


def rating(method: str, assessor: str | None = None) -> dict[str, Any]:
    return {"person": "kari", "skill": "s", "scale": "c", "level": 1, "method": method, "assessor": assessor}


@EVERY_MODEL
def test_every_core_event_says_itself_what_it_holds(model: type[EventBody]) -> None:
    assert "holds" in vars(model)


@EVERY_MODEL
def test_every_field_that_names_people_is_among_what_is_held(model: type[EventBody]) -> None:
    assert {held.person for held in model.holds} == OF_PEOPLE & set(model.model_fields)


@EVERY_MODEL
def test_purposes_are_sentences_to_read(model: type[EventBody]) -> None:
    for held in model.holds:
        assert held.purpose.startswith("To ")
        assert held.purpose.endswith(".")


def test_a_rating_is_a_self_assessment_or_a_judgement_by_how_it_came_about() -> None:
    assert whose(rating("self"), SkillAssessed) == [("kari", "self-assessment")]
    assert whose(rating("manager"), SkillAssessed) == [("kari", "judgement by others")]


def test_who_rated_is_told_too() -> None:
    given = SkillAssessed.model_validate(rating("manager", "ola"))
    assert whose(given, SkillAssessed) == [("kari", "judgement by others"), ("ola", "fact")]
    assert whose(given.model_dump(mode="json"), SkillAssessed) == whose(given, SkillAssessed)


def test_each_of_several_ids_is_told_once() -> None:
    body = DecisionNoted(decision="d", text="Ola and Kari swap", about=("ola", "kari", "ola"))
    assert whose(body, DecisionNoted) == [("ola", "fact"), ("kari", "fact")]


def test_an_event_about_no_person_holds_nothing() -> None:
    assert holdings(UnitClosed(unit="u"), UnitClosed) == []


def test_the_first_declaration_that_fits_counts() -> None:
    class Said(EventBody):
        topic: ClassVar[str] = "survey.said"
        holds = (
            Holds("person", "talk note", "To remember it.", when={"kind": "talk", "tone": "open"}),
            Holds("person", "survey answer", "To count it.", when={"kind": "survey"}),
        )

        person: Id
        kind: str
        tone: str = "open"

    assert whose(Said(person="p", kind="talk"), Said) == [("p", "talk note")]
    assert whose(Said(person="p", kind="survey"), Said) == [("p", "survey answer")]
    assert whose(Said(person="p", kind="talk", tone="closed"), Said) == []


def test_what_stands_in_a_field_afterwards_is_its_default_or_what_its_mark_says() -> None:
    body = PersonJoined(person="p0000007h2k", name="Kari Nordmann", ref="4711")
    assert stand_ins(body, PersonJoined) == {"name": "Forgotten 7h2k", "ref": None}
    noted = {"decision": "d1", "text": "Kari leaves", "about": []}
    assert stand_ins(noted, DecisionNoted) == {"text": "(text removed)"}


def test_the_short_label_is_the_same_everywhere() -> None:
    [name] = {
        stand_ins({"person": "abcd1234wxyz"}, model)["name"]
        for model in SEALED
        if "name" in personal_fields(model) and "person" in model.model_fields
    }
    assert name == forgotten_label("abcd1234wxyz") == "Forgotten wxyz"


def test_braces_in_what_stands_there_do_no_harm() -> None:
    class Odd(EventBody):
        topic: ClassVar[str] = "odd.said"
        holds = (Holds("person", "fact", "To know."),)

        person: Id
        name: Annotated[Name, Personal(of="person", gone="{0} {gone} {}")]

    assert stand_ins({"person": "abcdef"}, Odd) == {"name": "{0} {gone} cdef"}


@pytest.mark.parametrize("model", SEALED, ids=lambda model: model.topic)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_an_event_is_still_one_when_its_text_is_gone(model: type[EventBody], data: st.DataObject) -> None:
    body = data.draw(bodies(model))
    document = body.model_dump(mode="json")
    left = model.model_validate({**document, **stand_ins(body, model)})
    plain = set(model.model_fields) - set(personal_fields(model))
    assert {name: getattr(left, name) for name in plain} == {name: getattr(body, name) for name in plain}
    assert whose(left, model) == whose(body, model)


def test_that_someone_was_forgotten_holds_no_text() -> None:
    assert personal_fields(PersonForgotten) == {}
