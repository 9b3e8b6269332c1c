"""What is personal lies sealed in the ledger, opens with its key, and for nobody once that is gone."""

from __future__ import annotations

import json
import random
import sqlite3
from datetime import date
from pathlib import Path

import pytest
from tests.journal.conftest import noon

from veikart.errors import DamagedJournal, Locked, RuleBroken
from veikart.journal import Journal, Proposed
from veikart.journal.keeping.checking import verify_all
from veikart.journal.vault import Vault, lock
from veikart.journal.vault.pseudonyms import pseudonym
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import (
    PersonForgotten,
    PersonJoined,
    PersonLeft,
    PersonRenamed,
    UnitCreated,
)
from veikart_events.vocabulary.workshop import DecisionNoted

CANARY = "Åse Kanarifugl"
SCALE = ScaleDefined(
    scale="s", name="S", levels=(ScaleLevel(value=1, name="Low"), ScaleLevel(value=2, name="High"))
)
SKILL = SkillDefined(skill="sk", scale="s", labels={"en": "Skill"})


@pytest.fixture(autouse=True)
def _cheap_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a second for each try keeps guessers out, and tests waiting."""
    monkeypatch.setattr(lock, "COST", 2**10)


def write(journal: Journal, *proposals: Proposed) -> None:
    journal.write(list(proposals), CoreRulebook(core_registry()), by="kari")


@pytest.fixture
def story(journal: Journal) -> Journal:
    """Two people; one was rated with a note, and a decision mentions her."""
    rated = SkillAssessed(person="p1", skill="sk", scale="s", level=2)
    write(
        journal,
        Proposed(SCALE),
        Proposed(SKILL),
        Proposed(PersonJoined(person="p1", name=CANARY, ref="canary-ref")),
        Proposed(PersonJoined(person="p2", name="Ola Ørret", ref="2")),
        Proposed(rated, note="canary note"),
        Proposed(DecisionNoted(decision="d1", text=f"{CANARY} leads", about=("p1",))),
    )
    write(journal, Proposed(PersonLeft(person="p1", why="canary reason")))
    return journal


def documents(journal: Journal) -> list[dict[str, object]]:
    return [json.loads(event.state) for event in journal.read()]


def bodies(journal: Journal) -> list[dict[str, object]]:
    return [core_registry().decode(*event).body.model_dump() for event in journal.read()]  # type: ignore[union-attr]


def test_nothing_personal_lies_in_the_file(story: Journal) -> None:
    raw = story.path.read_bytes()
    for text in (CANARY, "Kanarifugl", "canary", "Ørret"):
        assert text.encode() not in raw
        assert json.dumps(text).encode()[1:-1] not in raw


def test_everything_reads_as_it_was_written(story: Journal) -> None:
    said = documents(story)
    assert said[3]["d"] == {"person": "p1", "name": CANARY, "unit": None, "ref": "canary-ref"}
    assert said[5]["note"] == "canary note"
    assert said[6]["d"] == {"decision": "d1", "text": f"{CANARY} leads", "about": ["p1"]}
    assert said[7]["d"] == {"person": "p1", "why": "canary reason"}
    assert not any("s" in document for document in said)


@pytest.mark.parametrize("way", ["read", "at", "batches"])
def test_every_way_of_reading_opens(story: Journal, way: str) -> None:
    lines = {
        "read": lambda: [event.state for event in story.read()],
        "at": lambda: [event.state for event in story.at(range(8))],
        "batches": lambda: [line for b in story.batches(-1, 7) for line in b.lines.split(b"\n")],
    }[way]()
    assert sum(CANARY.encode() in line for line in lines) == 2


def test_the_rules_know_people_by_name(story: Journal) -> None:
    rulebook = CoreRulebook(core_registry())
    story.follow(rulebook)
    assert [known.id for known in rulebook.state.named("person", "ola ørret")] == ["p2"]


def test_what_stands_in_the_file_is_a_whole_event_without_its_key(story: Journal) -> None:
    stored = story.engine.at([3])[0]
    body = core_registry().decode(*stored).body
    assert body == PersonJoined(person="p1", name="Forgotten p1")


def test_a_person_is_forgotten_and_history_still_replays(story: Journal) -> None:
    before = bodies(story)
    write(story, Proposed(PersonForgotten(person="p1", texts=("d1",))))
    story.vault.refresh()
    after = bodies(story)
    assert after[3] == before[3] | {"name": "Forgotten p1", "ref": None}
    assert after[6] == before[6] | {"text": "(text removed)"}
    assert after[7] == before[7] | {"why": ""}
    assert [after[n] for n in (0, 1, 2, 4, 5)] == [before[n] for n in (0, 1, 2, 4, 5)]
    assert documents(story)[5]["note"] is None
    verdict = verify_all(story.engine, story.vault)
    assert verdict.whole, verdict.faults


def test_another_program_sees_it_too(story: Journal) -> None:
    other = Journal(story.path, noon)
    assert CANARY.encode() in other.at([3])[0].state
    write(story, Proposed(PersonForgotten(person="p1")))
    other.vault.refresh()
    assert CANARY.encode() not in other.at([3])[0].state
    other.close()


def test_nothing_more_can_be_written_about_someone_forgotten(story: Journal) -> None:
    write(story, Proposed(PersonForgotten(person="p1")))
    with pytest.raises(RuleBroken, match="forgotten"):
        write(story, Proposed(PersonRenamed(person="p1", name="Åse")))


def test_an_erasure_that_is_refused_destroys_nothing(story: Journal) -> None:
    with pytest.raises(RuleBroken):
        write(
            story,
            Proposed(PersonForgotten(person="p1")),
            Proposed(UnitCreated(unit="u", name="X", parent="no")),
        )
    story.vault.refresh()
    assert CANARY.encode() in story.at([3])[0].state


def change(path: Path, statement: str, *values: object) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER stored_events_keeps_UPDATE")
    connection.execute(statement, values)
    connection.commit()
    connection.close()


def token_of(journal: Journal, position: int, subject: str) -> str:
    return str(json.loads(journal.engine.at([position])[0].state)["s"][subject])


@pytest.mark.parametrize(("source", "target", "subject"), [(3, 7, "p1"), (7, 3, "p1"), (4, 3, "p2")])
def test_a_seal_that_was_moved_or_repeated_is_refused(
    story: Journal, source: int, target: int, subject: str
) -> None:
    """Between events of one person, and between people."""
    state = json.loads(story.engine.at([target])[0].state)
    state["s"] = {subject: token_of(story, source, subject)}
    moved = json.dumps(state, separators=(",", ":"), ensure_ascii=False).encode()
    change(story.path, "UPDATE stored_events SET state = ? WHERE originator_version = ?", moved, target)
    with pytest.raises(DamagedJournal, match="belongs to another event"):
        story.at([target])


def test_a_seal_that_was_put_under_another_person_is_refused(story: Journal) -> None:
    state = json.loads(story.engine.at([3])[0].state)
    state["s"] = {"p2": state["s"]["p1"]}
    moved = json.dumps(state, separators=(",", ":")).encode()
    change(story.path, "UPDATE stored_events SET state = ? WHERE originator_version = 3", moved)
    with pytest.raises(DamagedJournal, match="belongs to another event"):
        story.at([3])


@pytest.mark.parametrize("form", ["as written", "with spaces", "other order", "odd words", "more after it"])
def test_however_a_line_is_put_it_opens_to_the_same_event(story: Journal, form: str) -> None:
    """Lines as we write them are opened without taking all of them apart; others must come out alike."""
    opened = documents(story)
    for stored, whole in zip(story.engine.page(-1, story.head(), 100), opened, strict=True):
        document, expected = json.loads(stored.state), dict(whole)
        if form == "odd words":
            document["by"] = expected["by"] = 'a "quoted" \\ name'
        if form == "more after it":
            document["x"] = expected["x"] = {"s": {"p1": "AAAA"}, "d": {}}
        if form == "other order":
            document = dict(reversed(document.items()))
        tight = None if form == "with spaces" else (",", ":")
        line = json.dumps(document, ensure_ascii=form == "odd words", separators=tight).encode()
        if form == "with spaces" and b'"s"' in line:
            line = line.replace(b', "s": {"', b',"s":{"')
        assert json.loads(story.vault.opened(stored._replace(state=line)).state) == expected


def test_text_that_looks_like_a_seal_is_only_text(journal: Journal) -> None:
    """Names come from outside: none may make the vault open what is not sealed."""
    odd = '","s":{"p1":"AAAA"},"x":"'
    write(journal, Proposed(UnitCreated(unit="u1", name=odd)), Proposed(PersonJoined(person="p1", name=odd)))
    assert [body.get("name") for body in bodies(journal)] == ["Fjord", odd, odd]


def test_a_passphrase_locks_what_is_personal(tmp_path: Path) -> None:
    path = tmp_path / "locked.veikart"
    journal = Journal.create(path, "Fjord", clock=noon, passphrase="sju små søstre")
    write(journal, Proposed(PersonJoined(person="p1", name=CANARY)))
    journal.close()
    for passphrase, words in ((None, "locked with a passphrase"), ("sju sma sostre", "not the passphrase")):
        with pytest.raises(Locked, match=words):
            Journal(path, passphrase=passphrase)
    opened = Journal(path, passphrase="sju sma\u030a søstre".replace("sma\u030a", "små"))
    assert CANARY.encode() in opened.at([1])[0].state
    opened.close()


def test_a_new_passphrase_wraps_every_key_anew(story: Journal) -> None:
    before = {key.subject: key.wrapped for key in story.engine.wrapped_keys()}
    with story.engine.turn() as turn:
        story.vault.change_passphrase(turn, "hemmelig")
    after = {key.subject: key.wrapped for key in story.engine.wrapped_keys()}
    assert before.keys() == after.keys()
    assert not {*before.values()} & {*after.values()}
    with pytest.raises(Locked):
        Journal(story.path)
    opened = Journal(story.path, passphrase="hemmelig")
    assert CANARY.encode() in opened.at([3])[0].state
    opened.close()


def test_a_key_made_after_somebody_else_set_a_passphrase_is_wrapped_by_the_new_lock(story: Journal) -> None:
    """A new passphrase leaves no event behind that would tell of it."""
    assert verify_all(story.engine, story.vault).whole  # it knows all keys there are now
    other = Journal(story.path, noon)
    with other.engine.turn() as turn:
        other.vault.change_passphrase(turn, "hemmelig")
    with pytest.raises(Locked):
        write(story, Proposed(PersonJoined(person="p3", name="Late", ref="3")))
    write(other, Proposed(PersonJoined(person="p3", name="Late", ref="3")))
    again = Journal(story.path, passphrase="hemmelig")
    assert verify_all(again.engine, again.vault).faults == ()
    again.close()
    other.close()


def test_reading_while_new_people_are_written_does_not_take_their_keys_away(story: Journal) -> None:
    class Interrupted(random.Random):
        """Another thread reads whenever something random is drawn."""

        def randbytes(self, n: int) -> bytes:
            writer.at([3])
            return super().randbytes(n)

    writer = Journal(story.path, noon)
    writer.vault = Vault(writer.engine, source=Interrupted(1))
    people = [Proposed(PersonJoined(person=f"n{n}", name=f"New {n}", ref=f"n{n}")) for n in range(3)]
    write(writer, *people)
    assert verify_all(story.engine, story.vault).faults == ()
    writer.close()


def test_pseudonyms_stand_for_names_and_hide_other_text(story: Journal) -> None:
    story.vault.pseudonyms = True
    names = [body["name"] for body in bodies(story)[3:5]]
    assert len({*names}) == 2
    assert not {*names} & {CANARY, "Ola Ørret"}
    raw = b"".join(event.state for event in story.read())
    assert not any(text.encode() in raw for text in (CANARY, "canary", "Ørret"))
    again = Journal(story.path, noon)
    again.vault.pseudonyms = True
    assert [body["name"] for body in bodies(again)[3:5]] == names
    again.close()


def test_no_two_people_share_a_pseudonym_or_bear_it_truly() -> None:
    names = [pseudonym("fjord", number) for number in range(1, 5001)]
    assert len({*names}) == 5000
    assert names != [pseudonym("other", number) for number in range(1, 5001)]


def test_the_same_seed_writes_the_same_bytes(tmp_path: Path) -> None:
    def made(name: str) -> list[bytes]:
        journal = Journal.create(tmp_path / name, "Fjord", clock=noon, source=random.Random(5))
        write(journal, Proposed(PersonJoined(person="p1", name=CANARY), date(2026, 3, 1)))
        rows = [event.state for event in journal.engine.page(-1, 9, 9)]
        journal.close()
        return rows

    assert made("one") == made("two")


def test_a_hostile_lock_does_not_take_all_memory(story: Journal) -> None:
    record = {"v": 1, "kdf": "scrypt", "n": 2**40, "r": 8, "p": 1, "salt": "AAAA", "key": "AAAA"}
    connection = sqlite3.connect(story.path)
    connection.execute("UPDATE vault SET value = ?", (json.dumps(record).encode(),))
    connection.commit()
    connection.close()
    with pytest.raises(DamagedJournal, match="record of keys"):
        Journal(story.path, passphrase="x")
