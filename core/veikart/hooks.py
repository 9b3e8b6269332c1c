"""The hooks of a plugin: nouns without arguments that return records from `veikart.api`.

A plugin is a module with functions of these names, each marked with `@hook`. None is required. Records are
small and frozen; whatever is heavy (Polars, a model) is imported inside the functions they carry.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from veikart.commands.declaration import Command
    from veikart.contributions.analysis import Analysis
    from veikart.contributions.exporter import Exporter
    from veikart.contributions.view import View
    from veikart.projections.declaration import Projection
    from veikart_events.registry import EventType

PROJECT = "veikart"
hook = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plugin as the answer to the hook it is named after."""

_noun = pluggy.HookspecMarker(PROJECT)


@_noun
def veikart_events() -> Sequence[EventType]:
    """New kinds of change, with the topics they are stored under. Asked when the plugin is loaded: it stays
    out when one of them does not say what personal data it holds."""
    raise NotImplementedError


@_noun
def veikart_projections() -> Sequence[Projection]:
    """Tables that veikart keeps from events; asked when an engagement is opened."""
    raise NotImplementedError


@_noun
def veikart_analyses() -> Sequence[Analysis]:
    """Named functions from a picture to a table."""
    raise NotImplementedError


@_noun
def veikart_views() -> Sequence[View]:
    """Named functions from a picture to blocks; each is a page of a screen."""
    raise NotImplementedError


@_noun
def veikart_commands() -> Sequence[Command]:
    """What a user can do, as it appears in the palette, in the help and on the command line."""
    raise NotImplementedError


@_noun
def veikart_exporters() -> Sequence[Exporter]:
    """Ways to write a picture to a file."""
    raise NotImplementedError
