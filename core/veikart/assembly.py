"""A plugin that is put together from parts, each of which says by itself what it adds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from veikart.hooks import hook

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
    from veikart.projections.declaration import Projection
    from veikart_events.registry import EventType


def _nothing() -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Contributions:
    """What one part of a plugin adds, by hook. What takes time to import is a function that imports when it
    is called."""

    views: Sequence[View] = ()
    analyses: Sequence[Analysis] = ()
    screens: Sequence[Screen] = ()
    cards: Sequence[Card] = ()
    report_sections: Sequence[ReportSection] = ()
    checks: Sequence[Check] = ()
    finders: Sequence[Finder] = ()
    exporters: Sequence[Exporter] = ()
    time_marks: Sequence[TimeMarks] = ()
    promises: Sequence[Promises] = ()
    stories: Sequence[Story] = ()
    commands: Callable[[], Sequence[Command]] = _nothing
    settings: Callable[[], Sequence[Settings]] = _nothing
    events: Callable[[], Sequence[EventType]] = _nothing
    projections: Callable[[], Sequence[Projection]] = _nothing
    importers: Callable[[], Sequence[Importer]] = _nothing
    subcommands: Callable[[], Sequence[Subcommand]] = _nothing


class Assembled:
    """Answers every noun among the hooks with what the parts add, in their order.

    The module that the entry point names has it as `PLUGIN`. `name` is that of the plugin.
    """

    def __init__(self, name: str, *parts: Contributions) -> None:
        self.__name__ = name
        self._parts = parts

    @hook
    def veikart_views(self) -> Sequence[View]:
        return self._said("views")

    @hook
    def veikart_analyses(self) -> Sequence[Analysis]:
        return self._said("analyses")

    @hook
    def veikart_screens(self) -> Sequence[Screen]:
        return self._said("screens")

    @hook
    def veikart_overview_cards(self) -> Sequence[Card]:
        return self._said("cards")

    @hook
    def veikart_report_sections(self) -> Sequence[ReportSection]:
        return self._said("report_sections")

    @hook
    def veikart_checks(self) -> Sequence[Check]:
        return self._said("checks")

    @hook
    def veikart_finders(self) -> Sequence[Finder]:
        return self._said("finders")

    @hook
    def veikart_exporters(self) -> Sequence[Exporter]:
        return self._said("exporters")

    @hook
    def veikart_time_marks(self) -> Sequence[TimeMarks]:
        return self._said("time_marks")

    @hook
    def veikart_promises(self) -> Sequence[Promises]:
        return self._said("promises")

    @hook
    def veikart_stories(self) -> Sequence[Story]:
        return self._said("stories")

    @hook
    def veikart_commands(self) -> Sequence[Command]:
        return self._asked("commands")

    @hook
    def veikart_settings(self) -> Sequence[Settings]:
        return self._asked("settings")

    @hook
    def veikart_events(self) -> Sequence[EventType]:
        return self._asked("events")

    @hook
    def veikart_projections(self) -> Sequence[Projection]:
        return self._asked("projections")

    @hook
    def veikart_importers(self) -> Sequence[Importer]:
        return self._asked("importers")

    @hook
    def veikart_subcommands(self) -> Sequence[Subcommand]:
        return self._asked("subcommands")

    def _said(self, name: str) -> list[Any]:
        return [each for part in self._parts for each in getattr(part, name)]

    def _asked(self, name: str) -> list[Any]:
        return [each for part in self._parts for each in getattr(part, name)()]
