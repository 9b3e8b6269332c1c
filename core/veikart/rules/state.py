"""What the rules need to know of an engagement: who and what is there, under which names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from veikart.journal.reverts import Revert
from veikart.rules.layers import Layer
from veikart.text import same

Kind = Literal[
    "unit",
    "person",
    "role",
    "scale",
    "skill",
    "goal",
    "capability",
    "kpi",
    "workshop",
    "decision",
    "mark",
    "note",
    "scenario",
]


@dataclass(frozen=True, slots=True)
class Known:
    """One entity as it stands at the end of the ledger."""

    kind: Kind
    id: str
    name: str
    position: int
    """Where it was created."""
    since: date
    until: date | None = None
    """First day it is no longer there."""
    scope: str = ""
    """Names are unique within a scope: the parent of a unit, the goal of a capability."""
    ref: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)

    def there(self, day: date | None) -> bool:
        """Whether it has not ended by `day`; None: whether no end is recorded at all."""
        return self.until is None or (day is not None and self.until > day)


class State:
    """Entities by id, by name and by outside reference; and the ties between them."""

    def __init__(self, below: State | None = None) -> None:
        self._things: Layer[tuple[str, str], Known] = Layer(below._things if below else None)
        self._names: Layer[tuple[str, str, str], tuple[str, ...]] = Layer(below._names if below else None)
        self._refs: Layer[tuple[str, str], str] = Layer(below._refs if below else None)
        self.ties: Layer[tuple[str, ...], Any] = Layer(below.ties if below else None)
        self.reverts: list[Revert] = list(below.reverts) if below else []
        self.forgotten: dict[str, int] = dict(below.forgotten) if below else {}
        """Subjects whose text is gone for good → position of the event that says so."""
        self._below = below

    def get(self, kind: Kind, identity: str) -> Known | None:
        return self._things.get((kind, identity))

    def all(self, kind: Kind) -> Iterator[Known]:
        """Every entity of a kind, gone ones included."""
        return (known for (k, _), known in self._things.items() if k == kind)

    def by_ref(self, kind: Kind, ref: str) -> Known | None:
        known = self.get(kind, self._refs.get((kind, ref)) or "")
        return known if known is not None and known.ref == ref else None

    def named(self, kind: Kind, name: str, scope: str = "", day: date | None = None) -> list[Known]:
        """Those of a kind that bear `name` in `scope`, compared without case.

        On `day`; without one, those of whom no end is recorded.
        """
        identities = self._names.get((kind, scope, same(name))) or ()
        found = (self.get(kind, identity) for identity in identities)
        return [known for known in found if known is not None and known.there(day)]

    def called(self, kind: Kind, name: str) -> list[Known]:
        """Those of a kind that bear `name` in any scope."""
        wanted = same(name)
        return [known for known in self.all(kind) if known.until is None and same(known.name) == wanted]

    def put(self, known: Known) -> None:
        """Adds an entity or replaces it as a whole, so that its old name no longer finds it."""
        old = self.get(known.kind, known.id)
        if old is not None and (old.name, old.scope) != (known.name, known.scope):
            self.unname(old, old.name)
        self._things[known.kind, known.id] = known
        self.alias(known, known.name)
        if known.ref:
            self._refs[known.kind, known.ref] = known.id

    def alias(self, known: Known, name: str) -> None:
        """Lets `name` find `known` too (a label in another language)."""
        key = (known.kind, known.scope, same(name))
        others = tuple(identity for identity in self._names.get(key) or () if identity != known.id)
        self._names[key] = (*others, known.id)

    def change(self, known: Known, **changes: Any) -> Known:
        """Replaces fields of an entity."""
        changed = replace(known, **changes)
        self.put(changed)
        return changed

    def unname(self, known: Known, name: str) -> None:
        """`name` no longer finds `known`."""
        key = (known.kind, known.scope, same(name))
        self._names[key] = tuple(i for i in self._names.get(key) or () if i != known.id)

    def missing_in(self, other: State) -> list[Known]:
        """What is known here and not in `other`."""
        return [known for key, known in self._things.items() if other._things.get(key) is None]

    def rests_on(self, below: State) -> bool:
        """Whether this is a layer on `below`."""
        return self._below is below

    def sink(self) -> None:
        """Makes the layer's changes those of the state below."""
        for layer in (self._things, self._names, self._refs, self.ties):
            layer.sink()
        if self._below is not None:
            self._below.reverts = self.reverts
            self._below.forgotten = self.forgotten
