"""Files of another's format in, every row accounted for, all of it or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons
from tests.plugins.hooks.pages import Page

from veikart.api import BadInput, Importer, Params
from veikart.errors import PluginFailed
from veikart.testing import Engagement


@pytest.fixture
def results(tmp_path: Path) -> Path:
    [(name, text)] = Page("importers").files.items()
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return file


def test_rows_become_ratings_and_one_that_names_nobody_a_fault(room: Engagement, results: Path) -> None:
    brought = room.bring("welding.results", results, skill="welding").brought
    assert (brought.rows, brought.accepted, brought.unchanged) == (3, 2, 0)
    [fault] = brought.faults
    assert (fault.line, fault.column, fault.value) == (4, "name", "Per Ukjent")
    told = room.picture().statements("levels").filter(method="test")
    assert told.select("person", "skill", "level").rows() == [("ase", "welding", 3), ("lars", "welding", 4)]


def test_brought_in_again_everything_holds_already(room: Engagement, results: Path) -> None:
    room.bring("welding.results", results, skill="welding")
    again = room.bring("welding.results", results, skill="welding").brought
    assert (again.accepted, again.unchanged, list(again.proposals)) == (0, 2, [])


def test_a_trial_writes_nothing(room: Engagement, results: Path) -> None:
    head = room.session.journal.head()
    room.bring("welding.results", results, dry_run=True, skill="welding")
    assert room.session.journal.head() == head


def test_another_kind_of_file_is_refused_with_what_it_should_be(room: Engagement, tmp_path: Path) -> None:
    other = tmp_path / "people.csv"
    other.write_text("id;unit\n1;Field\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"people\.csv is no list of results\. Its first line should be"):
        room.bring("welding.results", other, skill="welding")


def test_one_that_fails_writes_nothing(app: Runs, answering: Answers, results: Path) -> None:
    session = app(answering(importers=[Importer("odd.csv", "Odd files", fails, Params)]))
    [importer] = session.plugins.importers()
    with pytest.raises(PluginFailed, match="Odd files did not work"):
        importer.read([results], Params(), session.setting())
    assert "importer odd.csv: ValueError" in reasons(session)
