"""A small engagement in a test's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from veikart.commands.declaration import Command
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.session import Session
from veikart.testing import MovableClock
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, SkillDefined
from veikart_plans.measures import PART as MEASURES

JANUARY = date(2025, 1, 1)
MARCH = date(2025, 3, 1)
JUNE = date(2025, 6, 1)


@dataclass
class Engagement:
    """Writes events in a test's words, and gives the picture of a day."""

    session: Session
    now: MovableClock

    def write(self, *bodies: EventBody, on: date = JANUARY) -> None:
        self.now.at = max(self.now.at, datetime(on.year, on.month, on.day, 9, tzinfo=UTC))
        self.session.write([Proposed(body, on) for body in bodies])

    def write_ahead(self, *bodies: EventBody, on: date) -> None:
        """What holds from a later day; it is recorded now."""
        self.session.write([Proposed(body, on) for body in bodies])

    def rate(
        self, person: str, skill: str, level: float | None, *, on: date = JANUARY, scale: str = "five"
    ) -> None:
        self.write(SkillAssessed(person=person, skill=skill, scale=scale, level=level), on=on)

    def places(self) -> tuple[set[str], dict[str, Command]]:
        """Ids of views, and commands, that rows may lead to: of core, gap, and plans, which is away."""
        views = {view.id for view in (*self.session.views, *MEASURES.views)}
        return views, {command.id: command for command in (*self.session.commands, *MEASURES.commands())}

    def picture(self, on: date = JUNE, known_on: date | None = None) -> Picture:
        return self.session.picture(Moment(on, known_on))


def scale(identity: str, low: int, high: int) -> ScaleDefined:
    levels = [{"value": value, "name": f"Level {value}"} for value in range(low, high + 1)]
    return ScaleDefined.model_validate({"scale": identity, "name": identity, "levels": levels})


def skill(identity: str, name: str, on_scale: str = "five") -> SkillDefined:
    return SkillDefined(skill=identity, labels={"en": name}, scale=on_scale)
