"""The company behind the history: everyone, their abilities, and the ids of all there is."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from veikart.demo.ability import Ability, ability, holders
from veikart.demo.days import Days
from veikart.demo.framework import SKILL, SKILLS
from veikart.demo.organisation import UNITS
from veikart.demo.people import Worker, workforce
from veikart.demo.strategy import CRITICALITY
from veikart.demo.target import REQUIRED
from veikart_events.ids import new_id

_NEVER_ASKED = {"customer": 0.16, "heat": 0.14, "digital": 0.11}
_NEVER_ASKED_ELSEWHERE = 0.11
_NOT_RELEVANT = 0.012


@dataclass(frozen=True)
class World:
    """What is true, told or not. The same `seed`, `people` and `days` give the same world."""

    seed: str
    days: Days
    workers: tuple[Worker, ...]
    _ids: dict[tuple[str, str], str] = field(default_factory=dict)
    _abilities: dict[tuple[int, str], Ability] = field(default_factory=dict)
    _holders: dict[str, int] = field(default_factory=dict)
    _unasked: dict[tuple[int, str], bool] = field(default_factory=dict)

    @classmethod
    def of(cls, seed: int, people: int, days: Days) -> World:
        name = f"veikart/{seed}"
        rng = random.Random(f"{name}/workforce")

        def missed(worker: Worker) -> float:
            return ability(worker, "switching", days, name).start

        workers = workforce(people, days, rng, missed)
        return cls(name, days, workers, _holders=holders(workers, days))

    def rng(self, *about: object) -> random.Random:
        """A stream of chance of its own for everything, so that a change here leaves the rest alone."""
        return random.Random("/".join((self.seed, *map(str, about))))

    def id(self, kind: str, key: object) -> str:
        """The opaque id of a thing that the plans name by `key`."""
        found = self._ids.get((kind, str(key)))
        if found is None:
            found = self._ids[kind, str(key)] = new_id(self.rng("id", kind, key))
        return found

    def there(self, day: date, unit: str | None = None) -> list[Worker]:
        """Those present on a day, in a unit or anywhere."""
        return [w for w in self.workers if w.there(day) and unit in (None, w.unit(day))]

    def ability(self, worker: Worker, skill: str) -> Ability:
        key = (worker.number, skill)
        if key not in self._abilities:
            holder = self._holders.get(skill)
            self._abilities[key] = ability(worker, skill, self.days, self.seed, holder=holder)
        return self._abilities[key]

    def holds_alone(self, worker: Worker, skill: str) -> bool:
        return self._holders.get(skill) == worker.number

    def skills(self, worker: Worker, day: date) -> list[str]:
        """What the person is asked about: the skills of the roles held that day, but those never asked."""
        wanted = {skill for role in worker.holds(day) for skill in REQUIRED[role]}
        return [s.key for s in SKILLS if s.key in wanted and not self._never_asked(worker, s.key)]

    def spare_skills(self, worker: Worker) -> list[str]:
        """One or two things a person can do that no role asks for."""
        rng = self.rng("spare", worker.number)
        groups = {SKILL[skill].group for held in worker.roles for skill in REQUIRED[held.role]}
        asked = {skill for held in worker.roles for skill in REQUIRED[held.role]}
        near = [s.key for s in SKILLS if s.group in groups and s.key not in asked]
        near = [key for key in near if key not in self._holders]
        return sorted(rng.sample(near, min(len(near), rng.choice((0, 1, 1, 2)))))

    def not_relevant(self, worker: Worker, skill: str) -> bool:
        """Whether the person turns out to have no use for a skill of the role."""
        if CRITICALITY.get(skill, 0) == 3:
            return False
        return self.rng("relevant", worker.number, skill).random() < _NOT_RELEVANT

    def leader(self, worker: Worker, day: date) -> Worker | None:
        """Who rates the person: a leader of the unit; for leaders themselves one of the unit at the top."""
        unit = UNITS[0].key if worker.leads else worker.unit(day)
        others = (w for w in self.leaders if w.number != worker.number)
        return next((w for w in others if w.there(day) and w.unit(day) == unit), None)

    @cached_property
    def leaders(self) -> tuple[Worker, ...]:
        return tuple(w for w in self.workers if w.leads)

    def _never_asked(self, worker: Worker, skill: str) -> bool:
        key = (worker.number, skill)
        if key not in self._unasked:
            chance = _NEVER_ASKED.get(worker.units[0][1], _NEVER_ASKED_ELSEWHERE)
            drawn = self.rng("asked", *key).random() < chance
            self._unasked[key] = drawn and not self.holds_alone(worker, skill)
        return self._unasked[key]
