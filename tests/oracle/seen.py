"""What the oracle sees in its world: the same questions that a picture answers, in plain Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from itertools import product
from typing import Any

from tests.oracle.world import World, known, scales_in, taken_back, world_at

from veikart.moment import Moment
from veikart_events.envelope import Envelope
from veikart_events.vocabulary.assessment import SkillAssessed, SkillAssumed
from veikart_events.vocabulary.framework import ScaleDefined
from veikart_events.vocabulary.strategy import SkillLinked, SkillParked, SkillPrioritised
from veikart_events.vocabulary.target import LevelRequired
from veikart_events.vocabulary.workshop import DecisionNoted

ALPHABET = " 0123456789abcdefghijklmnopqrstuvwxyzæøå"
BELIEVED = (
    {"calibrated"},
    {"manager"},
    {"test", "observation", "interview", "consultant"},
    {"peer"},
    {"self"},
)
Rows = list[tuple[Any, ...]]


def in_order(name: str) -> list[int]:
    """A sort key for the names of the histories: digits, then the Norwegian alphabet."""
    return [ALPHABET.index(character) for character in name.lower()]


def convert(level: float | None, given: ScaleDefined, home: ScaleDefined) -> float | None:
    """`level` of one scale on another, exactly: its share of the way, down to a named level."""
    if level is None or given.scale == home.scale:
        return level
    low, high = (Fraction(str(each.value)) for each in (given.levels[0], given.levels[-1]))
    bottom, top = (Fraction(str(each.value)) for each in (home.levels[0], home.levels[-1]))
    value = bottom + (Fraction(str(level)) - low) / (high - low) * (top - bottom)
    if home.continuous:
        return float(value)
    return max(step.value for step in home.levels if Fraction(str(step.value)) <= value)


@dataclass(frozen=True)
class Cell:
    person: str
    unit: str | None
    skill: str
    role: str | None
    required: float | None
    upto: float | None
    level: float | None
    method: str | None
    effective: date | None
    position: int | None
    stale: bool
    criticality: int
    parked: bool
    state: str
    gap: float | None


class Seen:
    """The oracle's picture. Every answer is a list of plain tuples."""

    def __init__(self, events: Sequence[Envelope], moment: Moment) -> None:
        self.events = events
        self.moment = moment
        self.world: World = world_at(events, moment)
        self.scales = scales_in(events)

    def _home(self, skill: str) -> ScaleDefined:
        return self.scales[self.world.skills[skill].scale]

    def _on_home(self, level: float | None, scale: str, skill: str) -> float | None:
        return convert(level, self.scales[scale], self._home(skill))

    def _has(self, skill: str) -> bool:
        return skill in self.world.skills and self.world.skills[skill].there

    def units(self) -> Rows:
        """unit, name, parent, path, depth, order: a unit stands at the top when its parent is not there, or
        when its line of parents leads back to itself."""
        there = {unit: u for unit, u in self.world.units.items() if u.there}

        def in_a_circle(unit: str) -> bool:
            above = there[unit].parent
            for _ in there:
                if above == unit:
                    return True
                above = there[above].parent if above in there else None
            return False

        parents = {
            unit: u.parent if u.parent in there and not in_a_circle(unit) else None
            for unit, u in there.items()
        }
        found: Rows = []

        def visit(parent: str | None, path: tuple[str, ...]) -> None:
            children = [unit for unit in there if parents[unit] == parent]
            for unit in sorted(children, key=lambda u: (in_order(there[u].name), u)):
                here = (*path, there[unit].name)
                found.append((unit, there[unit].name, parent, " / ".join(here), len(path), len(found)))
                visit(unit, here)

        visit(None, ())
        return found

    def people(self) -> Rows:
        """person, name, unit, unit_name, ref, in order."""
        place = {row[0]: row[5] for row in self.units()}
        there = [(person, p) for person, p in self.world.people.items() if p.there]
        there.sort(key=lambda one: (place.get(one[1].unit, len(place)), in_order(one[1].name), one[0]))
        return [
            (person, p.name, p.unit, self.world.units[p.unit].name if p.unit in place else None, p.ref)
            for person, p in there
        ]

    def roles(self) -> Rows:
        return [(role, name, ref) for role, (name, ref) in self.world.roles.items()]

    def assignments(self) -> Rows:
        there = {row[0] for row in self.people()}
        return [
            (person, role) for (person, role), holds in self.world.holds.items() if holds and person in there
        ]

    def links(self) -> Rows:
        """skill, capability, goal, weight, criticality, parked: the thread holds from end to end."""
        found: Rows = []
        for (skill, capability), link in self.world.links.items():
            way = self.world.capabilities.get(capability)
            goal = self.world.goals.get(way.goal) if way else None
            if isinstance(link, SkillLinked) and self._has(skill) and way and goal and goal.there:
                parked = self._parked(skill) is not None
                found.append((skill, capability, way.goal, link.weight, link.criticality, parked))
        return found

    def _parked(self, skill: str) -> SkillParked | None:
        said = self.world.priorities.get(skill)
        return said if isinstance(said, SkillParked) else None

    def _criticality(self, skill: str) -> int:
        return max((row[4] for row in self.links() if row[0] == skill), default=0)

    def skills(self) -> Rows:
        """skill, name, group, scale, uri, criticality, parked, parked_why, priority, needed_by."""
        found: Rows = []
        for skill, s in self.world.skills.items():
            if not s.there:
                continue
            said, parked = self.world.priorities.get(skill), self._parked(skill)
            first = said if isinstance(said, SkillPrioritised) else None
            found.append(
                (
                    skill,
                    self._label(skill),
                    s.group,
                    s.scale,
                    s.uri,
                    self._criticality(skill),
                    parked is not None,
                    parked.why if parked else None,
                    first.priority if first else None,
                    first.needed_by if first else None,
                )
            )
        return found

    def _label(self, skill: str) -> str:
        labels = {language: text for (s, language), text in self.world.labels.items() if s == skill}
        for language in (self.world.language, "en", *sorted(labels)):
            if language in labels:
                return labels[language]
        return skill

    def goals(self) -> Rows:
        return [
            (goal, s.name, s.horizon, s.why, s.value, s.owner, s.weight)
            for goal, g in self.world.goals.items()
            if g.there and (s := g.said)
        ]

    def capabilities(self) -> Rows:
        return [(c.capability, c.goal, c.name) for c in self.world.capabilities.values()]

    def requirements(self) -> Rows:
        """role, skill, level, upto, raw_level, raw_scale, effective, position."""
        found: Rows = []
        for (role, skill), event in self.world.requirements.items():
            if event is not None and isinstance(b := event.body, LevelRequired) and self._has(skill):
                level, upto = (self._on_home(x, b.scale, skill) for x in (b.level, b.upto))
                found.append((role, skill, level, upto, b.level, b.scale, event.effective, event.position))
        return found

    def required(self) -> Rows:
        """person, skill, role, level, upto: the highest requirement; a higher end of the range, then the role
        with the later id decide between equals."""
        highest: dict[tuple[str, str], tuple[Any, ...]] = {}
        for (person, role), row in product(self.assignments(), self.requirements()):
            if row[0] == role:
                key = (row[2], row[3] if row[3] is not None else float("-inf"), role)
                before = highest.get((person, row[1]))
                if before is None or key > before[0]:
                    highest[person, row[1]] = (key, (person, row[1], role, row[2], row[3]))
        return [row for _, row in highest.values()]

    def headcounts(self) -> Rows:
        return [
            (skill, unit, self._on_home(b.level, b.scale, skill), b.people)
            for (skill, unit), b in self.world.headcounts.items()
            if b.people and self._has(skill)
        ]

    def _rank(self, method: str) -> int:
        groups = self.world.sources if self.world.sources is not None else BELIEVED
        return next((place for place, group in enumerate(groups) if method in group), len(groups))

    def _stale(self, day: date) -> bool:
        return self.moment.true_on - day > timedelta(days=365)

    def levels(self) -> Rows:
        """person, skill, level, raw_level, raw_scale, method, confidence, assessor, effective, position,
        recorded, stale: the latest statement within the most believed group."""
        found: Rows = []
        for (person, skill), told in self.world.ratings.items():
            if not self._has(skill):
                continue
            best = min(self._rank(e.body.method) for e in told if isinstance(e.body, SkillAssessed))
            event = [
                e for e in told if isinstance(e.body, SkillAssessed) and self._rank(e.body.method) == best
            ][-1]
            b = event.body
            assert isinstance(b, SkillAssessed)
            level, stale = self._on_home(b.level, b.scale, skill), self._stale(event.effective)
            said = (level, b.level, b.scale, b.method, b.confidence, b.assessor)
            found.append((person, skill, *said, event.effective, event.position, event.at, stale))
        return found

    def ratings(self) -> Rows:
        """person, skill, method, assessor, level, raw, scale, effective, position: the latest statement of
        each rater, of people and skills that are there."""
        there = {row[0] for row in self.people()}
        last: dict[tuple[Any, ...], tuple[Envelope, SkillAssessed]] = {}
        for (person, skill), told in self.world.ratings.items():
            for event in told:
                b = event.body
                if isinstance(b, SkillAssessed) and person in there and self._has(skill):
                    last[person, skill, b.method, b.assessor] = (event, b)
        return [
            (*key, self._on_home(b.level, b.scale, b.skill), b.level, b.scale, e.effective, e.position)
            for key, (e, b) in last.items()
        ]

    def assumptions(self) -> Rows:
        return [
            (unit, skill, self._on_home(b.level, b.scale, skill), event.effective, event.position)
            for (unit, skill), event in self.world.assumptions.items()
            if isinstance(b := event.body, SkillAssumed) and self._has(skill)
        ]

    def assumed(self) -> Rows:
        """person, skill, level: the assumption of the person's unit, else of the nearest unit above it."""
        said = {(row[0], row[1]): row[2] for row in self.assumptions()}
        found: Rows = []
        for (person, _, unit, *_), skill in product(self.people(), self.world.skills):
            above = next((u for u in self._line(unit) if (u, skill) in said), None)
            if above is not None:
                found.append((person, skill, said[above, skill]))
        return found

    def cells(self) -> list[Cell]:
        """Every person who is there × every skill that is required of them or has been assessed."""
        required = {(row[0], row[1]): row for row in self.required()}
        levels = {(row[0], row[1]): row for row in self.levels()}
        return [
            self._cell(person, unit, skill, required.get((person, skill)), levels.get((person, skill)))
            for (person, _, unit, *_), skill in product(self.people(), self.world.skills)
            if (person, skill) in required or (person, skill) in levels
        ]

    def _cell(self, person: str, unit: str | None, skill: str, need: Any, rating: Any) -> Cell:
        role, needed, upto = need[2:] if need else (None, None, None)
        level, method, day, position = (rating[i] for i in (2, 5, 8, 9)) if rating else (None,) * 4
        gap = None
        if rating and level is None:
            state = "not relevant"
        elif not need:
            state = "extra"
        elif not rating:
            state = "unknown"
        else:
            state, gap = ("met", 0.0) if level >= needed else ("below", needed - level)
        stale = bool(rating and rating[11])
        critical, parked = self._criticality(skill), self._parked(skill) is not None
        said = (needed, upto, level, method, day, position, stale, critical, parked, state, gap)
        return Cell(person, unit, skill, role, *said)

    def coverage(self, by: Sequence[str]) -> Rows:
        """*by, required, met, below, unknown, not relevant, stale, gap, people, people below."""
        groups: dict[tuple[Any, ...], list[Cell]] = {} if by else {(): []}
        for cell in self.cells():
            if cell.required is None or cell.parked:
                continue
            for group in set(self._groups(cell, by)):
                groups.setdefault(group, []).append(cell)
        return [(*group, *_counted(cells)) for group, cells in groups.items()]

    def _groups(self, cell: Cell, by: Sequence[str]) -> Iterable[tuple[Any, ...]]:
        if "unit" in by:
            rest = [column for column in by if column != "unit"]
            return [
                tuple(unit if column == "unit" else group[rest.index(column)] for column in by)
                for unit in self._line(cell.unit)
                for group in self._groups(cell, rest)
            ]
        if not {"goal", "capability"} & set(by):
            return [tuple(getattr(cell, column) for column in by)]
        serves = [{"capability": c, "goal": g} for s, c, g, *_ in self.links() if s == cell.skill]
        return [
            tuple(way[column] if column in way else getattr(cell, column) for column in by) for way in serves
        ]

    def _line(self, unit: str | None) -> list[str | None]:
        """A unit and all units above it; nothing but None for one that is not open."""
        parents = {row[0]: row[2] for row in self.units()}
        line: list[str | None] = []
        while unit in parents:
            line.append(unit)
            unit = parents[unit]
        return line or [None]

    def workshops(self) -> Rows:
        return [(workshop, *said) for workshop, said in self.world.workshops.items()]

    def decisions(self) -> Rows:
        return [
            (decision, event.body.text, event.effective, event.position)
            for decision, event in self.world.decisions.items()
            if isinstance(event.body, DecisionNoted)
        ]

    def heard(self) -> Rows:
        """position, topic, reverted: of every event that had been recorded."""
        events = known(self.events, self.moment)
        gone = set(taken_back(events))
        return [(event.position, event.topic, event.position in gone) for event in events]


def _counted(cells: Sequence[Cell]) -> tuple[Any, ...]:
    def count(state: str) -> int:
        return sum(cell.state == state for cell in cells)

    stale = sum(cell.stale for cell in cells if cell.state in ("met", "below"))
    gap = sum(cell.gap or 0.0 for cell in cells)
    people = len({cell.person for cell in cells if cell.state != "not relevant"})
    people_below = len({cell.person for cell in cells if cell.state == "below"})
    return (
        count("met") + count("below") + count("unknown"),
        count("met"),
        count("below"),
        count("unknown"),
        count("not relevant"),
        stale,
        gap,
        people,
        people_below,
    )
