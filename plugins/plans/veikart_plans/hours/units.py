"""Hours by the units of those who learn."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from veikart_plans.hours.counting import Given

if TYPE_CHECKING:
    from veikart.api import Picture


def by_unit(picture: Picture, given: Iterable[Given]) -> list[tuple[str, str, int, float, float]]:
    """Unit, name, people, hours agreed so far and logged, in the order of units; own people only."""
    unit_of = dict(picture.people.select("person", "unit").rows())
    people: dict[str, set[str]] = {}
    agreed: dict[str, float] = {}
    logged: dict[str, float] = {}
    for each in given:
        for person, hours in each.logged.items():
            unit = unit_of.get(person)
            if unit is None:  # they have left
                continue
            people.setdefault(unit, set()).add(person)
            logged[unit] = logged.get(unit, 0.0) + hours
            agreed[unit] = agreed.get(unit, 0.0) + each.agreed.get(person, 0.0)
    return [
        (unit, name, len(people[unit]), agreed[unit], logged[unit])
        for unit, name in picture.units.select("unit", "name").rows()
        if unit in people
    ]
