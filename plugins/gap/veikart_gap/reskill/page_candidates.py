"""Candidates: who could take the role that is looked for, across all units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from veikart.api import (
    Block,
    Blocks,
    Column,
    Figure,
    Figures,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    counted,
    number,
    percent,
)
from veikart_gap.reskill.absences import not_there
from veikart_gap.reskill.arrays import Places
from veikart_gap.reskill.choices import looked_for
from veikart_gap.reskill.demands import Demands, demands_of
from veikart_gap.reskill.fitting import fits_of
from veikart_gap.reskill.moves_shown import move_row
from veikart_gap.reskill.page_person import why_fit
from veikart_gap.reskill.people_and_roles import Measured, measured_against
from veikart_gap.reskill.profiles import people_as_profiles, roles_as_profiles
from veikart_gap.reskill.transitions import Moves
from veikart_gap.reskill.wording import (
    MOST_PEOPLE,
    fit_meter,
    lacking,
    met_of,
    nothing_required,
    roles_of,
    some_of,
    ways_of_person,
)

_COLUMNS = (
    Column("Candidate", grow=True, least=16),
    Column("Unit", least=10, drop=3),
    Column("Role today", least=14, drop=4),
    Column("Fit", least=12),
    Column("Met", right=True, least=5),
    Column("Not known", right=True, least=3, drop=1),
    Column("Missing", grow=True, least=24, drop=2),
)
_FROM = (
    Column("From the role", grow=True, least=18),
    Column("Kept", least=12),
    Column("To learn", right=True, least=3),
    Column("Steps", right=True, least=3, drop=2),
    Column("What", grow=True, least=18, drop=1),
)
_MOST_ROLES = 6
_FOR_GOOD = 365
"""Who leaves within so many days is told: a role is not learnt for less."""


@dataclass(frozen=True)
class _People:
    """What of people stands in the rows."""

    names: Mapping[str, tuple[str, str]]
    roles: Mapping[str, str]
    leaves: Mapping[str, str]


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, the candidates with the best known fit first, and the roles that lead there."""
    around = replace(selection, person=None)
    every = demands_of(picture, around)
    empty = nothing_required(picture, around, every)
    if empty is not None:
        return [empty]
    chosen = every.place(looked_for(picture).role)
    role = chosen if chosen is not None else _most_missing(picture, around, every)
    found = measured_against(picture, around, every.only(np.array([role])))
    told = "" if chosen is not None else _unchosen(picture, every.names[role])
    blocks: list[Block] = [Text(told, "muted")] if told else []
    blocks += [Text(_told(every, role)), _figures(found)]
    order = found.in_order(0)
    order = order[(found.fits.met[order, 0] > 0) | found.perhaps[order, 0]]
    if len(order):
        top = order[:MOST_PEOPLE]
        people = _people(picture, found.people.ids.gather(top).to_list())
        rows = tuple(_row(picture, found, people, int(place)) for place in top)
        blocks.append(Table(_COLUMNS, rows, f"Who could become {every.names[role]}"))
        blocks += _rest(len(order))
    else:
        blocks.append(Text("Nobody else is known to meet any of its requirements."))
    return [*blocks, *_ways_in(picture, every, role)]


def _most_missing(picture: Picture, selection: Selection, demands: Demands) -> int:
    """The role whose holders are below in most of what is asked of them; the first where none is."""
    people = people_as_profiles(picture, selection, demands)
    who, role = people.holds
    below = (people.level[who] < demands.level[role]).sum(axis=1)
    return int(np.bincount(role, below, demands.roles.len()).argmax())


def _unchosen(picture: Picture, name: str) -> str:
    """Why it is another role than the one that was looked for."""
    wanted = looked_for(picture).role
    if wanted is None:
        why = "No role was looked for yet"
    else:
        why = f"{picture.name('role', wanted)} requires nothing at this moment, or of what is selected"
    return (
        f"{why}, so here is the one in which most is missing, {name}. ctrl+p, “Look for candidates for a "
        "role”, chooses another."
    )


def _told(demands: Demands, role: int) -> str:
    asked = int(demands.asked[role].sum())
    return f"{demands.names[role]} requires {counted(asked, 'skill')}."


def _figures(found: Measured) -> Figures:
    share = percent(found.share)
    bench, perhaps = int(found.bench[:, 0].sum()), int(found.perhaps[:, 0].sum())
    ready = int((~found.holds[:, 0] & (found.fits.met[:, 0] == found.fits.asked[:, 0])).sum())
    return Figures(
        (
            Figure("Hold it", number(int(found.holds[:, 0].sum())), "people here"),
            Figure("Ready", number(ready), "meet all of it", "good" if ready else "normal"),
            Figure("On the bench", number(bench), f"meet {share} or more", "good" if bench else "warn"),
            Figure("Perhaps", number(perhaps), "too little is known"),
        )
    )


def _people(picture: Picture, people: list[str]) -> _People:
    rows = picture.people.filter(picture.people["person"].is_in(people))
    away = not_there(picture, _FOR_GOOD).filter(away_why="leaves")
    leaves = {person: f"leaves {day}" for person, day in away.select("person", "away_from").rows()}
    told = rows.select("person", "name", "unit_name").rows()
    names = {person: (name, unit or "") for person, name, unit in told}
    return _People(names, roles_of(picture, people), leaves)


def _row(picture: Picture, found: Measured, people: _People, place: int) -> Row:
    person, fits = found.people.ids[place], found.fits
    name, unit = people.names[person]
    words = lacking(
        found.demands, 0, found.people.level[place], np.zeros(found.demands.skills.len(), np.bool_)
    )
    leaves = people.leaves.get(person)
    cells = (
        f"{name}, {leaves}" if leaves else name,
        unit,
        people.roles.get(person, ""),
        fit_meter(float(fits.low[place, 0]), float(fits.high[place, 0])),
        met_of(int(fits.met[place, 0]), int(fits.asked[place, 0])),
        number(int(fits.unknown[place, 0])) if fits.unknown[place, 0] else "·",
        some_of(words),
    )
    ways = ways_of_person(person, found.demands.roles[0])
    why = why_fit(picture, found, place, 0, words)
    return Row(f"person:{person}", cells, why, tone="muted" if leaves else "normal", actions=ways)


def _rest(many: int) -> list[Block]:
    if many <= MOST_PEOPLE:
        return []
    return [Text(f"… and {counted(many - MOST_PEOPLE, 'person', 'people')} more, further away.", "muted")]


def _ways_in(picture: Picture, demands: Demands, role: int) -> list[Block]:
    """From which roles it is nearest."""
    fits = fits_of(roles_as_profiles(demands), demands.only(np.array([role])))
    kept = np.nan_to_num(fits.low[:, 0], nan=0.0).round(9)
    kept[role] = 0.0
    near: Places = np.argsort(-kept, kind="stable")[:_MOST_ROLES]
    near = near[kept[near] > 0]
    if not len(near):
        return []
    moves = Moves(demands.only(np.append(near, role)))
    rows = tuple(_from(move_row(picture, moves, source, len(near))) for source in range(len(near)))
    return [Table(_FROM, rows, f"The roles nearest to {demands.names[role]}")]


def _from(row: Row) -> Row:
    return replace(row, cells=(row.cells[0], *row.cells[2:]))
