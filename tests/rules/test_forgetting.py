"""A person who was forgotten is gone for the rules too, and for good."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.conftest import EARLY, LEFT, TODAY, Memory

from veikart.rules import CoreRulebook, Known, State
from veikart_events.base import EventBody
from veikart_events.vocabulary import assessment as a
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary import organisation as o
from veikart_events.vocabulary import workshop as w
from veikart_events.vocabulary.history import EventReverted

KARI = o.PersonForgotten(person="kari", texts=("d1",))


def person(state: State, identity: str) -> Known:
    known = state.get("person", identity)
    assert known is not None
    return known


@pytest.fixture
def forgotten(world: Memory) -> Memory:
    """Kari has been forgotten, and the text of a decision with her."""
    world.write(w.DecisionNoted(decision="d1", text="Kari stops", about=("kari",)))
    world.write(KARI)
    return world


def test_a_forgotten_person_has_a_label_for_a_name_and_no_reference(forgotten: Memory) -> None:
    state = forgotten.rulebook.state
    kari = person(state, "kari")
    assert (kari.name, kari.ref, kari.until) == ("Forgotten kari", None, TODAY)
    assert state.named("person", "Kari Nordmann") == []
    assert state.by_ref("person", "1") is None


def test_the_ties_of_a_forgotten_person_stay(forgotten: Memory) -> None:
    assert forgotten.rulebook.state.ties.get(("holds", "kari", "seller"))


def test_name_and_reference_are_free_for_someone_new(forgotten: Memory) -> None:
    forgotten.write(o.PersonJoined(person="other", name="Kari Nordmann", unit="north", ref="1"))


def test_who_left_before_has_left_on_the_same_day_still(world: Memory) -> None:
    world.write(o.PersonForgotten(person="gone"))
    assert person(world.rulebook.state, "gone").until == LEFT


def test_who_was_to_leave_later_is_gone_at_once(world: Memory) -> None:
    world.write(o.PersonLeft(person="kari"), on=TODAY.replace(year=2027))
    world.write(KARI)
    assert person(world.rulebook.state, "kari").until == TODAY


def test_one_who_is_not_known_or_gone_already_cannot_be_forgotten(forgotten: Memory) -> None:
    assert "There is no person with the id 'none'" in forgotten.refused(o.PersonForgotten(person="none"))
    assert "Forgotten kari was forgotten already" in forgotten.refused(KARI)


def test_one_whose_joining_was_undone_can_be_forgotten_once(world: Memory) -> None:
    joined = world.write(o.PersonJoined(person="slip", name="Feil Person"))
    undone = world.revert(joined)
    world.write(o.PersonForgotten(person="slip"))
    assert "Forgotten slip was forgotten already" in world.refused(o.PersonForgotten(person="slip"))
    world.revert(undone)
    assert person(world.rulebook.state, "slip").name == "Forgotten slip"


def test_one_who_comes_later_is_forgotten_from_that_day(world: Memory) -> None:
    comes = TODAY.replace(year=2027)
    world.write(o.PersonJoined(person="new", name="Ny Berg"), on=comes)
    assert "Ny Berg joins on 2027-03-02" in world.refused(o.PersonForgotten(person="new"))
    world.write(o.PersonForgotten(person="new"), on=comes)


ABOUT_KARI = [
    o.PersonJoined(person="kari", name="Kari Nordmann", unit="north"),
    o.PersonRenamed(person="kari", name="Kari Berg"),
    o.PersonLeft(person="kari", why="parental leave"),
    o.RoleAssigned(person="kari", role="buyer"),
    a.SkillAssessed(person="kari", skill="selling", scale="five", level=3),
    a.SkillAssessed(person="ola", skill="selling", scale="five", level=3, assessor="kari"),
    w.DecisionNoted(decision="d2", text="Kari comes back", about=("growth", "kari")),
]


@pytest.mark.parametrize("body", ABOUT_KARI, ids=lambda body: body.topic)
@pytest.mark.parametrize("day", [EARLY, TODAY])
def test_nothing_new_is_recorded_about_them_on_whatever_day(
    forgotten: Memory, body: EventBody, day: date
) -> None:
    words = forgotten.refused(body, on=day)
    assert "Forgotten kari was forgotten, and nothing new can be recorded about them" in words


@pytest.mark.parametrize("body", ABOUT_KARI[1:], ids=lambda body: body.topic)
def test_all_of_it_could_have_been_recorded_before(world: Memory, body: EventBody) -> None:
    world.write(body)


def test_a_text_that_was_removed_is_not_written_again(forgotten: Memory) -> None:
    again = w.DecisionNoted(decision="d1", text="Someone stops")
    assert "was removed for good" in forgotten.refused(again)
    forgotten.write(w.DecisionNoted(decision="d2", text="Someone stops"))


def test_forgetting_cannot_be_undone(forgotten: Memory) -> None:
    words = "What was forgotten cannot be brought back."
    last = forgotten.head()
    assert forgotten.refused(EventReverted(target="any", first=last, last=last)) == words
    assert forgotten.refused(EventReverted(target="any", first=last - 1, last=last)) == words


def test_forgetting_cannot_be_undone_by_a_program_that_opens_the_file_anew(forgotten: Memory) -> None:
    forgotten.rulebook = CoreRulebook(core_registry())
    last = forgotten.head()
    words = forgotten.refused(EventReverted(target="any", first=last, last=last))
    assert words == "What was forgotten cannot be brought back."


def test_what_came_before_can_be_undone(forgotten: Memory) -> None:
    forgotten.revert(forgotten.head() - 1)
    assert person(forgotten.rulebook.state, "kari").name == "Forgotten kari"


def test_what_was_undone_after_the_forgetting_can_be_redone(world: Memory) -> None:
    rated = world.write(ABOUT_KARI[4], on=EARLY)
    world.write(KARI)
    undone = world.revert(rated)
    world.revert(undone)


def test_the_joining_of_a_forgotten_person_stays(world: Memory) -> None:
    joined = world.write(o.PersonJoined(person="new", name="Ny Berg", unit="north"))
    world.write(o.PersonForgotten(person="new"))
    words = world.refused(EventReverted(target="any", first=joined, last=joined))
    assert "1 later event builds on 'Forgotten new'" in words


def test_a_refused_forgetting_leaves_nothing_behind(world: Memory) -> None:
    world.refused(KARI, o.PersonForgotten(person="none"))
    world.write(o.PersonRenamed(person="kari", name="Kari Berg"))
