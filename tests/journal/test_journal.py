"""What is written is read back in order, once, all of it or nothing; on every engine."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.journal.conftest import noon

from veikart.errors import DamagedJournal, RuleBroken
from veikart.journal import Journal, Proposed, Written
from veikart.rules import CoreRulebook
from veikart_events.base import EventBody
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonJoined, UnitClosed, UnitCreated

HOSTILE = "note\x1b[31m \u202eevil\r\nsecond"


@pytest.fixture
def journal(where: str | Path) -> Iterator[Journal]:
    journal = Journal(where, noon, random.Random(2))
    yield journal
    journal.close()


def units(*names: str) -> list[Proposed]:
    return [Proposed(UnitCreated(unit=name.lower(), name=name)) for name in names]


def names_in(journal: Journal) -> list[str]:
    return [json.loads(row.state)["d"]["name"] for row in journal.read()]


def test_a_new_engagement_holds_its_opening(journal: Journal) -> None:
    (row,) = journal.read()
    document = json.loads(row.state)
    assert (row.position, row.topic) == (0, "engagement.opened")
    assert document["d"] == {
        "engagement": journal.engagement,
        "name": "Fjord",
        "client": "",
        "language": "en",
    }
    assert (journal.head(), list(journal.commands())) == (0, [(0, 0)])


def test_what_is_written_is_read_back_in_order(journal: Journal, rulebook: CoreRulebook) -> None:
    assert journal.write(units("North", "South"), rulebook, by="kari") == Written(1, 2)
    assert journal.write(units("East"), rulebook, by="kari") == Written(3, 3)
    assert names_in(journal) == ["Fjord", "North", "South", "East"]
    assert [row.position for row in journal.read()] == [0, 1, 2, 3]
    assert journal.head() == 3


def test_an_event_says_who_when_and_by_which_command(journal: Journal, rulebook: CoreRulebook) -> None:
    body = UnitCreated(unit="n", name="North")
    journal.write(
        [Proposed(body, date(2025, 1, 7), "why so", "cause-1")],
        rulebook,
        by="kari",
        session="w1",
        command="c1",
    )
    envelope = core_registry().decode(*list(journal.read())[1])
    assert (envelope.body, envelope.effective, envelope.at) == (body, date(2025, 1, 7), noon())
    assert (envelope.by, envelope.session, envelope.correlation) == ("kari", "w1", "c1")
    assert (envelope.note, envelope.causation) == ("why so", "cause-1")


def test_an_event_without_a_day_holds_from_today(journal: Journal, rulebook: CoreRulebook) -> None:
    journal.write(units("North"), rulebook, by="kari")
    assert core_registry().decode(*list(journal.read())[1]).effective == noon().astimezone().date()


def test_notes_and_actors_are_cleaned_like_names(journal: Journal, rulebook: CoreRulebook) -> None:
    body = UnitCreated(unit="n", name="North")
    journal.write([Proposed(body, note=HOSTILE + "\ud800")], rulebook, by="ka\x07ri\n")
    envelope = core_registry().decode(*list(journal.read())[1])
    assert (envelope.note, envelope.by) == ("note[31m evil\nsecond", "kari")


def test_a_part_can_be_read(journal: Journal, rulebook: CoreRulebook) -> None:
    journal.write(units("A", "B", "C", "D"), rulebook, by="kari")
    positions = {
        "after": [row.position for row in journal.read(2)],
        "upto": [row.position for row in journal.read(0, upto=2)],
        "limit": [row.position for row in journal.read(limit=2)],
        "newest": [row.position for row in journal.read(newest_first=True, limit=3)],
        "none": [row.position for row in journal.read(4)],
        "at": [row.position for row in journal.at([3, 1, 3, 99])],
    }
    assert positions == {
        "after": [3, 4],
        "upto": [1, 2],
        "limit": [0, 1],
        "newest": [4, 3, 2],
        "none": [],
        "at": [1, 3],
    }


@pytest.mark.parametrize("newest_first", [False, True])
def test_reading_goes_on_over_many_pages(
    journal: Journal, rulebook: CoreRulebook, newest_first: bool
) -> None:
    journal.write(units(*(f"U{n}" for n in range(2500))), rulebook, by="kari")
    positions = [row.position for row in journal.read(newest_first=newest_first)]
    assert positions == sorted(range(2501), reverse=newest_first)


def test_a_reader_that_pauses_does_not_hold_up_a_writer(where: str | Path, rulebook: CoreRulebook) -> None:
    journal = Journal(where, noon, lock_timeout=0)
    journal.write(units(*(f"U{n}" for n in range(1500))), rulebook, by="kari")
    reader = journal.read()
    next(reader)
    journal.write(units("Late"), rulebook, by="kari")
    assert len(list(reader)) == 1500  # the late one came after the reading began
    journal.close()


def test_bulk_reading_gives_the_same_events(journal: Journal, rulebook: CoreRulebook) -> None:
    journal.write([*units("A", "B"), Proposed(PersonJoined(person="p", name="Åse"))], rulebook, by="kari")
    read = {
        (position, batch.topic, line)
        for batch in journal.batches(0, 3)
        for position, line in zip(batch.positions, batch.lines.split(b"\n"), strict=True)
    }
    assert read == set(map(tuple, journal.read(0)))


def test_each_command_knows_its_span(journal: Journal, rulebook: CoreRulebook) -> None:
    journal.write(units("A", "B", "C"), rulebook, by="kari")
    journal.write(units("D"), rulebook, by="kari")
    assert list(journal.commands()) == [(4, 4), (1, 3), (0, 0)]


def test_the_same_command_again_writes_nothing(journal: Journal, rulebook: CoreRulebook) -> None:
    written = journal.write(units("A", "B"), rulebook, by="kari", command="c1")
    again = journal.write(units("C"), rulebook, by="kari", command="c1")
    assert (written, again) == (Written(1, 2), Written(1, 2, repeated=True))
    assert journal.head() == 2


def test_a_command_without_events_leaves_no_trace(journal: Journal, rulebook: CoreRulebook) -> None:
    assert journal.write([], rulebook, by="kari", command="c1") is None
    assert journal.write(units("A"), rulebook, by="kari", command="c1") == Written(1, 1)


def test_a_rule_broken_in_the_middle_takes_the_whole_command_back(
    journal: Journal, rulebook: CoreRulebook
) -> None:
    before = [*journal.read()], [*journal.commands()], journal.digest_at(journal.head())
    with pytest.raises(RuleBroken):
        journal.write(units("A", "B", "A"), rulebook, by="kari", command="c1")
    assert ([*journal.read()], [*journal.commands()], journal.digest_at(journal.head())) == before
    assert journal.write(units("A", "B"), rulebook, by="kari", command="c1") == Written(1, 2)


def test_a_crash_of_the_caller_takes_the_whole_command_back(journal: Journal, rulebook: CoreRulebook) -> None:
    def decide() -> list[Proposed]:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.write(decide, rulebook, by="kari")
    assert journal.write(units("A"), rulebook, by="kari") == Written(1, 1)


def test_a_decision_is_made_with_all_that_others_wrote(
    where: str | Path, journal: Journal, rulebook: CoreRulebook
) -> None:
    other = Journal(where, noon)
    other.write(units("North"), CoreRulebook(core_registry()), by="ola")

    def decide() -> list[Proposed]:
        return [Proposed(UnitClosed(unit=known.id)) for known in rulebook.state.named("unit", "north")]

    assert journal.write(decide, rulebook, by="kari") == Written(2, 2)
    other.close()


def test_threads_write_one_after_the_other(journal: Journal, rulebook: CoreRulebook) -> None:
    start = threading.Barrier(4)

    def work(letter: str) -> None:
        start.wait()
        for n in range(5):
            journal.write(units(f"{letter}{n}"), rulebook, by="kari")

    threads = [threading.Thread(target=work, args=(letter,)) for letter in "ABCD"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [row.position for row in journal.read()] == list(range(21))
    fresh = CoreRulebook(core_registry())
    journal.follow(fresh)
    assert {known.name for known in rulebook.state.all("unit")} == {u.name for u in fresh.state.all("unit")}


def test_no_thread_writes_before_the_rules_know_what_the_last_one_wrote(journal: Journal) -> None:
    free: list[bool] = []

    class Watching(CoreRulebook):
        """Asks, while it accepts, whether another thread could begin."""

        def accept(self, trial: object) -> None:
            other = threading.Thread(target=lambda: free.append(journal._writing.acquire(blocking=False)))
            other.start()
            other.join()
            super().accept(trial)

    journal.write(units("A"), Watching(core_registry()), by="kari")
    assert free == [False]


def test_the_same_seed_and_clock_write_the_same_bytes(tmp_path: Path) -> None:
    def make(name: str) -> list[tuple[object, ...]]:
        journal = Journal.create(tmp_path / name, "Fjord", clock=noon, source=random.Random(7))
        journal.write(units("A", "B"), CoreRulebook(core_registry()), by="kari")
        rows = [tuple(row) for row in journal.read()]
        journal.close()
        return rows

    assert make("one") == make("two")


def test_a_damaged_event_is_named_and_nothing_is_written(journal: Journal) -> None:
    class Spoilt(EventBody):
        topic = "unit.created"
        holds = ()

        nonsense: int = 1

    class Anything:
        """Rules that let everything pass."""

        def follow(self, turn: object) -> None: ...
        def begin(self, turn: object, today: date) -> Anything:
            return self

        def admit(self, envelope: object) -> None: ...
        def accept(self, admission: object) -> None: ...

    journal.write([Proposed(Spoilt())], Anything(), by="kari")
    with pytest.raises(DamagedJournal, match=r"event 1 \(unit\.created\)"):
        journal.write(units("A"), CoreRulebook(core_registry()), by="kari")
    assert journal.head() == 1
