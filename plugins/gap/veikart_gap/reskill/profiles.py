"""What people can do, and what roles stand for, as arrays: what is measured against a demand."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import polars as pl

from veikart.api import Picture, Selection, people_in
from veikart_gap.reskill.arrays import Flags, Numbers, Places, places, spread
from veikart_gap.reskill.demands import Demands


@dataclass(frozen=True)
class Profiles:
    """Somebody or something × the skills of a demand."""

    ids: pl.Series
    names: pl.Series
    level: Numbers
    """On the skill's scale; NaN: not known. −∞: known to be nothing."""
    irrelevant: Flags
    """Where the skill was said to be not relevant for the person, in what they do today."""
    holds: tuple[Places, Places]
    """Pairs of places: of those here, and of a role they hold."""


def people_as_profiles(picture: Picture, selection: Selection, demands: Demands) -> Profiles:
    """The people of the selection, in the order of `Picture.people`."""
    matrix = picture.matrix
    ids, names, rows = matrix.people, picture.people["name"], None
    if selection.unit is not None or selection.person is not None:
        people = people_in(picture, selection)
        ids, names = people["person"], people["name"]
        rows = places(ids, matrix.people)
    column = places(demands.skills, matrix.skills)
    level = spread(matrix.level, rows, column, np.nan)
    irrelevant = spread(matrix.rated, rows, column, False) & np.isnan(level)
    assigned = picture.assignments
    who, role = places(assigned["person"], ids), places(assigned["role"], demands.roles)
    both = (who >= 0) & (role >= 0)
    return Profiles(ids, names, level, irrelevant, (who[both], role[both]))


def roles_as_profiles(demands: Demands) -> Profiles:
    """Each role as somebody who can do just what it requires, and nothing else."""
    level = np.where(demands.asked, demands.level, -np.inf)
    itself = np.arange(demands.roles.len())
    names = pl.Series(demands.names, dtype=pl.String())
    return Profiles(demands.roles, names, level, np.zeros(level.shape, np.bool_), (itself, itself))
