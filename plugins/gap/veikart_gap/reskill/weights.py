"""What a skill weighs in the fit of somebody with a role."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.reskill.arrays import Numbers, places
from veikart_gap.reskill.choices import Weights
from veikart_gap.reskill.tables import IMPORTANCES

IN_WORDS: Mapping[Weights, str] = {
    "criticality": "criticality; 1 for a skill that serves no goal",
    "goals": "criticality × weight of the goals served",
    "importance": "importance for the role, as it was brought in",
    "equal": "all the same",
}


def weights_of(
    picture: Picture, selection: Selection, kind: Weights, roles: pl.Series, skills: pl.DataFrame
) -> Numbers:
    """Roles × skills: never below 0, and 0 where by this kind of weight a skill counts nothing."""
    shape = (roles.len(), skills.height)
    critical = np.maximum(skills["criticality"].fill_null(0).to_numpy(), 1).astype(np.float64)
    if kind == "importance":
        return _importance(picture, roles, skills["skill"])
    if kind == "goals":
        critical = critical * _goal_weights(picture, selection, skills["skill"])
    if kind == "equal":
        critical = np.ones(skills.height)
    return np.broadcast_to(critical, shape)


def _goal_weights(picture: Picture, selection: Selection, skills: pl.Series) -> Numbers:
    """The sum of the weights of the goals that each skill serves, each goal once; 0 for one without."""
    links = picture.links.select("skill", "goal").unique()
    if selection.goal is not None:
        links = links.filter(pl.col("goal") == selection.goal)
    served = links.join(picture.goals.select("goal", "weight"), on="goal")
    found = np.zeros(skills.len())
    at = places(served["skill"], skills)
    np.add.at(found, at[at >= 0], served["weight"].to_numpy()[at >= 0])
    return found


def _importance(picture: Picture, roles: pl.Series, skills: pl.Series) -> Numbers:
    """How important each skill was said to be for each role, from 0 to 1 of the scale it was said on; 0 where
    nobody said so."""
    told = picture.table(IMPORTANCES).filter(pl.col("highest") > pl.col("lowest"))
    row, column = places(told["role"], roles), places(told["skill"], skills)
    there = (row >= 0) & (column >= 0)
    share = (told["importance"] - told["lowest"]) / (told["highest"] - told["lowest"])
    found = np.zeros((roles.len(), skills.len()))
    found[row[there], column[there]] = np.clip(share.to_numpy()[there], 0.0, 1.0)
    return found
