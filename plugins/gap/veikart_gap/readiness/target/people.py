"""Checks of what meets nobody: roles nobody holds, people without a role, skills that serve no goal."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from veikart.api import Action, Do, Finding, Picture, counted, number

_MOST = 50
"""Findings of one kind; what is more is said in one."""


def roles_unheld(picture: Picture) -> Sequence[Finding]:
    """Levels are required of a role, and nobody holds it: they are in no gap."""
    asked = picture.requirements.group_by("role").agg(skills=pl.len())
    lone = picture.roles.join(asked, on="role", maintain_order="left")
    lone = lone.join(picture.assignments, on="role", how="anti", maintain_order="left")
    found = [
        Finding(
            f"The role {name} requires {counted(skills, 'skill')}, and nobody holds it.",
            "Give it to those who have it, plan to hire, or leave it out of the target picture.",
            "note",
            f"role:{role}",
            (
                Action("map", {"rows": "roles"}, "The roles, on the Map"),
                Do("role.assign", {"role": role}, "Give somebody the role"),
                Do("requirement.withdraw", {"role": role}, "Withdraw a requirement of it"),
            ),
        )
        for role, name, skills in lone.head(_MOST).select("role", "name", "skills").rows()
    ]
    return (*found, *_and_more(lone.height, "role"))


def without_role(picture: Picture) -> Sequence[Finding]:
    """People who hold no role: nothing is required of them, so nothing of them is missing."""
    if not picture.requirements.height:
        return ()
    held = picture.people.join(picture.assignments.select("person").unique(), on="person", how="semi")
    everyone = picture.people.group_by("unit", "unit_name", "unit_order").agg(people=pl.len())
    with_role = held.group_by("unit").agg(held=pl.len())
    units = (
        everyone.join(with_role, on="unit", how="left", nulls_equal=True)
        .with_columns(missing=pl.col("people") - pl.col("held").fill_null(0))
        .filter(pl.col("missing") > 0)
        .sort("unit_order", nulls_last=True)
    )
    rows = units.select("unit", "unit_name", "people", "missing").rows()
    return tuple(_without_role(*row) for row in rows)


def _without_role(unit: str | None, name: str | None, people: int, missing: int) -> Finding:
    where = f"in {name}" if name else "in no unit"
    has = "has" if missing == 1 else "have"
    look = (Action("people", {"unit": unit}, "Its people, one by one"),) if unit else ()
    of = counted(people, "person", "people")
    return Finding(
        f"{number(missing)} of {of} {where} {has} no role: nothing is asked.",
        "Give them one: veikart import FILE people.csv --as people",
        "warning",
        f"unit:{unit}" if unit else "",
        (*look, Do("role.assign", {}, "Give somebody a role")),
    )


def serving_nothing(picture: Picture) -> Sequence[Finding]:
    """Skills that roles require, that serve no goal and that nobody parked."""
    asked = picture.requirements.select("skill").unique()
    skills = picture.skills.join(asked, on="skill", how="semi", maintain_order="left")
    lone = skills.filter(~pl.col("parked")).join(
        picture.links.select("skill").unique(), on="skill", how="anti", maintain_order="left"
    )
    found = [
        Finding(
            f"{name} is required, and serves no goal.",
            "Link it to what it is for, withdraw the requirement, or park it.",
            "note",
            f"skill:{skill}",
            (
                Do("skill.link", {"skill": skill}, "Link it to a capability"),
                Do("requirement.withdraw", {"skill": skill}, "Withdraw the requirement of a role"),
                Do("skill.park", {"skill": skill}, "Park it"),
                Action("map", {"skill": skill}, "Everyone's levels on the Map"),
            ),
        )
        for skill, name in lone.head(_MOST).select("skill", "name").rows()
    ]
    return (*found, *_and_more(lone.height, "skill"))


def _and_more(count: int, what: str) -> Sequence[Finding]:
    if count <= _MOST:
        return ()
    rest = count - _MOST
    words = f"And {counted(rest, what)} more {'is' if rest == 1 else 'are'} like that."
    return (Finding(words, "Mend the first; the others follow.", "note"),)
