"""A table with a name, the same at every moment, and a clear error where it fails."""

from __future__ import annotations

from datetime import date
from types import ModuleType

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Analysis, Moment, Selection
from veikart.errors import PluginFailed
from veikart.testing import Engagement


def test_it_counts_who_is_able_and_who_is_to_spare(room: Engagement) -> None:
    rows = room.analysis("depth.by_skill").select("skill", "required", "able", "spare").rows()
    assert rows == [
        ("forecasting", 2, 0, -2),
        ("switching", 2, 1, -1),
        ("welding", 2, 1, -1),
        ("sql", 2, 2, 0),
    ]


def test_it_is_narrowed_as_every_view_is(room: Engagement) -> None:
    table = room.analysis("depth.by_skill", unit="field", critical=True)
    assert table.select("skill", "required", "able").rows() == [("sql", 0, 1)]


def test_its_columns_are_described_and_the_same_before_anything_was(
    room: Engagement, example: ModuleType
) -> None:
    before = room.analysis("depth.by_skill", Moment(date(2020, 1, 1)))
    assert before.columns == list(example.COLUMNS) == room.analysis("depth.by_skill").columns
    assert before.height == 0


def test_one_that_fails_ends_in_an_error_that_names_the_plugin(app: Runs, answering: Answers) -> None:
    session = app(answering(analyses=[Analysis("odd.table", "Odd table", fails)]))
    [analysis] = session.plugins.analyses()
    with pytest.raises(PluginFailed, match="Odd table did not work: the plugin odd failed"):
        analysis.compute(session.picture(), Selection())
    assert "analysis odd.table: ValueError" in reasons(session)
