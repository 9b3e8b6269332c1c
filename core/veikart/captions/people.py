"""Who came, who left, who moved to another unit or role, and which units there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from veikart.captions.words import FEW, counted, named
from veikart.picture import Picture


def comings(before: Picture, after: Picture) -> Iterator[str]:
    """People who left and who joined."""
    if before.people is after.people:
        return
    then, now = (dict(p.people.select("person", "name").rows()) for p in (before, after))
    left = [after.name("person", person) for person in then.keys() - now.keys()]
    joined = [now[person] for person in now.keys() - then.keys()]
    if left:
        yield f"{named(left, 'person', 'people')} left"
    if joined:
        yield f"{named(joined, 'person', 'people')} joined"


def moves(before: Picture, after: Picture) -> Iterator[str]:
    """People who are in another unit, those who hold other roles, and units that came or went."""
    yield from _units(before, after)
    if before.people is not after.people:
        yield from _other_units(before, after)
    if before.assignments is not after.assignments:
        yield from _other_roles(before, after)


def _other_units(before: Picture, after: Picture) -> Iterator[str]:
    then = dict(before.people.select("person", "unit").rows())
    moved = [
        (name, unit)
        for person, name, unit in after.people.select("person", "name", "unit").rows()
        if person in then and then[person] != unit
    ]
    if len(moved) > FEW:
        yield f"{counted(len(moved), 'person', 'people')} moved unit"
        return
    for name, unit in moved:
        yield f"{name} moved to {after.name('unit', unit)}" if unit else f"{name} belongs to no unit"


def _other_roles(before: Picture, after: Picture) -> Iterator[str]:
    """Of people who are there both times: who came and who left is told as that."""
    both = set(before.people["person"]) & set(after.people["person"])
    then, now = (_roles(picture) for picture in (before, after))
    changed = sorted(person for person in both if then[person] != now[person])
    if len(changed) > FEW:
        yield f"{counted(len(changed), 'person', 'people')} changed role"
        return
    for person in changed:
        name = after.name("person", person)
        if taken := now[person] - then[person]:
            yield f"{name} took the role {named([after.name('role', each) for each in taken], 'role')}"
        else:
            given_up = [after.name("role", each) for each in then[person] - now[person]]
            yield f"{name} gave up the role {named(given_up, 'role')}"


def _roles(picture: Picture) -> defaultdict[str, frozenset[str]]:
    held: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for person, role in picture.assignments.select("person", "role").rows():
        held[person] |= {role}
    return held


def _units(before: Picture, after: Picture) -> Iterator[str]:
    if before.units is after.units:
        return
    then, now = (dict(p.units.select("unit", "name").rows()) for p in (before, after))
    yield from _of_units([now[unit] for unit in now.keys() - then.keys()], "opened")
    yield from _of_units([after.name("unit", unit) for unit in then.keys() - now.keys()], "closed")


def _of_units(names: list[str], became: str) -> Iterator[str]:
    if names:
        yield f"{'' if len(names) > FEW else 'unit '}{named(names, 'unit')} {became}"
