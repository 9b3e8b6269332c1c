"""The checks that veikart brings itself: where the thread from goal to rating breaks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from veikart.blocks import Action, Do
from veikart.contributions.check import Check, Finding

if TYPE_CHECKING:
    import polars as pl

    from veikart.blocks import Way
    from veikart.picture import Picture

Ways = Callable[[str], "tuple[Way, ...]"]


def _goals(picture: Picture) -> Sequence[Finding]:
    """Goals that no capability was identified for."""
    lone = picture.goals.join(picture.capabilities, on="goal", how="anti")
    advice = "Identify what the organisation must be able to do for it."
    return _each(lone, "goal", "The goal {} has no capability.", advice, _of_goal)


def _of_goal(goal: str) -> tuple[Way, ...]:
    about = {"goal": goal}
    return (
        Action("strategy", about, "The goal, in the strategy"),
        Do("capability.identify", about, "Name a capability it needs"),
        Do("goal.drop", about, "Drop it"),
    )


def _capabilities(picture: Picture) -> Sequence[Finding]:
    """Capabilities that no skill was linked to."""
    lone = picture.capabilities.join(picture.links, on="capability", how="anti")
    goals = dict(lone.select("capability", "goal").rows())

    def ways(capability: str) -> tuple[Way, ...]:
        return (
            Action("strategy", {"goal": goals[capability]}, "Its goal, in the strategy"),
            Do("skill.link", {"capability": capability}, "Link a skill it rests on"),
        )

    words = "The capability {} has no skill."
    return _each(lone, "capability", words, "Link the skills it rests on.", ways)


def _critical(picture: Picture) -> Sequence[Finding]:
    """Critical skills that no role requires, and no head-count target asks for."""
    import polars as pl

    critical = picture.skills.filter(pl.col("criticality") == 3, ~pl.col("parked"))
    asked = pl.concat([picture.requirements.select("skill"), picture.headcounts.select("skill")])
    lone = critical.join(asked, on="skill", how="anti")
    words, advice = "{} is critical, and nothing requires it.", "Say which role needs it, at which level."
    return _each(lone, "skill", words, advice, _of_critical)


def _of_critical(skill: str) -> tuple[Way, ...]:
    about = {"skill": skill}
    return (
        Action("strategy", about, "What it serves, in the strategy"),
        Do("level.require", about, "Require a level of a role"),
        Do("headcount.target", about, "Say how many people should have it"),
        Do("skill.park", about, "Park it"),
    )


def _unrated(picture: Picture) -> Sequence[Finding]:
    """Required skills that nobody who should have them was rated in."""
    import polars as pl

    counts = picture.coverage(["skill"]).filter(pl.col("required") > 0)
    nobody = counts.filter(pl.col("unknown") == pl.col("required"))
    lone = picture.skills.join(nobody, on="skill", how="semi").filter(~pl.col("parked"))
    words, advice = "{} is required, and nobody was rated in it.", "Scan it in the next workshop, or park it."
    return _each(lone, "skill", words, advice, _of_unrated)


def _of_unrated(skill: str) -> tuple[Way, ...]:
    about = {"skill": skill}
    return (
        Action("map", about, "Everyone who should have it, on the Map"),
        Do("skill.assess", about, "Rate somebody in it"),
        Do("skill.park", about, "Park it"),
    )


def _roles(picture: Picture) -> Sequence[Finding]:
    """Roles that people hold and that require nothing."""
    held = picture.roles.join(picture.assignments, on="role", how="semi")
    lone = held.join(picture.requirements, on="role", how="anti")
    words = "People hold the role {}, which requires nothing."
    return _each(lone, "role", words, "Set its target picture.", _of_role)


def _of_role(role: str) -> tuple[Way, ...]:
    return (
        Action("map", {"rows": "roles"}, "The roles, on the Map"),
        Do("level.require", {"role": role}, "Require a level of it"),
    )


def _each(rows: pl.DataFrame, kind: str, words: str, advice: str, ways: Ways) -> Sequence[Finding]:
    return tuple(
        Finding(words.replace("{}", name), advice, "warning", f"{kind}:{identity}", ways(identity))
        for identity, name in rows.select(kind, "name").rows()
    )


CORE_CHECKS = (
    Check("thread.goals", "Goals without a capability", _goals),
    Check("thread.capabilities", "Capabilities without a skill", _capabilities),
    Check("thread.critical", "Critical skills that nothing requires", _critical),
    Check("thread.unrated", "Required skills that nobody was rated in", _unrated),
    Check("thread.roles", "Roles that require nothing", _roles),
)
