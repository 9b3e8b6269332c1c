"""Two maps compared: signs, counts, and rows that came, left and moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from tests.engagements import Story
from tests.tui.small import rated, scale, skill, small_story

from veikart.contributions.view import Rows, Selection
from veikart.moment import Moment
from veikart.standard.map.building import map_model
from veikart.standard.map.changes import APPEARED, FELL, ROSE, WENT, ComparedMap, compared_map
from veikart.standard.map.model import MapModel
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, PersonMoved, UnitRenamed

BEFORE, NOW = date(2026, 2, 1), date(2026, 3, 1)
DAYS = (date(2024, 9, 5), date(2025, 3, 10), date(2025, 11, 3), BEFORE, NOW)
ROWS: tuple[Rows, ...] = ("people", "roles", "units")


class Maps:
    """Maps of one engagement at many moments, each built once."""

    def __init__(self, story: Story) -> None:
        self.picture = story.picture(NOW)
        self._built: dict[tuple[Moment, Rows], MapModel] = {}

    def at(self, moment: Moment, rows: Rows = "people") -> MapModel:
        if (moment, rows) not in self._built:
            self._built[moment, rows] = map_model(self.picture.at(moment), Selection(rows=rows))
        return self._built[moment, rows]

    def compared(self, now: Moment, before: Moment, rows: Rows = "people") -> ComparedMap:
        found = compared_map(self.at(now, rows), self.at(before, rows), before)
        assert isinstance(found, ComparedMap)
        return found


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maps]:
    """The small engagement; in February Kari falls, Lars has no level any more, Mai is rated, Nils leaves,
    Bjørn moves to Wind and Ida comes."""
    story = small_story(tmp_path_factory.mktemp("map") / "map.veikart")
    story.recorded(
        date(2026, 2, 10),
        rated("ase", "switching", 4),
        rated("kari", "switching", 2),
        rated("lars", "python", None),
        rated("mai", "python", 3),
        PersonLeft(person="nils"),
        PersonMoved(person="bjorn", unit="wind"),
        PersonJoined(person="ida", name="Ida Ny", unit="grid"),
        UnitRenamed(unit="grid", name="Network"),  # nobody moves by that
        rated("ida", "switching", 1),
    )
    yield Maps(story)
    story.close()


@pytest.fixture(scope="module")
def model(maps: Maps) -> ComparedMap:
    return maps.compared(Moment(NOW), Moment(BEFORE))


def at(model: ComparedMap, person: str, what: str) -> tuple[int, int]:
    row, column = model.row_at(person), model.column_at(what)
    assert row is not None
    assert column is not None
    return row, column


@pytest.mark.parametrize(
    ("person", "what", "text", "sign"),
    [
        ("ase", "switching", "4", ROSE),
        ("kari", "switching", "2", FELL),
        ("mai", "python", "3", APPEARED),
        ("lars", "python", "–", WENT),
        ("bjorn", "switching", "3", " "),
        ("ase", "rescue", "2", " "),
        ("ida", "switching", "1", " "),
        ("nils", "python", "4", " "),
    ],
)
def test_a_cell_says_how_its_level_has_changed(
    model: ComparedMap, person: str, what: str, text: str, sign: str
) -> None:
    row, column = at(model, person, what)
    cell = model.line(row)[column]
    assert (cell.text, cell.change) == (text, sign)


def test_rows_say_who_came_moved_and_is_gone(model: ComparedMap) -> None:
    marks = {row.id: row.change for row in model.rows if row.change}
    assert marks == {"ida": "new", "bjorn": "moved", "nils": "gone"}
    headings = [row.label for row in model.rows if row.heading]
    assert headings[-1] == "No longer here"
    assert model.rows[-1].id == "nils"
    assert model.came_from(at(model, "bjorn", "python")[0]) == "Grid"
    assert model.came_from(at(model, "ida", "python")[0]) == ""
    assert model.changes.rows_told("people") == "people: 1 new, 1 gone, 1 moved"


def test_changes_are_counted_and_told_with_their_signs(model: ComparedMap) -> None:
    assert model.changes[:4] == (1, 1, 1, 1)
    assert list(model.changes.told()) == [
        (ROSE, "1 rose"),
        (FELL, "1 fell"),
        (APPEARED, "1 newly rated"),
        (WENT, "1 not rated any more"),
    ]


def test_what_was_is_known_of_a_row_that_is_gone_and_of_one_that_is_here(model: ComparedMap) -> None:
    row, column = at(model, "nils", "python")
    facts = model.facts(row, column)
    assert facts is not None
    assert facts["level"] == 4
    was = model.was(*at(model, "kari", "switching"))
    assert was is not None
    assert was["level"] == 3
    assert model.was(*at(model, "ida", "switching")) is None


@pytest.mark.parametrize("rows", ROWS)
def test_the_counts_are_those_of_the_cells(maps: Maps, rows: Rows) -> None:
    """Any two days, either way, by either clock: counted cell by cell and all at once."""
    for now, before in product(DAYS, DAYS):
        for known in (None, date(2025, 6, 1)):
            model = maps.compared(Moment(now), Moment(before, known), rows)
            signs = Counter(
                cell.change for row in range(len(model.rows)) for cell in model.line(row).values()
            )
            rose, fell, appeared, went = (signs[sign] for sign in (ROSE, FELL, APPEARED, WENT))
            assert model.changes[:4] == (rose, fell, appeared, went)


def test_a_moment_differs_in_nothing_from_itself(maps: Maps) -> None:
    assert maps.compared(Moment(NOW), Moment(NOW)).changes == (0,) * 7


def test_to_and_fro_rises_become_falls(maps: Maps) -> None:
    for now, before in product(DAYS, DAYS):
        there = maps.compared(Moment(now), Moment(before)).changes
        back = maps.compared(Moment(before), Moment(now)).changes
        assert (there.rose, there.appeared, there.new) == (back.fell, back.went, back.gone)


def test_levels_of_two_scales_are_neither_more_nor_less(tmp_path: Path) -> None:
    story = Story(tmp_path / "scales.veikart", begins=BEFORE)
    ladder = tuple(ScaleLevel(value=value, name=str(value)) for value in range(8))
    story.recorded(
        BEFORE,
        scale(),
        ScaleDefined(scale="wide", name="0–7", levels=ladder),
        skill("sql", "SQL"),
        PersonJoined(person="ase", name="Åse"),
        rated("ase", "sql", 2),
    )
    story.recorded(NOW, SkillDefined(skill="sql", labels={"en": "SQL"}, scale="wide"))
    maps = Maps(story)
    story.close()
    model = maps.compared(Moment(NOW), Moment(BEFORE))
    assert maps.at(Moment(NOW)).columns != maps.at(Moment(BEFORE)).columns
    row, column = at(model, "ase", "sql")
    assert model.line(row)[column].change == " "
    assert model.changes == (0,) * 7


def test_a_map_that_shows_nothing_stays_as_it_is(maps: Maps) -> None:
    picture = maps.picture
    nothing = map_model(picture, Selection(search="nobody like this"))
    assert compared_map(nothing, map_model(picture, Selection()), Moment(NOW)) is nothing
