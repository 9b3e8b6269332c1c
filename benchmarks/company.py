"""A made-up company of any size, for measuring: its frame, and the people who are in it on the first day."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import cycle

from veikart.demo.names import invented_names
from veikart_events.ids import new_id

UNITS, DIVISIONS, ROLES, PER_ROLE = 60, 9, 40, 25
YEARS = 5
_GROUPS = (
    "Grid",
    "Water",
    "Data",
    "Safety",
    "Customers",
    "Projects",
    "Machines",
    "Law",
    "Leading",
    "Learning",
)
_GOALS = (
    ("Halve the outages", ("Find faults early", "Repair at once", "Plan the grid ahead")),
    ("Every drop counted", ("Measure the network", "Act on leaks", "Explain the figures")),
    ("Safe home every day", ("See the risk", "Stop the job", "Learn from near misses")),
    ("Customers who stay", ("Answer at first contact", "Foresee what they need", "Mend what went wrong")),
    ("Half the emissions", ("Electrify the sites", "Buy for the long run", "Measure what we emit")),
    ("Decide by data", ("Own the data", "Build models that are used", "Ask better questions")),
)


@dataclass(frozen=True, slots=True)
class Ladder:
    """A scale: the numbers of its levels, lowest first."""

    id: str
    name: str
    levels: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Skill:
    """A skill; `hardness` from 0 to 1 keeps levels of it low."""

    id: str
    label: str
    group: str
    ladder: Ladder
    hardness: float


@dataclass(slots=True)
class Unit:
    """A unit; the top and the divisions have no people but those of their own staff."""

    id: str
    name: str
    parent: str | None
    leader: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role, and the skills it asks for."""

    id: str
    name: str
    skills: tuple[Skill, ...]


@dataclass(slots=True)
class Worker:
    """Someone, as the history has left them; `talent` from 0 to 1."""

    id: str
    name: str
    ref: str
    unit: Unit
    joined: date
    talent: float
    leads: bool = False
    roles: list[Role] = field(default_factory=list)
    since: dict[str, date] = field(default_factory=dict)
    """Id of a role → the last day on which something was said of it."""


@dataclass(slots=True)
class Company:
    """Everything there is, and the chance that it all comes from."""

    rng: random.Random
    start: date
    until: date
    ladders: tuple[Ladder, ...]
    skills: list[Skill]
    units: list[Unit]
    roles: list[Role]
    goals: list[tuple[str, str, list[tuple[str, str]]]]
    """Id, name, and the id and name of each capability."""
    workers: list[Worker]
    """Those who are there."""
    coming: list[Worker]
    """Those who join later, one after the other."""

    @property
    def divisions(self) -> list[Unit]:
        return self.units[1 : 1 + DIVISIONS]

    @property
    def teams(self) -> list[Unit]:
        return self.units[1 + DIVISIONS :]


def company(seed: int, people: int, skills: int, until: date) -> Company:
    """The company five years before `until`; `people` are there on every day, `skills` are asked about."""
    rng = random.Random(f"veikart/generated/{seed}")
    start = until - timedelta(days=365 * YEARS + 1)
    ladders = (
        Ladder(new_id(rng), "Five steps", (1.0, 2.0, 3.0, 4.0, 5.0)),
        Ladder(new_id(rng), "Grades", (0.0, 1.0, 2.0, 3.0)),
    )
    known = [
        Skill(
            new_id(rng),
            f"{_GROUPS[n % len(_GROUPS)]} {n // len(_GROUPS) + 1}",
            _GROUPS[n % len(_GROUPS)],
            ladders[n % 5 == 4],
            rng.random(),
        )
        for n in range(skills)
    ]
    units = _units(rng)
    roles = [
        Role(new_id(rng), f"Role {n + 1}", tuple(rng.sample(known, min(PER_ROLE, skills))))
        for n in range(ROLES)
    ]
    goals = [
        (new_id(rng), name, [(new_id(rng), capability) for capability in capabilities])
        for name, capabilities in _GOALS
    ]
    leaving = people * YEARS // 20  # a twentieth leaves in a year, and is replaced
    names = cycle(list(invented_names(rng)))
    workers = [
        Worker(new_id(rng), next(names), f"H-{1001 + n}", units[0], start, rng.random())
        for n in range(people + leaving)
    ]
    made = Company(rng, start, until, ladders, known, units, roles, goals, workers[:people], workers[people:])
    _place(made)
    return made


def _units(rng: random.Random) -> list[Unit]:
    top = Unit(new_id(rng), "Fjordkraft og Vann", None)
    divisions = [Unit(new_id(rng), f"Division {n + 1}", top.id) for n in range(DIVISIONS)]
    teams = [
        Unit(new_id(rng), f"Team {n + 1}", divisions[n % DIVISIONS].id) for n in range(UNITS - 1 - DIVISIONS)
    ]
    return [top, *divisions, *teams]


def _place(made: Company) -> None:
    """Leaders first, one for each team, who stay; everyone has one to three roles."""
    rng, teams = made.rng, made.teams
    for number, worker in enumerate(made.workers):
        worker.unit = teams[number % len(teams)]
        if number < len(teams):
            worker.leads, worker.unit.leader = True, worker.id
        worker.roles = rng.sample(made.roles, rng.choice((1, 1, 2, 2, 3)))
    for worker in made.coming:
        worker.unit = rng.choice(teams)
        worker.roles = rng.sample(made.roles, rng.choice((1, 1, 2)))
