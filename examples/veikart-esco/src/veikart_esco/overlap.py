"""How much of an occupation is in the engagement, and which occupation a role is nearest to."""

from __future__ import annotations

from collections.abc import Mapping, Set
from typing import TYPE_CHECKING, NamedTuple

from veikart_esco.catalogue import Occupation, occupations
from veikart_esco.held import held

if TYPE_CHECKING:
    from veikart.api import Picture

FORMULA = (
    "shared ÷ (shared + essential ones the role lacks + ones the role asks for and the occupation does not)"
)
SOURCE = "Jaccard index on addresses of ESCO; optional skills count when they are shared, and are not missed"


class Nearest(NamedTuple):
    """The occupation whose skills a role shares most of."""

    occupation: Occupation
    share: float
    shared: int
    lacks: int
    """Essential skills of the occupation that the role does not require."""
    beyond: int
    """ESCO skills that the role requires and the occupation does not need."""


def skills_of_roles(picture: Picture) -> Mapping[str, Set[str]]:
    """Role → addresses of the ESCO skills it requires at the moment."""
    addresses = {skill.id: uri for uri, skill in held(picture).skills.items()}
    roles: dict[str, set[str]] = {role: set() for role in picture.roles["role"].to_list()}
    for role, skill in picture.table("requirements").select("role", "skill").rows():
        if skill in addresses and role in roles:
            roles[role].add(addresses[skill])
    return roles


def nearest(required: Set[str], picture: Picture) -> Nearest | None:
    """The occupation with the highest share; None where it shares nothing with any."""
    best: Nearest | None = None
    for occupation in occupations(picture).values():
        shared = len(required & set(occupation.needs))
        lacks, beyond = len(set(occupation.essential) - required), len(required) - shared
        share = shared / (shared + lacks + beyond) if shared else 0.0
        if shared and (best is None or share > best.share):
            best = Nearest(occupation, share, shared, lacks, beyond)
    return best


def here_of(needs: tuple[str, ...], picture: Picture) -> int:
    """How many of the skills are skills of the engagement."""
    return sum(uri in held(picture).skills for uri in needs)
