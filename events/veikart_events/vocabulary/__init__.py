"""The core vocabulary: every change that veikart itself knows."""

from __future__ import annotations

from veikart_events.base import EventBody
from veikart_events.registry import EventType, Registry
from veikart_events.vocabulary import (
    assessment,
    engagement,
    framework,
    history,
    organisation,
    presenting,
    results,
    scenario,
    settings,
    strategy,
    target,
    workshop,
)

_MODULES = (
    engagement,
    organisation,
    framework,
    strategy,
    target,
    assessment,
    results,
    workshop,
    presenting,
    scenario,
    settings,
    history,
)


def core_types() -> tuple[EventType, ...]:
    """The event types of the core vocabulary, in the order of its modules."""
    return tuple(
        EventType(model)
        for module in _MODULES
        for model in vars(module).values()
        if isinstance(model, type) and issubclass(model, EventBody) and model.__module__ == module.__name__
    )


def core_registry() -> Registry:
    """A registry of the core vocabulary; plugins add theirs to it."""
    return Registry(core_types())
