"""What plugins add, of every kind, with the guard around it."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from veikart.plugins.asking import Asking
from veikart.plugins.carriers import arguments_of
from veikart.plugins.guard import Failure
from veikart.plugins.guarded import answering, deciding, drawing
from veikart.plugins.member import Member
from veikart.plugins.records import KINDS

if TYPE_CHECKING:
    import polars as pl

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
    from veikart.picture import Picture
    from veikart.picture.picture import Tellers
    from veikart.projections.declaration import Projection
    from veikart_events.registry import EventType

R = TypeVar("R")


class Answers(Asking):
    """Every method gives the records of one hook, in the order of their plugins unless it says otherwise."""

    def events(self) -> tuple[EventType, ...]:
        """Event types, for the registry; one that cannot be brought up to date raises `PluginFailed`."""
        return self._guarded("events", answering.event)

    @cached_property
    def tellers(self) -> Tellers:
        """Topic → what tells its events in words."""
        told = self.unique(KINDS["events"])
        return {each.topic: answering.teller(p, each) for p, each in told}

    def projections(self) -> tuple[Projection, ...]:
        """Projections, all of them sound enough to read the ledger with."""
        return tuple(record for _, record in self.unique(KINDS["projections"]))

    def analyses(self) -> tuple[Analysis, ...]:
        """Analyses; a failing one raises `PluginFailed`."""
        return self._guarded("analyses", answering.analysis)

    def screens(self) -> tuple[Screen, ...]:
        """Screens, by their order."""
        records: list[Screen] = [record for _, record in self.unique(KINDS["screens"])]
        return tuple(sorted(records, key=lambda screen: screen.order))

    def views(self) -> tuple[View, ...]:
        """Views, by their order; a failing one draws a card that says so."""
        return tuple(sorted(self._guarded("views", drawing.view), key=lambda view: view.order))

    def overview_cards(self) -> tuple[Card, ...]:
        """Overview cards, by their order; a failing one says so."""
        return tuple(sorted(self._guarded("overview_cards", drawing.card), key=lambda card: card.order))

    def report_sections(self) -> tuple[ReportSection, ...]:
        """Report sections, by their order; a failing one says so."""
        sections = self._guarded("report_sections", drawing.report_section)
        return tuple(sorted(sections, key=lambda section: section.order))

    def commands(self) -> tuple[Command, ...]:
        """Commands; a failing one raises `PluginFailed`.

        A plugin whose events are not all in order gets none: nothing is written that could not be read again.
        """
        self.events()
        return tuple(
            deciding.command(p, command)
            for p, command in self.unique(KINDS["commands"])
            if not p.lacks_events()
        )

    def finders(self) -> tuple[Finder, ...]:
        """Finders; a failing one finds nothing."""
        return self._guarded("finders", answering.finder)

    def importers(self) -> tuple[Importer, ...]:
        """Importers; a failing one raises `PluginFailed`. None of a plugin that lacks one of its events."""
        self.events()
        return tuple(
            deciding.importer(p, importer)
            for p, importer in self.unique(KINDS["importers"])
            if not p.lacks_events()
        )

    def exporters(self) -> tuple[Exporter, ...]:
        """Exporters; a failing one raises `PluginFailed`."""
        return self._guarded("exporters", deciding.exporter)

    def time_marks(self) -> tuple[TimeMarks, ...]:
        """Time marks; where finding them fails there are none."""
        return self._guarded("time_marks", answering.time_marks)

    def promises(self) -> tuple[Promises, ...]:
        """Promises; where finding them fails there are none."""
        return self._guarded("promises", answering.promises)

    def promised(self, picture: Picture) -> pl.DataFrame:
        """All that is promised at a picture, in the columns of `PROMISE_COLUMNS`."""
        import polars as pl

        from veikart.picture.expected import PROMISES_SCHEMA

        tables = (each.find(picture) for each in self.promises())
        return pl.concat([pl.DataFrame(schema=PROMISES_SCHEMA), *tables])

    def stories(self) -> tuple[Story, ...]:
        """Stories; a failing one raises `PluginFailed`. None of a plugin that lacks one of its events."""
        self.events()
        return tuple(
            deciding.story(p, story) for p, story in self.unique(KINDS["stories"]) if not p.lacks_events()
        )

    def settings(self) -> tuple[Settings, ...]:
        """Settings. Loads their models."""
        return self._guarded("settings", deciding.settings)

    def checks(self) -> tuple[Check, ...]:
        """Checks; a failing one finds that it failed."""
        return self._guarded("checks", answering.check)

    def subcommands(self) -> tuple[Subcommand, ...]:
        """Subcommands; a failing one raises `PluginFailed`."""
        return self._guarded("subcommands", deciding.subcommand)

    def wants(self, notification: str) -> bool:
        """Whether any plugin wants to be told of "opened", "appended" or "closing"."""
        return any(f"veikart_{notification}" in p.answers for p in self._plugins if not p.off)

    def notify(self, notification: str, /, **told: Any) -> None:
        """Tells the plugins that want to know, each what it asks for of `told`. Failures are noted."""
        for plugin in self._plugins:
            answer = plugin.answers.get(f"veikart_{notification}")
            if answer is None or plugin.off:
                continue
            given = {name: told[name] for name in arguments_of(answer)}
            failure = plugin.ask(f"notification {notification}", answer, **given)
            if isinstance(failure, Failure):
                plugin.note(failure)

    def _guarded(self, kind: str, guard: Callable[[Member, R], R]) -> tuple[R, ...]:
        return tuple(guard(plugin, record) for plugin, record in self.unique(KINDS[kind]))
