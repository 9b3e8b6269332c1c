"""Two plugins with events and projections of their own, to be loaded beside the built-in one in any order."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import ClassVar

from hypothesis import strategies as st

from veikart.api import EventBody, EventType, Holds, Projection, Reads, hook
from veikart_events.base import Id


class CourseBooked(EventBody):
    topic: ClassVar[str] = "courses.booked"
    holds = (Holds("person", "fact", "To know who takes which course."),)

    course: Id
    person: Id
    hours: int


class MoodTold(EventBody):
    topic: ClassVar[str] = "moods.told"
    holds = (Holds("person", "survey answer", "To see how the work feels."),)

    person: Id
    score: int


BOOKED = Projection(
    "courses.booked",
    key=("course", "person"),
    columns={"course": "id", "person": "id", "hours": "whole"},
    topics={CourseBooked.topic: Reads({"course": "course", "person": "person", "hours": "hours"})},
)
MOODS = Projection(
    "moods.told",
    key=("person",),
    columns={"person": "id", "score": "whole", "skill": "id"},
    topics={
        MoodTold.topic: Reads({"person": "person", "score": "score"}),
        CourseBooked.topic: Reads({"person": "person", "score": "hours"}),
        "skill.assessed": Reads({"person": "person", "skill": "skill"}),
    },
    carries=True,
)


def _module(name: str, events: Sequence[EventType], projections: Sequence[Projection]) -> ModuleType:
    made = ModuleType(name)
    answers: dict[str, Sequence[object]] = {"events": events, "projections": projections}
    for kind, records in answers.items():

        def answer(records: Sequence[object] = records) -> Sequence[object]:
            return records

        setattr(made, f"veikart_{kind}", hook(answer))
    return made


COURSES = _module("courses", [EventType(CourseBooked)], [BOOKED])
MOODS_PLUGIN = _module("moods", [EventType(MoodTold)], [MOODS])

_person = st.sampled_from(["p1", "p2", "p3"])
bodies = st.lists(
    st.builds(CourseBooked, course=st.sampled_from(["x", "y"]), person=_person, hours=st.integers(1, 40))
    | st.builds(MoodTold, person=_person, score=st.integers(1, 5)),
    max_size=3,
)
"""Events of both, as they may be written between two commands."""
