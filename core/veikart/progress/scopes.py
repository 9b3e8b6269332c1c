"""What is looked at: the people and skills of a selection, and of each goal or unit in it, then and now."""

from __future__ import annotations

import polars as pl

from veikart.contributions.view import Selection
from veikart.narrowing import skills_in
from veikart.picture import Picture


def in_selection(rows: pl.DataFrame, now: Picture, before: Picture, selection: Selection) -> pl.DataFrame:
    """`stages` of the selection's person and skill, with the flags `IN_SCOPE` for the rest of it."""
    if selection.person is not None:
        rows = rows.filter(pl.col("person") == selection.person)
    flags: dict[str, pl.Expr] = {}
    for when, picture in (("then", before), ("now", now)):
        person = skill = pl.lit(True)
        if selection.unit is not None:
            inside = pl.Series(sorted(picture.within(selection.unit)), dtype=pl.String())
            person = pl.col(f"unit_{when}").is_in(inside.implode()).fill_null(False)
        if selection.goal is not None or selection.critical or selection.skill is not None:
            skill = pl.col("skill").is_in(skills_in(picture, selection)["skill"].implode())
        flags |= {f"person_{when}": pl.col(f"there_{when}") & person, f"skill_{when}": skill}
    return rows.with_columns(**flags).filter(
        (pl.col("person_then") & pl.col("skill_then")) | (pl.col("person_now") & pl.col("skill_now"))
    )


def by_goal(rows: pl.DataFrame, now: Picture, before: Picture, selection: Selection) -> pl.DataFrame:
    """Rows `in_selection`, once for each `goal` (of the selection) that the skill served or serves."""
    wanted = pl.lit(True) if selection.goal is None else pl.col("goal") == selection.goal
    then, here = (p.links.filter(wanted).select("skill", "goal").unique() for p in (before, now))
    return rows.join(_sides(here, then, "serves"), on="skill").with_columns(
        skill_then=pl.col("skill_then") & pl.col("serves_then"),
        skill_now=pl.col("skill_now") & pl.col("serves_now"),
    )


def by_unit(rows: pl.DataFrame, now: Picture, before: Picture, selection: Selection) -> pl.DataFrame:
    """Rows `in_selection`, once for each `unit` (of the selection) that the person was or is in, or below."""
    then, here = (_inside(picture, selection, rows["person"].unique()) for picture in (before, now))
    return rows.join(_sides(here, then, "inside"), on="person").with_columns(
        person_then=pl.col("person_then") & pl.col("inside_then"),
        person_now=pl.col("person_now") & pl.col("inside_now"),
    )


def _inside(picture: Picture, selection: Selection, people: pl.Series) -> pl.DataFrame:
    """person, unit: every unit that each of the people is in, or below."""
    placed = picture.people.select("person", "unit").filter(pl.col("person").is_in(people.implode()))
    found = placed.join(picture.lineage, on="unit").select("person", unit="above")
    if selection.unit is not None:
        found = found.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    return found


def _sides(now: pl.DataFrame, before: pl.DataFrame, flag: str) -> pl.DataFrame:
    """The pairs of either table, with a flag for each that it is in."""
    then = before.with_columns(pl.lit(True).alias(f"{flag}_then"))
    here = now.with_columns(pl.lit(True).alias(f"{flag}_now"))
    both = here.join(then, on=now.columns, how="full", coalesce=True)
    return both.with_columns(pl.col(f"{flag}_then", f"{flag}_now").fill_null(False))
