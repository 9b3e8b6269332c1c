"""Checks of days: those that have passed, and those that contradict each other."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from veikart.api import Action, Do, Finding, Picture, counted, percent


def goals_past(picture: Picture) -> Sequence[Finding]:
    """A goal is still pursued whose day has passed."""
    past = picture.goals.filter(pl.col("horizon") < picture.moment.true_on)
    counts = (
        {row["goal"]: row for row in picture.coverage(["goal"]).iter_rows(named=True)} if past.height else {}
    )
    found = []
    for goal, name, day in past.select("goal", "name", "horizon").rows():
        row = counts.get(goal)
        known = row["met"] + row["below"] if row else 0
        share = f", and {percent(row['met'] / known)} of what it needs is met" if row and known else ""
        about = {"goal": goal}
        found.append(
            Finding(
                f"{name} was to be reached by {day}{share}.",
                "Say that it was reached and drop it, or set the day that is meant now.",
                "warning",
                f"goal:{goal}",
                (
                    Action("gap.readiness", about, "What is missing for it, and since when"),
                    Do("goal.revise", about, "Set another day"),
                    Do("goal.drop", about, "Drop it"),
                ),
            )
        )
    return tuple(found)


def after_the_goal(picture: Picture) -> Sequence[Finding]:
    """A skill is needed by a day later than that of a goal it serves."""
    skills = picture.skills.filter(~pl.col("parked"), pl.col("needed_by").is_not_null())
    goals = picture.goals.filter(pl.col("horizon").is_not_null()).select("goal", "horizon", goal_name="name")
    first = picture.links.select("skill", "goal").unique().join(goals, on="goal").sort("horizon", "goal")
    first = first.unique("skill", keep="first", maintain_order=True)
    late = skills.join(first, on="skill", maintain_order="left").filter(
        pl.col("needed_by") > pl.col("horizon")
    )
    return tuple(
        Finding(
            f"{row['name']} is needed by {row['needed_by']}, and the goal it serves by {row['horizon']} "
            f"({row['goal_name']}).",
            "Need it earlier, or move the day of the goal.",
            "warning",
            f"skill:{row['skill']}",
            (
                Action("gap.readiness", {"goal": row["goal"]}, "The days of the goal"),
                Do("skill.prioritise", {"skill": row["skill"]}, "Set the day it is needed by"),
                Do("goal.revise", {"goal": row["goal"]}, "Set another day for the goal"),
            ),
        )
        for row in late.iter_rows(named=True)
    )


def skills_late(picture: Picture) -> Sequence[Finding]:
    """A skill was needed by a day that has passed, and nobody of whom it is required has it."""
    late = picture.skills.filter(~pl.col("parked"), pl.col("needed_by") < picture.moment.true_on)
    if not late.height:
        return ()
    counts = {row["skill"]: row for row in picture.coverage(["skill"]).iter_rows(named=True)}
    found = []
    for skill, name, day in late.select("skill", "name", "needed_by").rows():
        row = counts.get(skill)
        if row and row["met"]:
            continue
        if not row or not row["required"]:
            told = "and it is required of nobody here"
        elif not row["below"]:
            told = (
                f"and none of the {counted(row['unknown'], 'person', 'people')} who should have it was rated"
            )
        else:
            told = f"and none of the {counted(row['required'], 'person', 'people')} who should have it does"
        about = {"skill": skill}
        found.append(
            Finding(
                f"{name} was needed by {day}, {told}.",
                "Find out who can, hire, or set the day that is meant now.",
                "warning",
                f"skill:{skill}",
                (
                    Action("map", about, "Everyone's levels on the Map"),
                    Do("skill.prioritise", about, "Set the day it is needed by"),
                    Do("skill.park", about, "Park it"),
                ),
            )
        )
    return tuple(found)
