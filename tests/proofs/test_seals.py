"""What is sealed opens only where it was written: swapped or repeated it is refused, chain or no chain."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.proofs.commands import AdmitsEverything
from tests.proofs.conftest import Record
from tests.proofs.forging import Forger, forging

from veikart.errors import DamagedJournal
from veikart.journal import Journal, Proposed
from veikart.journal.keeping.checking import verify, verify_all
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined, PersonRenamed

PEOPLE = 12

Forgery = Callable[[Forger, random.Random], int]
"""Changes something, and gives the position of an event that must be refused then."""


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    """An engagement in which everybody joined, was renamed, and was rated with a note."""
    path = tmp_path / "true.veikart"
    journal = Journal.create(path, "Fjord")
    for n in range(PEOPLE):
        rated = SkillAssessed(person=f"p{n}", skill="s", level=3, scale="five", method="self")
        told = [
            Proposed(PersonJoined(person=f"p{n}", name=f"Person {n}", ref=f"ref {n}")),
            Proposed(PersonRenamed(person=f"p{n}", name=f"Another {n}")),
            Proposed(rated, note=f"Note about {n}"),
        ]
        journal.write(told, AdmitsEverything(), by="writer")
    journal.close()
    return path.read_bytes()


def swapped_rows(forger: Forger, source: random.Random) -> int:
    one, other = source.sample(forger.sealed, 2)
    first, second = forger.events[one], forger.events[other]
    forger.put(one, second.topic, second.state)
    forger.put(other, first.topic, first.state)
    return one


def repeated_row(forger: Forger, source: random.Random) -> int:
    event = forger.events[source.choice(forger.sealed)]
    return forger.add(event.topic, event.state)


def swapped_seals(forger: Forger, source: random.Random) -> int:
    one, other = source.sample(forger.sealed, 2)
    first, second = forger.document(one), forger.document(other)
    forger.put_document(one, first | {"s": second["s"]})
    forger.put_document(other, second | {"s": first["s"]})
    return one


def repeated_seal_of_one_person(forger: Forger, source: random.Random) -> int:
    """The former name in the place of the later, for example."""
    first = 1 + 3 * source.randrange(PEOPLE)
    one, other = source.sample(range(first, first + 3), 2)
    forger.put_document(one, forger.document(one) | {"s": forger.document(other)["s"]})
    return one


def seal_under_another_person(forger: Forger, source: random.Random) -> int:
    """What is said of one is told of another."""
    one, other = source.sample(forger.sealed, 2)
    (token,) = forger.document(other)["s"].values()
    (subject,) = forger.document(one)["s"]
    forger.put_document(one, forger.document(one) | {"s": {subject: token}})
    return one


def swapped_keys(forger: Forger, source: random.Random) -> int:
    one, other = source.sample(sorted(forger.keys), 2)
    forger.keys[one], forger.keys[other] = forger.keys[other], forger.keys[one]
    return next(p for p in forger.sealed if one in forger.document(p)["s"])


FORGERIES: tuple[Forgery, ...] = (
    swapped_rows,
    repeated_row,
    swapped_seals,
    repeated_seal_of_one_person,
    seal_under_another_person,
    swapped_keys,
)


def refused(path: Path, position: int) -> None:
    journal = Journal(path)
    assert verify(journal.engine).whole, "the chain was to hold, so that only the seal can tell"
    assert not verify_all(journal.engine, journal.vault).whole
    ways: tuple[Callable[[], object], ...] = (
        lambda: journal.at([position]),
        lambda: list(journal.read()),
        lambda: list(journal.batches(-1, journal.head())),
    )
    for read in ways:
        with pytest.raises(DamagedJournal):
            read()
    journal.close()


def prove(content: bytes, path: Path, times: int, record: Record) -> None:
    count: Counter[str] = Counter()
    for n in range(times):
        forgery, source = FORGERIES[n % len(FORGERIES)], random.Random(n)
        path.write_bytes(content)
        with forging(path) as forger:
            position = forgery(forger, source)
        refused(path, position)
        count[f"{forgery.__name__.replace('_', ' ')}, all refused"] += 1
    record(count)


def test_what_was_forged_nowhere_is_read(content: bytes, tmp_path: Path) -> None:
    """Or the proof below would hold for the wrong reason."""
    path = tmp_path / "forged.veikart"
    path.write_bytes(content)
    with forging(path):
        pass
    journal = Journal(path)
    assert verify_all(journal.engine, journal.vault).whole
    assert sum(b"Another" in event.state for event in journal.read()) == PEOPLE
    journal.close()


def test_swapped_and_repeated_seals_are_refused(content: bytes, tmp_path: Path, record: Record) -> None:
    prove(content, tmp_path / "forged.veikart", 12, record)


@pytest.mark.slow
def test_three_hundred_swapped_and_repeated_seals_are_refused(
    content: bytes, tmp_path: Path, record: Record
) -> None:
    prove(content, tmp_path / "forged.veikart", 300, record)
