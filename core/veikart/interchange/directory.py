"""Who and what a name or a reference means. Several bearers of one name are never taken for each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from veikart.interchange.casts import key
from veikart.interchange.faults import Refused
from veikart.journal import Proposed
from veikart.rules.state import Kind, Known, State
from veikart_events.base import EventBody
from veikart_events.vocabulary.organisation import RoleAssigned, RoleUnassigned

_KINDS: tuple[Kind, ...] = ("unit", "person", "role", "skill", "goal", "kpi")


class Directory:
    """Finds entities in `state` by reference and by name in any scope, those that are gone included."""

    def __init__(self, state: State, today: date) -> None:
        self.state = state
        self._today = today
        self._bearers: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._held: dict[str, set[str]] = defaultdict(set)
        for kind in _KINDS:
            for known in state.all(kind):
                for name in {known.name, *known.facts.get("labels", {}).values()}:
                    self._bears(kind, name, known.id)
        for tie, value in state.ties.items():
            if tie[0] == "holds" and value:
                self._held[tie[1]].add(tie[2])

    def _bears(self, kind: Kind, name: str, identity: str) -> None:
        bearers = self._bearers[kind, key(name)]
        if identity not in bearers:
            bearers.append(identity)

    def held(self, person: str) -> frozenset[str]:
        """Ids of the roles a person holds."""
        return frozenset(self._held.get(person, ()))

    def is_gone(self, known: Known) -> bool:
        """Whether it has ended by today."""
        return known.until is not None and known.until <= self._today

    def named(self, kind: Kind, name: str) -> list[Known]:
        """Those that bear the name now; when they are all gone, the gone ones."""
        wanted = key(name)
        found = (self.state.get(kind, identity) for identity in self._bearers.get((kind, wanted), ()))
        bearers = [known for known in found if known is not None and _bears_now(known, wanted)]
        return [known for known in bearers if not self.is_gone(known)] or bearers

    def find(self, kind: Kind, ref: str, name: str, *, field: str) -> Known | None:
        """The one with this reference; without one, the only one with this name; None when there is none.

        Refuses a name that several bear, and a new reference for a name that is there without one: whether it
        is the same cannot be told.
        """
        if ref:
            known = self.state.by_ref(kind, ref)
            if known is None and name:
                self._must_not_blur(kind, name, field)
            return known
        bearers = self.named(kind, name) if name else []
        if len(bearers) > 1:
            raise Refused(
                f"{len(bearers)} {_PLURALS[kind]} are called this",
                field=field,
                value=name,
                advice=f"Add a column with the id of the {kind} to say which is meant.",
            )
        return bearers[0] if bearers else None

    def _must_not_blur(self, kind: Kind, name: str, field: str) -> None:
        if any(known.ref is None for known in self.named(kind, name)):
            raise Refused(
                f"a {kind} of this name is there without an id, so it cannot be told whether it is the same",
                field=field,
                value=name,
                advice="Import the table with the ids before those that only name, or leave the ids out with "
                "--ignore.",
            )

    def note(self, proposals: Iterable[Proposed]) -> None:
        """Takes in names and roles of events that the state has taken in."""
        for proposed in proposals:
            body = proposed.body
            if found := _NAMING.get(body.topic):
                kind, field = found
                for name in _names(body):
                    self._bears(kind, name, getattr(body, field))
            elif isinstance(body, RoleAssigned):
                self._held[body.person].add(body.role)
            elif isinstance(body, RoleUnassigned):
                self._held[body.person].discard(body.role)


_NAMING: dict[str, tuple[Kind, str]] = {
    "unit.created": ("unit", "unit"),
    "unit.renamed": ("unit", "unit"),
    "person.joined": ("person", "person"),
    "person.renamed": ("person", "person"),
    "role.defined": ("role", "role"),
    "role.renamed": ("role", "role"),
    "skill.defined": ("skill", "skill"),
    "skill.relabelled": ("skill", "skill"),
    "goal.set": ("goal", "goal"),
    "kpi.defined": ("kpi", "kpi"),
}
"""Topic → the kind it gives a name to, and the field with the id."""
_PLURALS = {
    "unit": "units",
    "person": "people",
    "role": "roles",
    "skill": "skills",
    "goal": "goals",
    "kpi": "KPIs",
}


def _bears_now(known: Known, wanted: str) -> bool:
    names = (known.name, *known.facts.get("labels", {}).values())
    return any(key(name) == wanted for name in names)


def _names(body: EventBody) -> Iterable[str]:
    labels: dict[str, str] | None = getattr(body, "labels", None)
    return labels.values() if labels is not None else (str(getattr(body, "name", "")),)
