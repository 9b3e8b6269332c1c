"""What forgetting somebody would come to is told before anything is done."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.privacy.village import KARI, OLA

from veikart.errors import BadInput, RuleBroken
from veikart.journal import Proposed
from veikart.privacy.erasure import Plan, plan_for
from veikart.privacy.erasure.drawing import plan_blocks
from veikart.privacy.sources import sources_of
from veikart.session import Session
from veikart.typeset import lay_out, to_text
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined, UnitCreated
from veikart_events.vocabulary.workshop import DecisionNoted

PAGES = Path(__file__).parent / "snapshots"


def planned(session: Session, person: str = KARI, **choice: tuple[str, ...]) -> Plan:
    return plan_for(sources_of(session), person, **choice)


def going(plan: Plan) -> list[str]:
    return [each.subject for each in plan.going]


def test_what_is_sealed_with_her_key_is_counted(session: Session) -> None:
    plan = planned(session)
    # joined, renamed, and what the talk called her; the note to a rating; what was said in the talk
    assert (plan.names, plan.references, plan.notes, plan.others) == (3, 1, 1, 1)
    assert plan.seals == 4


def test_decisions_about_her_and_those_that_name_her_go_and_all_others_stay(session: Session) -> None:
    plan = planned(session)
    assert [(each.subject, each.reason) for each in plan.going] == [("swap", "about"), ("lead", "surname")]
    assert [(each.subject, each.reason) for each in plan.kept] == [("else", "first name"), ("a1", "id")]
    assert plan.going[0].others == ("Ola Hansen",)
    assert plan.all_seals == 6


@pytest.mark.parametrize("name", ["else", "21"])
def test_texts_stay_and_go_as_the_user_says(session: Session, name: str) -> None:
    assert going(planned(session, also=(name,), keep=("19",))) == ["lead", "else"]


def test_a_text_that_is_none_of_these_is_refused_and_those_there_are_told(session: Session) -> None:
    with pytest.raises(BadInput, match=r"The event 22 has no text .* Those that could: 19, 20, 21, 26"):
        planned(session, keep=("22",))


def test_a_surname_that_others_bear_is_not_taken_for_hers(session: Session) -> None:
    session.write([Proposed(DecisionNoted(decision="hansen", text="Hansen pays."))])
    plan = planned(session, OLA)
    assert "hansen" not in going(plan)
    assert [(each.subject, each.certain) for each in plan.kept if each.reason == "surname"] == [
        ("hansen", False)
    ]


def test_two_of_one_name_do_not_go_together(session: Session) -> None:
    session.write([Proposed(PersonJoined(person="namesake", name="Kari Nordmann", ref="K-2"))])
    plan = planned(session, "namesake")
    assert (plan.names, plan.references, plan.seals) == (1, 1, 1)
    assert [each.subject for each in plan.left if each.subject is not None] == [OLA]
    assert "namesake" not in {each.subject for each in plan.texts}


def test_texts_that_are_not_sealed_for_her_are_told_with_place_and_text(session: Session) -> None:
    session.write([Proposed(UnitCreated(unit="team", name="Team kari_nordmann"))])
    session.do("workshop.start", name="Scan with NORDMANN’s team")
    session.do("skill.park", skill="sql", why="Until k-1042 is back")
    left = planned(session).left
    assert [(each.topic, each.field, each.text, each.part, each.subject) for each in left] == [
        ("goal.set", "why", "Kari Nordmanns idé", "name", None),
        ("person.left", "why", "Could not agree with Kari Nordmann", "name", OLA),
        ("unit.created", "name", "Team kari_nordmann", "name", None),
        ("workshop.started", "name", "Scan with NORDMANN’s team", "surname", None),
        ("skill.parked", "why", "Until k-1042 is back", "reference", None),
    ]


@pytest.mark.parametrize("text", ["Karisma and normandy", "Nordmannsdalen", "Karianne", "AK-10421"])
def test_a_part_of_a_word_is_no_name(session: Session, text: str) -> None:
    before = len(planned(session).left)
    session.write([Proposed(UnitCreated(unit="team", name=text))])
    assert len(planned(session).left) == before


def test_what_she_recorded_under_her_own_name_is_told(session: Session) -> None:
    session.by = "Kari Nordmann"
    session.do("decision.note", text="Go on.")
    recorder = planned(session).recorder
    assert recorder is not None
    assert recorder.events == 1


def test_what_stays_is_told_by_its_kind(session: Session) -> None:
    assert planned(session).stays == {
        "facts (days, units, roles, decisions)": 5,
        "own ratings": 1,
        "ratings by others": 2,
        "records of talks, without what was noted": 1,
        "events of plugins that are not here": 1,
        "parts in what is held about others": 2,
    }


def test_planning_changes_nothing(session: Session) -> None:
    before = session.journal.head(), session.journal.engine.wrapped_keys()
    planned(session)
    assert (session.journal.head(), session.journal.engine.wrapped_keys()) == before


def test_one_who_was_forgotten_is_not_planned_for_again(session: Session) -> None:
    session.write([Proposed(PersonForgotten(person=KARI))])
    with pytest.raises(RuleBroken, match="Forgotten 7h2k was forgotten already"):
        planned(session)


@pytest.mark.parametrize("width", [80, 120])
def test_the_page_looks_as_it_was_approved(session: Session, width: int) -> None:
    command = f"veikart person forget {KARI} village.veikart --yes"
    text = to_text(lay_out(plan_blocks(planned(session), command), width))
    path = PAGES / f"plan-{width}.txt"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")
