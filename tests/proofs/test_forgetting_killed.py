"""A process that is killed while it makes somebody forgotten: she is there as before, or gone for good."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from tests.proofs.commands import AdmitsEverything
from tests.proofs.conftest import Life, Nursery, Record

from veikart.journal import Journal, Proposed
from veikart.journal.keeping.checking import verify_all
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonJoined

HER, NAME = "p7", "Kanarifugl Åse"
PEOPLE = 60
STOPS = 800
"""Beginnings and ends of system calls in which a writer opens the file and makes her forgotten."""


@pytest.fixture
def content(tmp_path: Path) -> bytes:
    path = tmp_path / "before.veikart"
    journal = Journal.create(path, "Fjord")
    names = {f"p{n}": NAME if f"p{n}" == HER else f"Person {n}" for n in range(PEOPLE)}
    joined = [Proposed(PersonJoined(person=person, name=name)) for person, name in names.items()]
    journal.write(joined, AdmitsEverything(), by="writer")
    journal.close()
    return path.read_bytes()


def key_in(path: Path) -> bytes:
    journal = Journal(path)
    (key,) = [key.wrapped for key in journal.engine.wrapped_keys() if key.subject == HER]
    journal.close()
    assert key is not None
    return key


def seen_after(path: Path, key: bytes, life: Life) -> str:
    """Opens the file as the next program would, and says what became of her."""
    with Session.open(path, plugins=Plugins.load(discover=list)) as session:
        readable = any(NAME.encode() in event.state for event in session.journal.read())
        noted = bool(session.journal.erasures.all())
        verdict = verify_all(session.journal.engine, session.journal.vault)
    assert verdict.faults == ()
    assert readable == (not noted), (
        "she is readable though it is noted that she was forgotten, or gone without"
    )
    if readable:
        assert not life.said, "it was acknowledged that she was forgotten"
        return "there as before"
    files = [file for file in path.parent.rglob("*") if file.is_file()]
    assert [file for file in files if key in file.read_bytes()] == []
    return (
        "forgotten, and acknowledged" if life.said else "forgotten when the file was opened again, or before"
    )


def prove(nursery: Nursery, folder: Path, content: bytes, times: int, record: Record) -> None:
    if not nursery.traces:
        pytest.skip("no process can be traced here")
    source, count = random.Random(times), Counter[str]()
    for n in range(times):
        place = folder / f"{n}"
        place.mkdir()
        path = place / "client.veikart"
        path.write_bytes(content)
        key = key_in(path)
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("VEIKART_STATE", str(place / "state"))
            stop = source.randint(STOPS // 3, STOPS)
            life = nursery.raised("forget", path, person=HER, state=place / "state", stop=stop)
            count["killed"] += life.killed
            count[seen_after(path, key, life)] += 1
        shutil.rmtree(place)
    record(count)
    assert count["killed"] > times // 3


def test_who_is_being_forgotten_is_there_or_gone(
    nursery: Nursery, tmp_path: Path, content: bytes, record: Record
) -> None:
    prove(nursery, tmp_path, content, 12, record)


@pytest.mark.slow
def test_killed_at_two_hundred_points_who_is_being_forgotten_is_there_or_gone(
    nursery: Nursery, tmp_path: Path, content: bytes, record: Record
) -> None:
    prove(nursery, tmp_path, content, 200, record)
