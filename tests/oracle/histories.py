"""Random histories: all kinds of events about few things, late, early, out of order, taken back, restored."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st
from tests.engagements import REGISTRY, Story

from veikart.journal import Proposed
from veikart.moment import Moment
from veikart_events.base import EventBody
from veikart_events.envelope import Envelope
from veikart_events.privacy import personal_fields
from veikart_events.vocabulary.assessment import Method, SkillAssessed, SkillAssumed, SourcesRanked
from veikart_events.vocabulary.framework import (
    ScaleDefined,
    ScaleLevel,
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

BEGINS = date(2024, 1, 1)
SCALES = {
    "five": (1.0, 2.0, 3.0, 4.0, 5.0),
    "uneven": (0.0, 1.0, 2.5, 10.0),
    "onet": (0.0, 7.0),
}


@dataclass(frozen=True)
class Undo:
    """Takes back `length` events, the last of them `back` events before the end; resolved when written."""

    back: int
    length: int


Line = tuple[EventBody | Undo, date]


@dataclass(frozen=True)
class Command:
    """What is recorded `later` days after the command before."""

    later: int
    lines: tuple[Line, ...]


_days = st.integers(0, 60).map(lambda n: BEGINS + timedelta(days=15 * n))  # coarse, so that days coincide
_early = st.integers(-2, 8).map(lambda n: BEGINS + timedelta(days=15 * n))
_unit, _person, _role = (
    st.sampled_from(ids) for ids in (["u1", "u2", "u3", "u4"], ["p1", "p2", "p3"], ["r1", "r2"])
)
_skill, _goal = st.sampled_from(["s1", "s2", "s3", "s4"]), st.sampled_from(["g1", "g2"])
_capability, _workshop = st.sampled_from(["c1", "c2", "c3"]), st.sampled_from(["w1", "w2"])
_name = st.sampled_from(["Arkiv", "Ærlig", "Øvre", "Åpen", "Bygg", "zeta", "Drift"])
_text = st.sampled_from(["", "fordi", 'sagt "slik"\n\\ og "sånn"', "[/] \u2028 {1: 2}"])
_labels = st.dictionaries(st.sampled_from(["en", "nb", "sv", "da"]), _name, min_size=1)
_group = st.none() | st.sampled_from(["Data", "Sikkerhet"])
_criticality = st.integers(1, 3)
_weight = st.sampled_from([0.5, 1.0, 2.0])
_methods = st.sampled_from(Method.__args__)


@st.composite
def _given(draw: st.DrawFn) -> dict[str, object]:
    """A scale and a level on it."""
    scale = draw(st.sampled_from(list(SCALES)))
    if scale == "onet":
        return {"scale": scale, "level": draw(st.integers(0, 70)) / 10}
    return {"scale": scale, "level": draw(st.sampled_from(SCALES[scale]))}


@st.composite
def _required(draw: st.DrawFn) -> LevelRequired:
    given = draw(_given())
    steps = [level for level in SCALES[str(given["scale"])] if level >= given["level"]]
    upto = draw(st.none() | st.sampled_from(steps)) if steps else None
    return LevelRequired(role=draw(_role), skill=draw(_skill), upto=upto, **given)


@st.composite
def _assessed(draw: st.DrawFn) -> SkillAssessed:
    given = draw(_given())
    if draw(st.integers(0, 7)) == 0:
        given["level"] = None
    return SkillAssessed(
        person=draw(_person),
        skill=draw(_skill),
        method=draw(_methods),
        confidence=draw(st.sampled_from([None, "low"])),
        assessor=draw(st.none() | _person),
        **given,
    )


_ranked = st.permutations(Method.__args__).flatmap(
    lambda methods: st.integers(1, 7).map(lambda n: SourcesRanked(groups=(methods[:n], methods[n : n + 2])))
)
_CREATED = {
    "u": lambda u: st.builds(UnitCreated, unit=st.just(u), name=_name, parent=_unit | st.none()),
    "p": lambda p: st.builds(PersonJoined, person=st.just(p), name=_name, unit=_unit, ref=_group),
    "r": lambda r: st.builds(RoleDefined, role=st.just(r), name=_name, ref=_group),
    "s": lambda s: st.builds(
        SkillDefined,
        skill=st.just(s),
        labels=_labels,
        scale=st.sampled_from(list(SCALES)),
        group=_group,
        uri=st.none() | st.just("urn:x"),
        description=_text,
    ),
    "g": lambda g: st.builds(
        GoalSet,
        goal=st.just(g),
        name=_name,
        horizon=st.none() | _days,
        why=_text,
        value=_text,
        owner=st.sampled_from(["management", "hr"]),
        weight=_weight,
    ),
    "c": lambda c: st.builds(CapabilityIdentified, capability=st.just(c), goal=_goal, name=_name),
    "w": lambda w: st.builds(WorkshopStarted, workshop=st.just(w), name=_name),
}
_IDS = (
    "u1",
    "u2",
    "u3",
    "u4",
    "p1",
    "p2",
    "p3",
    "r1",
    "r2",
    "s1",
    "s2",
    "s3",
    "s4",
    "g1",
    "g2",
    "c1",
    "c2",
    "c3",
)
_anew = st.sampled_from((*_IDS, "w1", "w2", "w1", "w2")).flatmap(
    lambda identity: _CREATED[identity[0]](identity)
)

_organisation = st.one_of(
    st.builds(UnitRenamed, unit=_unit, name=_name),
    st.builds(UnitMoved, unit=_unit, parent=st.none() | _unit),
    st.builds(UnitClosed, unit=_unit),
    st.builds(PersonRenamed, person=_person, name=_name),
    st.builds(PersonMoved, person=_person, unit=_unit),
    st.builds(PersonLeft, person=_person, why=_text),
    st.builds(PersonForgotten, person=_person),
    st.builds(RoleRenamed, role=_role, name=_name),
    st.builds(RoleAssigned, person=_person, role=_role),
    st.builds(RoleUnassigned, person=_person, role=_role),
)
_strategy = st.one_of(
    st.builds(SkillRelabelled, skill=_skill, labels=_labels),
    st.builds(SkillGrouped, skill=_skill, group=_group),
    st.builds(SkillRetired, skill=_skill),
    st.builds(
        GoalRevised,
        goal=_goal,
        name=st.none() | _name,
        horizon=st.none() | _days,
        why=st.none() | _text,
        value=st.none() | _text,
        weight=st.none() | _weight,
    ),
    st.builds(GoalDropped, goal=_goal),
    st.builds(SkillUnlinked, skill=_skill, capability=_capability),
    st.builds(SkillPrioritised, skill=_skill, priority=st.integers(1, 9), needed_by=st.none() | _days),
    st.builds(SkillParked, skill=_skill, why=st.just("ikke nå")),
    st.builds(RequirementWithdrawn, role=_role, skill=_skill),
    st.builds(WorkshopEnded, workshop=_workshop),
    st.builds(DecisionNoted, decision=st.sampled_from(["d1", "d2"]), text=_text, about=st.just(("s1",))),
)
_links = st.builds(
    SkillLinked, skill=_skill, capability=_capability, weight=_weight, criticality=_criticality
)
_headcounts = st.builds(
    lambda given, **rest: HeadcountTargeted(**given, **rest),
    _given(),
    skill=_skill,
    unit=st.none() | _unit,
    people=st.integers(0, 2),
)
_assumed = st.builds(lambda given, **rest: SkillAssumed(**given, **rest), _given(), skill=_skill, unit=_unit)
_bodies = st.one_of(
    _assessed(),
    _assessed(),
    _assessed(),
    _required(),
    _required(),
    _organisation,
    _organisation,
    _strategy,
    _links,
    _headcounts,
    _assumed,
    _ranked,
    _assessed(),
    _anew,
)
_undo = st.builds(Undo, back=st.integers(0, 12), length=st.integers(1, 4))


@st.composite
def _opening(draw: st.DrawFn) -> tuple[Line, ...]:
    """Everything there is to talk about, not always in time."""
    ladders = [
        ScaleDefined(
            scale=scale,
            name=scale,
            levels=tuple(ScaleLevel(value=value, name=f"{value:g}") for value in values),
            continuous=scale == "onet",
        )
        for scale, values in SCALES.items()
    ]
    lines: list[Line] = [(ladder, BEGINS) for ladder in ladders]
    for identity in _IDS:
        lines.append((draw(_CREATED[identity[0]](identity)), draw(_early)))
    for person, role in (("p1", "r1"), ("p2", "r1"), ("p2", "r2"), ("p3", "r2")):
        lines.append((RoleAssigned(person=person, role=role), draw(_early)))
    for bodies, most in ((_links, 6), (_required(), 8), (_assessed(), 14), (_assumed, 4)):
        lines += draw(st.lists(st.tuples(bodies, _early), min_size=most // 2, max_size=most))
    return tuple(lines)


_command = st.builds(
    Command,
    later=st.integers(-4, 40),
    lines=st.one_of(*[st.lists(st.tuples(_bodies, _days), min_size=1, max_size=8).map(tuple)] * 4)
    | st.tuples(st.tuples(_undo, _days)),
)


@st.composite
def histories(draw: st.DrawFn) -> tuple[Command, ...]:
    """A history: what there is, then 4 to 25 commands, some of them an undo (of an undo …)."""
    opening = Command(3, draw(_opening()))
    return (opening, *draw(st.lists(_command, min_size=4, max_size=25)))


moments = st.builds(Moment, st.dates(date(2023, 12, 1), date(2026, 12, 31)), st.none() | _days)


def tell(story: Story, history: tuple[Command, ...]) -> list[Envelope]:
    """Writes `history` to the story's journal; gives every event as it lies there, decoded one by one.

    What it says about people after they were forgotten is left out: the journal refuses it.
    """
    day = story.clock.at.date()
    for command in history:
        day += timedelta(days=command.later)
        story.clock.move(day)
        gone = {key.subject for key in story.journal.engine.wrapped_keys() if key.wrapped is None}
        told = [p for p in _proposals(command, story.journal.head()) if not _about(p.body, gone)]
        if told:
            story.write(told)
    return [REGISTRY.decode(*stored) for stored in story.journal.read()]


def _proposals(command: Command, head: int) -> Iterator[Proposed]:
    for line, effective in command.lines:
        yield Proposed(_resolved(line, head) if isinstance(line, Undo) else line, effective)


def _about(body: EventBody, subjects: Set[str]) -> bool:
    """Whether there is text in `body` that belongs to one of the subjects."""
    return any(getattr(body, mark.of) in subjects for mark in personal_fields(type(body)).values())


def _resolved(undo: Undo, head: int) -> EventReverted:
    last = max(1, head - undo.back)
    return EventReverted(target="any", first=max(1, last - undo.length + 1), last=last)
