"""A plugin about courses that uses every door there is to a session, made on the spot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from types import ModuleType
from typing import Any, ClassVar

import polars as pl

from veikart.api import (
    PROMISE_COLUMNS,
    Card,
    Check,
    Finding,
    Holds,
    Picture,
    Projection,
    Promises,
    Reads,
    Screen,
    Selection,
    Settings,
    SettingsModel,
    Text,
    TimeMark,
    TimeMarks,
    View,
    hook,
)
from veikart.plugins import Plugins
from veikart_events.base import EventBody, Id, Name
from veikart_events.registry import EventType


class CourseBooked(EventBody):
    """A course for one person and one skill."""

    topic: ClassVar[str] = "courses.booked"
    holds = (Holds("person", "fact", "To know who takes which course."),)

    person: Id
    skill: Id
    name: Name
    level: float
    by: date


class CourseSettings(SettingsModel):
    """Whether cards are shown."""

    id: ClassVar[str] = "courses"
    title: ClassVar[str] = "Courses"

    shown: bool = True


BOOKED = Projection(
    "courses.booked",
    key=("person", "skill"),
    columns={"person": "id", "skill": "id", "name": "text", "level": "number", "by": "day"},
    topics={CourseBooked.topic: Reads({name: name for name in ("person", "skill", "name", "level", "by")})},
)


def card(picture: Picture, selection: Selection) -> Sequence[Text]:
    if not picture.setting(CourseSettings).shown:
        return ()
    return (Text(f"{picture.table('courses.booked').height} booked"),)


def promised(picture: Picture) -> pl.DataFrame:
    confidence = pl.lit(0.8)
    return (
        picture.table("courses.booked")
        .select("person", "skill", "level", "by", source="name", confidence=confidence)
        .select(*PROMISE_COLUMNS)
    )


def marks(picture: Picture) -> Sequence[TimeMark]:
    rows = picture.table("courses.booked").select("by", "name").rows()
    return [TimeMark(by, f"Exam: {name}", "exam") for by, name in rows]


def overdue(picture: Picture) -> Sequence[Finding]:
    late = picture.table("courses.booked").filter(pl.col("by") < picture.moment.true_on)
    return [Finding(f"{row[0]} is over.", "Rate those who took it.") for row in late.select("name").rows()]


def telling(picture: Picture, body: Any) -> str:
    return f"{picture.name('person', body['person'])} booked {body['name']}"


RECORDS: dict[str, Sequence[object]] = {
    "events": [EventType(CourseBooked, tell=telling)],
    "projections": [BOOKED],
    "settings": [Settings(CourseSettings)],
    "overview_cards": [Card("courses.card", "Courses ahead", card)],
    "promises": [Promises("courses.promises", "Courses", promised)],
    "time_marks": [TimeMarks("courses.exams", "Exams", marks)],
    "checks": [Check("courses.overdue", "Courses that are over", overdue)],
    "screens": [Screen("courses.screen", "Courses", order=10), Screen("courses.late", "Archive", order=5)],
    "views": [
        View("courses.list", "List", lambda picture, selection: [Text("list")], "Courses"),
        View("courses.old", "Old", lambda picture, selection: [Text("old")], "Archive"),
        View("courses.more", "More", lambda picture, selection: [Text("more")], "Aardvark"),
    ],
}


def courses(records: dict[str, Sequence[object]] = RECORDS, **notified: Callable[..., None]) -> Plugins:
    """The plugin alone, without those of this machine; `opened=…` answers `veikart_opened`."""
    made = ModuleType("courses")
    for kind, answers in records.items():

        def answer(answers: Sequence[object] = answers) -> Sequence[object]:
            return answers

        setattr(made, f"veikart_{kind}", hook(answer))
    for name, function in notified.items():
        setattr(made, f"veikart_{name}", hook(function))
    return Plugins.load(extra=[made], discover=list)
