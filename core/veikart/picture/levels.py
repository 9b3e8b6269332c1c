"""The level that counts for each person and skill, and the level that is required."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import timedelta

import polars as pl

from veikart.moment import Moment
from veikart.picture.believed import believed_at, table_of
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
    """One row for each person and skill: the statement that counts (see `veikart.picture.believed`).

    Columns: person, skill, method, scale, level (on `scale`; null: not relevant), confidence, assessor,
    stale, and the clocks.
    """
    rows = facts.many["levels"].decoded(table_of(believed_at(facts, moment, groups)))
    return rows.with_columns(stale=pl.lit(moment.true_on) - pl.col("effective") > STALE_AFTER)


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
