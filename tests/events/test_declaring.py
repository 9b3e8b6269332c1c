"""No event type is taken in that is silent about people, or says of them what cannot be."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

import pytest
from pydantic import Field, create_model

from veikart_events.base import EventBody, Id, Name, Prose, Record
from veikart_events.declaring import Undeclared
from veikart_events.privacy import FORGOTTEN, Holds, Personal
from veikart_events.registry import EventType

FACT = Holds("person", "fact", "To know who it was.")


class Silent(EventBody):
    """Says nothing of people at all."""

    topic: ClassVar[str] = "plan.agreed"

    person: Id


class Met(EventBody):
    """Someone was met, and something was said."""

    topic: ClassVar[str] = "mentor.met"
    holds = (FACT, Holds("others", "judgement by others", "To know who spoke.", when={"mood": "good"}))

    person: Id
    others: tuple[Id, ...] = ()
    mood: Literal["good", "bad"] = "good"
    mentor: Id | None = None
    hours: float = 0
    name: Annotated[Name, Personal(of="person", gone=FORGOTTEN)]
    said: Annotated[Prose | None, Personal(of="person")] = None


class Remark(Record):
    said: Annotated[Prose, Personal(of="person")] = ""


class Node(Record):
    said: Prose = ""
    below: tuple[Node, ...] = ()


def variant(holds: object = (FACT,), **fields: Any) -> type[EventBody]:
    """An event type with these declarations and, beside a person, these fields."""
    made = create_model("Variant", __base__=EventBody, person=(Id, ...), **fields)
    made.topic, made.holds = "mentor.met", holds  # type: ignore[assignment]
    return made


def text(mark: Personal, kind: Any = Name) -> tuple[Any, Any]:
    return Annotated[kind, mark], ...


def refusal(model: type[EventBody]) -> str:
    with pytest.raises(Undeclared) as caught:
        EventType(model)
    return str(caught.value)


def test_an_event_type_that_is_silent_about_people_is_refused_with_what_to_write() -> None:
    said = refusal(Silent)
    assert said.startswith("plan.agreed (Silent) does not say what personal data it holds.")
    assert "holds = ()" in said
    assert 'holds = (Holds("person", "fact", "why it is kept"),)' in said


def test_the_class_itself_may_be_silent() -> None:
    assert Silent(person="p").person == "p"


def test_one_that_says_soundly_what_it_holds_is_taken_in() -> None:
    assert EventType(Met).topic == "mentor.met"


def test_what_a_model_says_counts_for_those_that_build_on_it() -> None:
    class Later(Met):
        version: ClassVar[int] = 2

    assert EventType(Later, {1: dict}).model.holds == Met.holds


def test_a_record_that_holds_its_own_kind_is_looked_through_once() -> None:
    assert EventType(variant(tree=(Node, ...)))


@pytest.mark.parametrize("holds", [FACT, [FACT], "person", (FACT, "person")])
def test_declarations_come_as_a_tuple(holds: object) -> None:
    assert "must give its holds as a tuple" in refusal(variant(holds))


@pytest.mark.parametrize(
    ("held", "words"),
    [
        (Holds("nobody", "fact", "To know."), "holds data about nobody, which is none of its fields"),
        (Holds("hours", "fact", "To know."), "hours, which must be an id"),
        (Holds("ratings", "fact", "To know."), "ratings, which must be an id"),
        (Holds("said", "fact", "To know."), "said, which must be an id, or a tuple of ids, in plain"),
        (Holds("person", "gossip", "To know."), "has 'gossip' for a category. There are: fact, self-"),  # type: ignore[arg-type]
        (Holds("person", "fact", " "), "does not say why it holds data about person"),
        (Holds("person", "fact", "To know.", when={"moods": "good"}), "moods is 'good', but has no such"),
        (Holds("person", "fact", "To know.", when={"mood": "god"}), "mood is 'god', which it never is"),
        (Holds("person", "fact", "To know.", when={"hours": "1"}), "hours is '1', which it never is"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_declaration_that_cannot_be_is_refused(held: Holds, words: str) -> None:
    said = text(Personal(of="person", gone="gone"))
    fields = {"hours": (float, 0), "ratings": (dict[str, str], {}), "mood": (Literal["good", "bad"], "good")}
    assert words in refusal(variant((FACT, held), said=said, **fields))


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (text(Personal(of="nobody", gone="x")), "personal text of nobody, which is none of its fields"),
        (text(Personal(of="mentor", gone="x")), "of mentor, which must be an id that is always there"),
        (text(Personal(of="known", gone="x")), "of known, which must be an id that is always there"),
        (text(Personal(of="others", gone="x")), "of others, which must be an id that is always there"),
        (text(Personal(of="said", gone="x")), "of said, which must be an id that is always there"),
        (text(Personal(of="person")), 'write Personal(of="person", gone="…")'),
        (text(Personal(of="person", gone="")), "would have something in said that is not allowed"),
        (text(Personal(of="person", gone="x"), float), "would have something in said that is not allowed"),
        ((Annotated[Name, Personal(of="person")], ""), "would have something in said that is not allowed"),
        ((Annotated[Name, Personal(of="person")] | None, None), "marks a part of said as Personal"),
        ((tuple[Annotated[Name, Personal(of="person")], ...], ()), "marks a part of said as Personal"),
        ((tuple[Remark, ...], ()), "marks a part of said as Personal"),
        ((dict[str, Remark], Field(default_factory=dict)), "marks a part of said as Personal"),
    ],
)
def test_a_mark_that_could_not_be_kept_is_refused(field: Any, words: str) -> None:
    others = {"mentor": (Id | None, None), "known": (Id, "nobody"), "others": (tuple[Id, ...], ())}
    assert words in refusal(variant(said=field, **others))


def test_a_text_about_someone_does_not_go_with_holding_nothing() -> None:
    model = variant((), said=text(Personal(of="person", gone="gone")))
    assert "seals said, yet its holds name no person" in refusal(model)
