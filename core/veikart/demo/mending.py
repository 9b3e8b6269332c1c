"""Put right afterwards: late corrections, slips that were undone, a label; and the very last rating."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from veikart.demo import story
from veikart.demo.days import clock_time
from veikart.demo.entry import Entry
from veikart.demo.framework import LEVELS, SCALES
from veikart.demo.people import Worker
from veikart.demo.rating import Question, rating
from veikart.demo.target import REQUIRED
from veikart.demo.world import World
from veikart.journal import Proposed
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import SkillRelabelled

_CORRECTIONS = 9
_SLIPS = 3


def corrected_in_march(world: World) -> Iterator[Entry]:
    """A rating of January, put right in March for the January day: each clock tells its own story."""
    rng, day = world.rng("january"), world.days.january()
    worker = _steady(world, "wind_technician")
    wrong = rating(
        world, Question(worker, "gearbox", day), "manager", rng, level=5.0, note=story.JANUARY_NOTE
    )
    right = rating(world, Question(worker, "gearbox", day), "manager", rng, level=2.0, note=story.MARCH_NOTE)
    march = world.days.working(date(day.year, 3, 10))
    yield Entry(clock_time(day, 0.4, rng), (wrong,), "line")
    yield Entry(clock_time(march, 0.3, rng), (right,), "line")


def late_corrections(world: World, talks: Sequence[Entry]) -> Iterator[Entry]:
    """Some ratings from talks, put right weeks later by one level with the day they were about."""
    rng = world.rng("corrections")
    steps = {world.id("scale", key): LEVELS[key] for key, _, _ in SCALES}
    for entry in rng.sample(talks, min(_CORRECTIONS, len(talks))):
        proposed = rng.choice(entry.proposals)
        body = proposed.body
        day = world.days.working(entry.at.date() + timedelta(days=rng.randrange(20, 75)))
        if not isinstance(body, SkillAssessed) or body.level is None or day <= entry.at.date():
            continue
        lower, upper = min(steps[body.scale]), max(steps[body.scale])
        level = body.level - 1 if body.level > lower else min(upper, body.level + 1)
        mended = replace(
            proposed, body=body.model_copy(update={"level": level}), note=rng.choice(story.CORRECTION_NOTES)
        )
        yield Entry(clock_time(day, rng.random(), rng), (mended,), "line")


def slips(world: World, talks: Sequence[Entry]) -> Iterator[Entry]:
    """Ratings typed into the wrong row and taken back within minutes; and a whole round done again."""
    rng = world.rng("slips")
    team = [w for w in world.workers if w.joined == world.days.start and w.left is None]
    for i, worker in enumerate(rng.sample(team, _SLIPS)):
        day = world.days.working(world.days.start + timedelta(days=170 + 200 * i))
        wrong = rating(world, Question(worker, _first_need(worker), day), "manager", rng, level=0.0)
        at = clock_time(day, rng.uniform(0.1, 0.9), rng)
        yield Entry(at, (wrong,), "line", key=f"slip {i}")
        undone = at + timedelta(seconds=rng.uniform(20, 200))
        yield Entry(undone, (), "line", undoes=f"slip {i}", why=story.SLIP_NOTE)
    wanted = world.days.start + timedelta(days=520)
    afternoon = (t for t in talks if len(t.proposals) > 2 and t.at.hour >= 10)
    original = min(afternoon, key=lambda t: abs((t.at.date() - wanted).days))
    before = original.at - timedelta(hours=3)
    yield replace(original, at=before, key="round", proposals=_one_lower(original.proposals))
    yield Entry(before + timedelta(hours=1), (), "line", undoes="round", why=story.ROUND_NOTE)


def _one_lower(ratings: Sequence[Proposed]) -> tuple[Proposed, ...]:
    return tuple(map(_lowered, ratings))


def _lowered(proposed: Proposed) -> Proposed:
    body = proposed.body
    if isinstance(body, SkillAssessed) and body.level is not None and body.level > 1:
        return replace(proposed, body=body.model_copy(update={"level": body.level - 1}))
    return proposed


def better_label(world: World) -> Iterator[Entry]:
    """A word that the Swedish colleagues asked for."""
    day = world.days.working(world.days.start + timedelta(days=95))
    body = SkillRelabelled(skill=world.id("skill", "planning"), labels={"sv": "Planering av underhåll"})
    yield Entry(clock_time(day, 0.6, world.rng("label")), (Proposed(body, day),), "consultant")


def last_word(world: World) -> Iterator[Entry]:
    """One rating as the last command of all: undo takes back something small."""
    day, rng = world.days.last, world.rng("last")
    worker = _steady(world, "wind_technician")
    told = rating(world, Question(worker, "monitoring", day), "manager", rng, note=story.TALK_NOTES[0])
    yield Entry(clock_time(day, 0.7, rng), (told,), "line")


def _first_need(worker: Worker) -> str:
    return next(iter(REQUIRED[worker.trade]))


def _steady(world: World, trade: str) -> Worker:
    """Someone of a trade who was there all the time and never changed it; in a small firm the leader."""
    stayed = [
        w for w in world.workers if w.trade == trade and w.joined == world.days.start and w.left is None
    ]
    return min((w for w in stayed if w.leads or len(w.roles) == 1), key=lambda w: (w.leads, w.number))
