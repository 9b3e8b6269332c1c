"""The folder of a dataset: what is refused, what is left alone, and what an interruption leaves behind."""

from __future__ import annotations

import errno
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_storage import run
from tests.interchange.datasets import contents, exported, table
from tests.interchange.waterworks import build, plugins, rated, said

from veikart.errors import BadInput, CannotWrite
from veikart.interchange.exporting import export
from veikart.interchange.partitioned import exporting, writing
from veikart.interchange.partitioned.writing import Files
from veikart.session import Session


class Interrupted(BaseException):
    """Someone pressed Ctrl+C."""


@pytest.fixture
def water(tmp_path: Path) -> Path:
    build(tmp_path / "water.veikart")
    return tmp_path / "water.veikart"


@pytest.fixture
def out(water: Path, tmp_path: Path) -> Path:
    """A dataset, and a journal that has gone on since."""
    exported(water, tmp_path / "out")
    with Session.open(water, plugins=plugins()) as session:
        session.write(said("2026-01-08", rated("kari", "welding", 3.0)))
    return tmp_path / "out"


def test_what_is_not_ours_is_refused_and_left_alone(water: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "budget.xlsx").write_text("mine")
    with pytest.raises(BadInput, match="left alone"):
        exported(water, tmp_path / "mine")
    with pytest.raises(BadInput, match="is a file"):
        exported(water, tmp_path / "mine" / "budget.xlsx")
    assert contents(tmp_path / "mine") == {"budget.xlsx": b"mine"}


def test_the_two_kinds_of_export_do_not_take_each_others_place(
    water: Path, out: Path, tmp_path: Path
) -> None:
    with Session.open(water, plugins=plugins()) as session:
        export(session, tmp_path / "plain", moment=None)
        before = contents(tmp_path / "plain"), contents(out)
        with pytest.raises(BadInput, match="--partitioned"):
            export(session, out, moment=None)
    with pytest.raises(BadInput, match="something else"):
        exported(water, tmp_path / "plain", whole=True)
    assert (contents(tmp_path / "plain"), contents(out)) == before


def test_another_engagement_is_refused(out: Path, tmp_path: Path) -> None:
    build(tmp_path / "other.veikart")
    text = (out / "datapackage.json").read_text()
    engagement = json.loads(text)["veikart:engagement"]
    (out / "datapackage.json").write_text(text.replace(f'"{engagement}"', '"another"'))
    with pytest.raises(BadInput, match="another engagement, Vannverket"):
        exported(tmp_path / "other.veikart", out)


def test_another_history_is_noticed_and_written_anew_when_asked(
    water: Path, out: Path, tmp_path: Path
) -> None:
    shutil.copy(water, tmp_path / "backup.veikart")
    for file, level in ((tmp_path / "backup.veikart", 1.0), (water, 5.0)):
        with Session.open(file, plugins=plugins()) as session:
            session.write(said("2026-01-08", rated("kari", "welding", level)))
    exported(water, out)
    before = contents(out)
    with pytest.raises(BadInput, match="another history") as refused:
        exported(tmp_path / "backup.veikart", out)
    assert "--whole" in str(refused.value)
    assert contents(out) == before
    exported(tmp_path / "backup.veikart", out, whole=True)
    assert 1.0 in table(out, "levels")["level"]
    assert 5.0 not in table(out, "levels")["level"]


def test_a_dataset_that_goes_further_than_the_journal_is_of_another_history(
    water: Path, out: Path, tmp_path: Path
) -> None:
    exported(water, out)
    build(tmp_path / "old.veikart")
    with pytest.raises(BadInput, match="another history"):
        exported(tmp_path / "old.veikart", out)


def test_other_names_are_not_mixed_into_it(water: Path, out: Path) -> None:
    with pytest.raises(BadInput, match=r"people's own names.*--whole"):
        exported(water, out, pseudonyms=True)
    exported(water, out, pseudonyms=True, whole=True)
    with pytest.raises(BadInput, match="fictional names"):
        exported(water, out)


def test_a_dataset_of_other_projections_or_a_newer_format_is_not_gone_on_with(water: Path, out: Path) -> None:
    described = json.loads((out / "datapackage.json").read_bytes())
    (out / "datapackage.json").write_text(json.dumps(described | {"veikart:shape": "other"}))
    with pytest.raises(BadInput, match=r"other plugins.*--whole"):
        exported(water, out)
    (out / "datapackage.json").write_text(json.dumps(described | {"veikart:format": 99}))
    with pytest.raises(BadInput, match="newer veikart"):
        exported(water, out)


def test_without_the_reverts_nothing_is_added(water: Path, out: Path) -> None:
    (out / "reverts" / "all.parquet").unlink()
    with pytest.raises(BadInput, match=r"reverts.*--whole"):
        exported(water, out)
    exported(water, out, whole=True)


def test_what_somebody_put_into_it_stays_and_is_not_lost_to_a_whole_export(water: Path, out: Path) -> None:
    note = out / "levels" / "read me.txt"
    note.write_text("mine")
    exported(water, out)
    with pytest.raises(BadInput, match=r"read me\.txt"):
        exported(water, out, whole=True)
    assert note.read_text() == "mine"


@pytest.mark.parametrize("after", [0, 1])
def test_an_export_that_stops_while_making_files_leaves_the_dataset_as_it_was(
    water: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    before, steps = contents(out), _interrupt(after)
    add = Files.add

    def interrupted(self: Files, *words: Any) -> None:
        next(steps)
        add(self, *words)

    with monkeypatch.context() as patch:
        patch.setattr(Files, "add", interrupted)
        with pytest.raises(Interrupted):
            exported(water, out)
    assert contents(out) == before
    _goes_on(water, out, tmp_path)


@pytest.mark.parametrize("after", [0, 1, 2])
def test_an_export_that_stops_while_putting_files_can_be_read_and_goes_on(
    water: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    steps = _interrupt(after)
    replace = Path.replace

    def interrupted(self: Path, target: Path) -> Path:
        next(steps)
        return replace(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupted)
        with pytest.raises(Interrupted):
            exported(water, out)
    assert table(out, "levels").height in (5, 6)
    assert table(out, "journal").height in (32, 33)
    _goes_on(water, out, tmp_path)


def test_leftovers_of_a_killed_export_are_taken_away(water: Path, out: Path, tmp_path: Path) -> None:
    (out / "levels" / ".part-00000.parquet.new").write_bytes(b"half")
    _goes_on(water, out, tmp_path)


def test_a_full_disk_is_told_and_leaves_the_dataset_as_it_was(
    water: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(out)

    def full(path: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(path))

    monkeypatch.setattr(writing, "_settle", full)
    with pytest.raises(CannotWrite, match=r"No space left.*can still be read"):
        exported(water, out)
    assert contents(out) == before


def test_a_manifest_that_was_not_written_is_made_up_for(
    water: Path, out: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise Interrupted

    with monkeypatch.context() as patch:
        patch.setattr(exporting, "write_whole", stopped)
        with pytest.raises(Interrupted):
            exported(water, out)
    _goes_on(water, out, tmp_path)


def test_it_is_typed_with_export(water: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("export", water, tmp_path / "typed", "--partitioned", "--safe")
    assert run(capsys, *words)[:2][0] == 0
    code, told, _ = run(capsys, *words)
    assert code == 0
    assert "is up to date" in " ".join(told.split())


@pytest.mark.parametrize("option", [("--on", "2026-01-01"), ("--known-on", "2026-01-01"), ("--as", "x")])
def test_a_moment_does_not_go_with_it(
    water: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, str]
) -> None:
    code, _, told = run(capsys, "export", water, tmp_path / "typed", "--partitioned", *option)
    assert code == 2
    assert f"{option[0]} does not go with --partitioned" in told
    code, _, told = run(capsys, "export", water, tmp_path / "typed", "--whole")
    assert code == 2
    assert "--whole goes with --partitioned" in told


def _interrupt(after: int) -> Iterator[None]:
    yield from [None] * after
    raise Interrupted


def _goes_on(water: Path, out: Path, tmp_path: Path) -> None:
    """The next export makes the dataset what it would have been."""
    exported(water, out)
    exported(water, tmp_path / "whole")
    assert contents(out) == contents(tmp_path / "whole")
