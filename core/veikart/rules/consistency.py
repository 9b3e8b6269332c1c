"""What a state must never say, whichever way it came about: checked after an undo or a redo."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from veikart.rules.state import Kind, Known, State
from veikart.text import same

_NAMED_ONCE: tuple[Kind, ...] = ("unit", "role", "scale", "goal", "capability")
_NAMED_OR_TOLD_APART: tuple[Kind, ...] = ("person", "skill")
_WITH_REFERENCES: tuple[Kind, ...] = ("unit", "person", "role", "skill")
_TIES: dict[str, tuple[Kind, Kind]] = {
    "holds": ("person", "role"),
    "link": ("skill", "capability"),
    "required": ("role", "skill"),
}


def contradictions(state: State) -> Iterator[str]:
    """Sentences, each about one thing that cannot be."""
    yield from _names(state)
    yield from _references(state)
    yield from _units(state)
    yield from _parts(state)
    if sum(1 for workshop in _open(state, "workshop")) > 1:
        yield "two workshops would be open."


def _open(state: State, kind: Kind) -> Iterator[Known]:
    return (known for known in state.all(kind) if known.until is None)


def _names(state: State) -> Iterator[str]:
    for kind in (*_NAMED_ONCE, *_NAMED_OR_TOLD_APART):
        bearers: dict[tuple[str, str], dict[str, Known]] = defaultdict(dict)
        for known in _open(state, kind):
            for name in {known.name, *known.facts.get("labels", {}).values()}:
                bearers[known.scope, same(name)][known.id] = known
        for several in bearers.values():
            told_apart = kind in _NAMED_OR_TOLD_APART and all(known.ref for known in several.values())
            if len(several) > 1 and not told_apart:
                name = min(known.name for known in several.values())
                yield f"there would be two of the kind {kind} called {name!r}."


def _references(state: State) -> Iterator[str]:
    for kind in _WITH_REFERENCES:
        bearers: dict[str, list[str]] = defaultdict(list)
        for known in _open(state, kind):
            if known.ref:
                bearers[known.ref].append(known.name)
        for ref, names in bearers.items():
            if len(names) > 1:
                yield f"{' and '.join(sorted(names))} would share the reference {ref!r}."


def _units(state: State) -> Iterator[str]:
    for unit in _open(state, "unit"):
        parent = state.get("unit", unit.scope) if unit.scope else None
        if unit.scope and (parent is None or parent.until is not None):
            yield f"the unit {unit.name!r} would lie in one that is not there."
        seen = {unit.id}
        while parent is not None and parent.id not in seen:
            seen.add(parent.id)
            parent = state.get("unit", parent.scope)
        if parent is not None and parent.id == unit.id:
            yield f"the unit {unit.name!r} would lie below itself."


def _parts(state: State) -> Iterator[str]:
    for person in _open(state, "person"):
        unit = state.get("unit", person.facts["unit"] or "")
        if person.facts["unit"] and (unit is None or unit.until is not None):
            yield f"{person.name} would be in a unit that is not there."
    for capability in state.all("capability"):
        if state.get("goal", capability.scope) is None:
            yield f"the capability {capability.name!r} would serve a goal that is not there."
    for (tie, *ends), value in state.ties.items():
        if value and tie in _TIES:
            for kind, identity in zip(_TIES[tie], ends, strict=True):
                if state.get(kind, identity) is None:
                    yield f"something would be tied to a {kind} that is not there."
