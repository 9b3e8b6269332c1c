"""The map without a terminal: which rows, columns and cells there are at a moment."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.tui.small import TODAY, clock

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.session import Session
from veikart.standard.map.building import map_model
from veikart.standard.map.model import MapCell, MapModel
from veikart.tui.map.details import details
from veikart.tui.map.drawing import cell_text, lay_out
from veikart.tui.map.heads import stacked


@pytest.fixture(scope="module")
def session(told_small: Path) -> Iterator[Session]:
    with Session.open(told_small, clock=clock, safe=True) as opened:
        yield opened


def at(session: Session, day: date = TODAY, selection: Selection | None = None) -> MapModel:
    return map_model(session.picture(Moment(day)), selection or Selection())


def cell(model: MapModel, row: str, column: str) -> MapCell | None:
    r, c = model.row_at(row), model.column_at(column)
    assert r is not None
    assert c is not None
    return model.line(r).get(c)


def labels(model: MapModel) -> list[str]:
    return [row.label for row in model.rows]


def names(model: MapModel) -> list[str]:
    return [column.name for column in model.columns]


def test_people_stand_below_their_unit_and_those_without_one_come_last(session: Session) -> None:
    model = at(session)
    assert labels(model) == [
        "Grid",
        "Bjørn Aas",
        "Åse Berg",
        "Grid / Wind",
        "Kari Nordmann",
        "Lars Ødegård",
        "Mai Ängström",
        "No unit",
        "Nils Uten",
    ]
    assert [row.heading for row in model.rows].count(True) == 3


def test_columns_are_grouped_and_parked_skills_are_counted_apart(session: Session) -> None:
    model = at(session)
    assert [(column.group, column.id) for column in model.columns] == [
        ("Data", "python"),
        ("Data", "forecasts"),
        ("Field work", "switching"),
        ("Field work", "rescue"),
    ]
    assert model.parked == 1


def test_every_kind_of_knowledge_looks_different(session: Session) -> None:
    model = at(session)
    seen = {
        (row, column): cell(model, row, column)
        for row, column in [
            ("ase", "switching"),
            ("ase", "rescue"),
            ("kari", "rescue"),
            ("bjorn", "rescue"),
            ("mai", "python"),
            ("ase", "python"),
        ]
    }
    assert seen["ase", "switching"] == MapCell("2", "stale", 1, True)
    assert seen["ase", "rescue"] == MapCell("2", "plain", 1, False)
    assert seen["kari", "rescue"] == MapCell("·", "missing", -1, False)
    assert seen["bjorn", "rescue"] == MapCell("–", "not relevant", -1, False)
    assert seen["mai", "python"] == MapCell("2", "assumed", 1, False)
    assert seen["ase", "python"] is None
    texts = {cell_text(found, None, 1, 3) for found in seen.values()}
    assert texts == {"▾2~", " 2 ", " · ", " – ", " 2?", "   "}


def test_the_past_has_the_levels_and_people_of_its_day(session: Session) -> None:
    before = at(session, date(2025, 4, 1))
    found = cell(before, "kari", "switching")
    assert found == MapCell("1", "plain", 0, True)
    assert cell(at(session), "kari", "switching") == MapCell("3", "plain", 3, False)
    assert at(session, date(2024, 1, 1)).empty.startswith("No person was there")


def test_roles_show_the_lower_median_of_their_holders_against_their_own_requirement(session: Session) -> None:
    model = at(session, selection=Selection(rows="roles"))
    assert labels(model) == ["Analyst", "Fitter"]
    found = cell(model, "fitter", "switching")
    assert found == MapCell("3", "stale", 3, True)
    row, column = model.row_at("fitter"), model.column_at("switching")
    assert row is not None
    assert column is not None
    facts = model.facts(row, column)
    assert facts is not None
    assert (facts["known"], facts["met"], facts["below"], facts["unknown"]) == (3, 2, 1, 0)
    assert (facts["lowest"], facts["highest"]) == (2, 3)


def test_a_unit_sums_up_all_below_it_and_keeps_what_was_assumed(session: Session) -> None:
    model = at(session, selection=Selection(rows="units"))
    assert [(row.label, row.depth) for row in model.rows] == [("Grid", 0), ("Wind", 1)]
    row, column = model.row_at("wind"), model.column_at("python")
    assert row is not None
    assert column is not None
    facts = model.facts(row, column)
    assert facts is not None
    assert (facts["known"], facts["unknown"], facts["assumed"]) == (1, 1, 2)
    above = model.facts(model.row_at("grid") or 0, model.column_at("switching") or 0)
    assert above is not None
    assert above["known"] == 3


@pytest.mark.parametrize(
    ("selection", "rows", "columns"),
    [
        (Selection(unit="wind"), 4, 4),
        (Selection(goal="stops"), 9, 2),
        (Selection(critical=True), 9, 1),
        (Selection(search="odegard"), 2, 4),
        (Selection(search="data"), 9, 2),
        (Selection(search="kari high"), 0, 0),
    ],
)
def test_selection_narrows_rows_and_columns(
    session: Session, selection: Selection, rows: int, columns: int
) -> None:
    model = at(session, selection=selection)
    assert (len(model.rows), len(model.columns)) == (rows, columns)
    assert bool(model.empty) == (rows == 0)


def test_details_tell_the_cell_in_words(session: Session) -> None:
    model = at(session)
    row, column = model.row_at("ase") or 0, model.column_at("switching") or 0
    assert details(model, row, column) == (
        "Åse Berg · High-voltage switching ● critical · 2 With help",
        "▾ below the required 3 Alone · as Fitter · manager, 1 October 2024 · ~ more than a year old",
    )
    assert details(model, model.row_at("mai") or 0, model.column_at("python") or 0)[0].endswith(
        "not rated; assumed for the unit: 2 With help"
    )
    assert (
        details(model, model.row_at("ase") or 0, model.column_at("python") or 0)[1]
        == "not required, not rated"
    )
    assert details(model, 99, 99) == ("", "")


def test_the_cursor_leaps_over_headings(session: Session) -> None:
    model = at(session)
    assert model.row_near(0) == 1
    assert model.row_near(3, 1) == 4
    assert model.row_near(3, -1) == 2
    assert model.row_near(0, -1) == 1


@pytest.mark.parametrize(
    ("name", "cells", "lines", "expected"),
    [
        ("Hydraulics", 3, 4, ("Hyd", "rau", "lic", "s  ")),
        ("Hydraulics", 12, 3, ("            ", "            ", "Hydraulics  ")),
        ("Trading in the balancing market", 3, 3, ("Tra", "bal", "mar")),
        ("Analysis in Python", 8, 2, ("Analysis", "Python  ")),
        ("日本語", 3, 3, ("日 ", "本 ", "語 ")),
        ("", 3, 2, ("   ", "   ")),
        ("Condition monitoring", 8, 2, ("Conditi…", "monitor…")),
        ("Condition monitoring", 8, 4, ("Condit- ", "ion     ", "monitor-", "ing     ")),
    ],
)
def test_names_of_skills_are_stacked_in_the_cells_there_are(
    name: str, cells: int, lines: int, expected: tuple[str, ...]
) -> None:
    assert stacked(name, cells, lines) == expected


@pytest.mark.parametrize("width", [30, 80, 120, 200])
@pytest.mark.parametrize("height", [6, 14, 40])
def test_the_layout_fits_whatever_room_there_is(session: Session, width: int, height: int) -> None:
    model = at(session)
    layout = lay_out(model, width, height)
    assert layout.label + layout.columns * layout.cell + 1 <= max(width, layout.label + layout.cell + 1)
    assert layout.head + layout.rows == height
    assert layout.cell >= model.digits + 3
