"""A part of the plugin: what one of its rooms adds to veikart."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.api import (
        Analysis,
        Card,
        Check,
        Command,
        EventType,
        Importer,
        Projection,
        Settings,
        Story,
        View,
    )


def _nothing() -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Part:
    """The contributions of a room. What takes time to import is a function that imports when it is called."""

    views: Sequence[View] = ()
    analyses: Sequence[Analysis] = ()
    checks: Sequence[Check] = ()
    cards: Sequence[Card] = ()
    stories: Sequence[Story] = ()
    commands: Callable[[], Sequence[Command]] = _nothing
    settings: Callable[[], Sequence[Settings]] = _nothing
    events: Callable[[], Sequence[EventType]] = _nothing
    projections: Callable[[], Sequence[Projection]] = _nothing
    importers: Callable[[], Sequence[Importer]] = _nothing
