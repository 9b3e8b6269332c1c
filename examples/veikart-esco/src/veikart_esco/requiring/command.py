"""The command itself, and what it says when it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Command, counted
from veikart_esco.catalogue import occupations
from veikart_esco.requiring.needs import (
    name_of,
    nameless,
    needs_of,
    occupation_of,
    requirements_of,
    there,
)
from veikart_esco.requiring.params import Require
from veikart_esco.requiring.proposing import propose

if TYPE_CHECKING:
    from veikart.api import Setting


def done(params: Require, setting: Setting) -> str:
    """How the role stands to the occupation now, and what was left as it was."""
    picture = setting.picture
    occupation = occupation_of(params, picture)
    known = setting.state.named("role", name_of(params, occupation, picture))
    role = params.role or next((each.id for each in known), "")
    required = requirements_of(picture, role)
    wanted = list(needs_of(occupation, params))
    skills = {need.uri: skill.id for need in wanted if (skill := there(need.uri, setting)) is not None}
    levels = [(required[skills[n.uri]], n.level) for n in wanted if skills.get(n.uri) in required]
    other = sum(has != asked for has, asked in levels)
    lacking = nameless(occupation, params, setting)
    retired = len(wanted) - len(levels) - lacking
    parts = [
        f"{picture.name('role', role)} requires {len(levels)} of the {len(wanted)} skills asked for.",
        f"{other} of them at another level than was asked." if other else "",
        f"Without a label here: {counted(lacking, 'skill')}; import the occupation again with skills_en.csv."
        if lacking
        else "",
        f"Retired here and left out: {counted(retired, 'skill')}." if retired else "",
    ]
    return " ".join(part for part in parts if part)


def _unavailable(setting: Setting) -> str:
    if occupations(setting.picture):
        return ""
    return (
        "No occupation of ESCO is kept here yet. Bring some in: veikart import FILE … --as esco.occupations"
    )


REQUIRE = Command(
    "esco.require",
    "Require what an occupation needs",
    Require,
    propose,
    available=_unavailable,
    summary="Makes a role of an occupation of ESCO, or adds to one. What is required already stays as it is.",
    done=done,
)
