"""Skills, and the thread from each back to a goal."""

from __future__ import annotations

import polars as pl

from veikart.moment import Moment
from veikart.picture.organisation import in_name_order
from veikart.projections.facts import Facts


def links_at(facts: Facts, moment: Moment) -> pl.DataFrame:
    """skill, capability, goal, weight, criticality, parked: links whose goal is still pursued."""
    goals = facts.at("goals", moment).select("goal")
    capabilities = facts.at("capabilities", moment).select("capability", "goal")
    skills = facts.at("skills", moment).select("skill")
    parked = facts.at("priorities", moment).filter("parked").select("skill", parked=pl.lit(True))
    return (
        facts.at("links", moment)
        .select("skill", "capability", "weight", "criticality", "position")
        .join(capabilities, on="capability")
        .join(goals, on="goal")
        .join(skills, on="skill")
        .join(parked, on="skill", how="left")
        .with_columns(pl.col("parked").fill_null(False))
    )


def skills_at(
    facts: Facts, moment: Moment, links: pl.DataFrame, labels: pl.DataFrame, language: str
) -> pl.DataFrame:
    """Skills that are not retired, by group and name; names in `language`, else in any other there is."""
    priorities = facts.at("priorities", moment).select(
        "skill", "parked", "priority", "needed_by", parked_why="why"
    )
    critical = links.group_by("skill").agg(pl.col("criticality").max())
    rows = (
        facts.at("skills", moment)
        .select("skill", "group", "scale", "uri", "description")
        .join(labels, on="skill", how="left")
        .join(critical, on="skill", how="left")
        .join(priorities, on="skill", how="left")
        .with_columns(
            pl.col("criticality").fill_null(0),
            pl.col("parked").fill_null(False),
            pl.col("name").fill_null(pl.col("skill")),
            parked_why=pl.when(pl.col("parked")).then(pl.col("parked_why")),
        )
    )
    return in_name_order(rows, language, "group")


def labels_at(facts: Facts, moment: Moment, language: str) -> pl.DataFrame:
    """skill, name: the label in `language`, else in English, else in the first language by its tag."""
    wanted = pl.col("language").replace_strict({language: 0, "en": 1}, default=2, return_dtype=pl.Int64())
    labels = facts.at("skill_labels", moment).select("skill", "language", name="label")
    return labels.sort("skill", wanted, "language").unique("skill", keep="first").drop("language")


def goals_at(facts: Facts, moment: Moment) -> pl.DataFrame:
    """Goals that are pursued, the nearest horizon first."""
    columns = ("goal", "name", "horizon", "why", "value", "owner", "weight", "position")
    return facts.at("goals", moment).select(columns).sort("horizon", "position", nulls_last=True)


def capabilities_at(facts: Facts, moment: Moment, language: str) -> pl.DataFrame:
    columns = ("capability", "goal", "name", "description")
    return in_name_order(facts.at("capabilities", moment).select(columns), language)
