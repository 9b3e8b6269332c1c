"""What the goals are measured by: defined, noted, and looked at as of any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.rooms import furnished

from veikart.blocks import Empty, Mark, Table, Trend
from veikart.contributions.view import Selection
from veikart.errors import RuleBroken
from veikart.moment import Moment
from veikart.session import Session

SERIES = {date(2023, 1, 31): 12.0, date(2023, 7, 31): 10.0, date(2024, 12, 31): 8.0}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session, _ = furnished(tmp_path / "results.veikart")
    yield session
    session.close()


def defined(session: Session) -> str:
    goal = session.picture().goals["goal"].to_list()
    session.do(
        "kpi.define",
        name="Unplanned stops",
        measured_in="stops a month",
        goal=goal[0] if goal else None,
        better="lower",
        target=4,
    )
    return str(session.picture().kpis["kpi"][0])


def measured(session: Session) -> str:
    kpi = defined(session)
    for day, value in SERIES.items():
        session.do("kpi.observe", kpi=kpi, value=value, day=day)
    return kpi


def page(session: Session, moment: Moment | None = None, unit: str | None = None) -> Table:
    [table] = [
        each for each in session.blocks("results", moment, Selection(unit=unit)) if isinstance(each, Table)
    ]
    return table


def test_before_a_kpi_is_defined_the_page_says_how_it_comes_about(session: Session) -> None:
    [empty] = session.blocks("results")
    assert isinstance(empty, Empty)
    assert any("kpis.csv --as kpis" in step for step in empty.steps)


def test_a_value_is_set_against_the_last_one_a_year_before_and_the_target(session: Session) -> None:
    measured(session)
    [row] = page(session).rows
    name, latest, day, changed, target, *_ = row.cells
    assert (name, latest, day, target) == ("Unplanned stops", Mark("8", sort=8.0), "2024-12-31", "4")
    assert changed == Mark("↓ 2 better", "good", -2.0)
    [curve] = [each for each in session.blocks("results") if isinstance(each, Trend)]
    assert [(point.day, point.value) for point in curve.series[0].points] == list(SERIES.items())


def test_what_was_not_measured_is_not_zero(session: Session) -> None:
    defined(session)
    [row] = page(session).rows
    assert isinstance(row.cells[1], Mark)
    assert row.cells[1].text == "not measured"


def test_both_clocks_are_heeded(session: Session) -> None:
    measured(session)
    earlier = Moment(date(2023, 8, 1))
    assert isinstance(session.blocks("results", earlier)[0], Empty)  # it was defined later
    assert session.picture(earlier).kpi_values["value"].to_list() == [12.0, 10.0]
    assert session.picture(Moment(session.today, date(2020, 1, 1))).kpi_values.height == 0


def test_a_unit_has_a_series_of_its_own(session: Session) -> None:
    kpi, unit = measured(session), session.picture().units["unit"][0]
    session.do("kpi.observe", kpi=kpi, value=2, day=date(2024, 12, 31), unit=unit)
    assert page(session, unit=unit).rows[0].cells[1] == Mark("2", sort=2.0)
    assert page(session).rows[0].cells[1] == Mark("8", sort=8.0)


def test_a_later_value_of_the_same_day_takes_its_place_and_undo_brings_back_the_first(
    session: Session,
) -> None:
    kpi = measured(session)
    session.do("kpi.observe", kpi=kpi, value=7, day=date(2024, 12, 31))
    assert session.picture().kpi_values["value"].to_list()[-1] == 7
    session.undo()
    assert session.picture().kpi_values["value"].to_list()[-1] == 8


def test_a_kpi_is_revised_and_retired_and_what_was_measured_stays(session: Session) -> None:
    kpi = measured(session)
    session.do("kpi.revise", kpi=kpi, target=5, target_on=date(2027, 1, 1))
    assert session.picture().kpis.select("name", "target", "target_on").row(0) == (
        "Unplanned stops",
        5.0,
        date(2027, 1, 1),
    )
    session.do("kpi.retire", kpi=kpi)
    assert session.picture().kpis.height == 0
    assert session.picture().kpi_values.height == len(SERIES)


@pytest.mark.parametrize(
    ("command", "params", "said"),
    [
        ("kpi.observe", {"kpi": "nothing", "value": 1}, "no kpi"),
        (
            "kpi.define",
            {"name": "Unplanned stops", "measured_in": "a month"},
            "called 'Unplanned stops' already",
        ),
        (
            "kpi.define",
            {"name": "Calls", "measured_in": "a day", "target_on": date(2027, 1, 1)},
            "which value",
        ),
    ],
)
def test_what_cannot_be_is_refused(
    session: Session, command: str, params: dict[str, object], said: str
) -> None:
    measured(session)
    with pytest.raises(RuleBroken, match=said):
        session.do(command, **params)


def test_the_future_cannot_be_measured(session: Session) -> None:
    kpi = defined(session)
    with pytest.raises(RuleBroken, match="lies ahead"):
        session.do("kpi.observe", kpi=kpi, value=1, day=date(2090, 1, 1))
