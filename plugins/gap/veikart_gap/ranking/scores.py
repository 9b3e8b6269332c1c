"""Skills in the order of what their gap means for the goals."""

from __future__ import annotations

import polars as pl

from veikart.api import Picture, Selection, cells_in, gaps_in, skills_in
from veikart_gap.ranking.columns import RANKING


def ranking(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill that is required of someone; parked ones last. Columns as in `columns.RANKING`."""
    return (
        ranked(picture, selection)
        .join(positions(picture, selection), on="skill", how="left", maintain_order="left")
        .select(*RANKING)
    )


def ranked(picture: Picture, selection: Selection) -> pl.DataFrame:
    """The ranking without the positions of what is behind it, which take the most time to find."""
    rows = (
        skills_in(picture, selection)
        .select("skill", "name", "scale", "parked", "parked_why", "priority", "needed_by")
        .with_row_index("order")
        .join(gaps_in(picture, selection), on="skill")
        .join(_served(picture, selection), on="skill", how="left")
        .join(_lengths(picture), on="scale", how="left")
        .with_columns(
            pl.col("goals").fill_null(""),
            pl.col("goal_weight").fill_null(0.0),
            pl.col("criticality").fill_null(0),
            pl.col("length").fill_null(1.0),
        )
        .with_columns(gap_lengths=pl.col("gap") / pl.col("length"))
        .with_columns(score=pl.when(~pl.col("parked")).then(_score()))
    )
    ranked = ~pl.col("parked") & (pl.col("gap") > 0)
    return (
        rows.with_columns(
            rank=pl.when(ranked).then(pl.col("score")).rank("min", descending=True).cast(pl.Int64)
        )
        .sort(
            "parked", "rank", "gap_lengths", "unknown", "order",
            descending=[False, False, True, True, False],
            nulls_last=True,
        )
        .select(column for column in RANKING if column != "positions")
    )  # fmt: skip


def _score() -> pl.Expr:
    """Rounded, so that equal products in another order of factors stay equal."""
    return (pl.col("criticality") * pl.col("goal_weight") * pl.col("gap_lengths")).round(9)


def positions(picture: Picture, selection: Selection, skill: str | None = None) -> pl.DataFrame:
    """skill, positions: of the ratings that are below, and of the requirements they are below of; the newest
    first. Of one `skill`, where it is given."""
    cells = cells_in(picture, selection).filter(pl.col("required").is_not_null())
    if skill is not None:
        cells = cells.filter(pl.col("skill") == skill)
    required = picture.requirements.select("role", "skill", required_at="position")
    below = pl.col("state") == "below"
    return (
        cells.join(required, on=["role", "skill"], how="left")
        .group_by("skill")
        .agg(
            positions=pl.concat([pl.col("position"), pl.col("required_at")]).filter(pl.concat([below, below]))
        )
        .with_columns(pl.col("positions").list.drop_nulls().list.unique().list.sort(descending=True))
    )


def _served(picture: Picture, selection: Selection) -> pl.DataFrame:
    """skill, goals, goal_weight, criticality: over the goals it serves, each goal once."""
    links = picture.links
    if selection.goal is not None:
        links = links.filter(pl.col("goal") == selection.goal)
    goals = picture.goals.select("goal", "weight", "name").with_row_index("goal_order")
    return (
        links.group_by("skill", "goal")
        .agg(pl.col("criticality").max())
        .join(goals, on="goal")
        .sort("skill", "goal_order")
        .group_by("skill", maintain_order=True)
        .agg(
            goals=pl.col("name").str.join("; "),
            goal_weight=pl.col("weight").sum(),
            criticality=pl.col("criticality").max(),
        )
    )


def _lengths(picture: Picture) -> pl.DataFrame:
    """scale, length: from its lowest to its highest level; never 0."""
    lengths = [(scale.id, (scale.high - scale.low) or 1.0) for scale in picture.scales.values()]
    return pl.DataFrame(lengths, schema={"scale": pl.String(), "length": pl.Float64()}, orient="row")
