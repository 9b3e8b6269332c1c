"""The last rows of a table as of a moment, by places."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.engagements import Story

from veikart.moment import Moment
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, PersonMoved, PersonRenamed

DAYS = [date(2025, month, 1) for month in range(1, 7)]
NOW = Moment(DAYS[-1])


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "story.veikart")
    story.recorded(
        DAYS[0],
        PersonJoined(person="kari", name="Kari", unit="a", ref="7"),
        PersonJoined(person="ola", name="Ola"),
    )
    story.recorded(DAYS[1], PersonMoved(person="kari", unit="b"))
    yield story
    story.close()


def test_what_a_row_leaves_unsaid_is_taken_from_where_it_was_said(story: Story) -> None:
    said = story.facts().standing("people", NOW)
    assert said.table(("person", "name", "unit", "ref")).rows() == [
        ("kari", "Kari", "b", "7"),
        ("ola", "Ola", None, None),
    ]
    assert said.numbers.tolist() == [0, 1]
    assert said.picked([1]).column("name").to_list() == ["Ola"]  # type: ignore[arg-type]


def test_who_begins_anew_keeps_nothing_of_what_was_said_before(story: Story) -> None:
    story.recorded(DAYS[2], PersonLeft(person="kari"))
    assert story.facts().standing("people", NOW).column("person").to_list() == ["ola"]
    story.recorded(DAYS[3], PersonJoined(person="kari", name="Kari N."))
    assert story.facts().standing("people", NOW).table(("name", "unit", "ref")).rows() == [
        ("Kari N.", None, None),
        ("Ola", None, None),
    ]


def test_two_moments_have_one_mark_while_the_table_says_the_same(story: Story) -> None:
    renamed = story.recorded(DAYS[3], PersonRenamed(person="ola", name="Olav"))
    facts = story.facts()
    marks = [facts.standing("people", Moment(day)).mark for day in DAYS]
    assert [marks[0] == mark for mark in marks] == [True, False, False, False, False, False]
    assert (marks[1] == marks[2], marks[2] == marks[3], marks[3] == marks[4]) == (True, False, True)
    story.undone(DAYS[5], renamed)
    facts = story.facts()
    assert facts.standing("people", NOW).mark == facts.standing("people", Moment(DAYS[2])).mark
