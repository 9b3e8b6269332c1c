"""Ahead of today the ranking says what promises do not reach, and ranks by what is known all the same."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest
from tests.ahead import tell_ahead
from tests.session.courses import RECORDS
from tests.tui.small import clock

import veikart_gap
from veikart.api import hook
from veikart.blocks import Mark, Table, Text
from veikart.moment import Moment
from veikart.plugins import Plugins
from veikart.session import Session

AHEAD = Moment(date(2026, 12, 1))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("gap") / "ahead.veikart"
    tell_ahead(path)
    made = ModuleType("courses")
    for kind in ("events", "projections", "promises"):
        setattr(made, f"veikart_{kind}", hook(lambda answers=RECORDS[kind]: answers))
    plugins = Plugins.load(extra=[veikart_gap, made], discover=list)
    with Session.open(path, clock=clock, plugins=plugins) as opened:
        yield opened


def ranked(session: Session, moment: Moment | None = None) -> Table:
    return next(block for block in session.blocks("gap.ranked", moment) if isinstance(block, Table))


def test_what_is_left_even_if_all_is_kept_stands_beside_the_steps(session: Session) -> None:
    table = ranked(session, AHEAD)
    place = [column.title for column in table.columns].index("Steps if kept")
    cells = {row.id: row.cells[place] for row in table.rows}
    assert cells["skill:switching"] == Mark("enough", "accent", sort=0.0)
    assert cells["skill:rescue"] == Mark("1", "accent", sort=1.0)
    [words] = [
        b.text for b in session.blocks("gap.ranked", AHEAD) if isinstance(b, Text) and b.tone == "accent"
    ]
    assert words == (
        "Not enough even with the promises: if all 4 promises are kept, 1 level step in 1 skill is left."
    )


def test_the_score_is_that_of_what_is_known(session: Session) -> None:
    def scores(table: Table) -> list[object]:
        place = [column.title for column in table.columns].index("Score")
        return [row.cells[place] for row in table.rows]

    assert scores(ranked(session, AHEAD)) == scores(ranked(session))


def test_today_there_is_no_such_column(session: Session) -> None:
    assert "Steps if kept" not in [column.title for column in ranked(session).columns]
