"""People on the map: what is worked out for the rows on a screen is what the table of cells says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.engagements import Story, caught_up
from tests.oracle.histories import histories, moments, tell

from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.facts import Facts
from veikart.standard.map import cells as map_cells
from veikart.standard.map.building import map_model
from veikart.standard.map.model import MapModel
from veikart.standard.map.rows import PeopleRows
from veikart_events.vocabulary.organisation import PersonJoined, UnitClosed, UnitCreated

DAY = date(2025, 1, 2)
_TOLD = ("role", "required", "upto", "level", "method", "effective", "stale")


@pytest.fixture(autouse=True, scope="module")
def _small_blocks() -> Iterator[None]:
    """Several blocks to a map, one of which begins within what another has made."""
    patch = pytest.MonkeyPatch()
    patch.setattr(map_cells, "_BLOCK", 3)
    yield
    patch.undo()


def expected_facts(picture: Picture) -> dict[tuple[str, str], dict[str, Any]]:
    """What is known of each cell by the ids of person and skill."""
    assumed = picture.assumed.select("person", "skill", assumed="level")
    cells = picture.cells.join(assumed, on=["person", "skill"], how="left").with_columns(
        unmet=pl.col("state") == "below", not_relevant=pl.col("state") == "not relevant"
    )
    told = cells.select("person", "skill", *_TOLD, "unmet", "not_relevant", "assumed")
    return {(row.pop("person"), row.pop("skill")): row for row in told.to_dicts()}


def facts_on(model: MapModel) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
    """The same as the map has it, the last row first."""
    for row in reversed(range(len(model.rows))):
        line = model.line(row)
        for place, column in enumerate(model.columns):
            facts = model.facts(row, place)
            assert (facts is None) == (place not in line)
            if facts is not None:
                assert model.cells.known(row).get(place) == facts["level"]
                yield (model.rows[row].id, column.id), facts


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories(), st.lists(moments, min_size=4, max_size=4), st.integers(0, 80))
def test_cells_are_what_the_table_of_cells_says(history: Any, at: list[Moment], cut: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder) / "random.veikart")
        try:
            tell(story, history)
            early = caught_up(Facts.empty(CORE_PROJECTIONS), story.journal, min(cut, story.journal.head()))
            for moment in at:  # what is remembered of these facts must not stand in for what came since
                map_model(Picture(early, moment, moment.true_on), Selection())
            facts = caught_up(early, story.journal)
        finally:
            story.close()
    for moment in at:
        picture = Picture(facts, moment, moment.true_on)
        model = map_model(picture, Selection())
        shown = {column.id for column in model.columns}
        expected = {key: cell for key, cell in expected_facts(picture).items() if key[1] in shown}
        assert dict(facts_on(model)) == expected


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "rows.veikart")
    story.recorded(DAY, *(UnitCreated(unit=unit, name=unit.upper()) for unit in ("a", "b", "c")))
    who = [("Åse", "b"), ("Bo", "a"), ("Cai", None), ("Dag", "c"), ("Eva", "b"), ("日本語", "a")]
    story.recorded(DAY, *(PersonJoined(person=f"p{n}", name=p, unit=u) for n, (p, u) in enumerate(who)))
    story.recorded(DAY, UnitClosed(unit="c"))
    yield story
    story.close()


def test_people_stand_under_their_units_and_those_without_one_together(story: Story) -> None:
    rows = map_model(story.picture(DAY), Selection()).rows
    assert isinstance(rows, PeopleRows)
    assert [row.label for row in rows] == ["A", "Bo", "日本語", "B", "Eva", "Åse", "No unit", "Cai", "Dag"]
    assert [row.under for row in rows if not row.heading] == ["a", "a", "b", "b", "", "c"]
    assert rows.widest == 6


def test_a_row_is_found_by_its_person_and_only_where_the_person_is_on_the_map(story: Story) -> None:
    rows = map_model(story.picture(DAY), Selection(unit="b")).rows
    assert isinstance(rows, PeopleRows)
    places = {row.id: place for place, row in enumerate(rows) if not row.heading}
    assert {person: rows.place_of(person) for person in (*places, "p1", "nobody")} == {
        **places,
        "p1": None,
        "nobody": None,
    }
    assert rows.people_at(sorted(places.values())).tolist() == [2, 3]
