"""What people can really do on a day, which nobody in the story ever sees: ratings are guesses at it."""

from __future__ import annotations

import random
from dataclasses import dataclass

from veikart.demo.days import Days
from veikart.demo.framework import LEVELS, MAIN, SELF_CHECK, SKILL
from veikart.demo.organisation import UNITS
from veikart.demo.people import Worker
from veikart.demo.target import RAISED, RAISED_SKILL, REQUIRED, level_of

_UNIT = {unit.key: unit for unit in UNITS}
_BEHIND = 0.66  # levels by which people start below what their role needs
_PACE = 1.45  # on every gain: tuned until readiness rose visibly from quarter to quarter
_NEWCOMER = 0.45  # levels a newcomer starts below those who were there
_UNREPLACED = 1.4  # and in switching, where it takes years to become authorised
ALONE = {"twin": "automation_engineer", "trading": "market_analyst"}
"""Critical skills that only one person, of the role named, has at the level that is needed."""


@dataclass(frozen=True, slots=True)
class Ability:
    """A level that grows (or fades) evenly over the two years, up to a ceiling."""

    start: float
    gain: float
    ceiling: float
    since: float

    def at(self, share: float) -> float:
        """The level when `share` of the two years has passed."""
        return max(0.0, min(self.ceiling, self.start + self.gain * max(0.0, share - self.since)))


def needed(worker: Worker, skill: str) -> int | None:
    """The highest level that any of the roles the person ever held asks for at the beginning."""
    levels = [level_of(REQUIRED[h.role][skill])[0] for h in worker.roles if skill in REQUIRED[h.role]]
    return max(levels, default=None)


def ability(worker: Worker, skill: str, days: Days, seed: str, *, holder: int | None = None) -> Ability:
    """How `worker` does in `skill`. `holder` is the number of the one person who has an `ALONE` skill."""
    rng = random.Random(f"{seed}/ability/{worker.number}/{skill}")
    own = random.Random(f"{seed}/person/{worker.number}")
    talent, drive = own.gauss(0, 0.4), own.lognormvariate(0, 0.3)
    plan, unit = SKILL[skill], _UNIT[worker.units[0][1]]
    need = needed(worker, skill)
    top = float(max(LEVELS[plan.scale]))
    low = float(min(LEVELS[plan.scale]))
    wobble = rng.gauss(0, 0.55)
    if need is None:
        return Ability(max(low, rng.choice((1, 1, 2, 2, 3)) + wobble / 2), 0.2, top, 0.0)
    since = max(0.0, days.share(worker.joined))
    behind = 0.0
    if worker.joined > days.start:
        behind = _UNREPLACED if skill == "switching" else _NEWCOMER
    start = need - _BEHIND + plan.lead + unit.lead + talent + wobble - behind
    if skill == RAISED_SKILL:
        start = min(start, need + 0.6)
    gain = _PACE * plan.gain * unit.pace * drive * (1.4 if behind else 1.0)
    ceiling = min(top, need + 1.3 + (1.0 if skill == RAISED_SKILL and worker.trade in RAISED else 0.0))
    if skill == "monitoring":
        ceiling = min(top, need + 1.6)
    if skill in ALONE:
        if worker.number == holder:
            return Ability(4.2, 0.3, top, 0.0)
        ceiling = 2.3
    return Ability(max(low, start), gain, ceiling, since)


def holders(workers: tuple[Worker, ...], days: Days) -> dict[str, int]:
    """For each `ALONE` skill the number of the one person who has it, there from first to last."""
    found: dict[str, int] = {}
    for skill, role in ALONE.items():
        fitting = [w for w in workers if w.trade == role and w.joined == days.start and w.left is None]
        fitting = [w for w in fitting if len(w.units) == 1] or fitting
        if fitting:
            found[skill] = fitting[-1].number
    return found


def as_rated(level: float, skill: str) -> int:
    """The nearest level of the skill's own scale."""
    steps = LEVELS[SKILL[skill].scale]
    return min(max(steps), max(min(steps), int(level + 0.5)))


def as_self_check(level: float, skill: str) -> tuple[str, int]:
    """Scale and level of a person's own answer: the short self-check, or the skill's scale for languages."""
    if SKILL[skill].scale != MAIN:
        return SKILL[skill].scale, as_rated(level, skill)
    steps = LEVELS[SELF_CHECK]
    share = max(0.0, min(1.0, level / max(LEVELS[MAIN])))
    return SELF_CHECK, round(min(steps) + share * (max(steps) - min(steps)))
