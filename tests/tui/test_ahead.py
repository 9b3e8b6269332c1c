"""Right of today in the terminal: what is promised is drawn as an expectation, and told with its source."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.ahead import tell_ahead
from tests.session.courses import courses
from tests.tui.looking import check, screen_text
from tests.tui.small import clock, press, running

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.session import Session
from veikart.standard.map.building import map_model
from veikart.standard.map.model import MapModel
from veikart.tui.map.details import details
from veikart.tui.map.drawing import cell_text, lay_out, legend_of

AHEAD = date(2026, 12, 1)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ahead") / "ahead.veikart"
    tell_ahead(path)
    return path


@pytest.fixture(scope="module")
def session(told: Path) -> Iterator[Session]:
    with Session.open(told, clock=clock, plugins=courses()) as opened:
        yield opened


def at(session: Session, day: date | None, selection: Selection | None = None) -> MapModel:
    return map_model(session.picture(Moment(day) if day else None), selection or Selection())


def told_of(model: MapModel, person: str, skill: str) -> tuple[str, str]:
    row, column = model.row_at(person), model.column_at(skill)
    assert row is not None
    assert column is not None
    return details(model, row, column)


def test_the_details_say_what_is_expected_by_when_from_what_and_how_sure(session: Session) -> None:
    head, source = told_of(at(session, AHEAD), "lars", "forecasts")
    assert head == "Lars Ødegård · Forecasting the load · not rated"
    assert source.startswith("› expected 2 With help by 2 November 2026, Mentor [bold]Øystein[/] (80 % sure)")


def test_today_nothing_is_expected_on_the_map(session: Session) -> None:
    model = at(session, None)
    assert not model.expectations
    assert "›" not in legend_of(model)
    assert "expected" not in told_of(model, "lars", "forecasts")[1]


def test_a_column_is_wide_enough_for_both_levels_and_the_mark_of_the_requirement(session: Session) -> None:
    model = at(session, AHEAD)
    layout = lay_out(model, 30, 20)
    row, column = model.row_at("ase"), model.column_at("switching")
    assert row is not None
    assert column is not None
    text = cell_text(model.line(row)[column], None, model.digits, layout.cell - 1)
    assert text.strip() == "▾2›3"


def test_of_units_and_roles_nothing_is_expected_in_a_cell_and_the_details_count_people(
    session: Session,
) -> None:
    for rows, row, skill, told in (
        ("units", "grid", "switching", "› 1 promise, 1 would be enough"),
        ("units", "wind", "rescue", "› 1 promise, 0 would be enough"),
        ("roles", "analyst", "python", "› 1 promise, 1 would be enough"),
    ):
        model = at(session, AHEAD, Selection(rows=rows))  # type: ignore[arg-type]
        assert not model.expectations
        assert told_of(model, row, skill)[1].endswith(told)
    assert "promise" not in told_of(at(session, None, Selection(rows="units")), "grid", "switching")[1]


@pytest.mark.parametrize(("size", "name"), [((120, 40), "ahead-120x40"), ((80, 24), "ahead-80x24")])
async def test_a_newcomer_sees_what_is_promised(told: Path, size: tuple[int, int], name: str) -> None:
    async with running(told, size, plugins=courses()) as (main, pilot):
        main.look_at(AHEAD)
        await press(pilot, "f2")
        check(pilot.app, f"{name}-overview", slice(4, 17))
        await press(pilot, "f4")
        check(pilot.app, f"{name}-map", slice(2, 16))


async def test_from_a_promise_it_is_a_key_to_the_level_and_from_a_skill_to_its_trend(told: Path) -> None:
    async with running(told, (120, 40), plugins=courses()) as (main, pilot):
        await press(pilot, "f3", "tab", "enter")
        assert main.view is not None
        assert main.view.id == "map"
        assert "Kari Nordmann · Rescue at height · not rated" in screen_text(pilot.app)
        await press(pilot, "escape", "f2", "tab", "tab", "tab", "tab")
        assert main.view.id == "trend"
        text = " ".join(screen_text(pilot.app).split())  # however it is wrapped
        assert "Target picture: 80 % met on 2 March 2026" in text
        assert "Too little to foresee anything" in text
        assert "If promises are kept" in text
