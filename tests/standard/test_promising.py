"""Right of today: what is promised is told apart from what is known, on every surface."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.ahead import tell_ahead
from tests.session.courses import courses
from tests.tui.small import clock

from veikart import blocks as b
from veikart.contributions.view import Selection
from veikart.interchange.exporting import export
from veikart.moment import Moment
from veikart.report import words
from veikart.report.heatmaps import draw_heat_map
from veikart.session import Session
from veikart.typeset import lay_out, to_text

AHEAD = Moment(date(2026, 12, 1))


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path: Path = tmp_path_factory.mktemp("ahead") / "ahead.veikart"
    tell_ahead(path)
    with Session.open(path, clock=clock, plugins=courses()) as opened:
        yield opened


def figures(session: Session, moment: Moment | None = None) -> dict[str, tuple[str, str]]:
    block = session.blocks("overview", moment)[0]
    assert isinstance(block, b.Figures)
    return {figure.label: (figure.value, figure.detail) for figure in block.figures}


def test_overview_says_what_rests_on_promises_and_leaves_every_other_figure_as_it_is(
    session: Session,
) -> None:
    found = figures(session, AHEAD)
    assert found["Target met"] == ("80 %", "4 of 5")
    assert found["If kept"] == ("88 %", "2 of 3 likely")
    assert found["Still short"] == ("1", "1 step")


def test_today_nothing_is_said_of_promises(session: Session) -> None:
    assert list(figures(session)) == ["People", "Target met", "Below", "Not known", "Stale"]
    table = session.blocks("strategy")[0]
    assert isinstance(table, b.Table)
    assert "If promises are kept" not in [column.title for column in table.columns]


def test_the_bar_of_a_goal_hatches_what_is_promised_and_stays_of_one_length(session: Session) -> None:
    (bars,) = [block for block in session.blocks("overview", AHEAD) if isinstance(block, b.Bars)]
    (bar,) = bars.bars
    assert [(part.label, part.expected) for part in bar.parts] == [
        ("met", False),
        ("promised, not yet met", True),
        ("below", False),
        ("not known", False),
    ]
    assert sum(part.value for part in bar.parts) == pytest.approx(1)
    assert bar.text.startswith("75 % met, 100 % if kept")
    assert bar.why is not None
    assert ("Requirements they would meet", "2") in bar.why.inputs
    assert "▞▞ promised, not yet met" in to_text(lay_out([bars], 100))


def test_strategy_has_a_column_for_it_on_every_level_of_the_tree(session: Session) -> None:
    table = session.blocks("strategy", AHEAD)[0]
    assert isinstance(table, b.Table)
    cells = {row.id: row.cells[-1] for row in table.rows}
    assert cells["goal:stops"] == b.Mark("100 % (+2)", "accent", sort=1.0)
    assert cells["skill:see/switching"] == b.Mark("100 % (+1)", "accent", sort=1.0)


def test_on_the_map_an_expected_level_stands_beside_the_one_that_counts(session: Session) -> None:
    text = to_text(lay_out(session.blocks("map", AHEAD), 100))
    lines = {line.strip().split("  ")[0]: line for line in text.splitlines()}
    assert "2~›3" in lines["Åse Berg"]
    assert "·›3" in lines["Mai Ängström"]
    assert "›" not in lines["Nils Uten"]
    assert "2›3 expected" in text
    assert "›" not in to_text(lay_out(session.blocks("map"), 100))


def test_who_hears_the_report_hears_that_it_is_expected(session: Session) -> None:
    heat = next(block for block in session.blocks("map", AHEAD) if isinstance(block, b.HeatMap))
    drawn = draw_heat_map(heat, words.words_in("en"))
    marks = [
        cell.mark for band in drawn.bands for _, rows in band.groups for row in rows for cell in row.cells
    ]
    assert "stale, expected 3" in marks
    assert "missing, expected 2" in marks


def test_a_selection_narrows_what_rests_on_promises_as_it_narrows_all_else(session: Session) -> None:
    block = session.blocks("overview", AHEAD, Selection(unit="wind"))[0]
    assert isinstance(block, b.Figures)
    found = {figure.label: figure.detail for figure in block.figures}
    assert found["If kept"] == "2 of 2 likely"


def test_an_export_has_what_is_promised_and_what_came_of_it(session: Session, tmp_path: Path) -> None:
    report = export(session, tmp_path / "out", moment=None)
    assert report.failures == ()
    ahead = pl.read_parquet(tmp_path / "out/promises.parquet")
    assert ahead["person"].to_list() == ["kari", "ase", "mai", "lars"]
    assert ahead["by"].is_sorted()
    past = pl.read_parquet(tmp_path / "out/promises_kept.parquet")
    assert past.height == 0
    assert {"made", "level_then", "since", "outcome"} <= set(past.columns)
