"""Plugins made on the spot from what their hooks give."""

from __future__ import annotations

from collections.abc import Sequence
from types import ModuleType
from typing import Any

from veikart.api import EventBody, EventType, hook
from veikart.plugins import Plugins


def plugin(name: str = "mentors", **answers: Sequence[object]) -> ModuleType:
    """A plugin whose hooks give what is said: `views=[…]` answers `veikart_views`."""
    made = ModuleType(f"veikart_{name}")
    for kind, records in answers.items():

        def answer(records: Sequence[object] = records) -> Sequence[object]:
            return records

        setattr(made, f"veikart_{kind}", hook(answer))
    return made


def loaded(**answers: Sequence[object]) -> Plugins:
    plugins = Plugins.load(extra=[plugin(**answers)], discover=list)
    plugins.statuses()
    assert plugins.failures() == ()
    return plugins


def event(
    topic: str = "mentors.paired", *, upcasts: Any = None, samples: Any = None, **said: Any
) -> EventType:
    """An event type whose model has the attributes and annotations that are said: `who=(Id, …)`."""
    fields = {name: value for name, value in said.items() if isinstance(value, tuple) and name != "holds"}
    plain = {name: value for name, value in said.items() if name not in fields}
    space = {"topic": topic, "holds": (), "__module__": __name__, **plain}
    space["__annotations__"] = {name: kind for name, (kind, *_) in fields.items()}
    space |= {name: default[0] for name, (_, *default) in fields.items() if default}
    model: type[EventBody] = type("Made", (EventBody,), space)
    return EventType(model, upcasts or {}, tell=lambda picture, body: "told", samples=samples or {})
