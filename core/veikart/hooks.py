"""The hooks of a plugin. Each has a page of its own in docs/plugins/hooks.

A plugin is a module with functions of these names, each marked with `@hook`. None is required. Nouns take no
arguments and return records from `veikart.api`; records are small and frozen, and whatever is heavy (Polars,
a model) is imported inside the functions they carry. Notifications take what they are told of, and return
nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from veikart.commands.declaration import Command
    from veikart.contributions.analysis import Analysis
    from veikart.contributions.card import Card
    from veikart.contributions.check import Check
    from veikart.contributions.exporter import Exporter
    from veikart.contributions.finder import Finder
    from veikart.contributions.importer import Importer
    from veikart.contributions.promises import Promises
    from veikart.contributions.report_section import ReportSection
    from veikart.contributions.screen import Screen
    from veikart.contributions.settings import Settings
    from veikart.contributions.story import Story
    from veikart.contributions.subcommand import Subcommand
    from veikart.contributions.time_marks import TimeMarks
    from veikart.contributions.view import View
    from veikart.contributions.workspace import Happened, Workspace
    from veikart.projections.declaration import Projection
    from veikart_events.registry import EventType

PROJECT = "veikart"
hook = pluggy.HookimplMarker(PROJECT)
"""Marks a function of a plugin as the answer to the hook it is named after."""

_noun = pluggy.HookspecMarker(PROJECT)
_notification = pluggy.HookspecMarker(PROJECT)


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
def veikart_screens() -> Sequence[Screen]:
    """Screens of the plugin, with their place among the others."""
    raise NotImplementedError


@_noun
def veikart_views() -> Sequence[View]:
    """Named functions from a picture to blocks; each is a page of a screen."""
    raise NotImplementedError


@_noun
def veikart_overview_cards() -> Sequence[Card]:
    """A few lines for the screen that opens a meeting."""
    raise NotImplementedError


@_noun
def veikart_report_sections() -> Sequence[ReportSection]:
    """Chapters of the report that no view draws as it is."""
    raise NotImplementedError


@_noun
def veikart_commands() -> Sequence[Command]:
    """What a user can do, as it appears in the palette, in the help and on the command line."""
    raise NotImplementedError


@_noun
def veikart_finders() -> Sequence[Finder]:
    """What the palette can search beside people, skills and screens."""
    raise NotImplementedError


@_noun
def veikart_importers() -> Sequence[Importer]:
    """Ways to bring files of a format of their own into an engagement."""
    raise NotImplementedError


@_noun
def veikart_exporters() -> Sequence[Exporter]:
    """Ways to write a picture to a file."""
    raise NotImplementedError


@_noun
def veikart_time_marks() -> Sequence[TimeMarks]:
    """Days with a name on the time bar."""
    raise NotImplementedError


@_noun
def veikart_promises() -> Sequence[Promises]:
    """Levels that are expected, by when, and who says so."""
    raise NotImplementedError


@_noun
def veikart_stories() -> Sequence[Story]:
    """What is told of the invented company of `veikart demo`; asked when the demo is made."""
    raise NotImplementedError


@_noun
def veikart_settings() -> Sequence[Settings]:
    """Choices that stay with the engagement, each with a default."""
    raise NotImplementedError


@_noun
def veikart_checks() -> Sequence[Check]:
    """Questions that `veikart doctor` asks of an engagement."""
    raise NotImplementedError


@_noun
def veikart_subcommands() -> Sequence[Subcommand]:
    """Verbs of the command line."""
    raise NotImplementedError


@_notification
def veikart_opened(workspace: Workspace) -> None:
    """An engagement has been opened and read in."""


@_notification
def veikart_appended(workspace: Workspace, happened: Sequence[Happened]) -> None:
    """Events have been written, by this program or another, and are in the picture."""


@_notification
def veikart_closing(workspace: Workspace) -> None:
    """The engagement is about to be closed. Whoever closes it waits a few seconds at most."""
