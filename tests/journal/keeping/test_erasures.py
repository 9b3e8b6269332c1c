"""Who was forgotten is noted in two places without a name, and either is enough."""

from __future__ import annotations

from pathlib import Path

import pytest

from veikart.errors import CannotWrite
from veikart.journal.keeping.erasures import Erasure, Erasures

ASE = Erasure("p1", ("d1", "d2"), "2026-03-02T12:00:00.000000Z")
OLA = Erasure("p2", (), "2026-03-03T12:00:00.000000Z")


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))


@pytest.fixture
def beside(tmp_path: Path) -> Path:
    folder = tmp_path / "client"
    folder.mkdir()
    return folder / "client.veikart"


def test_it_is_noted_beside_the_file_and_in_the_memory_of_the_machine(beside: Path) -> None:
    Erasures("e1", beside).add([ASE, OLA])
    assert Erasures("e1", beside).all() == [ASE, OLA]
    assert Erasures("e1").all() == [ASE, OLA]
    assert beside.with_name("client.veikart.forgotten").read_bytes().count(b"\n") == 2


@pytest.mark.parametrize("lost", [0, 1])
def test_either_place_is_enough_and_the_other_is_made_good(beside: Path, lost: int) -> None:
    erasures = Erasures("e1", beside)
    erasures.add([ASE])
    erasures.places[lost].unlink()
    assert erasures.all() == [ASE]
    erasures.add([ASE, OLA])
    assert erasures.places[lost].exists()
    assert erasures.all() == [ASE, OLA]


def test_noting_it_twice_notes_it_once(beside: Path) -> None:
    erasures = Erasures("e1", beside)
    erasures.add([ASE])
    erasures.add([ASE])
    assert all(place.read_bytes().count(b"\n") == 1 for place in erasures.places)


def test_engagements_are_kept_apart(beside: Path) -> None:
    Erasures("e1", beside).add([ASE])
    Erasures("e2", beside).add([OLA])
    assert Erasures("e1", beside).all() == [ASE]
    assert Erasures("e2", beside).all() == [OLA]


@pytest.mark.parametrize(
    "odd", [b"", b"\x00\xff", b'{"engagement": "e1", "person"', b"[]", b"null", b'{"person": 1}']
)
def test_a_line_that_was_cut_off_takes_no_other_along(beside: Path, odd: bytes) -> None:
    erasures = Erasures("e1", beside)
    erasures.add([ASE])
    for place in erasures.places:
        place.write_bytes(place.read_bytes() + odd)
    erasures.add([OLA])
    assert erasures.all() == [ASE, OLA]


def test_where_one_place_cannot_be_written_the_other_is(tmp_path: Path) -> None:
    erasures = Erasures("e1", tmp_path / "none" / "x" / "client.veikart")
    (tmp_path / "none").write_text("a file where a folder should be")
    erasures.add([ASE])
    assert erasures.all() == [ASE]


def test_where_it_can_be_noted_nowhere_it_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "none").write_text("a file where a folder should be")
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "none"))
    with pytest.raises(CannotWrite, match="Nobody was forgotten"):
        Erasures("e1", tmp_path / "none" / "client.veikart").add([ASE])


def test_a_hostile_id_names_no_file_elsewhere(tmp_path: Path) -> None:
    Erasures("../../../etc/x", None).add([ASE])
    assert [file.name for file in (tmp_path / "state" / "forgotten").iterdir()] == ["_________etc_x.jsonl"]
