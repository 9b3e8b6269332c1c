"""Without a lock: six that have decided on one and the same state, and only one of them can be right."""

from __future__ import annotations

import json
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.journal.conftest import ENGINES, noon

from veikart.errors import RuleBroken
from veikart.journal import Journal, Proposed
from veikart.journal.keeping.checking import verify_all
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary.organisation import PersonJoined, UnitCreated

RACERS = 6
WITHOUT_LOCK = [name for name in ENGINES if name not in ("SQLite file", "PostgreSQL")]


@pytest.fixture(params=WITHOUT_LOCK)
def place(request: pytest.FixtureRequest) -> str | Path:
    """Where a fresh engagement lies, on every engine without a lock."""
    found: str | Path = request.getfixturevalue(ENGINES[request.param])
    return found


class Racer(threading.Thread):
    """Decides when all the others have read the same as it has, and not yet written."""

    def __init__(self, place: str | Path, together: threading.Barrier, proposals: Sequence[Proposed]) -> None:
        super().__init__()
        self._place = place
        self._together = together
        self._proposals = proposals
        self.attempts = 0
        self.told = ""

    def run(self) -> None:
        journal = Journal(self._place, noon)
        try:
            written = journal.write(self._decide, CoreRulebook(core_registry()), by="racer")
        except RuleBroken as error:
            self.told = str(error)
        else:
            self.told = f"written {written}"
        journal.close()

    def _decide(self) -> Sequence[Proposed]:
        self.attempts += 1
        if self.attempts == 1:
            self._together.wait(timeout=30)
        return self._proposals


def race(place: str | Path, bodies: Sequence[PersonJoined | UnitCreated]) -> list[Racer]:
    together = threading.Barrier(len(bodies))
    racers = [Racer(place, together, [Proposed(body)]) for body in bodies]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join()
    return racers


def test_of_six_that_take_one_name_one_wins_and_five_are_told_why(place: str | Path) -> None:
    racers = race(place, [UnitCreated(unit=f"u{n}", name="Sales") for n in range(RACERS)])
    assert sorted(racer.attempts for racer in racers) == [1, *[2] * (RACERS - 1)]
    assert sorted(racer.told.split(" called")[0] for racer in racers) == [
        *["There is a unit"] * (RACERS - 1),
        "written Written(first=1, last=1, repeated=False)",
    ]
    journal = Journal(place, noon)
    assert [row.topic for row in journal.read()] == ["engagement.opened", "unit.created"]
    assert verify_all(journal.engine, journal.vault).faults == ()
    journal.close()


def test_six_that_are_not_in_each_others_way_are_all_written(place: str | Path) -> None:
    racers = race(
        place, [PersonJoined(person=f"p{n}", name=f"Person {n}", ref=str(n)) for n in range(RACERS)]
    )
    assert all(racer.told.startswith("written") for racer in racers)
    assert sum(racer.attempts for racer in racers) > RACERS  # they were in each other's way
    journal = Journal(place, noon)
    names = {json.loads(row.state)["d"]["name"] for row in journal.read(0)}
    assert names == {f"Person {n}" for n in range(RACERS)}
    assert [key.number for key in journal.engine.wrapped_keys()] == list(range(1, RACERS + 1))
    assert verify_all(journal.engine, journal.vault).faults == ()
    journal.close()
