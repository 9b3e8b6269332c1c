"""The picture and the oracle see the same, at random moments of random histories."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.engagements import Story, caught_up
from tests.oracle.histories import Command, histories, moments, tell
from tests.oracle.seen import Cell, Seen
from tests.picture.test_ratings import rows_of

from veikart.journal import bulk
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.projections import statements
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.facts import Facts
from veikart_events.envelope import Envelope

MOMENTS = 10
COVERAGES = (
    (),
    ("person",),
    ("unit",),
    ("role",),
    ("skill",),
    ("goal",),
    ("capability",),
    ("goal", "unit"),
    ("unit", "skill"),
    ("goal", "capability"),
    ("skill", "goal"),
    ("role", "unit"),
    ("role", "goal"),
    ("person", "unit"),
    ("person", "skill", "role"),
)
COLUMNS: dict[str, tuple[str, ...]] = {
    "units": ("unit", "name", "parent", "path", "depth", "order"),
    "people": ("person", "name", "unit", "unit_name", "ref"),
    "roles": ("role", "name", "ref"),
    "assignments": ("person", "role"),
    "links": ("skill", "capability", "goal", "weight", "criticality", "parked"),
    "skills": (
        "skill",
        "name",
        "group",
        "scale",
        "uri",
        "criticality",
        "parked",
        "parked_why",
        "priority",
        "needed_by",
    ),
    "goals": ("goal", "name", "horizon", "why", "value", "owner", "weight"),
    "capabilities": ("capability", "goal", "name"),
    "requirements": ("role", "skill", "level", "upto", "raw_level", "raw_scale", "effective", "position"),
    "required": ("person", "skill", "role", "level", "upto"),
    "headcounts": ("skill", "unit", "level", "people"),
    "levels": (
        "person",
        "skill",
        "level",
        "raw_level",
        "raw_scale",
        "method",
        "confidence",
        "assessor",
        "effective",
        "position",
        "recorded",
        "stale",
    ),
    "assumptions": ("unit", "skill", "level", "effective", "position"),
    "assumed": ("person", "skill", "level"),
    "workshops": ("workshop", "name", "started", "ended"),
    "decisions": ("decision", "text", "effective", "position"),
}
ORDERED = {"units", "people"}

quickly = settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
at_length = settings(quickly, max_examples=500)


def rows(found: Any) -> list[tuple[Any, ...]]:
    return [tuple(round(x, 9) if isinstance(x, float) else x for x in row) for row in found]


def anyhow(found: Any) -> list[tuple[Any, ...]]:
    """Rows in an order of no meaning."""
    return sorted(rows(found), key=repr)


def same(picture: Picture, seen: Seen) -> None:
    for table, columns in COLUMNS.items():
        theirs, ours = getattr(picture, table).select(columns).rows(), getattr(seen, table)()
        arranged = rows if table in ORDERED else anyhow
        assert arranged(theirs) == arranged(ours), table
    fields = list(Cell.__dataclass_fields__)
    cells = [tuple(getattr(cell, name) for name in fields) for cell in seen.cells()]
    assert anyhow(picture.cells.select(fields).rows()) == anyhow(cells), "cells"
    for by in COVERAGES:
        assert anyhow(picture.coverage(by).rows()) == anyhow(seen.coverage(by)), f"coverage by {by}"
    assert anyhow(rows_of(picture)) == anyhow(seen.ratings()), "ratings"
    heard = picture.events.select("position", "topic", "reverted").rows()
    assert heard == sorted(seen.heard(), reverse=True), "events"
    assert set(picture.people["unit"].drop_nulls()) >= {
        person
        for unit in picture.units["unit"]
        for person in picture.within(unit) & set(picture.people["unit"])
    }


def compare(history: tuple[Command, ...], at: list[Moment], cuts: list[int]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder) / "random.veikart")
        try:
            events = tell(story, history)
            facts, parts = story.facts(), _in_parts(story, cuts)
            for number, moment in enumerate(at):
                read = parts if number % 2 else facts
                same(Picture(read, moment, moment.true_on), Seen(events, moment))
            _equal(parts, facts, events)
        finally:
            story.close()


def _in_parts(story: Story, cuts: list[int]) -> Facts:
    facts = Facts.empty(CORE_PROJECTIONS)
    head = story.journal.head()
    for cut in sorted({cut for cut in cuts if cut < head} | {head}):
        facts = caught_up(facts, story.journal, cut)
    return facts


def _equal(parts: Facts, whole: Facts, events: list[Envelope]) -> None:
    assert parts.head == whole.head == len(events) - 1
    assert set(parts.reverts) == set(whole.reverts)
    assert_frame_equal(parts.journal, whole.journal)
    for name, table in whole.tables.items():
        assert_frame_equal(parts.tables[name], table)


several = st.lists(moments, min_size=MOMENTS, max_size=MOMENTS)
cut_points = st.lists(st.integers(0, 120), max_size=5)


@pytest.fixture(autouse=True, scope="module")
def _small_chunks() -> Any:
    """Several chunks to a history, and a topic often in more than one of them; some news beside the rest."""
    patch = pytest.MonkeyPatch()
    patch.setattr(bulk, "CHUNK", 19)
    patch.setattr(statements, "MOST_NEWS", 11)
    yield
    patch.undo()


@quickly
@given(histories(), several, cut_points)
def test_both_ways_give_the_same_picture(history: Any, at: list[Moment], cuts: list[int]) -> None:
    compare(history, at, cuts)


@pytest.mark.slow
@at_length
@given(histories(), several, cut_points)
def test_both_ways_give_the_same_picture_at_length(history: Any, at: list[Moment], cuts: list[int]) -> None:
    compare(history, at, cuts)
