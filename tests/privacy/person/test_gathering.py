"""Everything that is held about somebody is found, and nothing of others is given away."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

from tests.privacy.mentoring import loaded
from tests.privacy.village import BEGINS, KARI, OLA, opened

from veikart.journal import Proposed
from veikart.privacy.person import Held, held_about
from veikart.privacy.person.records import Statement
from veikart.privacy.sources import sources_of
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined, PersonLeft


def of(held: Held, topic: str) -> list[Statement]:
    return [each for each in held.statements if each.topic == topic]


def test_who_it_is_with_all_names_units_and_references(kari: Held) -> None:
    who = kari.person
    assert (who.name, who.earlier, who.references) == ("Kari Nordmann", ("Kari Berg",), ("K-1042",))
    assert (who.unit, who.roles, who.whereabouts) == ("Felt", ("Engineer",), "here")
    assert (who.joined, who.left) == (BEGINS, None)


def test_every_event_that_is_about_her_is_there_with_its_category(kari: Held) -> None:
    assert Counter((each.topic, each.category) for each in kari.statements) == {
        ("person.joined", "fact"): 1,
        ("role.assigned", "fact"): 1,
        ("person.renamed", "fact"): 1,
        ("person.moved", "fact"): 1,
        ("skill.assessed", "self-assessment"): 1,
        ("skill.assessed", "judgement by others"): 2,
        ("skill.assessed", "fact"): 1,
        ("decision.noted", "fact"): 1,
        ("mentor.met", "talk note"): 1,
        ("mentor.met", "fact"): 1,
        ("pulse.answered", None): 1,
    }


def test_nothing_in_the_journal_that_names_her_is_left_out(kari: Held, session: Session) -> None:
    named = {e.position for e in session.journal.read() if f'"{KARI}"'.encode() in e.state}
    assert named == {each.position for each in kari.statements}


def test_both_clocks_the_recorder_and_the_purpose_are_told(kari: Held) -> None:
    judged = next(each for each in of(kari, "skill.assessed") if each.texts)
    assert (judged.holds_from, judged.recorded.date()) == (date(2025, 3, 4), date(2025, 3, 10))
    assert judged.by == "consultant"
    assert judged.purpose.startswith("To compare what people can do")
    assert judged.texts == {"note": "Works beside Ola."}


def test_who_rated_her_is_told_where_that_is_a_person(kari: Held) -> None:
    ratings = [each.rating for each in of(kari, "skill.assessed") if each.rating]
    assert [(r.level, r.method, r.assessor) for r in ratings] == [
        ("2 Working", "self", None),
        ("1 Aware", "manager", "Ola Hansen"),
        ("4 Expert", "manager", None),
    ]


def test_a_rating_she_gave_is_told_without_whom_and_what(kari: Held) -> None:
    [given] = [each for each in of(kari, "skill.assessed") if each.in_part]
    assert (given.what, given.role, given.texts, given.rating) == (
        "Gave a rating of someone else",
        "assessor",
        {},
        None,
    )
    assert given.holds_from == date(2025, 3, 11)


def test_what_was_undone_is_there_and_marked(kari: Held) -> None:
    assert [each.what for each in kari.statements if each.undone] == ["SQL: 4 Expert (manager)"]


def test_a_decision_about_several_is_told_in_full_and_marked_for_a_look(kari: Held) -> None:
    [decision] = of(kari, "decision.noted")
    assert decision.texts == {"text": "Kari and Ola swap shifts."}
    assert [each.topic for each in kari.statements if each.shared] == ["decision.noted", "mentor.met"]


def test_what_a_plugin_holds_is_told_by_its_declarations(kari: Held) -> None:
    hers, others = of(kari, "mentor.met")
    assert (hers.plugin, hers.what) == ("mentors", "mentor.met: mentor Ola Hansen")
    assert hers.texts == {"called": "Kari N.", "said": "Wants to lead.\nNot yet."}
    assert (others.in_part, others.texts) == (True, {})
    assert "Per" not in others.what


def test_an_event_of_a_plugin_that_is_not_here_is_told_with_all_that_stands_in_it(kari: Held) -> None:
    [answer] = of(kari, "pulse.answered")
    assert answer.what == "pulse.answered (an event of a plugin that is not here)"
    assert answer.texts == {"answer": "a1", "mood": "4", "free": "Too many meetings"}


def test_what_is_sealed_for_another_is_not_told_even_where_its_plugin_is_not_here(path: Path) -> None:
    with opened(path, loaded()) as session:
        hers, others = of(held_about(sources_of(session), KARI), "mentor.met")
    assert hers.texts == {"mentor": OLA, "called": "Kari N.", "said": "Wants to lead.\nNot yet."}
    assert others.texts == {"person": "other"}


def test_the_picture_of_today_is_told(kari: Held) -> None:
    [cell] = kari.picture
    assert (cell.skill, cell.role, cell.required, cell.level) == ("SQL", "Engineer", "3 Skilled", "1 Aware")
    assert (cell.method, cell.state, cell.gap) == ("manager", "below", 2.0)


def test_texts_elsewhere_that_name_her_are_told_but_not_those_of_others(kari: Held) -> None:
    assert [(each.topic, each.field, each.text) for each in kari.named] == [
        ("decision.noted", "text", "Nordmann leads the pilot."),
        ("goal.set", "why", "Kari Nordmanns idé"),
    ]
    assert kari.named_by_others == 1


def test_what_she_recorded_herself_is_counted(session: Session) -> None:
    session.by = "kari nordmann"
    session.do("skill.assess", person="other", skill="sql", level=2)
    recorder = held_about(sources_of(session), KARI).recorder
    assert recorder is not None
    assert recorder.events == 1


def test_one_who_left_and_one_who_comes_later_are_found(session: Session) -> None:
    later = PersonJoined(person="new", name="Ny Berg", unit="felt")
    session.write([Proposed(later, date(2027, 1, 1))])
    session.write([Proposed(PersonLeft(person="other"), date(2026, 3, 1))])
    sources = sources_of(session)
    who = {person: held_about(sources, person).person for person in (OLA, "new", "other")}
    assert (who[OLA].whereabouts, who[OLA].left) == ("left", date(2025, 5, 6))
    assert (who["new"].whereabouts, who["new"].joined) == ("comes later", date(2027, 1, 1))
    assert held_about(sources, "other").picture == ()


def test_of_one_who_was_forgotten_the_numbers_are_left(session: Session) -> None:
    before = held_about(sources_of(session), KARI)
    session.write([Proposed(PersonForgotten(person=KARI, texts=("swap",)))])
    held = held_about(sources_of(session), KARI)
    assert (held.person.name, held.person.earlier, held.person.references) == ("Forgotten 7h2k", (), ())
    assert (held.person.whereabouts, held.person.left) == ("forgotten", session.today)
    assert len(held.statements) == len(before.statements) + 1
    assert held.named == ()
    shown = [
        text for each in held.statements for text in each.texts.values() if each.topic != "pulse.answered"
    ]
    assert shown == ["(text removed)", "Forgotten 7h2k"]


def test_one_whose_joining_was_undone_is_still_told_of(session: Session) -> None:
    session.write([Proposed(PersonJoined(person="slip", name="Feil Person"))])
    session.undo()
    held = held_about(sources_of(session), "slip")
    assert (held.person.name, held.person.whereabouts) == ("Feil Person", "joining undone")
    assert [(each.what, each.undone) for each in held.statements] == [("Joined as Feil Person", True)]
