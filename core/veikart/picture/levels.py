"""The level that counts for each person and skill, and the level that is required."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

import polars as pl

from veikart.moment import Moment
from veikart.projections.facts import Facts

STALE_AFTER = timedelta(days=365)
"""A rating older than this is marked stale; it is never lowered."""

SOURCE_GROUPS: tuple[tuple[str, ...], ...] = (
    ("calibrated",),
    ("manager",),
    ("test", "observation", "interview", "consultant"),
    ("peer",),
    ("self",),
)
"""Which methods are believed first, unless the engagement says otherwise (`sources.ranked`)."""


def source_groups(facts: Facts, moment: Moment) -> tuple[tuple[str, ...], ...]:
    """The order of belief that was in force at the moment, best first."""
    rows = facts.at("sources", moment)
    if not rows.height:
        return SOURCE_GROUPS
    return tuple(tuple(group) for group in json.loads(rows["groups"][0]))


def levels_at(facts: Facts, moment: Moment, groups: Sequence[Sequence[str]]) -> pl.DataFrame:
    """One row for each person and skill: the latest statement of the most believed method.

    Methods of one group count alike, so the later one wins; methods that no group names come last. Columns:
    person, skill, method, scale, level (on `scale`; null: not relevant), confidence, assessor, stale, and the
    clocks.
    """
    rank = {method: -place for place, group in enumerate(groups) for method in group}
    ranked = pl.col("method").replace_strict(rank, default=-len(groups), return_dtype=pl.Int64())
    rows = facts.at("levels", moment).with_columns(rank=ranked)
    rows = rows.sort("person", "skill", "rank", "effective", "position")
    last = (pl.col("person") != pl.col("person").shift(-1)) | (pl.col("skill") != pl.col("skill").shift(-1))
    old = pl.lit(moment.true_on) - pl.col("effective") > STALE_AFTER
    return rows.filter(last.fill_null(True)).drop("rank").with_columns(stale=old)


def required_at(requirements: pl.DataFrame, assignments: pl.DataFrame) -> pl.DataFrame:
    """person, skill, role, level, upto: the highest requirement among the roles each person holds.

    Between equal levels the range that reaches higher decides, then the id of the role.
    """
    return (
        assignments.select("person", "role")
        .join(requirements.select("role", "skill", "level", "upto"), on="role")
        .sort("person", "skill", "level", "upto", "role")
        .unique(["person", "skill"], keep="last", maintain_order=True)
        .select("person", "skill", "role", "level", "upto")
    )
