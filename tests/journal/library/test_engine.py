"""An engagement in a store without a lock: others write at the same time, answers get lost, programs stop."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from eventsourcing.persistence import IntegrityError, OperationalError, ProgrammingError, StoredEvent
from tests.journal.conftest import noon
from tests.journal.library import stores
from tests.journal.library.stores import MEMORIES, Memory
from tests.journal.test_journal import names_in, units

from veikart.errors import CannotWrite, JournalBusy, Locked, NotAnEngagement, NotFound, NotReachable
from veikart.journal import Journal, Proposed, Written
from veikart.journal.engine import Conflict
from veikart.journal.keeping.checking import verify_all
from veikart.journal.library.engine import LibraryEngine
from veikart.rules import CoreRulebook
from veikart.session import Session
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonForgotten, PersonJoined, PersonRenamed


@pytest.fixture
def memory(in_memory: str) -> Memory:
    """The store, and in it a fresh engagement library:fjord."""
    return MEMORIES[os.environ["STORE"]]


@pytest.fixture
def journal(memory: Memory) -> Iterator[Journal]:
    journal = Journal("library:fjord", noon, random.Random(2))
    yield journal
    journal.close()


def rulebook() -> CoreRulebook:
    return CoreRulebook(core_registry())


def joined(person: str, name: str) -> Proposed:
    return Proposed(PersonJoined(person=person, name=name, ref=person))


@pytest.mark.parametrize("trouble", [stores.loses_the_answer, stores.says_that_it_is_there])
def test_a_write_whose_answer_is_lost_is_known_to_be_our_own(
    memory: Memory, journal: Journal, trouble: stores.Trouble
) -> None:
    rules = rulebook()
    memory.trouble = [trouble]
    assert journal.write(units("A", "B"), rules, by="kari") == Written(1, 2)
    assert journal.write(units("C"), rules, by="kari") == Written(3, 3)
    assert names_in(journal) == ["Fjord", "A", "B", "C"]


def test_a_write_that_is_lost_is_made_again(memory: Memory, journal: Journal) -> None:
    memory.trouble = [stores.loses_the_question, stores.loses_the_question]
    assert journal.write(units("A"), rulebook(), by="kari") == Written(1, 1)
    assert names_in(journal) == ["Fjord", "A"]


def test_a_write_that_comes_late_is_found_by_its_command(memory: Memory, journal: Journal) -> None:
    memory.trouble = [stores.comes_late]
    assert journal.write(units("A", "B"), rulebook(), by="kari") == Written(1, 2, repeated=True)
    assert names_in(journal) == ["Fjord", "A", "B"]


def test_500_commands_of_which_every_answer_is_lost_are_written_once_each(
    memory: Memory, journal: Journal
) -> None:
    rules, source = rulebook(), random.Random(5)
    troubles = [stores.loses_the_answer, stores.loses_the_question, stores.comes_late]
    for n in range(500):
        memory.trouble = source.choices(troubles, k=source.randrange(3))
        journal.write(units(f"U{n}"), rules, by="kari", command=f"c{n}")
    assert names_in(journal) == ["Fjord", *(f"U{n}" for n in range(500))]


def test_a_store_that_takes_nothing_is_not_asked_for_ever(memory: Memory, journal: Journal) -> None:
    before = memory.inserts
    memory.trouble = [stores.loses_the_question] * 99
    with pytest.raises(
        CannotWrite, match=r"did not take the change \(connection lost\), and it is not there"
    ):
        journal.write(units("A"), rulebook(), by="kari")
    assert memory.inserts - before == 3


def test_a_store_that_never_lets_us_be_first_is_busy(memory: Memory) -> None:
    journal = Journal("library:fjord", noon, lock_timeout=0)

    def somebody_else_first(memory: Memory, events: object) -> None:
        raise IntegrityError

    memory.trouble = [somebody_else_first]
    with pytest.raises(JournalBusy, match="by others without a pause"):
        journal.write(units("A"), rulebook(), by="kari")
    journal.close()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ProgrammingError("no table"), "does not take this change"),
        (
            OperationalError("Maximum Append Size of 1048576 Exceeded."),
            r"2 events \(\d+ bytes\) at once.*smaller",
        ),
        (RuntimeError("at kdb://kari:hemmelig@host"), "at kdb://…@host"),
    ],
)
def test_a_refusal_is_told_in_words(memory: Memory, journal: Journal, error: Exception, words: str) -> None:
    def refuses(memory: Memory, events: object) -> None:
        raise error

    memory.trouble = [refuses] * 3
    with pytest.raises(CannotWrite, match=words):
        journal.write(units("A", "B"), rulebook(), by="kari")
    assert journal.head() == 0


def test_a_store_that_cannot_be_read_is_told_in_words(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object, **__: object) -> None:
        raise ConnectionError("no route to host")

    monkeypatch.setattr(Memory, "select_events", gone)
    with pytest.raises(NotReachable, match=r"no route to host.*server is running"):
        journal.head()


def test_a_decision_is_never_older_than_what_it_is_written_behind(memory: Memory, journal: Journal) -> None:
    """Two take the same name; the second one looks right before the first one writes."""
    other = Journal("library:fjord", noon)
    first = True

    def decide() -> list[Proposed]:
        nonlocal first
        if first:
            first = False
            other.write(units("North"), rulebook(), by="ola")
            assert journal.head() == 1  # somebody in this program has seen it
        return [Proposed(unit.body) for unit in units("north")]

    with pytest.raises(Exception, match="There is a unit"):
        journal.write(decide, rulebook(), by="kari")
    assert names_in(journal) == ["Fjord", "North"]
    other.close()


def test_a_turn_reads_as_of_one_position(journal: Journal) -> None:
    other = Journal("library:fjord", noon)
    with journal.engine.turn() as turn:
        other.write(units("North"), rulebook(), by="ola")
        assert (turn.head(), [event.position for event in turn.tail(-1)]) == (0, [0])
    with journal.engine.turn() as turn:
        assert (turn.head(), [event.position for event in turn.tail(-1)]) == (1, [0, 1])
    other.close()


def test_a_key_is_kept_before_the_first_event_that_needs_it(memory: Memory, journal: Journal) -> None:
    memory.trouble = [stores.loses_the_question] * 3
    with pytest.raises(CannotWrite):
        journal.write([joined("p1", "Åse")], rulebook(), by="kari")
    kept = journal.engine.wrapped_keys()
    assert [key.subject for key in kept] == ["p1"]
    journal.write([joined("p1", "Åse")], rulebook(), by="kari")
    assert (journal.engine.wrapped_keys(), names_in(journal)) == (kept, ["Fjord", "Åse"])


def test_no_key_is_kept_that_a_lock_wrapped_which_was_replaced_within_the_turn(journal: Journal) -> None:
    other = Journal("library:fjord", noon)

    def turn() -> None:
        with journal.engine.turn() as turn:
            turn.add_keys({"p1": b"wrapped by the old one"})
            other.change_passphrase("hemmelig")

    with pytest.raises(Conflict):
        turn()
    assert journal.engine.wrapped_keys() == []
    other.close()


def test_undo_tells_what_it_took_back_at_last(memory: Memory) -> None:
    """Where somebody else was faster, it is another command than at first."""

    def somebody_else_first(memory: Memory, events: Sequence[StoredEvent]) -> Sequence[int] | None:
        other.write(units("Theirs"), rulebook(), by="kari")
        return memory.insert_events(events)

    other = Journal("library:fjord", noon)
    with Session.open("library:fjord", safe=True, by="kari") as session:
        session.write(units("Ours"))
        memory.trouble = [somebody_else_first]
        assert "Theirs" in session.undo()
        undone = json.loads(session.journal.at([3])[0].state)["d"]
        assert (undone["first"], undone["last"]) == (2, 2)
    other.close()


def keys_left(journal: Journal) -> list[str]:
    return [key.subject for key in journal.engine.wrapped_keys() if key.wrapped is not None]


def test_forgetting_that_was_cut_off_after_the_event_is_ended_by_the_next_turn(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.write([joined("p1", "Åse"), joined("p2", "Ola")], rulebook(), by="kari")

    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("veikart.journal.library.turn.drop_keys", dies)
        with pytest.raises(KeyboardInterrupt):
            journal.write([Proposed(PersonForgotten(person="p1", texts=("t1",)))], rulebook(), by="kari")
    assert (journal.head(), keys_left(journal)) == (3, ["p1", "p2"])
    opened = Journal("library:fjord", noon)
    opened.follow(rulebook())
    assert [(key.subject, key.wrapped is None) for key in opened.engine.wrapped_keys()] == [
        ("p1", True),
        ("p2", False),
        ("t1", True),
    ]
    assert verify_all(opened.engine, opened.vault).faults == ()
    opened.close()


def test_an_older_file_of_keys_brings_nobody_back(memory: Memory, journal: Journal, tmp_path: Path) -> None:
    journal.write([joined("p1", "Åse"), joined("p2", "Ola")], rulebook(), by="kari")
    older = tmp_path / "older.keys"
    assert journal.engine.keys_beside is not None
    older.write_bytes(journal.engine.keys_beside.read_bytes())
    journal.write([Proposed(PersonForgotten(person="p1"))], rulebook(), by="kari")
    with Session.open(f"library:fjord?keys={older}", safe=True) as session:
        assert keys_left(session.journal) == ["p2"]
        assert "Åse" not in {
            name for _, name in session.facts.tables["people"].select("person", "name").rows()
        }
        assert session.notices == []


def test_forgetting_that_was_cut_off_before_the_event_takes_no_key(memory: Memory, journal: Journal) -> None:
    journal.write([joined("p1", "Åse")], rulebook(), by="kari")
    memory.trouble = [stores.loses_the_question] * 3
    with pytest.raises(CannotWrite):
        journal.write([Proposed(PersonForgotten(person="p1"))], rulebook(), by="kari")
    opened = Journal("library:fjord", noon)
    assert (opened.head(), keys_left(opened)) == (1, ["p1"])
    opened.close()


def test_forgetting_whose_answer_is_lost_or_late_takes_the_key(memory: Memory, journal: Journal) -> None:
    for n, trouble in enumerate([stores.loses_the_answer, stores.comes_late]):
        journal.write([joined(f"p{n}", f"Person {n}")], rulebook(), by="kari")
        memory.trouble = [trouble]
        journal.write([Proposed(PersonForgotten(person=f"p{n}"))], rulebook(), by="kari")
        journal.follow(rulebook())
        assert keys_left(journal) == []


def test_an_older_copy_of_the_keys_makes_no_second_key(
    memory: Memory, journal: Journal, tmp_path: Path
) -> None:
    """What was sealed with the first one would not open with the second."""
    keys = journal.engine.keys_beside
    assert keys is not None
    older = tmp_path / "older.keys"
    older.write_bytes(keys.read_bytes())
    journal.write([joined("p1", "Åse")], rulebook(), by="kari")
    other = Journal(f"library:fjord?keys={older}", noon)
    with pytest.raises(CannotWrite, match=r"older\.keys has no key of p1.*that the others use"):
        other.write([Proposed(PersonRenamed(person="p1", name="Åsa"))], rulebook(), by="ola")
    assert journal.head() == 1
    other.close()


def test_two_that_write_about_new_people_at_once_both_get_their_keys(
    memory: Memory, journal: Journal
) -> None:
    other = Journal("library:fjord", noon)
    news = [[joined("p1", "Åse")], [joined("p3", "Siv")]]

    def decide() -> list[Proposed]:
        if news:
            other.write(news.pop(), rulebook(), by="ola")
        return [joined("p2", "Ola")]

    journal.write(decide, rulebook(), by="kari")
    assert names_in(other) == names_in(journal) == ["Fjord", "Siv", "Åse", "Ola"]
    assert verify_all(journal.engine, journal.vault).faults == ()
    other.close()


def test_a_passphrase_that_changes_in_the_middle_of_a_write_is_not_passed_by(journal: Journal) -> None:
    other = Journal("library:fjord", noon)

    def decide() -> list[Proposed]:
        other.change_passphrase("hemmelig")
        return [joined("p1", "Åse")]

    with pytest.raises(Locked):
        journal.write(decide, rulebook(), by="kari")
    assert (journal.head(), other.engine.wrapped_keys()) == (0, [])
    other.close()


def test_an_engagement_is_not_made_over_another_one(memory: Memory, journal: Journal, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="library:fjord exists already"):
        Journal.create(f"library:fjord?keys={tmp_path / 'x.keys'}", "Other")
    assert not (tmp_path / "x.keys").exists()
    assert names_in(journal) == ["Fjord"]


def test_of_two_that_make_one_engagement_one_learns_that_it_was_late(memory: Memory, tmp_path: Path) -> None:
    def somebody_else_first(memory: Memory, events: object) -> None:
        Journal.create("library:new", "Theirs", clock=noon).close()
        memory.insert_events(events)  # type: ignore[arg-type]

    memory.trouble = [somebody_else_first]
    keys = tmp_path / "new.keys"
    with pytest.raises(CannotWrite, match="come to be meanwhile"):
        Journal.create(f"library:new?keys={keys}", "Ours", clock=noon)
    assert not keys.exists()
    journal = Journal("library:new")
    assert names_in(journal) == ["Theirs"]
    journal.close()


def test_an_engagement_that_could_not_be_made_leaves_no_keys(memory: Memory, tmp_path: Path) -> None:
    memory.trouble = [stores.loses_the_question] * 9
    with pytest.raises(CannotWrite, match="did not take the change"):
        Journal.create(f"library:new?keys={tmp_path / 'new.keys'}", "New", clock=noon)
    assert list(tmp_path.glob("*.keys")) == []


def test_what_is_not_there_or_not_ours_is_not_opened(memory: Memory) -> None:
    with pytest.raises(NotFound, match="veikart new library:other"):
        Journal("library:other")
    LibraryEngine.create("library:odd", "e1", 0, os.environ).close()
    for line in (b"{}", b"[", b'{"d":{"engagement":1}}'):
        memory._stored_events.clear()
        memory._stored_events_index.clear()
        memory.insert_events([StoredEvent("veikart-odd", 0, "engagement.opened", line)])
        with pytest.raises(NotAnEngagement, match="something else"):
            Journal("library:odd")


def test_scattered_events_are_read_in_few_questions(memory: Memory, journal: Journal) -> None:
    journal.write(units(*(f"U{n}" for n in range(500))), rulebook(), by="kari")
    asked = []
    select = memory.select_events
    memory.select_events = lambda *a, **k: asked.append(k) or select(*a, **k)  # type: ignore
    found = journal.at([3, 400, 5, 4, 399, 60, 700])
    assert [event.position for event in found] == [3, 4, 5, 60, 399, 400]
    assert len(asked) == 3
    assert [json.loads(event.state)["d"]["name"] for event in found[:2]] == ["U2", "U3"]
