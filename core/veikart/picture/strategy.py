"""Skills, and the thread from each back to a goal."""

from __future__ import annotations

import polars as pl

from veikart.moment import Moment
from veikart.picture.organisation import in_name_order
from veikart.projections.facts import Facts


def links_at(facts: Facts, moment: Moment) -> pl.DataFrame:
    """skill, capability, goal, weight, criticality, parked: links whose goal is still pursued."""
    goals = _as_of(facts, moment, "goals").select("goal")
    capabilities = _as_of(facts, moment, "capabilities").select("capability", "goal")
    serving = capabilities.join(goals, on="goal")
    skills = _as_of(facts, moment, "skills").select("skill")
    parked = _as_of(facts, moment, "priorities").filter("parked").select("skill", parked=pl.lit(True))
    return (
        facts.at("links", moment)
        .select("skill", "capability", "weight", "criticality", "position")
        .join(serving, on="capability")
        .join(skills, on="skill", how="semi")
        .join(parked, on="skill", how="left")
        .with_columns(pl.col("parked").fill_null(False))
    )


def _as_of(facts: Facts, moment: Moment, table: str) -> pl.DataFrame:
    """The table as of the moment: several ask for it, and what is small and rarely changes is kept."""
    return facts.remembered(f"as of {table}", (table,), moment, lambda: facts.at(table, moment))


def skills_at(
    facts: Facts, moment: Moment, links: pl.DataFrame, labels: pl.DataFrame, language: str
) -> pl.DataFrame:
    """Skills that are not retired, by group and name; names in `language`, else in any other there is."""
    priorities = _as_of(facts, moment, "priorities").select(
        "skill", "parked", "priority", "needed_by", parked_why="why"
    )
    critical = links.group_by("skill").agg(pl.col("criticality").max())
    rows = (
        _as_of(facts, moment, "skills")
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
