"""What the time bar shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.engagements import Story

from veikart.contributions.time_marks import TimeMark
from veikart.timeline import Timeline, timeline
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft
from veikart_events.vocabulary.target import LevelRequired
from veikart_events.vocabulary.workshop import WorkshopEnded, WorkshopStarted

TODAY = date(2025, 6, 1)
RATED = SkillAssessed(person="kari", skill="sql", scale="four", level=2)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "line.veikart", begins=date(2025, 1, 1))
    yield story
    story.close()


def line(story: Story) -> Timeline:
    return timeline(story.facts(), TODAY)


def counted(story: Story) -> dict[date, int]:
    return dict(line(story).days.rows())


def test_a_new_engagement_goes_from_its_first_day_to_today(story: Story) -> None:
    shown = line(story)
    assert (shown.first, shown.last, shown.today) == (date(2025, 1, 1), TODAY, TODAY)
    assert counted(story) == {date(2025, 1, 1): 1}


def test_events_stand_on_the_day_they_hold_from(story: Story) -> None:
    story.recorded(date(2025, 3, 1), RATED, RATED, holds=date(2025, 2, 1))
    story.recorded(date(2025, 3, 1), RATED)
    assert counted(story) == {date(2025, 1, 1): 1, date(2025, 2, 1): 2, date(2025, 3, 1): 1}


def test_a_rating_from_before_the_engagement_begins_the_line_but_structure_does_not(story: Story) -> None:
    story.recorded(date(2025, 2, 1), PersonJoined(person="kari", name="Kari"), holds=date(2003, 8, 1))
    assert line(story).first == date(2025, 1, 1)
    assert counted(story)[date(2025, 1, 1)] == 2
    story.recorded(date(2025, 2, 1), RATED, holds=date(2024, 5, 1))
    assert line(story).first == date(2024, 5, 1)
    assert sum(counted(story).values()) == 3


def test_what_is_known_to_come_lies_right_of_today(story: Story) -> None:
    story.recorded(date(2025, 2, 1), PersonLeft(person="kari"), holds=date(2025, 9, 1))
    assert line(story).last == date(2025, 9, 1)
    assert counted(story)[date(2025, 9, 1)] == 1


def test_a_step_for_the_far_future_does_not_squeeze_the_past(story: Story) -> None:
    story.recorded(date(2025, 2, 1), PersonLeft(person="kari"), holds=date(2150, 9, 1))
    assert line(story).last == date(2027, 6, 1)
    assert counted(story)[date(2027, 6, 1)] == 1


def test_what_was_taken_back_does_not_count(story: Story) -> None:
    story.undone(date(2025, 4, 1), story.recorded(date(2025, 3, 1), RATED, holds=date(2024, 3, 1)))
    assert counted(story) == {date(2025, 1, 1): 1, date(2025, 4, 1): 1}


def test_workshops_mark_the_day_they_began(story: Story) -> None:
    story.recorded(date(2025, 3, 1), WorkshopStarted(workshop="b", name="Review"))
    story.recorded(date(2025, 3, 2), WorkshopEnded(workshop="b"))
    story.recorded(date(2025, 3, 3), WorkshopStarted(workshop="a", name="Scan"), holds=date(2025, 2, 1))
    assert line(story).marks == (
        TimeMark(date(2025, 2, 1), "Scan", "workshop"),
        TimeMark(date(2025, 3, 1), "Review", "workshop"),
    )


def test_a_clock_that_was_ahead_when_it_was_recorded_does_no_harm(story: Story) -> None:
    story.recorded(date(2026, 1, 1), RATED)
    shown = line(story)
    assert (shown.first, shown.last) == (date(2025, 1, 1), date(2026, 1, 1))


def test_what_is_to_come_stands_on_its_days_and_what_was_taken_back_does_not(story: Story) -> None:
    story.recorded(date(2025, 5, 1), PersonJoined(person="kari", name="Kari"))
    story.recorded(date(2025, 5, 2), PersonLeft(person="kari"), holds=date(2025, 8, 1))
    wrong = story.recorded(date(2025, 5, 3), PersonJoined(person="ola", name="Ola"), holds=date(2025, 9, 1))
    story.undone(date(2025, 5, 4), wrong)
    required = LevelRequired(role="engineer", skill="sql", scale="four", level=3)
    story.recorded(date(2025, 5, 5), required, holds=date(2025, 7, 1))
    days = [TODAY, date(2025, 7, 1), date(2026, 1, 1), date(2026, 1, 1), date(2040, 1, 1)]
    shown = timeline(story.facts(), TODAY, promises=pl.DataFrame({"by": days}))
    assert shown.due == (
        (date(2025, 7, 1), "promised", 1),
        (date(2025, 7, 1), "target", 1),
        (date(2025, 8, 1), "leaves", 1),
        (date(2026, 1, 1), "promised", 2),
    )
    assert shown.last == date(2026, 1, 1)
