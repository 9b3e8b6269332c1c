"""A name means one person, or the user is asked which."""

from __future__ import annotations

from datetime import date

import pytest
from tests.privacy.village import KARI, OLA

from veikart.errors import BadInput, NotFound
from veikart.journal import Proposed
from veikart.privacy.person import person_called
from veikart.privacy.sources import sources_of
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined


def found(session: Session, words: str) -> str:
    sources = sources_of(session)
    return person_called(sources.picture, words, sources.gone)


@pytest.mark.parametrize(
    "words", [KARI, "K-1042", "k-1042", "Kari Nordmann", "KARI  nordmann", "Kari Berg", "kari berg "]
)
def test_one_is_found_by_id_reference_and_any_name_of_any_case(session: Session, words: str) -> None:
    assert found(session, words) == KARI


def test_who_left_is_found(session: Session) -> None:
    assert found(session, "Ola Hansen") == OLA


def test_accents_tell_people_apart(session: Session) -> None:
    session.write([Proposed(PersonJoined(person="measurer", name="Åse Måler"))])
    assert found(session, "åse måler") == "measurer"
    with pytest.raises(NotFound):
        found(session, "Ase Maler")


def test_of_several_with_one_name_each_is_told_with_unit_and_id(session: Session) -> None:
    namesake = PersonJoined(person="namesake", name="kari nordmann", unit="drift", ref="K-2")
    session.write([Proposed(namesake, date(2026, 1, 5))])
    with pytest.raises(BadInput) as caught:
        found(session, "Kari Nordmann")
    said = str(caught.value).splitlines()
    assert said == [
        "Kari Nordmann may mean 2 people. Give the id of one of them:",
        f"  {KARI}  Kari Nordmann, earlier Kari Berg, Felt, reference K-1042, since 6 January 2025",
        "  namesake  kari nordmann, Drift, reference K-2, since 5 January 2026",
    ]
    assert found(session, "namesake") == "namesake"


def test_an_earlier_name_of_one_and_the_name_of_another_are_not_taken_for_one_person(
    session: Session,
) -> None:
    session.write([Proposed(PersonJoined(person="new", name="Kari Berg", ref="K-3"))])
    with pytest.raises(BadInput, match="2 people"):
        found(session, "Kari Berg")


def test_the_reference_of_one_and_the_name_of_another_are_not_either(session: Session) -> None:
    session.write([Proposed(PersonJoined(person="new", name="K-1042"))])
    with pytest.raises(BadInput, match="2 people"):
        found(session, "K-1042")


def test_nobody_is_found_and_those_that_come_near_are_told(session: Session) -> None:
    with pytest.raises(NotFound, match=rf"These come near:\n  {OLA}  Ola Hansen, Drift, left 6 May 2025"):
        found(session, "hansen")
    with pytest.raises(NotFound, match="veikart show people"):
        found(session, "Quetzalcoatl")


def test_one_who_was_forgotten_is_found_by_id_and_label_only(session: Session) -> None:
    session.write([Proposed(PersonForgotten(person=KARI))])
    assert found(session, KARI) == KARI
    assert found(session, "Forgotten 7h2k") == KARI
    for gone in ("Kari Nordmann", "Kari Berg", "K-1042"):
        with pytest.raises(NotFound):
            found(session, gone)
