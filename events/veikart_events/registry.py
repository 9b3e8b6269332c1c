"""The closed registry: which topics exist, and which model reads each."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from veikart_events.base import EventBody
from veikart_events.declaring import must_declare
from veikart_events.envelope import Envelope, Unknown, envelope_of

Upcast = Callable[[dict[str, Any]], dict[str, Any]]
"""Turns the body of version *n* into the body of version *n + 1*. Never deleted once released."""


Tell = Callable[[Any, Mapping[str, Any]], str]
"""From the picture looked at and the body at its present version to a line for people."""


class TopicTaken(ValueError):
    """Two event types claim one topic."""


class MalformedEvent(ValueError):
    """A known topic whose text its model refuses: the file was changed by something that is not veikart."""


@dataclass(frozen=True)
class EventType:
    """A topic with the model of its current version and the way there from every older one.

    Raises `Undeclared` when the model does not say what personal data it holds.
    """

    model: type[EventBody]
    upcasts: Mapping[int, Upcast] = field(default_factory=dict)
    tell: Tell | None = None
    """Says in one line what happened; None: the journal shows the topic."""
    samples: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """Older version → a body as it was written then, to prove the upcasts on: no model makes one any more."""

    @property
    def topic(self) -> str:
        return self.model.topic

    def upcast(self, version: int, body: dict[str, Any]) -> dict[str, Any]:
        """`body` brought from `version` to the current one."""
        for step in range(version, self.model.version):
            body = self.upcasts[step](body)
        return body

    def __post_init__(self) -> None:
        missing = set(range(1, self.model.version)) - set(self.upcasts)
        if missing:
            raise ValueError(f"{self.model.topic}: no upcast from version {min(missing)}")
        must_declare(self.model)


class Registry:
    """Topic → event type. Topics that are not registered are read as `Unknown`, never imported by name."""

    def __init__(self, types: Iterable[EventType] = ()) -> None:
        self._types: dict[str, EventType] = {}
        for event_type in types:
            self.add(event_type)

    def add(self, event_type: EventType) -> None:
        """Registers `event_type`; raises `TopicTaken` when the topic belongs to another model."""
        taken = self._types.get(event_type.topic)
        if taken is not None and taken.model is not event_type.model:
            raise TopicTaken(f"topic {event_type.topic!r} is taken by {taken.model.__module__}")
        self._types[event_type.topic] = event_type

    def __contains__(self, topic: object) -> bool:
        return topic in self._types

    def __iter__(self) -> Iterator[EventType]:
        return iter(self._types.values())

    def model(self, topic: str) -> type[EventBody] | None:
        """The model that reads a topic today, or None for a topic that is not known."""
        event_type = self._types.get(topic)
        return event_type.model if event_type else None

    def version(self, topic: str) -> int | None:
        """The version written today, or None for a topic that is not known."""
        event_type = self._types.get(topic)
        return event_type.model.version if event_type else None

    def upcast(self, topic: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
        """`body` brought from `version` to the current one; as it is when nothing is known of it."""
        event_type = self._types.get(topic)
        return body if event_type is None else event_type.upcast(version, body)

    def decode(self, position: int, topic: str, state: bytes) -> Envelope:
        """The envelope in `state`. Raises `MalformedEvent` when a known topic does not fit its model."""
        try:
            document = json.loads(state)
            version = document["v"]
            known = self.version(topic)
            body: EventBody | Unknown
            if known is None or version > known:
                body = Unknown(topic, version, state)
            else:
                body = self._types[topic].model.model_validate(self.upcast(topic, version, document["d"]))
            return envelope_of(position, topic, document, body)
        except Exception as error:  # a model of a plugin may raise anything
            raise MalformedEvent(f"event {position} ({topic}) cannot be read ({_wrong(error)})") from error


def _wrong(error: Exception) -> str:
    """What is wrong, without what stands there: that may be somebody's name. "level: float_type"."""
    if not isinstance(error, ValidationError):
        return type(error).__name__
    first = error.errors(include_url=False, include_context=False, include_input=False)[0]
    field = str(first["loc"][0]) if first["loc"] and first["type"] != "extra_forbidden" else "body"
    return f"{field}: {first['type']}"
