"""Ratings between the workshops: the talks of every quarter, and the first talk of those who are new."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from veikart.demo.days import clock_time
from veikart.demo.entry import Entry
from veikart.demo.framework import SKILL
from veikart.demo.organisation import UNITS
from veikart.demo.people import Worker
from veikart.demo.rating import Question, rating
from veikart.demo.story import NEWCOMER_NOTE, TALK_NOTES
from veikart.demo.strategy import CRITICALITY
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.vocabulary.assessment import Method

_TABLE = 7  # people whose talks a leader writes down in one go
_ATTENTION = (0.05, 0.1, 0.34, 0.5)
"""How likely a skill of criticality 0 to 3 comes up in a talk."""
_FIRST_COMES_UP = (0, 0, 0, 1, 1, 2)
"""Quarter in which a skill that no workshop looks at first comes up."""
_SLOW_UNITS = {"heat": 0.5, "customer": 0.9}
_NOTED = 0.07  # share of ratings with a remark
_PROVEN = ("isolation", "height", "sea", "switching")  # skills with a yearly test


def talks(world: World) -> Iterator[Entry]:
    """The quarterly talks, unit by unit and a few people at a time."""
    ready = world.days.workshops[0][1] + timedelta(days=10)
    for quarter, first in enumerate(world.days.quarters()):
        for unit in UNITS:
            rng = world.rng("talks", quarter, unit.key)
            team = world.there(first + timedelta(days=30), unit.key)
            rng.shuffle(team)
            for begin in range(0, len(team), _TABLE):
                day = max(
                    first + timedelta(days=rng.randrange(4, 86)), ready + timedelta(days=rng.randrange(14))
                )
                day = world.days.working(day)
                table = [w for w in team[begin : begin + _TABLE] if w.there(day)]
                ratings = [r for w in table for r in _talk(world, w, day, quarter, rng)]
                late = rng.choice((0, 0, 0, 1, 2, 5))
                written = world.days.working(day + timedelta(days=late))
                if ratings and written >= day:
                    yield Entry(clock_time(written, rng.random(), rng), tuple(ratings), "line")


def _talk(world: World, worker: Worker, day: date, quarter: int, rng: random.Random) -> Iterator[Proposed]:
    pace = _SLOW_UNITS.get(worker.unit(day), 1.0)
    for skill in world.skills(worker, day):
        weight = CRITICALITY.get(skill, 0)
        first_time = weight < 2 and quarter == world.rng("first", worker.number, skill).choice(
            _FIRST_COMES_UP
        )
        if first_time or rng.random() < _ATTENTION[weight] * pace:
            yield rating(world, Question(worker, skill, day), _method(skill, rng), rng, note=_remark(rng))
    if quarter % 3 == worker.number % 3:
        for skill in world.spare_skills(worker):
            yield rating(world, Question(worker, skill, day), rng.choice(("manager", "self", "peer")), rng)


def _method(skill: str, rng: random.Random) -> Method:
    draw = rng.random()
    if skill in _PROVEN and draw < 0.3:
        return "test"
    if draw > 0.95:
        return "peer"
    return "observation" if SKILL[skill].group.startswith(("Field", "Plants")) and draw > 0.8 else "manager"


def _remark(rng: random.Random) -> str | None:
    return rng.choice(TALK_NOTES) if rng.random() < _NOTED else None


def first_talks(world: World) -> Iterator[Entry]:
    """What is known of newcomers after about six weeks; some of it stays open."""
    for worker in world.workers:
        if worker.joined == world.days.start:
            continue
        rng = world.rng("first talk", worker.number)
        day = world.days.working(worker.joined + timedelta(days=rng.randrange(30, 60)))
        if not worker.there(day):
            continue
        asked = [skill for skill in world.skills(worker, day) if rng.random() < 0.6]
        ratings = [
            rating(
                world, Question(worker, skill, day), "manager", rng, note=NEWCOMER_NOTE if i == 0 else None
            )
            for i, skill in enumerate(asked)
        ]
        if ratings:
            yield Entry(clock_time(day, rng.random(), rng), tuple(ratings), "line")
