"""Who worked there when: people, where they sat, what they did, who came and who left."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from veikart.demo import organisation as org
from veikart.demo.days import Days
from veikart.demo.names import invented_names


@dataclass(frozen=True, slots=True)
class Held:
    """A role, from a day until the day before another one (None: still)."""

    role: str
    since: date
    until: date | None = None

    def on(self, day: date) -> bool:
        return self.since <= day and (self.until is None or day < self.until)


@dataclass(frozen=True, slots=True)
class Worker:
    number: int
    name: str
    units: tuple[tuple[date, str], ...]
    """From which day in which unit."""
    roles: tuple[Held, ...]
    joined: date
    left: date | None = None
    why: str = ""
    new_name: str | None = None

    def there(self, day: date) -> bool:
        return self.joined <= day and (self.left is None or day < self.left)

    def unit(self, day: date) -> str:
        """The unit on a day; the first one before that."""
        return next((unit for since, unit in reversed(self.units) if since <= day), self.units[0][1])

    def holds(self, day: date) -> tuple[str, ...]:
        return tuple(held.role for held in self.roles if held.on(day))

    @property
    def trade(self) -> str:
        """The role the person came with."""
        return self.roles[0].role

    @property
    def leads(self) -> bool:
        return any(held.role == org.LEADER for held in self.roles)


Rank = Callable[[Worker], float]
"""How much a person would be missed."""


def workforce(people: int, days: Days, rng: random.Random, missed: Rank) -> tuple[Worker, ...]:
    """Everyone who was ever there; exactly `people` of them are on `days.until`.

    Field technicians who would be `missed` most go first: that is the setback in the story.
    """
    leavers = max(4, round(people * 0.18))
    extra = max(1, round(people * 0.04))
    names = invented_names(rng)
    first = _first_team(people - extra, days, names)
    gone = _leavers(first, leavers, days, rng, missed)
    stayed = [gone.get(w.number, w) for w in first]
    came = _joiners(sorted(gone.values(), key=lambda w: w.number), extra, len(first), days, rng, names=names)
    moved = _career_steps(stayed, people, days, rng)
    return (*_known_to_leave(moved, people, days, rng), *came)


def _first_team(count: int, days: Days, names: Iterable[str]) -> list[Worker]:
    name = iter(names)
    workers: list[Worker] = []
    for unit, size in zip(org.UNITS, apportion(count, [u.share for u in org.UNITS]), strict=True):
        leaders = 1 + size // 14
        for role, n in zip(unit.mix, apportion(size, list(unit.mix.values())), strict=True):
            for _ in range(n):
                held = [Held(role, days.start)]
                if leaders:
                    held.append(Held(org.LEADER, days.start))
                    leaders -= 1
                number = len(workers)
                workers.append(Worker(number, next(name), ((days.start, unit.key),), tuple(held), days.start))
    return workers


def apportion(count: int, parts: Sequence[int]) -> list[int]:
    """`count` shared out in proportion to `parts` (largest remainders); at least one each if it suffices."""
    whole = sum(parts)
    shares = [count * part // whole for part in parts]
    by_remainder = sorted(range(len(parts)), key=lambda i: (-(count * parts[i] % whole), i))
    for i in by_remainder[: count - sum(shares)]:
        shares[i] += 1
    for i in sorted(range(len(parts)), key=lambda i: (-parts[i], i)):
        if shares[i] == 0 and max(shares) > 1:
            shares[shares.index(max(shares))] -= 1
            shares[i] = 1
    return shares


def _leavers(
    first: Sequence[Worker], count: int, days: Days, rng: random.Random, missed: Rank
) -> dict[int, Worker]:
    field = sorted(
        (w for w in first if w.trade == "field_technician" and not w.leads), key=missed, reverse=True
    )
    veterans = field[: max(2, round(len(field) * 0.45))]
    others = [w for w in first if not w.leads and w.trade != "field_technician"]
    chosen = rng.sample(others, min(len(others), max(1, count - len(veterans))))
    gone: dict[int, Worker] = {}
    for i, worker in enumerate(veterans[:count]):
        day = days.working(days.start + timedelta(days=300 + 330 * i // max(1, len(veterans))))
        gone[worker.number] = _leave(worker, day, org.RETIREMENT)
    for worker in chosen:
        day = days.working(days.start + timedelta(days=rng.randrange(60, 640)))
        gone[worker.number] = _leave(worker, day, rng.choice(org.LEAVING_REASONS))
    return gone


def _leave(worker: Worker, day: date, why: str) -> Worker:
    return replace(worker, left=day, why=why)


def _joiners(
    gone: Sequence[Worker], extra: int, number: int, days: Days, rng: random.Random, *, names: Iterable[str]
) -> list[Worker]:
    seats = [(w.trade, w.units[0][1], w.left or days.until, rng.randrange(10, 60)) for w in gone]
    for _ in range(extra):
        role = rng.choice(("data_engineer", "software_developer", "data_analyst"))
        seats.append((role, org.GROWING_UNIT, days.start + timedelta(days=rng.randrange(120, 600)), 0))
    name = iter(names)
    workers = []
    for i, (role, unit, free, wait) in enumerate(seats):
        day = min(days.working(free + timedelta(days=wait)), days.working(days.until - timedelta(days=12)))
        workers.append(Worker(number + i, next(name), ((day, unit),), (Held(role, day),), day))
    return workers


def _career_steps(workers: Sequence[Worker], people: int, days: Days, rng: random.Random) -> list[Worker]:
    """A few change role, unit or name; nobody does two of these."""
    changed = {w.number: w for w in workers}
    free = [w.number for w in workers if w.left is None and not w.leads]
    each = max(1, people // 100)

    def someone(role: str) -> Worker | None:
        fitting = [n for n in free if changed[n].trade == role]
        if len(fitting) < 2:  # a role must not lose its last holder
            return None
        number = rng.choice(fitting)
        free.remove(number)
        return changed[number]

    for _ in range(each):
        for role, to, unit in org.CAREER_STEPS:
            if worker := someone(role):
                day = days.working(days.start + timedelta(days=rng.randrange(150, 620)))
                roles = (Held(role, days.start, day), Held(to, day))
                units = (*worker.units, (day, unit)) if unit else worker.units
                changed[worker.number] = replace(worker, roles=roles, units=units)
        for role, unit in org.UNIT_MOVES:
            worker = someone(role)
            if worker and worker.units[0][1] != unit:
                day = days.working(days.start + timedelta(days=rng.randrange(100, 640)))
                changed[worker.number] = replace(worker, units=(*worker.units, (day, unit)))
    bride = changed[rng.choice(free)]
    changed[bride.number] = replace(bride, new_name=f"{bride.name} Fjordlys")
    return [changed[w.number] for w in workers]


def _known_to_leave(workers: Sequence[Worker], people: int, days: Days, rng: random.Random) -> list[Worker]:
    """Some have handed in their notice: they are still there, and known to go."""
    staying = [
        w for w in workers if w.left is None and not w.leads and len(w.roles) == 1 and w.new_name is None
    ]
    soon = {w.number for w in rng.sample(staying, min(len(staying), max(1, people // 70)))}
    return [
        _leave(w, days.until + timedelta(days=rng.randrange(20, 80)), rng.choice(org.LEAVING_REASONS))
        if w.number in soon
        else w
        for w in workers
    ]
