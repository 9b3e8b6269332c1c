"""Forgetting somebody destroys what was planned, nothing else, and proves it."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from tests.privacy.village import KARI, OLA, PulseAnswered, opened

from veikart.errors import RuleBroken
from veikart.journal import Journal, Proposed
from veikart.journal.keeping.checking import verify_all
from veikart.privacy.erasure import Receipt, forget, plan_for
from veikart.privacy.erasure.asjson import receipt_as_json
from veikart.privacy.erasure.drawing import receipt_blocks
from veikart.privacy.erasure.verifying import remains
from veikart.privacy.sources import sources_of
from veikart.session import Session
from veikart.typeset import lay_out, to_text
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined
from veikart_events.vocabulary.workshop import DecisionNoted

GONE = (
    "Kari Nordmann",
    "Kari Berg",
    "Kari N.",
    "K-1042",
    "Works beside Ola.",
    "Wants to lead.",
    "swap shifts",
    "leads the pilot",
)


def forgotten(session: Session, person: str = KARI, **choice: tuple[str, ...]) -> Receipt:
    return forget(session, plan_for(sources_of(session), person, **choice))


def everything_said(session: Session) -> str:
    """All that the journal, the tables and the views say, as one text."""
    said = [event.state.decode() for event in session.journal.read()]
    said += [str(table.rows()) for table in (*session.facts.tables.values(), session.facts.journal)]
    said += [to_text(lay_out(session.blocks(view.id), 200)) for view in session.views]
    said += [f"{known.name} {known.ref}" for known in session.state().all("person")]
    return "\n".join(said)


def found_in(text: str) -> list[str]:
    return [gone for gone in GONE if gone in text]


def test_what_was_hers_can_be_read_nowhere_in_the_running_session(session: Session) -> None:
    assert found_in(everything_said(session)) == list(GONE)
    forgotten(session)
    said = (
        everything_said(session)
        .replace("Could not agree with Kari Nordmann", "")
        .replace("Kari Nordmanns", "")
    )
    assert found_in(said) == []
    assert "Forgotten 7h2k" in said


def test_what_is_of_others_stays_as_it_was(session: Session) -> None:
    before = [event for event in session.journal.read() if KARI.encode() not in event.state]
    picture = session.picture()
    receipt = forgotten(session)
    after = {event.position: event for event in session.journal.read()}
    said = [after[event.position] for event in before]
    assert [each for each in before if each.position != 20] == [each for each in said if each.position != 20]
    assert receipt.position == session.journal.head() == len(after) - 1
    others = picture.levels["person"] != KARI
    assert (
        session.picture()
        .levels.filter(session.picture().levels["person"] != KARI)
        .equals(picture.levels.filter(others))
    )


def test_the_receipt_says_what_was_done_and_names_nobody(session: Session) -> None:
    before = session.journal.digest_at(session.journal.head())
    receipt = forgotten(session)
    event = json.loads(session.journal.at([receipt.position])[0].state)
    assert (receipt.number, receipt.by, receipt.person) == (event["id"], "consultant", KARI)
    assert event["d"] == {"person": KARI, "texts": ["swap", "lead"]}
    assert (receipt.seals, receipt.texts) == (6, 2)
    assert receipt.digest_before == before
    assert receipt.digest_after == session.journal.digest_at(receipt.position)
    assert receipt.faults == ()
    assert receipt.named_in == (21, 22, 23)
    for text in (to_text(lay_out(receipt_blocks(receipt), 80)), json.dumps(receipt_as_json(receipt))):
        assert [name for name in ("Kari", "Berg", "Nordmann", "1042", "Ola") if name in text] == []


def test_as_many_seals_are_closed_as_the_receipt_says(session: Session) -> None:
    def closed() -> int:
        stored = session.journal.engine.page(-1, session.journal.head(), 1000)
        parts = (session.journal.vault.parts(event) for event in stored)
        return sum(not fields for part in parts for fields in part.values())

    assert closed() == 0
    assert forgotten(session).seals == closed() == 6


def test_the_history_is_whole_and_replays_from_the_start(session: Session, path: Path) -> None:
    forgotten(session)
    session.journal.close()
    with opened(path) as again:
        assert verify_all(again.journal.engine, again.journal.vault).whole
        assert again.picture().name("person", KARI) == "Forgotten 7h2k"
        assert KARI not in again.picture().people["person"]


def test_a_decision_noted_meanwhile_is_pointed_out(session: Session, path: Path) -> None:
    plan = plan_for(sources_of(session), KARI)
    with opened(path) as other:
        other.do("decision.note", text="Kari Nordmann is asked once more.")
        position = other.journal.head()
    assert position in forget(session, plan).named_in


def test_texts_that_were_to_stay_are_still_there(session: Session) -> None:
    forgotten(session, keep=("lead",), also=("a1",))
    texts = dict(session.picture().decisions.select("decision", "text").rows())
    assert texts == {
        "swap": "(text removed)",
        "lead": "Nordmann leads the pilot.",
        "else": "Kari is told, says HR.",
    }
    answer = next(event for event in session.journal.read() if event.topic == PulseAnswered.topic)
    assert b"Too many meetings" not in answer.state


def test_one_cannot_be_forgotten_twice(session: Session) -> None:
    plan = plan_for(sources_of(session), KARI)
    forget(session, plan)
    head = session.journal.head()
    with pytest.raises(RuleBroken, match="forgotten already"):
        forget(session, plan)
    assert session.journal.head() == head


def test_one_person_does_not_go_as_the_text_of_another(session: Session) -> None:
    with pytest.raises(RuleBroken, match="is a person, and no text"):
        session.forget(KARI, [OLA])
    assert session.picture().name("person", KARI) == "Kari Nordmann"
    assert not session.journal.erasures.all()


def test_one_whose_joining_was_undone_is_forgotten_and_does_not_come_back(session: Session) -> None:
    session.write([Proposed(PersonJoined(person="slip000aaaa", name="Feil Slipper"))])
    session.undo()
    receipt = forgotten(session, "slip000aaaa")
    assert (receipt.seals, receipt.faults) == (1, ())
    assert "Feil Slipper" not in everything_said(session)


def test_one_who_comes_later_does_not_come(session: Session) -> None:
    session.write([Proposed(PersonJoined(person="later00aaaa", name="Ny Senere"), date(2027, 1, 1))])
    assert forgotten(session, "later00aaaa").faults == ()
    assert "Ny Senere" not in everything_said(session)


def test_of_two_with_one_name_the_other_keeps_it(session: Session) -> None:
    session.write([Proposed(PersonJoined(person="namesake0aaa", name="Kari Nordmann", ref="K-2"))])
    receipt = forgotten(session)
    assert receipt.faults == ()
    assert session.picture().name("person", "namesake0aaa") == "Kari Nordmann"
    assert session.picture().name("person", KARI) == "Forgotten 7h2k"


def test_ratings_given_by_one_who_is_forgotten_stay_with_the_label(session: Session) -> None:
    session.write([Proposed(PersonJoined(person="new0000aaaa", name="Ny Berg", unit="felt"))])
    forgotten(session, OLA)
    levels = session.picture().levels.filter(session.picture().levels["person"] == KARI)
    assert [session.picture().name("person", giver) for giver in levels["assessor"]] == ["Forgotten 4aaa"]


def test_a_workshop_goes_on_when_somebody_is_forgotten_in_it(session: Session) -> None:
    session.do("workshop.start", name="Scan")
    receipt = forgotten(session)
    event = json.loads(session.journal.at([receipt.position])[0].state)
    assert event["ses"] == session.picture().workshops["workshop"][0]
    session.do("skill.assess", person="other", skill="sql", level=2)
    with pytest.raises(RuleBroken, match="was forgotten"):
        session.do("skill.assess", person=KARI, skill="sql", level=2)
    session.do("workshop.end")


def test_undo_and_redo_pass_over_it_and_bring_nothing_back(session: Session) -> None:
    session.write([Proposed(DecisionNoted(decision="late", text="Kari Nordmann rests", about=(KARI,)))])
    forgotten(session)
    assert session.undo() == "Undone: Decision: (text removed)"
    assert session.redo() == "Redone: Decision: (text removed)"
    while session.picture().name("person", KARI) == "Forgotten 7h2k":
        try:
            session.undo()
        except RuleBroken:
            break
    said = (
        everything_said(session)
        .replace("Could not agree with Kari Nordmann", "")
        .replace("Kari Nordmanns", "")
    )
    assert found_in(said) == []


def test_another_session_learns_of_it_and_shows_nothing_any_more(session: Session, path: Path) -> None:
    with opened(path) as other:
        other.state()
        assert found_in(everything_said(other)) == list(GONE)
        forgotten(session)
        assert other.catch_up()
        said = everything_said(other).replace("Could not agree with Kari Nordmann", "")
        assert found_in(said.replace("Kari Nordmanns", "")) == []
        with pytest.raises(RuleBroken, match="was forgotten"):
            other.do("skill.assess", person=KARI, skill="sql", level=2)


def test_names_that_stay_in_the_bytes_of_the_file_are_found(session: Session, path: Path) -> None:
    """The proof can fail: what is written into the file where no row is, is reported."""
    forgotten(session)
    secrets = ["Kari Nordmann", "Wants to lead.\nNot yet."]
    assert remains(session.journal, secrets, [])[0] == []
    with path.open("ab") as file:
        file.write("…Kari Nordmann…".encode())
    (fault,) = remains(session.journal, secrets, [])[0]
    assert "village.veikart still has 1 of what was to go" in fault
    with path.open("ab") as file:
        file.write(json.dumps("Wants to lead.\nNot yet.").encode())
    assert "still has 2" in remains(session.journal, secrets, [])[0][0]


def test_a_key_that_stays_in_the_bytes_of_the_file_is_found(session: Session, path: Path) -> None:
    key = b"\x00\x01key of sixty bytes\xff"
    assert remains(session.journal, [], [key])[0] == []
    path.with_name("village.veikart.forgotten").write_bytes(b"--" + key)
    (fault,) = remains(session.journal, [], [key])[0]
    assert fault.startswith("village.veikart.forgotten still has 1")


def test_copies_in_the_folder_that_still_hold_the_key_are_told(session: Session, path: Path) -> None:
    shutil.copy(path, path.with_name("kept.veikart"))
    Journal.create(path.with_name("another.veikart"), "Another").close()
    path.with_name("broken.veikart").write_bytes(b"no engagement")
    receipt = forgotten(session)
    assert receipt.copies == ("kept.veikart",)
    assert "Delete these" in to_text(lay_out(receipt_blocks(receipt), 80))


def test_a_backup_from_before_she_joined_loses_her_texts_too(path: Path) -> None:
    """Decided about someone who was still to be entered."""
    with opened(path) as session:
        session.do("decision.note", text="Nils Nyberg begins in May.")
    before = path.read_bytes()
    with opened(path) as session:
        session.write([Proposed(PersonJoined(person="nils0000aaaa", name="Nils Nyberg"))])
        assert forgotten(session, "nils0000aaaa").texts == 1
    path.write_bytes(before)
    with opened(path) as session:
        assert len(session.notices) == 1
        assert "Nils Nyberg" not in everything_said(session)
        with pytest.raises(RuleBroken, match="was forgotten"):
            session.write([Proposed(PersonJoined(person="nils0000aaaa", name="Nils Nyberg"))])


def test_it_is_noted_beside_the_file_and_on_this_machine(session: Session, path: Path) -> None:
    receipt = forgotten(session)
    assert path.with_name("village.veikart.forgotten").is_file()
    assert len(receipt.reminders) == 2


def test_nothing_is_forgotten_where_the_rules_refuse(session: Session) -> None:
    plan = plan_for(sources_of(session), KARI)
    session.write([Proposed(PersonForgotten(person=KARI))])
    with pytest.raises(RuleBroken):
        forget(session, plan)
    assert (
        dict(session.picture().decisions.select("decision", "text").rows())["lead"]
        == "Nordmann leads the pilot."
    )
