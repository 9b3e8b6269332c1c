"""A verb of the command line."""

from __future__ import annotations

import pytest
from tests.plugins.hooks.conftest import Answers, Runs, fails, reasons

from veikart.api import Params, Subcommand, Table
from veikart.errors import PluginFailed
from veikart.session.workspace import ToWorkOn
from veikart.testing import Engagement


def test_it_prints_who_can_the_best_first(room: Engagement) -> None:
    [table] = room.run("roster.who", skill="sql")
    assert isinstance(table, Table)
    assert table.title == "Who can: SQL"
    assert [row.cells for row in table.rows] == [
        ("Mai Ängström", "Field crew", "4"),
        ("Kari Nordmann", "Operations", "3"),
    ]


def test_its_options_are_those_of_its_parameters(room: Engagement) -> None:
    [table] = room.run("roster.who", skill="sql", level=4)
    assert isinstance(table, Table)
    assert [row.cells[0] for row in table.rows] == ["Mai Ängström"]


def test_one_that_fails_ends_in_a_clear_error(app: Runs, answering: Answers) -> None:
    session = app(answering(subcommands=[Subcommand("odd.verb", "Odd verb", Params, fails)]))
    [subcommand] = session.plugins.subcommands()
    with pytest.raises(PluginFailed, match="Odd verb did not work"):
        subcommand.run(Params(), ToWorkOn(session))
    assert "subcommand odd.verb: ValueError" in reasons(session)


def test_a_verb_that_could_be_ours_is_left_out(app: Runs, answering: Answers) -> None:
    session = app(answering(subcommands=[Subcommand("who", "Who", Params, lambda params, workspace: [])]))
    assert session.plugins.subcommands() == ()
    assert "has no full stop" in reasons(session)
