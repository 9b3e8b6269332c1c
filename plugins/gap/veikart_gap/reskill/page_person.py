"""One person: the roles nearest to them, what is missing for each, and what they can do beside their role."""

from __future__ import annotations

from functools import partial

import numpy as np

from veikart.api import (
    Block,
    Blocks,
    Column,
    Empty,
    Picture,
    Row,
    Selection,
    Table,
    Text,
    Why,
    join_and,
    number,
)
from veikart_gap.reskill.columns import FIT, FIT_SOURCE
from veikart_gap.reskill.hidden import unused_of
from veikart_gap.reskill.people_and_roles import Measured, measured
from veikart_gap.reskill.wording import (
    fit_in_words,
    fit_meter,
    lacking,
    met_of,
    nothing_required,
    positions_behind,
    roles_of,
    some_of,
    ways_of_person,
)

_MOST = 25
_COLUMNS = (
    Column("Role", grow=True, least=18),
    Column("Fit", least=14),
    Column("Met", right=True, least=5),
    Column("Not known", right=True, least=3, drop=1),
    Column("Missing", grow=True, least=20, drop=2),
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """A table of roles: their own first, then the best fit."""
    found = measured(picture, selection)
    empty = nothing_required(picture, selection, found.demands)
    if empty is not None:
        return [empty]
    if not len(found.people.ids):
        return [Empty("This person is not here at this moment.", ("Move in time: n leads back to today.",))]
    low = np.nan_to_num(found.fits.low[0], nan=-1.0).round(9)
    high = np.nan_to_num(found.fits.high[0], nan=-1.0).round(9)
    order = np.lexsort((-high, -low, ~found.holds[0]))
    rows = tuple(_row(picture, found, int(role)) for role in order[:_MOST])
    blocks: list[Block] = [Text(_told(picture, str(selection.person)), "muted"), Table(_COLUMNS, rows)]
    if len(order) > _MOST:
        blocks.append(Text(f"… and {number(len(order) - _MOST)} roles that are further away.", "muted"))
    return blocks


def _told(picture: Picture, person: str) -> str:
    name, holds = picture.name("person", person), roles_of(picture, [person]).get(person)
    unused = [f"{skill} {number(level)}" for skill, level in unused_of(picture, person)]
    text = f"{name} holds {holds}." if holds else f"{name} holds no role."
    if unused:
        told = join_and([*unused[:6], *([f"{len(unused) - 6} more"] if len(unused) > 6 else [])])
        text += f" Beside that {name} can do: {told}."
    return f"{text} A fit from–to says what is not known: from none of it met to all of it."


def _row(picture: Picture, found: Measured, role: int) -> Row:
    demands, fits, identity = found.demands, found.fits, found.demands.roles[role]
    holds = bool(found.holds[0, role])
    left_out = found.people.irrelevant[0] if holds else np.zeros(demands.skills.len(), np.bool_)
    words = lacking(demands, role, found.people.level[0], left_out)
    cells = (
        f"{demands.names[role]} (theirs)" if holds else demands.names[role],
        fit_meter(float(fits.low[0, role]), float(fits.high[0, role])),
        met_of(int(fits.met[0, role]), int(fits.asked[0, role])),
        number(int(fits.unknown[0, role])) if fits.unknown[0, role] else "·",
        some_of(words),
    )
    person = found.people.ids[0]
    ways = ways_of_person(person, None if holds else identity)
    why = why_fit(picture, found, 0, role, words)
    return Row(f"role:{identity}", cells, why, tone="strong" if holds else "normal", actions=ways)


def why_fit(picture: Picture, found: Measured, place: int, role: int, words: list[str]) -> Why:
    """Formula and inputs of somebody's fit with a role; the events are found when it is opened."""
    demands, fits, at = found.demands, found.fits, (place, role)
    name = found.people.names[place]
    inputs = (
        ("Fit", fit_in_words(float(fits.low[at]), float(fits.high[at]))),
        ("Weights", demands.weighed),
        ("Requirements", number(int(fits.asked[at]))),
        ("Met", number(int(fits.met[at]))),
        ("Below", number(int(fits.below[at]))),
        ("Not known", number(int(fits.unknown[at]))),
        ("Level steps known to be missing", number(float(fits.steps[at]))),
        *(("Missing", each) for each in words[:12]),
    )
    behind = partial(_behind, picture, found, place, role)
    return Why(f"{name} as {demands.names[role]}", FIT, FIT_SOURCE, inputs, more=behind)


def _behind(picture: Picture, found: Measured, place: int, role: int) -> Why:
    return Why("", positions=tuple(positions_behind(picture, found, place, role)[:200]))
