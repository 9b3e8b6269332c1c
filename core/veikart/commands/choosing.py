"""What there is to pick from, what is found by a few letters, and who is meant by a name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from veikart.commands.fields import Choice, Field, Pick
from veikart.crash import in_a_line
from veikart.errors import BadInput, NotFound, PluginFailed, VeikartError
from veikart.text import clean_line, fold, same

if TYPE_CHECKING:
    from veikart.picture import Picture

_SUGGESTED = 8


class Sought(NamedTuple):
    """A choice with the text that it is found by."""

    choice: Choice
    name: str
    all: str


def choices_of(field: Field, picture: Picture) -> tuple[Choice, ...]:
    """What there is to choose from in a field of kind pick or choice, in the order of the picture.

    Raises `BadInput` for a pick of a kind that the picture does not know, and `PluginFailed` where a plugin
    cannot say what there is.
    """
    if field.kind == "choice":
        return options_of(field)
    assert field.pick is not None
    return picked_from(field.pick, picture)


def options_of(field: Field) -> tuple[Choice, ...]:
    """What there is to choose from in a field of kind choice: its options, by their place."""
    return tuple(Choice(str(place), label) for place, (_, label) in enumerate(field.options))


def picked_from(pick: Pick, picture: Picture) -> tuple[Choice, ...]:
    """What `pick` says there is."""
    if pick.choices is not None:
        return _brought(pick.choices, picture)
    if pick.kind not in _KINDS:
        raise BadInput(f"There is no {pick.kind!r} to pick from. There are: {', '.join(_KINDS)}.")
    return tuple(map(_cleaned, _KINDS[pick.kind](picture)))


def _brought(choices: Callable[[Picture], Sequence[Choice]], picture: Picture) -> tuple[Choice, ...]:
    try:
        return tuple(_cleaned(Choice(*each)) for each in choices(picture))
    except VeikartError:
        raise
    except Exception as error:
        where = getattr(choices, "__module__", "a plugin")
        raise PluginFailed(
            f"What there is to choose from was not found: {where} failed ({in_a_line(error)}), and nothing "
            "was changed. Pass it on to whoever made the plugin."
        ) from error


def _cleaned(choice: Choice) -> Choice:
    return Choice(choice.id, *(clean_line(text) for text in choice[1:]))


def sought(choices: Iterable[Choice]) -> tuple[Sought, ...]:
    """The choices made ready to be searched at every letter."""
    return tuple(Sought(each, fold(each.name), fold(" ".join(each[1:]))) for each in choices)


def found(among: Sequence[Sought], words: str, most: int) -> list[Choice]:
    """The best `most` that hold every word, by name, what is beside it, or reference; all in their order
    where there are no words. "ase gr" finds Åse Berg of Grid."""
    parts = fold(words).split()
    if not parts:
        return [each.choice for each in among[:most]]
    hits = [each for each in among if all(part in each.all for part in parts)]
    hits.sort(key=lambda each: _rank(each.name, parts))
    return [each.choice for each in hits[:most]]


def _rank(name: str, parts: Sequence[str]) -> tuple[int, int]:
    """Whole names come first, then what begins so, then words within, then what is found beside the name."""
    whole = " ".join(parts)
    if name == whole:
        return 0, 0
    if name.startswith(whole):
        return 1, len(name)
    inside = all(part in name for part in parts)
    if inside and all(f" {part}" in f" {name}" for part in parts):
        return 2, len(name)
    return (3, len(name)) if inside else (4, 0)


def meant(choices: Sequence[Choice], words: str, what: str) -> Choice:
    """The one with this id, reference or name; else the only one whose name holds the words.

    `what` tells of the field. Raises `BadInput` with the candidates where several may be meant, `NotFound`
    with what comes near where none is.
    """
    for key in (_by_id, _by_reference, _by_name):
        hits = [each for each in choices if key(each, words)]
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise BadInput(_several(hits, words, what))
    near = found(sought(choices), words, _SUGGESTED + 1) if words.strip() else []
    if len(near) == 1:
        return near[0]
    if near:
        raise BadInput(_several(near, words, what))
    listed = [each.name for each in choices[:_SUGGESTED]]
    more = f" and {len(choices) - len(listed)} more" if len(choices) > len(listed) else ""
    there = f"There are: {', '.join(listed)}{more}." if listed else "There are none yet."
    raise NotFound(f"{what}: nothing is called {words!r}, or has that reference or id. {there}")


def _several(hits: Sequence[Choice], words: str, what: str) -> str:
    lines = "\n".join(f"  {_line(each)}" for each in hits[:_SUGGESTED])
    more = "\n  …" if len(hits) > _SUGGESTED else ""
    return f"{what}: {words!r} may mean several. Give the id of one of them:\n{lines}{more}"


def _line(choice: Choice) -> str:
    """ "kari7h2k  Kari Nordmann, Operations"."""
    told = ", ".join(
        part for part in (choice.name, choice.more, choice.ref and f"reference {choice.ref}") if part
    )
    return f"{choice.id}  {told}"


def _by_id(choice: Choice, words: str) -> bool:
    return choice.id == words


def _by_reference(choice: Choice, words: str) -> bool:
    return bool(choice.ref) and same(choice.ref) == same(words)


def _by_name(choice: Choice, words: str) -> bool:
    return same(choice.name) == same(words)


def _people(picture: Picture) -> list[Choice]:
    rows = picture.people.select("person", "name", "unit_name", "ref").rows()
    return [Choice(person, name, unit or "", ref or "") for person, name, unit, ref in rows]


def _skills(picture: Picture) -> list[Choice]:
    rows = picture.skills.select("skill", "name", "group", "uri", "parked").rows()
    return [
        Choice(skill, name, ", ".join(filter(None, (group, "parked" if parked else ""))), uri or "")
        for skill, name, group, uri, parked in rows
    ]


def _units(picture: Picture) -> list[Choice]:
    rows = picture.units.select("unit", "name", "path").rows()
    return [Choice(unit, name, path if path != name else "") for unit, name, path in rows]


def _roles(picture: Picture) -> list[Choice]:
    return [
        Choice(role, name, "", ref or "")
        for role, name, ref in picture.roles.select("role", "name", "ref").rows()
    ]


def _goals(picture: Picture) -> list[Choice]:
    return [Choice(goal, name) for goal, name in picture.goals.select("goal", "name").rows()]


def _capabilities(picture: Picture) -> list[Choice]:
    rows = picture.capabilities.select("capability", "name", "goal").rows()
    return [Choice(each, name, picture.name("goal", goal)) for each, name, goal in rows]


def _scales(picture: Picture) -> list[Choice]:
    return [Choice(identity, scale.name) for identity, scale in picture.scales.items()]


def _workshops(picture: Picture) -> list[Choice]:
    rows = picture.workshops.select("workshop", "name", "started").rows()
    return [Choice(each, name, started.isoformat()) for each, name, started in reversed(rows)]


def _scenarios(picture: Picture) -> list[Choice]:
    """Those that are open, the newest first."""
    rows = picture.scenarios.select("scenario", "name", "start", "status").rows()
    return [
        Choice(each, name, f"from {start}")
        for each, name, start, status in reversed(rows)
        if status == "open"
    ]


_KINDS = {
    "person": _people,
    "skill": _skills,
    "unit": _units,
    "role": _roles,
    "goal": _goals,
    "capability": _capabilities,
    "scale": _scales,
    "workshop": _workshops,
    "scenario": _scenarios,
}
PICKED = tuple(_KINDS)
"""The kinds that `Pick` knows by name."""
