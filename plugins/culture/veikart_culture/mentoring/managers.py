"""Who is whose manager, as far as units and roles say."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from veikart.api import fold
from veikart_culture.mentoring.settings import MentoringSettings

if TYPE_CHECKING:
    from veikart.api import Picture

_CALLED = ("leader", "leder", "ledare", "manager", "sjef", "chef")
"""Ends of words for somebody who leads, in English, Norwegian and Swedish."""
_NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Led:
    """Who leads the people of a unit: those in it who hold a leading role; where nobody does, those of the
    nearest unit above. Whoever leads is led from the nearest unit above."""

    people: Mapping[str, frozenset[str]]
    """Unit → who leads in it."""
    leaders: Mapping[str, frozenset[str]]
    """Unit → who leads those who lead in it."""

    def by(self, person: str, unit: str | None) -> frozenset[str]:
        """The managers of a person; none where nobody is known to be."""
        here = self.people.get(unit or "", _NOBODY)
        return self.leaders.get(unit or "", _NOBODY) if person in here else here


def leading_roles(picture: Picture) -> tuple[str, ...]:
    """Ids of the roles whose holders lead: those chosen in the settings, else those whose name says so."""
    chosen = picture.setting(MentoringSettings).leader_roles
    roles = picture.roles.select("role", "name").rows()
    if chosen:
        return tuple(role for role, _ in roles if role in chosen)
    return tuple(role for role, name in roles if any(word.endswith(_CALLED) for word in fold(name).split()))


def managers(picture: Picture) -> Led:
    """Who leads whom at the moment."""
    held = picture.assignments.filter(picture.assignments["role"].is_in(leading_roles(picture)))
    rows = picture.people.join(held.select("person").unique(), on="person").select("unit", "person")
    leading: dict[str, set[str]] = {}
    for unit, person in rows.drop_nulls().rows():
        leading.setdefault(unit, set()).add(person)
    people: dict[str, frozenset[str]] = {}
    leaders: dict[str, frozenset[str]] = {}
    lineage = picture.lineage.sort("unit", "distance")
    for unit, above, distance in lineage.select("unit", "above", "distance").rows():
        if above in leading:
            people.setdefault(unit, frozenset(leading[above]))
            if distance:
                leaders.setdefault(unit, frozenset(leading[above]))
    return Led(people, leaders)
