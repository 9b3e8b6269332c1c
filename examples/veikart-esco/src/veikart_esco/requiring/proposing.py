"""From what was asked for to a role, its skills and its requirements."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import LevelRequired, Proposed, RoleDefined, RuleBroken, SkillDefined, counted
from veikart_esco.catalogue import Occupation, listed_skills
from veikart_esco.requiring.needs import (
    Skill,
    can_be_made,
    name_of,
    nameless,
    needs_of,
    occupation_of,
    requirements_of,
    there,
)

if TYPE_CHECKING:
    from veikart.api import Picture, Setting
    from veikart_esco.requiring.params import Require


def propose(params: Require, setting: Setting) -> Sequence[Proposed]:
    """A role where there is none, skills that are missing, and the requirements. Raises `RuleBroken`."""
    occupation = occupation_of(params, setting.picture)
    proposals = [] if params.role else [Proposed(_new_role(params, occupation, setting), setting.today)]
    role = params.role or _role_in(proposals[0])
    required = requirements_of(setting.picture, role)
    news = 0
    for need in needs_of(occupation, params):
        skill = there(need.uri, setting)
        if skill is None and can_be_made(need.uri, setting.picture):
            made = _new_skill(need.uri, params, setting)
            proposals.append(Proposed(made, setting.today))
            skill = Skill(made.skill, made.scale)
        if skill is not None and _asks_more(required.get(skill.id), need.level, params):
            news += 1
            body = LevelRequired(role=role, skill=skill.id, scale=skill.scale, level=need.level)
            proposals.append(Proposed(body, setting.today))
    if not news:
        raise RuleBroken(_nothing(occupation, params, setting))
    return proposals


def _role_in(proposed: Proposed) -> str:
    assert isinstance(proposed.body, RoleDefined)
    return proposed.body.role


def _new_role(params: Require, occupation: Occupation, setting: Setting) -> RoleDefined:
    name = name_of(params, occupation, setting.picture)
    if setting.state.named("role", name):
        raise RuleBroken(
            f"There is a role called {name!r} already. Choose it as the role to add to it, or give the new "
            "one another name."
        )
    return RoleDefined(role=setting.new_id(), name=name)


def _asks_more(there: float | None, level: float, params: Require) -> bool:
    if there is None:
        return True
    if params.existing == "raise":
        return level > there
    return params.existing == "replace" and level != there


def _new_skill(uri: str, params: Require, setting: Setting) -> SkillDefined:
    listed = listed_skills(setting.picture)[uri]
    return SkillDefined(
        skill=setting.new_id(),
        labels=dict(listed.labels),
        scale=_scale(params, setting.picture),
        group=listed.group or None,
        uri=uri,
        description=listed.description,
    )


def _scale(params: Require, picture: Picture) -> str:
    if params.scale is not None:
        return params.scale
    if len(picture.scales) == 1:
        return next(iter(picture.scales))
    names = ", ".join(sorted(repr(scale.name) for scale in picture.scales.values()))
    raise RuleBroken(
        f"Which scale are new skills on? There are: {names}."
        if names
        else "The engagement has no scale yet. Import skills with their levels first."
    )


def _nothing(occupation: Occupation, params: Require, setting: Setting) -> str:
    lacking = nameless(occupation, params, setting)
    more = (
        f" {counted(lacking, 'skill')} without a label here cannot be required: import the occupation again "
        "together with skills_en.csv."
        if lacking
        else ""
    )
    return (
        "There is nothing to add. Levels that the role requires already stay as they are, unless they are to "
        f"be raised or replaced.{more}"
    )
