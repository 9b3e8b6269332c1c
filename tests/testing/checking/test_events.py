"""What the check finds in events."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import AfterValidator, BeforeValidator, ConfigDict, PlainSerializer
from tests.testing.checking.making import event

from veikart.api import Holds, Personal
from veikart.testing.checking.events import problems_in_events
from veikart.testing.checking.examples import examples_of, hostile_of
from veikart_events.base import Id, Name, Prose
from veikart_events.registry import EventType
from veikart_events.vocabulary import core_types

AGREEING = ("scale.defined", "event.reverted")
ALONE = [each for each in core_types() if each.topic not in AGREEING]
"""Event types whose fields need not agree with each other."""
ABOUT = (Holds("person", "fact", "To know who."),)


def found(each: EventType) -> str:
    return " ".join(str(problem) for problem in problems_in_events([each]))


def test_a_sound_event_is_sound() -> None:
    note = Annotated[Prose, Personal(of="person")]
    assert found(event(holds=ABOUT, person=(Id,), kind=(Name,), note=(note, ""))) == ""


@pytest.mark.parametrize("each", ALONE, ids=lambda each: each.topic)
def test_events_of_core_read_back_as_they_were(each: EventType) -> None:
    assert [p.text for p in problems_in_events([each]) if "cannot say it" not in p.text] == []


def test_people_skills_and_units_of_examples_are_there_in_the_story() -> None:
    each = event(holds=(Holds("mentor", "fact", "Why."),), mentor=(Id,), skill=(Id,), unit=(Id,))
    body: Any = examples_of(each.model)[0]
    assert (body.mentor, body.skill, body.unit) == ("kari", "sql", "field")


def test_hostile_texts_go_where_the_model_takes_them() -> None:
    [body] = examples_of(event(kind=(Name,), of=(Id,), model_config=_examples(kind="Hot work", of="x")).model)
    assert {each.of for each in hostile_of(body)} >= {"x"}  # type: ignore[attr-defined]
    assert any("<script>" in each.kind for each in hostile_of(body))  # type: ignore[attr-defined]


def test_what_json_changes_is_found() -> None:
    shouting = Annotated[str, PlainSerializer(lambda text: text.upper() + "!")]
    assert "reads back as something else: word was" in found(event(word=(shouting,)))


def test_what_is_refused_when_it_is_read_again_is_found() -> None:
    def once(text: str) -> str:
        if text.startswith("seen:"):
            raise ValueError("twice")
        return f"seen:{text}"

    assert "cannot be read back" in found(event(word=(Annotated[str, AfterValidator(once)],)))


def test_fields_that_must_agree_need_examples() -> None:
    def never(value: object) -> object:
        raise ValueError("not so")

    odd = Annotated[int, BeforeValidator(never)]
    assert "No example of it could be made" in found(event(number=(odd,)))
    assert "refuses an example of its own: number" in found(
        event(number=(odd,), model_config=_examples(number=3))
    )


def test_an_upcast_is_proved_on_a_sample() -> None:
    def renamed(body: dict[str, Any]) -> dict[str, Any]:
        return {"kind": body["label"]}

    def of(**said: Any) -> str:
        return found(event(version=2, kind=(Name,), upcasts={1: renamed}, **said))

    assert of(samples={1: {"label": "Hot work"}}) == ""
    assert "no sample of version 1" in of()
    assert "Its upcast from version 1 fails: KeyError" in of(samples={1: {"name": "Hot work"}})
    assert "leads to what its model refuses: kind" in of(samples={1: {"label": ""}})


def test_free_text_about_a_person_must_be_sealed() -> None:
    told = found(event(holds=ABOUT, person=(Id,), note=(Prose, "")))
    assert "note is free text in an event about a person" in told
    assert 'Personal(of="person")' in told
    assert found(event(course=(Id,), note=(Prose, ""))) == ""


def test_an_event_must_be_told_in_words() -> None:
    silent = EventType(event(kind=(Name,)).model)
    assert "tell=" in found(silent)


def _examples(**body: Any) -> ConfigDict:
    return ConfigDict(json_schema_extra={"examples": [body]})
