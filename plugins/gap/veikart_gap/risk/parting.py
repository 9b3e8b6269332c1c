"""What leaves with one person: the skills, the head counts, the roles, and who is nearest to follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import polars as pl

from veikart.api import (
    Block,
    Blocks,
    Column,
    Figure,
    Figures,
    Mark,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    counted,
    join_and,
    number,
    percent,
)
from veikart_gap.pages.ways import of_skill
from veikart_gap.pages.wording import dots
from veikart_gap.risk.bus_factor import hanging
from veikart_gap.risk.columns import CONCENTRATION_SOURCE, HOLDERS_SOURCE
from veikart_gap.risk.demands import Demand, demands
from veikart_gap.risk.figures import kind_of
from veikart_gap.risk.held import Held
from veikart_gap.risk.holders import positions_of_holders
from veikart_gap.risk.naming import called, of_person, shortened
from veikart_gap.risk.successors import Successor, successors

_FORMULA = (
    "stay = holders of the skill but this person and those known to leave; enough is a setting, or the "
    "target. Near: one step below the level needed, on the skill's scale"
)
_SHARE = "sum of 1 ÷ holders over the critical skills they hold ÷ critical skills that anybody holds"
_COLUMNS = (
    Column("Skill", grow=True, least=18),
    Column("Critical", least=8, drop=3),
    Column("Level", right=True, least=5, drop=2, ordinal=True),
    Column("Then", least=12),
    Column("Others who hold it", grow=True, least=12, drop=1),
    Column("Nearest to follow", grow=True, least=16),
    Column("Goals", grow=True, least=12, drop=4),
)


class Loss(NamedTuple):
    """A demand that too few hold, or barely enough, when the person is gone."""

    demand: Demand
    skill: int
    """Its row in `Held`."""
    others: list[int]
    stay: int
    near: tuple[Successor, ...]

    @property
    def uncovered(self) -> bool:
        return self.stay < self.demand.enough


def parting(picture: Picture, selection: Selection, held: Held, person: int) -> Blocks:
    """The page of the person at a place in `Held.people`."""
    found = _losses(picture, selection, held, person)
    blocks: list[Block] = [
        Text(_who(picture, held, person), "strong"),
        _figures(held, person, found),
    ]
    goals = _goals(picture)
    rows = tuple(_row(picture, held, person, loss, goals) for loss in found)
    if rows:
        return [*blocks, Table(_COLUMNS, rows, "What leaves with them")]
    text = "Of every skill they hold and roles require, two people or more are left when they go."
    return [*blocks, Text(text), Table((Column("Then", grow=True),), (_what_if(held, person),))]


def _losses(picture: Picture, selection: Selection, held: Held, person: int) -> list[Loss]:
    """Required skills and head counts that this person holds, of which no more than one holder beyond what
    is enough stays; the most critical first, what is uncovered before what is not."""
    found: list[Loss] = []
    for demand in demands(picture, replace(selection, person=None), held):
        skill = held.rows.get(demand.skill)
        if skill is None or person not in demand.held:
            continue
        others = [place for place in demand.held.tolist() if place != person]
        stay = sum(not held.leaving[place] for place in others)
        if stay <= demand.enough:
            found.append(Loss(demand, skill, others, stay, successors(held, skill, person)))
    return sorted(found, key=lambda loss: (not loss.uncovered, -loss.demand.criticality))


def _who(picture: Picture, held: Held, person: int) -> str:
    identity, name, unit = held.people.select("person", "name", "unit_name").row(person)
    held_roles = picture.assignments.join(picture.roles.select("role", "name"), on="role")
    everyone = dict(held_roles.group_by("role").len().rows())
    mine = held_roles.filter(pl.col("person") == identity).sort("name").select("role", "name").rows()
    roles = [f"{title} (nobody else)" if everyone[role] == 1 else title for role, title in mine]
    told = f"{name}, {unit or 'in no unit'}. {join_and(roles) if roles else 'No role'}."
    gone = held.leaves.get(identity)
    return f"{told} Known to leave: gone from {gone}." if gone else told


def _figures(held: Held, person: int, found: Sequence[Loss]) -> Figures:
    kind = kind_of(held)
    required = [loss for loss in found if loss.demand.wanted is None]
    uncovered = [loss for loss in required if loss.uncovered]
    critical = sum(bool(held.critical[loss.skill]) for loss in uncovered)
    lonely = sum(not any(each.near for each in loss.near) for loss in uncovered)
    missed = sum(loss.uncovered for loss in found if loss.demand.wanted is not None)
    return Figures(
        (
            Figure("Left uncovered", number(len(uncovered)), f"{critical} {kind}", _tone(len(uncovered))),
            Figure(
                "Barely covered",
                number(len(required) - len(uncovered)),
                "one more leaver uncovers them",
                "warn" if len(required) > len(uncovered) else "good",
            ),
            Figure("Nobody near", number(lonely), "of those left uncovered", "warn" if lonely else "good"),
            Figure("Head counts missed", number(missed), "then", _tone(missed)),
            _share(held, person, kind),
        )
    )


def _tone(value: int) -> Tone:
    return "bad" if value else "good"


def _share(held: Held, person: int, kind: str) -> Figure:
    shares = hanging(held.holds[held.critical])
    total = float(shares.sum())
    if not total:
        return Figure("Hangs on them", "–", f"nobody holds what is {kind}", "muted")
    mine = float(shares[person])
    own = np.flatnonzero(held.holds[:, person] & held.critical)
    inputs = [
        (held.skills["name"][place], f"1 ÷ {counted(int(held.holders[place]), 'holder')}")
        for place in own[np.argsort(held.holders[own], kind="stable")][:12].tolist()
    ]
    why = Why("Hangs on them", _SHARE, CONCENTRATION_SOURCE, tuple(inputs))
    return Figure("Hangs on them", percent(mine / total), f"{number(mine)} {kind} skills", why=why)


def _goals(picture: Picture) -> dict[str, str]:
    """Skill → names of the goals it serves."""
    goals = picture.goals.select("goal", "name").with_row_index("order")
    rows = picture.links.select("skill", "goal").unique().join(goals, on="goal").sort("order")
    return dict(rows.group_by("skill").agg(pl.col("name").str.join("; ")).rows())


def _row(picture: Picture, held: Held, person: int, loss: Loss, goals: dict[str, str]) -> Row:
    demand = loss.demand
    level = float(held.level[loss.skill, person])
    target = f" (head count{f' in {demand.unit_name}' if demand.unit_name else ''})"
    name = demand.name + ("" if demand.wanted is None else target)
    cells = (
        name,
        dots(demand.criticality),
        Mark(f"{number(level)}/{number(demand.level)}", sort=level),
        Mark(*_then(loss), sort=loss.stay - demand.enough),
        shortened([called(held, place) for place in loss.others]),
        _near(held, person, loss),
        goals.get(demand.skill, ""),
    )
    identity = f"skill:{demand.skill}"
    if demand.wanted is not None:
        identity = f"skill:target {demand.unit or ''}/{demand.skill}"
    who, name_of = held.people.select("person", "name").row(person)
    ways = (*of_person(who, name_of), *of_skill(demand.skill))
    return Row(identity, cells, _why(picture, held, person, loss), actions=ways)


def _what_if(held: Held, person: int) -> Row:
    who, name = held.people.select("person", "name").row(person)
    words = f"See the levels of {name} on the Map, or suppose that {name} leaves"
    return Row(f"person:{who}", (words,), actions=of_person(who, name))


def _then(loss: Loss) -> tuple[str, Tone]:
    """What is left when the person is gone."""
    if loss.demand.wanted is not None or loss.demand.enough > 1:
        wanted = " wanted" if loss.demand.wanted is not None else ""
        return f"{loss.stay} of {loss.demand.enough}{wanted}", "bad" if loss.uncovered else "warn"
    return ("nobody", "bad") if not loss.stay else ("one person", "warn")


def _near(held: Held, person: int, loss: Loss) -> str:
    """The nearest two with their levels, and where they are in another unit."""
    if not loss.near:
        unknown = loss.demand.unknown
        return f"nobody known; {unknown} never rated" if unknown else "nobody below it"
    own = held.who[person][2]
    names = [
        f"{called(held, each.place, unit=held.who[each.place][2] != own)}: {number(each.level)}"
        f"{'' if each.near else ', further off'}"
        for each in loss.near[:2]
    ]
    return "; ".join(names)


def _why(picture: Picture, held: Held, person: int, loss: Loss) -> Why:
    demand = loss.demand
    inputs = (
        ("Level needed", number(demand.level)),
        ("Holders now", number(demand.holders)),
        ("Of the others, stay", number(loss.stay)),
        ("Enough", counted(demand.enough, "holder")),
        ("Never rated, though required", number(demand.unknown)),
        *(("Also holds it", called(held, place)) for place in loss.others[:6]),
        *(
            ("One step below" if each.near else "Further below", called(held, each.place))
            for each in loss.near
        ),
    )
    places = [person, *loss.others, *(each.place for each in loss.near)]
    people = held.people["person"].gather(places).to_list()

    def behind() -> Why:
        positions = positions_of_holders(picture, demand.skill, people)
        return Why("", positions=tuple(sorted(positions, reverse=True)))

    return Why(demand.name, _FORMULA, HOLDERS_SOURCE, inputs, more=behind)
