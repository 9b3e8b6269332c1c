"""The data map: what each kind of event says it holds about people, gathered from the declarations."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from veikart_events.privacy import Holds, personal_fields, stand_ins
from veikart_events.registry import EventType
from veikart_events.vocabulary import core_types

if TYPE_CHECKING:
    from veikart.plugins import Plugins
    from veikart.session import Session

_SUBJECT = "7h2k"  # the end of some id, for the example of what stands in a name


@dataclass(frozen=True, slots=True)
class Sealed:
    """A field whose text is sealed."""

    field: str
    of: str
    """The field with the id of the subject whose key seals it."""
    afterwards: str | None
    """What stands in it once the subject, whose id ends in 7h2k here, was forgotten; None: nothing."""


@dataclass(frozen=True, slots=True)
class EventKind:
    """What one kind of event holds."""

    topic: str
    plugin: str | None
    """The plugin it belongs to; None: core."""
    holds: tuple[Holds, ...]
    sealed: tuple[Sealed, ...]
    events: int | None = None
    """How many there are in the engagement, those that were undone included; None: nobody counted."""


@dataclass(frozen=True, slots=True)
class DataMap:
    """All kinds of events there are, and what is not known of those that belong elsewhere."""

    kinds: tuple[EventKind, ...]
    unknown: Mapping[str, int]
    """Topics of the engagement that belong to no plugin that is here → how many events."""
    not_loaded: tuple[str, ...]
    """Plugins that are installed but not loaded, so that nothing is known of their events."""
    engagement: str | None = None

    @property
    def about_people(self) -> tuple[EventKind, ...]:
        return tuple(kind for kind in self.kinds if kind.holds)

    @property
    def about_nobody(self) -> tuple[EventKind, ...]:
        return tuple(kind for kind in self.kinds if not kind.holds)

    def as_json(self) -> dict[str, Any]:
        """The same for programs: plain lists and dicts."""
        return {
            "engagement": self.engagement,
            "about_people": [_as_json(kind) for kind in self.about_people],
            "about_nobody": [_counted(kind) for kind in self.about_nobody],
            "unknown": [{"topic": topic, "events": number} for topic, number in self.unknown.items()],
            "plugins_not_loaded": list(self.not_loaded),
        }


def data_map(plugins: Plugins, session: Session | None = None) -> DataMap:
    """The data map of core and of the plugins that are loaded; with a session its events are counted."""
    statuses = plugins.statuses()
    owners = {topic: status.name for status in statuses for topic in status.contributes.get("events", ())}
    counts = _counts(session) if session is not None else None
    kinds = tuple(_kind(each, owners.get(each.topic), counts) for each in (*core_types(), *plugins.events()))
    unknown = {**(counts or {})}
    for kind in kinds:
        unknown.pop(kind.topic, None)
    return DataMap(
        kinds=kinds,
        unknown=unknown,
        not_loaded=tuple(status.name for status in statuses if status.state != "loaded"),
        engagement=session.name if session is not None else None,
    )


def _counts(session: Session) -> dict[str, int]:
    """Topic → number of events, by name of the topic."""
    return dict(session.facts.topics)


def _kind(event_type: EventType, plugin: str | None, counts: Mapping[str, int] | None) -> EventKind:
    model = event_type.model
    marks = personal_fields(model)
    afterwards = stand_ins(dict.fromkeys((mark.of for mark in marks.values()), _SUBJECT), model)
    sealed = tuple(
        Sealed(name, mark.of, None if afterwards[name] in (None, "", {}) else str(afterwards[name]))
        for name, mark in marks.items()
    )
    events = counts.get(event_type.topic, 0) if counts is not None else None
    return EventKind(event_type.topic, plugin, model.holds, sealed, events)


def _as_json(kind: EventKind) -> dict[str, Any]:
    holds = [
        {"about": h.person, "category": h.category, "purpose": h.purpose, "when": dict(h.when)}
        for h in kind.holds
    ]
    sealed = [{"field": s.field, "key_of": s.of, "afterwards": s.afterwards} for s in kind.sealed]
    return {**_counted(kind), "holds": holds, "sealed": sealed}


def _counted(kind: EventKind) -> dict[str, Any]:
    return {"topic": kind.topic, "plugin": kind.plugin, "events": kind.events}
