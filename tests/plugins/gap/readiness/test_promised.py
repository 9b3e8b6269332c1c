"""What would be met on the day of a goal if all that is promised by then were kept."""

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
from veikart.api import Selection, hook, if_kept_in
from veikart.blocks import Table
from veikart.moment import Moment
from veikart.plugins import Plugins
from veikart.session import Session


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("readiness") / "ahead.veikart"
    tell_ahead(path)
    made = ModuleType("courses")
    for kind in ("events", "projections", "promises"):
        setattr(made, f"veikart_{kind}", hook(lambda answers=RECORDS[kind]: answers))
    plugins = Plugins.load(extra=[veikart_gap, made], discover=list)
    with Session.open(path, clock=clock, plugins=plugins) as opened:
        yield opened


def goals(session: Session, moment: Moment | None = None) -> dict[str, dict[str, str]]:
    table = next(block for block in session.blocks("gap.readiness", moment) if isinstance(block, Table))
    titles = [column.title for column in table.columns]
    return {
        row.id: {
            title: cell if isinstance(cell, str) else cell.text
            for title, cell in zip(titles, row.cells, strict=True)
        }
        for row in table.rows
    }


def test_what_is_promised_stands_beside_what_is_known_and_changes_none_of_it(session: Session) -> None:
    shown = goals(session)
    picture = session.picture()
    for goal, horizon in picture.goals.select("goal", "horizon").rows():
        row = shown[f"goal:{goal}"]
        if horizon is None or horizon <= picture.today:
            assert row["If kept"] == "–"
            continue
        then = picture.at(Moment(horizon))
        kept = if_kept_in(then, Selection(goal=goal), ["goal"]).row(0, named=True)
        share = kept["met_then"] / (kept["met_then"] + kept["below_then"])
        assert row["If kept"] == (f"{share * 100:.0f} %" if kept["promises"] else "–")
        counts = (
            picture.coverage(["goal"]).filter(picture.coverage(["goal"])["goal"] == goal).row(0, named=True)
        )
        assert row["Met"] == f"{100 * counts['met'] / (counts['met'] + counts['below']):.0f} %"
    assert any(row["If kept"] != "–" for row in shown.values())


def test_where_nothing_is_promised_there_is_no_column_for_it(session: Session) -> None:
    before = goals(session, Moment(date(2026, 3, 2), known_on=date(2026, 2, 1)))
    assert all("If kept" not in row for row in before.values())
