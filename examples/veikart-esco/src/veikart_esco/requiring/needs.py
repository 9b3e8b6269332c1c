"""What is asked for, and what of it is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from veikart.api import Moment, RuleBroken
from veikart_esco.catalogue import Occupation, listed_skills, occupations
from veikart_esco.held import held_by_all_known

if TYPE_CHECKING:
    from veikart.api import Picture, Setting
    from veikart_esco.requiring.params import Require


class Skill(NamedTuple):
    """A skill of the engagement, by its id, and the scale it is measured on."""

    id: str
    scale: str


@dataclass(frozen=True, slots=True)
class Need:
    """A skill that the occupation needs, and the level that is asked of it."""

    uri: str
    level: float


def occupation_of(params: Require, picture: Picture) -> Occupation:
    occupation = occupations(picture).get(params.occupation)
    if occupation is None:
        raise RuleBroken(
            f"No occupation with the address {params.occupation!r} is kept here. Bring it in first: "
            "veikart import FILE occupations_en.csv … --as esco.occupations"
        )
    if not occupation.needs:
        raise RuleBroken(
            "Nothing says which skills this occupation needs. Import it again together with "
            "occupationSkillRelations_en.csv"
        )
    return occupation


def name_of(params: Require, occupation: Occupation, picture: Picture) -> str:
    return params.name or occupation.name(picture.engagement.language)


def needs_of(occupation: Occupation, params: Require) -> Iterator[Need]:
    """Essential skills first; optional ones only where a level was given for them."""
    yield from (Need(uri, params.essential) for uri in occupation.essential)
    if params.optional is not None:
        yield from (Need(uri, params.optional) for uri in occupation.optional)


def there(uri: str, setting: Setting) -> Skill | None:
    """The skill of this address; else one of the engagement's own, without an address, of the same name."""
    picture = setting.picture
    if skill := held_by_all_known(picture).skills.get(uri):
        return Skill(skill.id, skill.scale)
    listed = listed_skills(picture).get(uri)
    if listed is None or uri in held_by_all_known(picture).retired:
        return None
    for label in listed.labels.values():
        for known in setting.state.named("skill", label):
            if known.ref is None:
                return Skill(known.id, known.facts["scale"])
    return None


def can_be_made(uri: str, picture: Picture) -> bool:
    return uri in listed_skills(picture) and uri not in held_by_all_known(picture).retired


def requirements_of(picture: Picture, role: str) -> Mapping[str, float]:
    """Skill → the level that the role requires, today or from a later day that is known."""
    rows = picture.at(Moment(date.max)).table("requirements")
    return dict(rows.filter(rows["role"] == role).select("skill", "level").rows())


def nameless(occupation: Occupation, params: Require, setting: Setting) -> int:
    """How many skills that are asked for are neither here nor known by a label."""
    here, listed = held_by_all_known(setting.picture), listed_skills(setting.picture)
    known = {*here.skills, *here.retired, *listed}
    return sum(need.uri not in known for need in needs_of(occupation, params))
