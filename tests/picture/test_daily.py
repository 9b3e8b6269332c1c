"""What was counted of every day is what the picture of that day says, also when more is written later."""

from __future__ import annotations

import random
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from tests.engagements import Story, caught_up
from tests.oracle.histories import histories, tell

from veikart.moment import Moment
from veikart.picture import Picture
from veikart.picture.daily import GROUPS, STAFF, Daily, counted, unchanged_before
from veikart.picture.daily_frames import as_frames, from_frames
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.facts import Facts
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, UnitCreated

LATER = date(2030, 1, 1)  # after everything in the histories
TODAY = date(2025, 1, 1)
quickly = settings(
    max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
at_length = settings(quickly, max_examples=200)


def all_counted(daily: Daily, most: int = 9) -> Daily:
    """With every day that is missing, in stretches of different length."""
    while days := daily.missing(LATER, most):
        daily.add(counted(daily.facts, days, TODAY))
    return daily


def agree(daily: Daily, days: list[date]) -> None:
    facts = daily.facts
    for day in days:
        picture = Picture(facts, Moment(day), TODAY)
        for by in GROUPS:
            found = daily.counts(facts, Moment(day), by)
            if found is not None:
                assert_frame_equal(found, picture.coverage(by))
            else:
                assert day < daily.begins[0]
        staff = daily.counts(facts, Moment(day), STAFF)
        assert staff is None or staff.rows() == picture.staff.rows()


def prove(history: Any, cuts: list[int], seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        story = Story(Path(folder) / "random.veikart")
        try:
            last = tell(story, history)[-1].position
            daily = Daily.of(caught_up(Facts.empty(CORE_PROJECTIONS), story.journal, 0))
            for cut in sorted({cut for cut in cuts if cut < last} | {last}):
                daily = all_counted(daily.going_on(caught_up(daily.facts, story.journal, cut)))
        finally:
            story.close()
    source, first = random.Random(seed), daily.begins[0] - timedelta(days=3)
    span = (daily.begins[-1] - first).days + 3
    days = [first + timedelta(days=source.randrange(span)) for _ in range(12)] + [daily.begins[-1]]
    agree(daily, days)
    again = from_frames(as_frames(daily), daily.facts, daily.facts.head)
    assert set(again.made) == set(daily.made)
    agree(again, days[:4])


@quickly
@given(histories(), st.lists(st.integers(1, 120), max_size=2), st.integers(0, 99))
def test_every_day_is_counted_as_its_picture_says(history: Any, cuts: list[int], seed: int) -> None:
    prove(history, cuts, seed)


@pytest.mark.slow
@pytest.mark.timeout(1800)
@at_length
@given(histories(), st.lists(st.integers(1, 120), max_size=3), st.integers(0, 99))
def test_every_day_is_counted_as_its_picture_says_at_length(history: Any, cuts: list[int], seed: int) -> None:
    prove(history, cuts, seed)


@pytest.fixture
def story(tmp_path: Path) -> Any:
    story = Story(tmp_path / "told.veikart", date(2024, 1, 1))
    story.recorded(
        date(2024, 1, 1),
        UnitCreated(unit="field", name="Field"),
        PersonJoined(person="kari", name="Kari", unit="field"),
    )
    yield story
    story.close()


def test_only_days_from_the_first_touched_one_on_are_counted_again(story: Story) -> None:
    story.recorded(date(2024, 3, 1), PersonJoined(person="ola", name="Ola", unit="field"))
    left = story.recorded(date(2024, 5, 1), PersonLeft(person="ola"))
    daily = all_counted(Daily.of(story.facts()))
    assert set(daily.made) == {date(2024, 1, 1), date(2024, 3, 1), date(2024, 5, 1)}
    story.recorded(
        date(2024, 6, 1), PersonJoined(person="per", name="Per", unit="field"), holds=date(2024, 4, 1)
    )
    later = daily.going_on(caught_up(daily.facts, story.journal))
    assert set(later.made) == {date(2024, 1, 1), date(2024, 3, 1)}
    assert list(later.missing(LATER, 9)) == [date(2024, 4, 1), date(2024, 5, 1)]
    all_counted(later)
    story.undone(date(2024, 6, 2), left)
    undone = later.going_on(caught_up(later.facts, story.journal))
    assert set(undone.made) == {date(2024, 1, 1), date(2024, 3, 1), date(2024, 4, 1)}
    assert unchanged_before(undone.facts, undone.facts.head) is None


def test_of_other_facts_and_of_what_was_known_earlier_nothing_is_said(story: Story) -> None:
    daily = all_counted(Daily.of(story.facts()))
    day = date(2024, 2, 1)
    assert daily.counts(daily.facts, Moment(day), ("unit",)) is not None
    assert daily.counts(daily.facts, Moment(day, date(2024, 3, 1)), ("unit",)) is None
    assert daily.counts(daily.facts, Moment(day), ("person",)) is None
    assert daily.counts(daily.facts, Moment(date(2023, 12, 31)), ("unit",)) is None
    assert daily.counts(story.facts(), Moment(day), ("unit",)) is None


def test_the_latest_days_up_to_today_come_first_and_none_after_it(story: Story) -> None:
    for month in range(2, 7):
        story.recorded(
            date(2024, month, 1), PersonJoined(person=f"p{month}", name=f"Person {month}", unit="field")
        )
    daily = Daily.of(story.facts())
    around = date(2024, 4, 15)
    assert list(daily.missing(around, 2)) == [date(2024, 3, 1), date(2024, 4, 1)]
    daily.add(counted(daily.facts, daily.missing(around, 4), around))
    assert list(daily.missing(around, 2)) == []
    assert daily.counts(daily.facts, Moment(date(2024, 5, 2)), ("unit",)) is None
