"""Roles against roles: what of the one is of use in the other, and the shortest ways."""

from __future__ import annotations

from functools import partial

import numpy as np

from veikart.api import Block, Column, Heat, HeatMap, HeatRow, Picture, Row, Table, Why, number, percent
from veikart_gap.reskill.columns import FIT, FIT_SOURCE
from veikart_gap.reskill.demands import Demands
from veikart_gap.reskill.transitions import Lesson, Moves
from veikart_gap.reskill.wording import fit_meter, some_of, ways_of_role

_MOST_ACROSS = 16
_MOST_MOVES = 12
_LEGEND = ("per cent of what the role above requires that the role at the left brings",)
_COLUMNS = (
    Column("From", grow=True, least=16),
    Column("To", grow=True, least=16),
    Column("Kept", least=10),
    Column("To learn", right=True, least=3),
    Column("Steps", right=True, least=3, drop=2),
    Column("What", grow=True, least=18, drop=1),
)


def moves_shown(picture: Picture, demands: Demands) -> list[Block]:
    """A heat map of the roles, and the shortest ways between them; nothing where there is one role alone."""
    if demands.roles.len() < 2:
        return []
    moves = Moves(demands)
    pairs = _shortest(moves)
    rows = tuple(move_row(picture, moves, *pair) for pair in pairs[:_MOST_MOVES])
    shortest = Table(_COLUMNS, rows, "The shortest ways from one role to another")
    heat = [_heat(picture, moves)] if demands.roles.len() <= _MOST_ACROSS else []
    return [*heat, shortest]


def _shortest(moves: Moves) -> list[tuple[int, int]]:
    """Pairs of roles, the one that keeps most first; none where nothing is kept."""
    kept = np.nan_to_num(moves.fits.low, nan=0.0).round(9)
    np.fill_diagonal(kept, 0.0)
    order = np.argsort(-kept, axis=None, kind="stable")[: _MOST_MOVES * 2]
    source, target = np.unravel_index(order, kept.shape)
    return [(int(a), int(b)) for a, b in zip(source, target, strict=True) if kept[a, b] > 0]


def move_row(picture: Picture, moves: Moves, source: int, target: int) -> Row:
    """One way: what is kept, and what is to be learnt."""
    demands, kept = moves.demands, float(moves.fits.low[source, target])
    lessons = moves.lessons(source, target)
    cells = (
        demands.names[source],
        demands.names[target],
        fit_meter(kept, kept),
        f"{len(lessons)}/{int(moves.fits.asked[source, target])}",
        number(float(moves.fits.steps[source, target])),
        some_of([_said(demands, lesson) for lesson in lessons]),
    )
    identity = f"role:{demands.roles[source]}>{demands.roles[target]}"
    why = why_of_move(picture, moves, source, target)
    return Row(identity, cells, why, actions=ways_of_role(demands.roles[target]))


def _said(demands: Demands, lesson: Lesson) -> str:
    held = "–" if lesson.held is None else number(lesson.held)
    return f"{demands.skill_names[lesson.skill]} {held}→{number(lesson.required)}"


def _heat(picture: Picture, moves: Moves) -> HeatMap:
    demands = moves.demands
    roles = range(demands.roles.len())
    rows = tuple(
        HeatRow(
            f"role:{demands.roles[source]}",
            demands.names[source],
            tuple(_cell(picture, moves, source, target) for target in roles),
            actions=ways_of_role(demands.roles[source]),
        )
        for source in roles
    )
    return HeatMap(demands.names, rows, "From role to role", _LEGEND)


def _cell(picture: Picture, moves: Moves, source: int, target: int) -> Heat:
    kept = float(moves.fits.low[source, target])
    if source == target or np.isnan(kept):
        return Heat("", None)
    why = why_of_move(picture, moves, source, target)
    return Heat(percent(kept).removesuffix(" %"), kept, why=why)


def why_of_move(picture: Picture, moves: Moves, source: int, target: int) -> Why:
    """Formula and inputs of a way; what is to be learnt is found when it is opened."""
    demands, fits = moves.demands, moves.fits
    inputs = (
        ("Kept", percent(float(np.nan_to_num(fits.low[source, target])))),
        ("Weights", demands.weighed),
        ("Requirements of the second", number(int(fits.asked[source, target]))),
        ("Required by the first at that level", number(int(fits.met[source, target]))),
        ("Level steps to learn", number(float(fits.steps[source, target]))),
    )
    title = f"From {demands.names[source]} to {demands.names[target]}"
    return Why(title, FIT, FIT_SOURCE, inputs, more=partial(_behind, picture, moves, source, target))


def _behind(picture: Picture, moves: Moves, source: int, target: int) -> Why:
    demands = moves.demands
    inputs = tuple(
        (
            demands.skill_names[lesson.skill],
            f"{'not required' if lesson.held is None else number(lesson.held)} → {number(lesson.required)}",
        )
        for lesson in moves.lessons(source, target)
    )
    both = [demands.roles[source], demands.roles[target]]
    asked = picture.requirements.filter(picture.requirements["role"].is_in(both))
    return Why("", inputs=inputs, positions=tuple(asked["position"].sort(descending=True).to_list()))
