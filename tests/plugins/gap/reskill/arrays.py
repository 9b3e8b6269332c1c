"""Roles and people as arrays, made up for a test, and the plain sum that the products must agree with."""

from __future__ import annotations

from math import isnan, nan

import numpy as np
import polars as pl
from hypothesis import strategies as st

from veikart_gap.reskill.demands import Demands
from veikart_gap.reskill.profiles import Profiles

LEVELS = (nan, 1.0, 2.0, 2.5, 3.0, 4.0, 5.0)
WEIGHTS = (0.0, 1.0, 2.0, 3.0)


def demands(level: list[list[float]], weight: list[list[float]] | None = None, low: float = 1.0) -> Demands:
    """Of rows of required levels; NaN requires nothing. All weigh the same unless said otherwise."""
    table = np.array(level, np.float64).reshape(len(level), -1)
    roles, skills = table.shape
    heavy = np.ones(table.shape) if weight is None else np.array(weight, np.float64).reshape(table.shape)
    return Demands(
        pl.Series([f"role{place}" for place in range(roles)], dtype=pl.String()),
        tuple(f"Role {place}" for place in range(roles)),
        pl.Series([f"skill{place}" for place in range(skills)], dtype=pl.String()),
        tuple(f"Skill {place}" for place in range(skills)),
        table,
        np.where(np.isnan(table), 0.0, heavy),
        np.full(skills, low),
        np.zeros(skills, np.int64),
    )


def people(
    level: list[list[float]],
    irrelevant: list[list[bool]] | None = None,
    holds: tuple[tuple[int, int], ...] = (),
) -> Profiles:
    """Of rows of levels; NaN is not known. `holds`: pairs of places of a person and of a role."""
    table = np.array(level, np.float64).reshape(len(level), -1)
    ids = pl.Series([f"person{place}" for place in range(len(table))], dtype=pl.String())
    left = np.zeros(table.shape, np.bool_) if irrelevant is None else np.array(irrelevant, np.bool_)
    pairs = np.array(holds, np.int64).reshape(-1, 2)
    return Profiles(ids, ids, table, left.reshape(table.shape), (pairs[:, 0], pairs[:, 1]))


def summed(asked: Demands, profile: Profiles, person: int, role: int) -> tuple[int, int, int, float, float]:
    """Asked, met, unknown, and the fit from–to, skill by skill: the method as it is written down."""
    held_role = (person, role) in {(int(a), int(b)) for a, b in zip(*profile.holds, strict=True)}
    count, met, unknown, total, lost, open_ = 0, 0, 0, 0.0, 0.0, 0.0
    for skill, required in enumerate(asked.level[role]):
        if isnan(required) or (held_role and profile.irrelevant[person, skill]):
            continue
        weight, held = asked.weight[role, skill], profile.level[person, skill]
        count, total = count + 1, total + weight
        if isnan(held):
            unknown, open_ = unknown + 1, open_ + weight
        elif held >= required:
            met += 1
        else:
            lost += weight * (required - held) / (required - asked.lowest[skill])
    if total == 0:
        return count, met, unknown, nan, nan
    return count, met, unknown, 1 - (lost + open_) / total, 1 - lost / total


@st.composite
def cases(draw: st.DrawFn) -> tuple[Demands, Profiles]:
    """Some roles and people over the same skills, on scales from 1 to 5."""
    skills, roles, count = (draw(st.integers(1, most)) for most in (5, 20, 4))

    def table(rows: int, values: st.SearchStrategy[float]) -> list[list[float]]:
        return draw(
            st.lists(st.lists(values, min_size=skills, max_size=skills), min_size=rows, max_size=rows)
        )

    asked = demands(table(roles, st.sampled_from(LEVELS)), table(roles, st.sampled_from(WEIGHTS)))
    level = table(count, st.sampled_from(LEVELS))
    said = [[isnan(each) and draw(st.booleans()) for each in row] for row in level]
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, roles - 1))
    return asked, people(level, said, tuple(draw(st.sets(pairs, max_size=3))))
