"""What a verb is narrowed to: a unit, a goal, a skill, a person, as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.errors import NotFound

if TYPE_CHECKING:
    from veikart.picture import Picture


def id_of(picture: Picture, kind: str, name: str | None) -> str | None:
    """The id of the unit, goal or skill that is called `name`. Raises `NotFound` with those there are."""
    from veikart.text import fold

    if name is None:
        return None
    rows = {"unit": picture.units, "goal": picture.goals, "skill": picture.skills}[kind]
    for identity, told in rows.select(kind, "name").rows():
        if fold(told) == fold(name) or identity == name:
            return str(identity)
    names = ", ".join(rows["name"].to_list()) or "none at this moment"
    raise NotFound(f"There is no {kind} called {name!r}. There are: {names}.")


def person_of(picture: Picture, name: str | None) -> str | None:
    """The id of the person with this name, reference or id. Raises `BadInput` with the candidates where
    several may be meant, `NotFound` where nobody is."""
    from veikart.commands.choosing import meant, picked_from
    from veikart.commands.fields import Pick

    return None if name is None else meant(picked_from(Pick("person"), picture), name, "--person").id
