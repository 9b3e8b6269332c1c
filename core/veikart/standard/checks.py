"""The checks that veikart brings itself: where the thread from goal to rating breaks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from veikart.contributions.check import Check, Finding

if TYPE_CHECKING:
    import polars as pl

    from veikart.picture import Picture


def _goals(picture: Picture) -> Sequence[Finding]:
    """Goals that no capability was identified for."""
    lone = picture.goals.join(picture.capabilities, on="goal", how="anti")
    advice = "Identify what the organisation must be able to do for it."
    return _each(lone, "goal", "The goal {} has no capability.", advice)


def _capabilities(picture: Picture) -> Sequence[Finding]:
    """Capabilities that no skill was linked to."""
    lone = picture.capabilities.join(picture.links, on="capability", how="anti")
    return _each(lone, "capability", "The capability {} has no skill.", "Link the skills it rests on.")


def _critical(picture: Picture) -> Sequence[Finding]:
    """Critical skills that no role requires, and no head-count target asks for."""
    import polars as pl

    critical = picture.skills.filter(pl.col("criticality") == 3, ~pl.col("parked"))
    asked = pl.concat([picture.requirements.select("skill"), picture.headcounts.select("skill")])
    lone = critical.join(asked, on="skill", how="anti")
    return _each(
        lone, "skill", "{} is critical, and nothing requires it.", "Say which role needs it, at which level."
    )


def _unrated(picture: Picture) -> Sequence[Finding]:
    """Required skills that nobody who should have them was rated in."""
    import polars as pl

    counts = picture.coverage(["skill"]).filter(pl.col("required") > 0)
    nobody = counts.filter(pl.col("unknown") == pl.col("required"))
    lone = picture.skills.join(nobody, on="skill", how="semi").filter(~pl.col("parked"))
    return _each(
        lone,
        "skill",
        "{} is required, and nobody was rated in it.",
        "Scan it in the next workshop, or park it.",
    )


def _roles(picture: Picture) -> Sequence[Finding]:
    """Roles that people hold and that require nothing."""
    held = picture.roles.join(picture.assignments, on="role", how="semi")
    lone = held.join(picture.requirements, on="role", how="anti")
    return _each(lone, "role", "People hold the role {}, which requires nothing.", "Set its target picture.")


def _each(rows: pl.DataFrame, kind: str, words: str, advice: str) -> Sequence[Finding]:
    return tuple(_findings(rows, kind, words, advice))


def _findings(rows: pl.DataFrame, kind: str, words: str, advice: str) -> Iterator[Finding]:
    for identity, name in rows.select(kind, "name").rows():
        yield Finding(words.replace("{}", name), advice, "warning", f"{kind}:{identity}")


CORE_CHECKS = (
    Check("thread.goals", "Goals without a capability", _goals),
    Check("thread.capabilities", "Capabilities without a skill", _capabilities),
    Check("thread.critical", "Critical skills that nothing requires", _critical),
    Check("thread.unrated", "Required skills that nobody was rated in", _unrated),
    Check("thread.roles", "Roles that require nothing", _roles),
)
