"""The skills of ESCO that an engagement has as its own, and what hangs on each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import Moment, join_and
from veikart_esco.per_picture import per_picture
from veikart_esco.reading.cells import SKILL

if TYPE_CHECKING:
    from veikart.api import Picture

_USES = {
    "levels": ("rating", "ratings"),
    "requirements": ("requirement", "requirements"),
    "links": ("link to a capability", "links to capabilities"),
    "headcounts": ("head-count target", "head-count targets"),
    "assumptions": ("assumption", "assumptions"),
}
"""Table → what its rows are called. A skill with any of these is never retired by an import."""


@dataclass(frozen=True, slots=True)
class HeldSkill:
    """A skill with an address of ESCO."""

    id: str
    uri: str
    scale: str
    labels: Mapping[str, str]
    group: str
    used: str
    """What hangs on it, in words: "3 ratings and 1 requirement"; empty for nothing."""


@dataclass(frozen=True, slots=True)
class Held:
    """What an engagement has of ESCO."""

    skills: Mapping[str, HeldSkill]
    """By address."""
    retired: frozenset[str]
    """Addresses of skills that were retired here; no import brings them back."""


@per_picture
def held(picture: Picture) -> Held:
    """As of the moment of the picture: for what is looked at."""
    return _held(picture)


@per_picture
def held_by_all_known(picture: Picture) -> Held:
    """With what is known to begin later: for what decides. What is needed from next year on is needed."""
    return _held(picture.at(Moment(date.max, picture.moment.known_on)))


def _held(picture: Picture) -> Held:
    labels: dict[str, dict[str, str]] = defaultdict(dict)
    for skill, language, label in picture.table("skill_labels").select("skill", "language", "label").rows():
        labels[skill][language] = label
    used = _uses(picture)
    columns = ("skill", "uri", "scale", "group")
    skills = {
        uri: HeldSkill(skill, uri, scale, labels[skill], group or "", used.get(skill, ""))
        for skill, uri, scale, group in picture.table("skills").select(columns).rows()
        if (uri or "").startswith(SKILL)
    }
    ever = {uri for uri in picture.statements("skills")["uri"].to_list() if (uri or "").startswith(SKILL)}
    return Held(skills, frozenset(ever - set(skills)))


def _uses(picture: Picture) -> Mapping[str, str]:
    """Skill → what hangs on it."""
    parts: dict[str, list[str]] = defaultdict(list)
    for table, (one, several) in _USES.items():
        for skill, count in picture.table(table).group_by("skill").len().rows():
            parts[skill].append(f"{count} {one if count == 1 else several}")
    return {skill: join_and(told) for skill, told in parts.items()}
