"""A small engagement in which something of every kind is held about Kari."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated, ClassVar

from tests.engagements import MovableClock, Story
from tests.privacy.mentoring import MentorMet, loaded, mentors
from tests.rooms import STEPS

from veikart.journal import Proposed
from veikart.plugins import Plugins
from veikart.session import Session
from veikart_events.base import EventBody, Id, Prose
from veikart_events.privacy import Holds, Personal
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, SkillDefined
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    PersonLeft,
    PersonMoved,
    PersonRenamed,
    RoleAssigned,
    RoleDefined,
    UnitCreated,
)
from veikart_events.vocabulary.strategy import GoalSet
from veikart_events.vocabulary.target import LevelRequired
from veikart_events.vocabulary.workshop import DecisionNoted

KARI, OLA = "k4r1k4r17h2k", "0l40l40l4aaa"
BEGINS = date(2025, 1, 6)
TODAY = date(2026, 3, 2)


class PulseAnswered(EventBody):
    """An event of a plugin that is not here when the engagement is opened again."""

    topic: ClassVar[str] = "pulse.answered"
    holds = (Holds("asked", "survey answer", "To follow how people are."),)

    answer: Id
    asked: tuple[Id, ...]
    mood: int
    free: Annotated[Prose, Personal(of="answer")] = ""


def rated(person: str, level: float, method: str = "manager", assessor: str | None = None) -> SkillAssessed:
    return SkillAssessed.model_validate(
        {"person": person, "skill": "sql", "scale": "four", "level": level}
        | {"method": method, "assessor": assessor}
    )


def village(path: Path) -> None:
    """Kari Berg, who became Kari Nordmann: joined, moved, rated, talked about."""
    story = Story(path, BEGINS)
    story.recorded(
        BEGINS,
        ScaleDefined(scale="four", name="Four steps", levels=STEPS),
        SkillDefined(skill="sql", labels={"en": "SQL"}, scale="four"),
        UnitCreated(unit="drift", name="Drift"),
        UnitCreated(unit="felt", name="Felt"),
        RoleDefined(role="engineer", name="Engineer"),
        LevelRequired(role="engineer", skill="sql", scale="four", level=3),
        PersonJoined(person=KARI, name="Kari Berg", unit="drift", ref="K-1042"),
        PersonJoined(person=OLA, name="Ola Hansen", unit="drift"),
        PersonJoined(person="other", name="Per Hansen", unit="felt"),
        RoleAssigned(person=KARI, role="engineer"),
        RoleAssigned(person=OLA, role="engineer"),
    )
    story.recorded(date(2025, 2, 3), PersonRenamed(person=KARI, name="Kari Nordmann"))
    story.recorded(date(2025, 2, 4), PersonMoved(person=KARI, unit="felt"))
    story.recorded(date(2025, 3, 3), rated(KARI, 2, "self", KARI))
    story.clock.move(date(2025, 3, 10))
    story.write([Proposed(rated(KARI, 1, assessor=OLA), date(2025, 3, 4), "Works beside Ola.")])
    story.recorded(date(2025, 3, 11), rated(OLA, 4, assessor=KARI))
    slip = story.recorded(date(2025, 3, 12), rated(KARI, 4))
    story.undone(date(2025, 3, 13), slip)
    said = "Kari and Ola swap shifts."
    story.recorded(date(2025, 4, 1), DecisionNoted(decision="swap", text=said, about=(KARI, OLA)))
    story.recorded(date(2025, 4, 2), DecisionNoted(decision="lead", text="Nordmann leads the pilot."))
    story.recorded(date(2025, 4, 3), DecisionNoted(decision="else", text="Kari is told, says HR."))
    story.recorded(date(2025, 5, 5), GoalSet(goal="supply", name="Supply", why="Kari Nordmanns idé"))
    story.recorded(date(2025, 5, 6), PersonLeft(person=OLA, why="Could not agree with Kari Nordmann"))
    met = MentorMet(person=KARI, mentor=OLA, called="Kari N.", said="Wants to lead.\nNot yet.")
    story.recorded(date(2025, 6, 2), met)
    other = MentorMet(person="other", mentor=KARI, called="Per", said="Would rather leave.")
    story.recorded(date(2025, 6, 3), other)
    story.recorded(
        date(2025, 9, 1), PulseAnswered(answer="a1", asked=(KARI,), mood=4, free="Too many meetings")
    )
    story.close()


def opened(where: Path | str, plugins: Plugins | None = None) -> Session:
    """The village on `TODAY`; with the plugin that its talks belong to, where no others are given."""
    clock = MovableClock(datetime(TODAY.year, TODAY.month, TODAY.day, 12, tzinfo=UTC))
    return Session.open(where, clock=clock, plugins=plugins or loaded(mentors()))
