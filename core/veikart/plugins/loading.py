"""Loads plugins one by one, asks each for what it adds, and remembers what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Self

from veikart.plugins.answers import Answers
from veikart.plugins.carriers import register
from veikart.plugins.discovery import Found, carrier_in, given, installed
from veikart.plugins.fitting import misfit
from veikart.plugins.guard import Failure
from veikart.plugins.member import Member, Terms
from veikart.plugins.records import KINDS
from veikart.plugins.status import PluginStatus


class Plugins(Answers):
    """The plugins of this run. A broken one is left out, wholly or in part, and the others live."""

    def __init__(self, core: Mapping[str, Iterable[str]] | None = None, terms: Terms | None = None) -> None:
        super().__init__(core, terms)
        self._elsewhere: list[Failure] = []

    @classmethod
    def load(
        cls,
        safe: bool = False,
        extra: Iterable[object] = (),
        *,
        core: Mapping[str, Iterable[str]] | None = None,
        discover: Callable[[], Iterable[Found | Failure]] = installed,
        terms: Terms | None = None,
    ) -> Self:
        """Imports and registers what is installed, built-in plugins first, then `extra` (modules at hand).

        With `safe` only the built-in plugins and `extra` are loaded. Others that have events are asked for
        these at once: one that does not say what personal data they hold is not loaded. The other hooks are
        called when their answers are needed.
        """
        plugins = cls(core, terms)
        for found in discover():
            if isinstance(found, Failure):
                plugins._elsewhere.append(found)
            elif safe and not found.built_in:
                plugins._plugins.append(Member(found, "switched off", plugins.terms))
            else:
                plugins._add(found)
        for carrier in extra:
            if not plugins._manager.is_registered(carrier_in(carrier)):
                plugins._add(given(carrier))
        return plugins

    def statuses(self) -> tuple[PluginStatus, ...]:
        """What became of every plugin. Asks each for all it adds, which loads the models of its commands."""
        in_use: dict[str, dict[str, list[str]]] = {}
        for kind in KINDS.values():
            for plugin, record in self.unique(kind):
                if kind.name == "commands" and plugin.lacks_events():
                    plugin.refuse("commands", "left out, because an event of this plugin is")
                    continue
                in_use.setdefault(plugin.found.name, {}).setdefault(kind.name, []).append(kind.id_of(record))
        return (
            *(plugin.status(in_use.get(plugin.found.name, {})) for plugin in self._plugins),
            *(PluginStatus(f.plugin, "", "failed", "", failures=(f,)) for f in self._elsewhere),
        )

    @property
    def versions(self) -> str:
        """The names and versions of those that are loaded."""
        loaded = (plugin.found for plugin in self._plugins if plugin.state == "loaded")
        return ", ".join(f"{found.name} {found.version}" for found in loaded)

    def failures(self) -> tuple[Failure, ...]:
        """What went wrong so far, plugin by plugin; of a part that failed again the last time."""
        return (*(f for plugin in self._plugins for f in plugin.failures.values()), *self._elsewhere)

    def _add(self, found: Found) -> None:
        plugin = Member(found, "failed", self.terms)
        taken = next(
            (p.found for p in self._plugins if p.found.name == found.name and p.state == "loaded"), None
        )
        self._plugins.append(plugin)
        if taken is not None:
            other = taken.distribution or taken.module
            plugin.refuse("name", f"there is a plugin called {found.name} already, from {other}")
            return
        if (unfit := misfit(found)) is not None:
            plugin.refuse("version", unfit)
            return
        carrier = plugin.call(f"import of {found.module}", found.load)
        if isinstance(carrier, Failure):
            plugin.note(carrier)
            return
        answers = plugin.call("hooks", register, self._manager, carrier, found.name)
        if isinstance(answers, Failure):
            plugin.note(answers)
            return
        plugin.state, plugin.answers = "loaded", answers
        if found.built_in:
            return  # what ours hold is proved by a test; asking would load the models at every start
        self.asked(plugin, KINDS["events"])
        if plugin.failures:  # what its events hold of people is not known
            plugin.state, plugin.answers = "failed", {}
