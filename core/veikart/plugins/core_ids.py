"""Ids that core uses, which no plugin may take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

PLUGINS = "plugins"
"""The view that says what became of the plugins."""


def _core_topics() -> Iterator[str]:
    from veikart_events.vocabulary import core_types

    return (event_type.topic for event_type in core_types())


def _core_commands() -> Iterator[str]:
    from veikart.commands.catalogue import CORE_COMMANDS

    return (command.id for command in CORE_COMMANDS)


def _core_projections() -> Iterator[str]:
    from veikart.projections.core import CORE_PROJECTIONS

    return (projection.name for projection in CORE_PROJECTIONS)


def _core_views() -> Iterator[str]:
    from veikart.standard import CORE_VIEWS

    yield from (view.id for view in CORE_VIEWS)
    yield "promised"
    yield "marks"
    yield "redthread"
    yield PLUGINS


def _core_settings() -> Iterator[str]:
    from veikart.standard.settings import CORE_SETTINGS

    return (settings.id for settings in CORE_SETTINGS)


CORE_IDS: Mapping[str, Callable[[], Iterator[str]]] = {
    "events": _core_topics,
    "commands": _core_commands,
    "projections": _core_projections,
    "views": _core_views,
    "settings": _core_settings,
}
