"""The oracle's fold: events applied one by one to plain dictionaries, in the order in which they hold.

Written from the definitions of the field, not from the code under test.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from veikart.moment import Moment
from veikart_events.envelope import Envelope
from veikart_events.vocabulary.assessment import SkillAssessed, SkillAssumed, SourcesRanked
from veikart_events.vocabulary.engagement import EngagementOpened
from veikart_events.vocabulary.framework import (
    ScaleDefined,
    SkillDefined,
    SkillGrouped,
    SkillRelabelled,
    SkillRetired,
)
from veikart_events.vocabulary.history import EventReverted
from veikart_events.vocabulary.organisation import (
    PersonForgotten,
    PersonJoined,
    PersonLeft,
    PersonMoved,
    PersonRenamed,
    RoleAssigned,
    RoleDefined,
    RoleRenamed,
    RoleUnassigned,
    UnitClosed,
    UnitCreated,
    UnitMoved,
    UnitRenamed,
)
from veikart_events.vocabulary.strategy import (
    CapabilityIdentified,
    GoalDropped,
    GoalRevised,
    GoalSet,
    SkillLinked,
    SkillParked,
    SkillPrioritised,
    SkillUnlinked,
)
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired, RequirementWithdrawn
from veikart_events.vocabulary.workshop import DecisionNoted, WorkshopEnded, WorkshopStarted


@dataclass(frozen=True)
class Unit:
    name: str
    parent: str | None
    there: bool = True


@dataclass(frozen=True)
class Person:
    name: str
    unit: str | None
    ref: str | None
    there: bool = True


@dataclass(frozen=True)
class Skill:
    scale: str
    group: str | None
    uri: str | None
    there: bool = True


@dataclass(frozen=True)
class Goal:
    said: GoalSet
    there: bool = True


@dataclass
class World:
    """What holds, as far as it has been told."""

    language: str = "en"
    units: dict[str, Unit] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)
    roles: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    holds: dict[tuple[str, str], bool] = field(default_factory=dict)
    skills: dict[str, Skill] = field(default_factory=dict)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    goals: dict[str, Goal] = field(default_factory=dict)
    capabilities: dict[str, CapabilityIdentified] = field(default_factory=dict)
    links: dict[tuple[str, str], SkillLinked | None] = field(default_factory=dict)
    priorities: dict[str, SkillPrioritised | SkillParked] = field(default_factory=dict)
    requirements: dict[tuple[str, str], Envelope | None] = field(default_factory=dict)
    headcounts: dict[tuple[str, str | None], HeadcountTargeted] = field(default_factory=dict)
    ratings: dict[tuple[str, str], list[Envelope]] = field(default_factory=dict)
    assumptions: dict[tuple[str, str], Envelope] = field(default_factory=dict)
    sources: tuple[tuple[str, ...], ...] | None = None
    workshops: dict[str, tuple[str, date, date | None]] = field(default_factory=dict)
    decisions: dict[str, Envelope] = field(default_factory=dict)

    def take(self, event: Envelope) -> None:
        """One more event holds."""
        match event.body:
            case EngagementOpened() as b:
                self.language = b.language
            case UnitCreated() | UnitRenamed() | UnitMoved() | UnitClosed() as b:
                self._unit(b)
            case PersonJoined() | PersonRenamed() | PersonMoved() | PersonLeft() | PersonForgotten() as b:
                self._person(b)
            case RoleDefined() as b:
                self.roles[b.role] = (b.name, b.ref)
            case RoleRenamed() as b if b.role in self.roles:
                self.roles[b.role] = (b.name, self.roles[b.role][1])
            case RoleAssigned() | RoleUnassigned() as b:
                self.holds[b.person, b.role] = isinstance(b, RoleAssigned)
            case SkillDefined() | SkillRelabelled() | SkillGrouped() | SkillRetired() as b:
                self._skill(b)
            case GoalSet() | GoalRevised() | GoalDropped() as b:
                self._goal(b)
            case CapabilityIdentified() as b:
                self.capabilities[b.capability] = b
            case SkillLinked() as b:
                self.links[b.skill, b.capability] = b
            case SkillUnlinked() as b:
                self.links[b.skill, b.capability] = None
            case SkillPrioritised() | SkillParked() as b:
                self.priorities[b.skill] = b
            case LevelRequired() as b:
                self.requirements[b.role, b.skill] = event
            case RequirementWithdrawn() as b:
                self.requirements[b.role, b.skill] = None
            case HeadcountTargeted() as b:
                self.headcounts[b.skill, b.unit] = b
            case SkillAssessed() as b:
                self.ratings.setdefault((b.person, b.skill), []).append(event)
            case SkillAssumed() as b:
                self.assumptions[b.unit, b.skill] = event
            case SourcesRanked() as b:
                self.sources = b.groups
            case WorkshopStarted() as b:
                self.workshops[b.workshop] = (b.name, event.effective, None)
            case WorkshopEnded() as b if b.workshop in self.workshops:
                name, started, _ = self.workshops[b.workshop]
                self.workshops[b.workshop] = (name, started, event.effective)
            case DecisionNoted() as b:
                self.decisions[b.decision] = event

    def _unit(self, body: UnitCreated | UnitRenamed | UnitMoved | UnitClosed) -> None:
        if isinstance(body, UnitCreated):
            self.units[body.unit] = Unit(body.name, body.parent)
        elif body.unit in self.units:
            changes: dict[str, Any] = {
                UnitRenamed: lambda b: {"name": b.name},
                UnitMoved: lambda b: {"parent": b.parent},
                UnitClosed: lambda b: {"there": False},
            }[type(body)](body)
            self.units[body.unit] = replace(self.units[body.unit], **changes)

    def _person(
        self, body: PersonJoined | PersonRenamed | PersonMoved | PersonLeft | PersonForgotten
    ) -> None:
        if isinstance(body, PersonJoined):
            self.people[body.person] = Person(body.name, body.unit, body.ref)
        elif body.person in self.people:
            changes: dict[str, Any] = {
                PersonRenamed: lambda b: {"name": b.name},
                PersonMoved: lambda b: {"unit": b.unit},
                PersonLeft: lambda b: {"there": False},
                PersonForgotten: lambda b: {"there": False},
            }[type(body)](body)
            self.people[body.person] = replace(self.people[body.person], **changes)

    def _skill(self, body: SkillDefined | SkillRelabelled | SkillGrouped | SkillRetired) -> None:
        if isinstance(body, SkillDefined | SkillRelabelled):
            for language, label in body.labels.items():
                self.labels[body.skill, language] = label
        if isinstance(body, SkillDefined):
            self.skills[body.skill] = Skill(body.scale, body.group, body.uri)
        elif body.skill in self.skills and isinstance(body, SkillGrouped):
            self.skills[body.skill] = replace(self.skills[body.skill], group=body.group)
        elif body.skill in self.skills and isinstance(body, SkillRetired):
            self.skills[body.skill] = replace(self.skills[body.skill], there=False)

    def _goal(self, body: GoalSet | GoalRevised | GoalDropped) -> None:
        if isinstance(body, GoalSet):
            self.goals[body.goal] = Goal(body)
        elif body.goal in self.goals and isinstance(body, GoalDropped):
            self.goals[body.goal] = replace(self.goals[body.goal], there=False)
        elif body.goal in self.goals and isinstance(body, GoalRevised):
            changes = {key: value for key, value in body.model_dump().items() if value is not None}
            before = self.goals[body.goal]
            self.goals[body.goal] = replace(before, said=before.said.model_copy(update=changes))


def known(events: Iterable[Envelope], moment: Moment) -> list[Envelope]:
    """What had been recorded by the known-on day."""
    return [e for e in events if moment.known_on is None or e.at.date() <= moment.known_on]


def taken_back(events: Iterable[Envelope]) -> Iterator[int]:
    """Positions of the events that a revert takes back which is not taken back itself."""
    events = list(events)
    reverts = [e for e in events if isinstance(e.body, EventReverted)]

    def stands(event: Envelope) -> bool:
        return not any(
            revert.position > event.position
            and isinstance(revert.body, EventReverted)
            and revert.body.first <= event.position <= revert.body.last
            and stands(revert)
            for revert in reverts
        )

    return (event.position for event in events if not stands(event))


def world_at(events: Iterable[Envelope], moment: Moment) -> World:
    """The world at a moment: known and standing events that hold by then, in the order in which they hold."""
    heard = known(events, moment)
    gone = set(taken_back(heard))
    world = World()
    for event in sorted(heard, key=lambda e: (e.effective, e.position)):
        if event.position not in gone and event.effective <= moment.true_on:
            world.take(event)
    return world


def scales_in(events: Iterable[Envelope]) -> dict[str, ScaleDefined]:
    """Every ladder there is; a past without its ladder could not be read."""
    return {e.body.scale: e.body for e in events if isinstance(e.body, ScaleDefined)}
