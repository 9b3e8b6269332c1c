"""An engagement that is a file: its name, its folder, and what is left of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.journal.conftest import noon
from tests.journal.test_journal import units

from veikart.errors import BadInput, CannotWrite, RuleBroken
from veikart.journal import Journal
from veikart.rules import CoreRulebook
from veikart_events.vocabulary import core_registry


def test_one_whole_file_is_left_behind(tmp_path: Path, rulebook: CoreRulebook) -> None:
    journal = Journal.create(tmp_path / "fjord.veikart", "Fjord")
    journal.write(units("A"), rulebook, by="c")
    journal.close()
    assert [each.name for each in tmp_path.iterdir()] == ["fjord.veikart"]


@pytest.mark.parametrize("name", ["Bjørk & Co #1?.veikart", "mode=memory 100%.veikart", "a'b\"c.veikart"])
def test_odd_file_names_work(tmp_path: Path, name: str) -> None:
    journal = Journal.create(tmp_path / name, "Fjord", clock=noon)
    journal.write(units("A"), CoreRulebook(core_registry()), by="kari")
    journal.close()
    assert Journal(tmp_path / name).head() == 1
    assert (tmp_path / name).is_file()


def test_an_engagement_is_not_made_over_another_file(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(CannotWrite, match="exists already"):
        Journal.create(path, "Other")
    assert path.read_bytes() == before


@pytest.mark.parametrize("name", ["", " \u200b ", "x" * 401])
def test_an_engagement_needs_a_sensible_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(BadInput, match="name"):
        Journal.create(tmp_path / "new.veikart", name)
    assert list(tmp_path.iterdir()) == []


def test_an_engagement_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="folder"):
        Journal.create(tmp_path / "none" / "new.veikart", "Fjord")


def test_a_refused_command_leaves_no_byte_in_the_file(path: Path, rulebook: CoreRulebook) -> None:
    journal = Journal(path, noon)
    before = path.read_bytes()
    with pytest.raises(RuleBroken):
        journal.write(units("A", "B", "A"), rulebook, by="kari", command="c1")
    assert path.read_bytes() == before
    journal.close()
