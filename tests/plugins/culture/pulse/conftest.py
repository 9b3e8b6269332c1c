"""Engagements with a pulse whose figures can be counted by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

import pytest

import veikart_culture
from veikart.api import EventBody, PersonJoined, UnitCreated
from veikart.testing import Engagement, Room
from veikart_culture.pulse.events import QuestionSet

UNITS = (("west", "West", None), ("quay", "Quay", "west"), ("yard", "Yard", "west"), ("east", "East", None))
PEOPLE = {"west": 0, "quay": 9, "yard": 8, "east": 10}


def harbour() -> Sequence[tuple[date, Sequence[EventBody]]]:
    """Two units below West, and East; two questions on time, one of them reverse-keyed, and one on room."""
    units = [UnitCreated(unit=unit, name=name, parent=parent) for unit, name, parent in UNITS]
    people = [
        PersonJoined(person=f"{unit}{number}", name=f"{unit} {number}", unit=unit)
        for unit, count in PEOPLE.items()
        for number in range(count)
    ]
    questions = [
        QuestionSet(question="t1", theme="Time", labels={"en": "There is time", "nb": "Det er tid"}, order=1),
        QuestionSet(question="t2", theme="Time", labels={"en": "Learning is dropped"}, reverse=True, order=2),
        QuestionSet(question="r1", theme="Room", labels={"en": "I may decide"}, order=3),
    ]
    return [(date(2025, 1, 6), [*units, *people, *questions])]


@pytest.fixture
def room() -> Iterator[Room]:
    with Room() as made:
        yield made


@pytest.fixture
def pulse(room: Room) -> Engagement:
    """The harbour, in which no round was held yet."""
    return room.engagement(plugins=[veikart_culture.PLUGIN], story=harbour)


@pytest.fixture
def bare(room: Room) -> Engagement:
    """An engagement in which nothing is asked."""
    return room.engagement(plugins=[veikart_culture.PLUGIN])


def held(pulse: Engagement, name: str, sheets: dict[str | None, str]) -> str:
    """Opens a round, enters the sheets of each unit, closes it; its id."""
    pulse.do("culture.open_round", name=name)
    round_ = pulse.events("culture.round_opened")[-1].body["round"]
    for unit, lines in sheets.items():
        pulse.do("culture.enter_answers", round=round_, unit=unit, answers=lines)
    pulse.do("culture.close_round", round=round_)
    return str(round_)


def sheets(*groups: tuple[int, str]) -> str:
    """So many of each line."""
    return "\n".join(line for count, line in groups for _ in range(count))
