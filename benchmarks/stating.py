"""What is written down of a company day by day: ratings, and the changes around them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

from benchmarks.company import Company, Role, Skill, Worker

_METHODS = ("manager",) * 55 + ("self",) * 27 + ("calibrated",) * 6 + ("peer",) * 6 + ("test",) * 3 + (
    "interview",
    "observation",
    "consultant",
)  # fmt: skip
_SURE = (None,) * 6 + ("low", "medium", "medium", "high")
_NOT_RELEVANT = 0.01
_AT_MOST = 3  # roles of a person


class Statement(NamedTuple):
    """An event before it is written: its topic, the day it holds from, its body as in the stored line."""

    topic: str
    effective: date
    body: dict[str, Any]


def opening(company: Company) -> Iterator[list[Statement]]:
    """The frame, and everyone who is there on the first day: a list for each command."""
    day = company.start
    yield [
        Statement(
            "scale.defined",
            day,
            {
                "scale": ladder.id,
                "name": ladder.name,
                "levels": [
                    {"value": value, "name": f"{ladder.name} {value:g}", "description": ""}
                    for value in ladder.levels
                ],
                "continuous": False,
            },
        )
        for ladder in company.ladders
    ]
    yield [_defined(skill, day) for skill in company.skills]
    yield [
        Statement("unit.created", day, {"unit": u.id, "name": u.name, "parent": u.parent, "ref": None})
        for u in company.units
    ]
    yield [
        Statement("role.defined", day, {"role": r.id, "name": r.name, "ref": None, "description": ""})
        for r in company.roles
    ]
    yield list(_strategy(company))
    yield [required(company, role, skill, day) for role in company.roles for skill in role.skills]
    for unit in company.teams:
        arrivals = [s for w in company.workers if w.unit is unit for s in joined(w, day)]
        if arrivals:
            yield arrivals


def _defined(skill: Skill, day: date) -> Statement:
    body = {
        "skill": skill.id,
        "labels": {"en": skill.label, "nb": f"{skill.label} på norsk"},
        "scale": skill.ladder.id,
        "group": skill.group,
        "uri": None,
        "description": "",
    }
    return Statement("skill.defined", day, body)


def _strategy(company: Company) -> Iterator[Statement]:
    rng, day = company.rng, company.start
    for number, (goal, name, capabilities) in enumerate(company.goals):
        body = {
            "goal": goal,
            "name": name,
            "horizon": date(day.year + 3 + number % 4, 12, 31).isoformat(),
            "why": "",
            "value": "",
            "owner": ("management", "hr", "line")[number % 3],
            "weight": float(1 + number % 3),
        }
        yield Statement("goal.set", day, body)
        for capability, called in capabilities:
            yield Statement(
                "capability.identified",
                day,
                {"capability": capability, "goal": goal, "name": called, "description": ""},
            )
            for skill in rng.sample(company.skills, min(7, len(company.skills))):
                yield linked(company, skill, capability, day)


def linked(company: Company, skill: Skill, capability: str, day: date) -> Statement:
    weight, critical = float(company.rng.randint(1, 3)), company.rng.choice((1, 2, 2, 3))
    body = {"skill": skill.id, "capability": capability, "weight": weight, "criticality": critical}
    return Statement("skill.linked", day, body)


def required(company: Company, role: Role, skill: Skill, day: date) -> Statement:
    """A level that rises with the years on the whole."""
    years = (day - company.start).days / 365
    share = min(0.95, 0.3 + 0.06 * years + 0.3 * company.rng.random())
    level = _level(skill, share)
    top = skill.ladder.levels[-1]
    upto = top if company.rng.random() < 0.1 and top > level else None
    body = {"role": role.id, "skill": skill.id, "scale": skill.ladder.id, "level": level, "upto": upto}
    return Statement("level.required", day, body)


def joined(worker: Worker, day: date) -> Iterator[Statement]:
    """A person, and the roles they come with."""
    worker.joined = day
    body = {"person": worker.id, "name": worker.name, "unit": worker.unit.id, "ref": worker.ref}
    yield Statement("person.joined", day, body)
    for role in worker.roles:
        worker.since[role.id] = day
        yield Statement("role.assigned", day, {"person": worker.id, "role": role.id})


def rated(company: Company, day: date, worker: Worker | None = None) -> Statement:
    """A rating written down on `day`: mostly of these days, some of them late, a few long after."""
    rng = company.rng
    who = worker or company.workers[int(rng.random() * len(company.workers))]
    asked = tuple(company.skills)
    if rng.random() < 0.75:
        asked = who.roles[int(rng.random() * len(who.roles))].skills
    skill = asked[int(rng.random() * len(asked))]
    effective = max(who.joined, day - timedelta(days=_late(rng.random(), rng.random())))
    years = (effective - company.start).days / 365
    share = 0.2 + 0.45 * who.talent - 0.25 * skill.hardness + 0.07 * years + 0.4 * (rng.random() - 0.3)
    method = _METHODS[int(rng.random() * len(_METHODS))]
    leader = who.unit.leader
    return Statement(
        "skill.assessed",
        effective,
        {
            "person": who.id,
            "skill": skill.id,
            "scale": skill.ladder.id,
            "level": None if rng.random() < _NOT_RELEVANT else _level(skill, share),
            "method": method,
            "confidence": _SURE[int(rng.random() * len(_SURE))],
            "assessor": leader if method == "manager" and leader != who.id else None,
        },
    )


def _late(chance: float, share: float) -> int:
    """Days between what is stated and its being written down."""
    if chance < 0.7:
        return int(share * 4)
    return int(share * 31) if chance < 0.92 else int(share * 400)


def _level(skill: Skill, share: float) -> float:
    levels = skill.ladder.levels
    return levels[min(len(levels) - 1, max(0, int(share * len(levels))))]


def changed(company: Company, day: date) -> Statement:
    """Anything but a rating: mostly roles that come and go, people who move, targets that step."""
    rng = company.rng
    chance = rng.random()
    if chance < 0.5:
        return _role_changed(company, day)
    if chance < 0.7:
        who = company.workers[int(rng.random() * len(company.workers))]
        if not who.leads:
            who.unit = company.teams[int(rng.random() * len(company.teams))]
        return Statement("person.moved", day, {"person": who.id, "unit": who.unit.id})
    if chance < 0.86:
        role = company.roles[int(rng.random() * len(company.roles))]
        skill = role.skills[int(rng.random() * len(role.skills))]
        return required(company, role, skill, day + timedelta(days=int(rng.random() * 200)))
    if chance < 0.98:
        unit, skill = rng.choice(company.teams), rng.choice(company.skills)
        level = _level(skill, 0.3 + 0.5 * rng.random())
        body = {"unit": unit.id, "skill": skill.id, "scale": skill.ladder.id, "level": level}
        return Statement("skill.assumed", day, body)
    return _strategy_changed(company, day)


def _role_changed(company: Company, day: date) -> Statement:
    """The person takes on a role or gives one up; never their last."""
    rng = company.rng
    who = company.workers[int(rng.random() * len(company.workers))]
    gives_up = len(who.roles) >= _AT_MOST or (len(who.roles) > 1 and rng.random() < 0.5)
    if gives_up:
        role = who.roles.pop(int(rng.random() * len(who.roles)))
    else:
        role = rng.choice([role for role in company.roles if role not in who.roles])
        who.roles.append(role)
    since = max(who.joined, who.since.get(role.id, who.joined), day - timedelta(days=int(rng.random() * 20)))
    who.since[role.id] = since
    topic = "role.unassigned" if gives_up else "role.assigned"
    return Statement(topic, since, {"person": who.id, "role": role.id})


def _strategy_changed(company: Company, day: date) -> Statement:
    rng = company.rng
    skill, chance = rng.choice(company.skills), rng.random()
    if chance < 0.15:
        return Statement("skill.parked", day, {"skill": skill.id, "why": "Not before the new system is in."})
    if chance < 0.5:
        needed = (day + timedelta(days=180 + int(rng.random() * 360))).isoformat()
        body = {"skill": skill.id, "priority": rng.randint(1, 9), "needed_by": needed, "why": ""}
        return Statement("skill.prioritised", day, body)
    if chance < 0.8:
        _, _, capabilities = rng.choice(company.goals)
        return linked(company, skill, rng.choice(capabilities)[0], day)
    level = _level(skill, 0.5 + 0.4 * rng.random())
    body = {
        "skill": skill.id,
        "scale": skill.ladder.id,
        "level": level,
        "people": rng.randint(2, 40),
        "unit": rng.choice(company.teams).id,
    }
    return Statement("headcount.targeted", day, body)
