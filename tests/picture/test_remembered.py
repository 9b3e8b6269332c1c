"""What a picture remembers for whoever looks at the same moment again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.engagements import Story, caught_up

from veikart.moment import Moment
from veikart.picture import Picture
from veikart_events.vocabulary.organisation import PersonJoined

MARCH, JUNE = date(2025, 3, 1), date(2025, 6, 1)


class Counter:
    """How many people there are, and how often that was counted."""

    def __init__(self) -> None:
        self.times = 0

    def of(self, picture: Picture) -> int:
        def make() -> int:
            self.times += 1
            return picture.people.height

        return picture.remembered("test.people", make)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "story.veikart")
    story.recorded(MARCH, PersonJoined(person="kari", name="Kari"))
    story.recorded(JUNE, PersonJoined(person="ola", name="Ola"))
    yield story
    story.close()


def test_it_is_made_once_for_a_moment_whichever_picture_asks(story: Story) -> None:
    counted, facts = Counter(), story.facts()
    first = Picture(facts, Moment(JUNE), JUNE)
    again = Picture(facts, Moment(MARCH), JUNE).at(Moment(JUNE))
    assert [counted.of(first), counted.of(again), counted.of(first)] == [2, 2, 2]
    assert counted.times == 1


def test_another_day_and_another_knowledge_are_other_moments(story: Story) -> None:
    counted, facts = Counter(), story.facts()
    moments = (Moment(MARCH), Moment(JUNE), Moment(JUNE, MARCH), Moment(JUNE, date(2024, 1, 2)))
    assert [counted.of(Picture(facts, moment, JUNE)) for moment in moments] == [1, 2, 1, 0]
    assert counted.times == 4


def test_it_is_made_anew_when_something_was_recorded(story: Story) -> None:
    counted, facts = Counter(), story.facts()
    assert counted.of(Picture(facts, Moment(JUNE), JUNE)) == 2
    story.recorded(JUNE, PersonJoined(person="mai", name="Mai"))
    assert counted.of(Picture(caught_up(facts, story.journal), Moment(JUNE), JUNE)) == 3
