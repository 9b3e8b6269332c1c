"""The part of a session that says what there is to see and to do: of core, and of plugins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from veikart.beside import called
from veikart.comparing import compared
from veikart.contributions.view import Selection, View
from veikart.errors import NotFound
from veikart.explaining import why_cell
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.plugins.core_ids import PLUGINS
from veikart.plugins.page import plugin_blocks
from veikart.session.branching import Branching
from veikart.session.lasting import Lasting
from veikart.standard import CORE_VIEWS, PROMISED, marked, threaded
from veikart.standard.cards import with_cards
from veikart.telling import tell, when_and_who
from veikart.timeline import Timeline, timeline

if TYPE_CHECKING:
    from veikart.blocks import Blocks, Why
    from veikart.commands.declaration import Command
    from veikart.contributions.check import Check
    from veikart.contributions.finder import Finder, Hit
    from veikart.contributions.screen import Screen
    from veikart.contributions.settings import Settings
    from veikart.plugins import Plugins


class Offering(Branching):
    """What core brings comes first, everywhere."""

    @cached_property
    def views(self) -> tuple[View, ...]:
        """All views, those of core first; Overview with the cards of plugins."""
        mine = (with_cards(CORE_VIEWS[0], self.plugins.overview_cards()), *CORE_VIEWS[1:])
        brought = self.plugins.views()
        more = (self._of_scenarios, marked(self.plugins.time_marks()), threaded(self.checks))
        return (*mine, *more, *((PROMISED,) if self.plugins.promises() else ()), *brought, self._of_plugins)

    @property
    def _of_scenarios(self) -> View:
        def draw(picture: Picture, selection: Selection) -> Blocks:
            from veikart.standard.scenarios import draw

            return draw(picture, self.scenarios())

        return View("scenarios", "Scenarios", draw, "Overview", 80, "What is supposed, and what it changes")

    @property
    def _of_plugins(self) -> View:
        def draw(picture: Picture, selection: Selection) -> Blocks:
            return plugin_blocks(self.plugins.statuses(), self.unknown_topics())

        return View(PLUGINS, "Plugins", draw, "Plugins", 10, "What is loaded, what it adds, what went wrong")

    @cached_property
    def screens(self) -> tuple[Screen, ...]:
        """The screens that plugins declare, in their order."""
        return self.plugins.screens()

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """All checks, those of core first."""
        from veikart.standard.checks import CORE_CHECKS

        return (*CORE_CHECKS, *self.plugins.checks())

    def unknown_topics(self) -> Mapping[str, int]:
        """Topic → number of events, of those that belong to plugins that are not here."""
        counts = self._facts.topics.items()
        return {topic: count for topic, count in counts if topic not in self._registry}

    @cached_property
    def finders(self) -> tuple[Finder, ...]:
        """What plugins let the palette search."""
        return self.plugins.finders()

    def found(self, words: str) -> list[Hit]:
        """What the finders find in the picture of today, the best first."""
        typed = words.strip()
        asked = [finder for finder in self.finders if len(typed) >= finder.least]
        hits = [hit for finder in asked for hit in finder.find(self.picture(), typed)]
        return sorted(hits, key=lambda hit: -hit.score)

    @cached_property
    def settings(self) -> tuple[Settings, ...]:
        """All settings, those of core first. Loads their models."""
        return settings_with(self.plugins)

    def view(self, identity: str) -> View:
        """The view with this id. Raises `NotFound` with the ids there are."""
        for view in self.views:
            if view.id == identity:
                return view
        known = ", ".join(view.id for view in self.views)
        raise NotFound(f"There is no view {identity!r}. There are: {known}.")

    def blocks(self, view: str, moment: Moment | None = None, selection: Selection | None = None) -> Blocks:
        """What the view draws at the moment, and where the selection says so, what has changed since another.

        Raises `NotFound` for a view or a scenario that is not there.
        """
        found, picture, selection = self.view(view), self.picture(moment), selection or Selection()
        if selection.compare is None or found.compares:
            return found.draw(picture, selection)
        alone = replace(selection, compare=None)
        then = self.picture(selection.compare)
        before = self.lasting.of(then, (found.id, alone), lambda: found.draw(then, alone))
        return compared(found.draw(picture, alone), before, called(then.moment, picture.moment))

    @cached_property
    def lasting(self) -> Lasting:
        """What was drawn last of each moment that is compared with."""
        return Lasting()

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """All commands, those of core first. Loads their parameter models."""
        return commands_with(self.plugins)

    def command(self, identity: str) -> Command:
        """The command with this id. Raises `NotFound` with the ids there are."""
        return command_called(identity, self.commands)

    def why_cell(self, picture: Picture, person: str, skill: str) -> Why:
        """What is behind one cell of the map."""
        return why_cell(picture, person, skill)

    def told(self, picture: Picture, positions: Sequence[int]) -> list[tuple[int, str, str]]:
        """Position, what happened, and when by whom, for events of the journal; the newest first."""
        events = picture.bodies(positions)
        return [(e.position, tell(picture, e), when_and_who(e)) for e in reversed(events)]

    def timeline(self) -> Timeline:
        """What the time bar shows, with the marks of plugins by all that is known."""
        known = self.picture(Moment(date.max))
        more = [mark for marks in self.plugins.time_marks() for mark in marks.find(known)]
        return timeline(self._facts, self.today, more, self.picture().promises)


def settings_with(plugins: Plugins) -> tuple[Settings, ...]:
    """All settings there are with these plugins, those of core first. Loads their models."""
    from veikart.standard.settings import CORE_SETTINGS

    return (*CORE_SETTINGS, *plugins.settings())


def commands_with(plugins: Plugins) -> tuple[Command, ...]:
    """All commands there are with these plugins, those of core first. Loads their parameter models."""
    from veikart.commands.catalogue import CORE_COMMANDS
    from veikart.commands.settings import command_of

    settings = (command_of(each.model) for each in settings_with(plugins))
    return (*CORE_COMMANDS, *settings, *plugins.commands())


def command_called(identity: str, commands: Sequence[Command]) -> Command:
    """The command with this id. Raises `NotFound` with the ids there are."""
    for command in commands:
        if command.id == identity:
            return command
    raise NotFound(f"There is no command {identity!r}. There are: {', '.join(each.id for each in commands)}.")
