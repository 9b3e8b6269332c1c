"""The folder of an export is whole, or as it was before."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.interchange.waterworks import TODAY, build, plugins

from veikart.errors import BadInput, CannotWrite
from veikart.interchange.exporting import export
from veikart.interchange.outgoing import placing
from veikart.moment import Moment
from veikart.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock = build(tmp_path / "water.veikart")
    with Session.open(tmp_path / "water.veikart", clock=clock, plugins=plugins()) as session:
        yield session


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with nothing in it but what is exported."""
    (tmp_path / "place").mkdir()
    return tmp_path / "place"


class Interrupted(BaseException):
    """Someone pressed Ctrl+C."""


def interrupt(after: int) -> Iterator[None]:
    yield from [None] * after
    raise Interrupted


def test_a_folder_of_someone_else_is_refused_and_left_alone(session: Session, place: Path) -> None:
    target = place / "reports"
    target.mkdir()
    (target / "budget.xlsx").write_text("mine")
    with pytest.raises(BadInput, match="does not exist yet"):
        export(session, target, moment=None)
    assert [file.name for file in place.rglob("*")] == ["reports", "budget.xlsx"]


def test_the_folder_of_another_data_package_is_refused(session: Session, place: Path) -> None:
    target = place / "statistics"
    target.mkdir()
    (target / "datapackage.json").write_text(json.dumps({"name": "other", "resources": []}))
    with pytest.raises(BadInput, match="left alone"):
        export(session, target, moment=None)
    assert (target / "datapackage.json").exists()


def test_a_file_in_the_way_is_refused(session: Session, place: Path) -> None:
    (place / "out").write_text("mine")
    with pytest.raises(BadInput, match="is a file"):
        export(session, place / "out", moment=None)
    assert (place / "out").read_text() == "mine"


def test_an_empty_folder_and_missing_parents_will_do(session: Session, place: Path) -> None:
    (place / "empty").mkdir()
    export(session, place / "empty", moment=None)
    export(session, place / "a" / "b", moment=None)
    assert (place / "empty" / "datapackage.json").exists()
    assert (place / "a" / "b" / "datapackage.json").exists()


def test_an_earlier_export_is_replaced_as_a_whole(session: Session, place: Path) -> None:
    export(session, place / "out", moment=None)
    old = json.loads((place / "out" / "datapackage.json").read_bytes())
    export(session, place / "out", moment=Moment(TODAY))
    new = json.loads((place / "out" / "datapackage.json").read_bytes())
    assert (old["veikart:contents"], new["veikart:contents"]) == ("history", "moment")
    assert [file.name for file in place.iterdir()] == ["out"]


def test_what_others_put_into_an_earlier_export_is_not_lost(session: Session, place: Path) -> None:
    export(session, place / "out", moment=None)
    (place / "out" / "my notes.txt").write_text("mine")
    with pytest.raises(BadInput, match=r"my notes\.txt"):
        export(session, place / "out", moment=None)
    assert (place / "out" / "my notes.txt").read_text() == "mine"


@pytest.mark.parametrize("after", [0, 5, 24])
def test_an_interrupted_export_leaves_nothing(session: Session, place: Path, after: int) -> None:
    calls = interrupt(after)
    with pytest.raises(Interrupted):
        export(session, place / "out", moment=None, progress=lambda words: next(calls))
    assert list(place.iterdir()) == []


def test_an_interrupted_export_leaves_the_earlier_one(session: Session, place: Path) -> None:
    export(session, place / "out", moment=None)
    before = {file.name: file.read_bytes() for file in (place / "out").iterdir()}
    calls = interrupt(10)
    with pytest.raises(Interrupted):
        export(session, place / "out", moment=Moment(TODAY), progress=lambda words: next(calls))
    assert {file.name: file.read_bytes() for file in (place / "out").iterdir()} == before
    assert [file.name for file in place.iterdir()] == ["out"]


def test_the_earlier_export_comes_back_when_the_new_one_cannot_take_its_place(
    session: Session, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export(session, place / "out", moment=None)
    before = (place / "out" / "datapackage.json").read_bytes()
    rename = Path.rename

    def refused_once(self: Path, target: Path) -> Path:
        if self.name.endswith(".new"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(placing.Path, "rename", refused_once)
    with pytest.raises(CannotWrite, match="untouched"):
        export(session, place / "out", moment=Moment(TODAY))
    assert (place / "out" / "datapackage.json").read_bytes() == before
    assert [file.name for file in place.iterdir()] == ["out"]


def test_a_place_that_cannot_be_written_to_is_an_error_with_advice(session: Session, place: Path) -> None:
    (place / "file").write_text("")
    with pytest.raises(CannotWrite, match="name another folder"):
        export(session, place / "file" / "out", moment=None)
