"""Loads plugins one by one, asks each for what it adds, and remembers what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from inspect import iscoroutine
from typing import TYPE_CHECKING, Any, Self, cast

import pluggy

from veikart import hooks
from veikart.plugins import guarded
from veikart.plugins.carriers import PREFIX, Answer, NotAPlugin, register
from veikart.plugins.discovery import Found, given, installed
from veikart.plugins.guard import Failure, call, kind_of
from veikart.plugins.personal import Sealed, sealed_in, unmarked
from veikart.plugins.records import KINDS, Kind, fault_in
from veikart.plugins.status import PluginState, PluginStatus
from veikart.text import clean_line
from veikart_events.declaring import Undeclared

if TYPE_CHECKING:
    from veikart.commands.declaration import Command
    from veikart.contributions.analysis import Analysis
    from veikart.contributions.exporter import Exporter
    from veikart.contributions.view import View
    from veikart.projections.declaration import Projection
    from veikart_events.registry import EventType


@dataclass(slots=True)
class _Plugin:
    """A plugin while the program runs. A part that fails again and again is one failure."""

    found: Found
    state: PluginState
    answers: Mapping[str, Answer] = field(default_factory=dict)
    returned: dict[str, Sequence[Any]] = field(default_factory=dict)
    failures: dict[str, Failure] = field(default_factory=dict)

    def note(self, failure: Failure) -> None:
        self.failures[failure.what] = failure

    def lacks_events(self) -> bool:
        """Whether an event type of this plugin was left out."""
        return any(what.startswith("event ") for what in self.failures)

    def refuse(self, what: str, reason: str) -> None:
        self.note(Failure(self.found.name, what, reason))


class Plugins:
    """The plugins of this run. A broken one is left out, wholly or in part, and the others live."""

    def __init__(self, core: Mapping[str, Iterable[str]] | None = None) -> None:
        """`core`: ids that core uses, by kind ("views" …), beside its topics, commands and projections, which
        are known here. No plugin may take them."""
        self._manager = pluggy.PluginManager(hooks.PROJECT)
        self._manager.add_hookspecs(hooks)
        self._plugins: list[_Plugin] = []
        self._core = {kind: tuple(ids) for kind, ids in (core or {}).items()}
        self._elsewhere: list[Failure] = []

    @classmethod
    def load(
        cls,
        safe: bool = False,
        extra: Iterable[object] = (),
        *,
        core: Mapping[str, Iterable[str]] | None = None,
        discover: Callable[[], Iterable[Found | Failure]] = installed,
    ) -> Self:
        """Imports and registers what is installed, built-in plugins first, then `extra` (modules at hand).

        With `safe` only the built-in plugins and `extra` are loaded. Of a plugin that has events these are
        asked at once: one that does not say what personal data they hold is not loaded. The other hooks are
        called when their answers are needed.
        """
        plugins = cls(core)
        for found in discover():
            if isinstance(found, Failure):
                plugins._elsewhere.append(found)
            elif safe and not found.built_in:
                plugins._plugins.append(_Plugin(found, "switched off"))
            else:
                plugins._add(found)
        for carrier in extra:
            if not plugins._manager.is_registered(carrier):
                plugins._add(given(carrier))
        return plugins

    def events(self) -> tuple[EventType, ...]:
        """Event types of plugins, for the registry."""
        return tuple(record for _, record in self._unique(KINDS["events"]))

    def projections(self) -> tuple[Projection, ...]:
        """Projections of plugins, all of them sound enough to read the ledger with."""
        return tuple(record for _, record in self._unique(KINDS["projections"]))

    def analyses(self) -> tuple[Analysis, ...]:
        """Analyses of plugins; a failing one raises `PluginFailed`."""
        return tuple(guarded.analysis(p.found.name, a, p.note) for p, a in self._unique(KINDS["analyses"]))

    def views(self) -> tuple[View, ...]:
        """Views of plugins, in order; a failing one draws a card that says so."""
        views = [guarded.view(p.found.name, v, p.note) for p, v in self._unique(KINDS["views"])]
        return tuple(sorted(views, key=lambda view: view.order))

    def commands(self) -> tuple[Command, ...]:
        """Commands of plugins; a failing one raises `PluginFailed`.

        A plugin whose events are not all in order gets none: nothing is written that could not be read again.
        """
        self.events()
        return tuple(
            guarded.command(p.found.name, c, p.note)
            for p, c in self._unique(KINDS["commands"])
            if not p.lacks_events()
        )

    def exporters(self) -> tuple[Exporter, ...]:
        """Exporters of plugins; a failing one raises `PluginFailed`."""
        return tuple(guarded.exporter(p.found.name, e, p.note) for p, e in self._unique(KINDS["exporters"]))

    def statuses(self) -> tuple[PluginStatus, ...]:
        """What became of every plugin. Asks each for all it adds, which loads the models of its commands."""
        in_use: dict[str, dict[str, list[str]]] = {}
        for kind in KINDS.values():
            for plugin, record in self._unique(kind):
                if kind.name == "commands" and plugin.lacks_events():
                    plugin.refuse("commands", "left out, because an event of this plugin is")
                    continue
                in_use.setdefault(plugin.found.name, {}).setdefault(kind.name, []).append(kind.id_of(record))
        return (
            *(_status(plugin, in_use.get(plugin.found.name, {})) for plugin in self._plugins),
            *(PluginStatus(f.plugin, "", "failed", "", failures=(f,)) for f in self._elsewhere),
        )

    def _add(self, found: Found) -> None:
        plugin = _Plugin(found, "failed")
        taken = next(
            (p.found for p in self._plugins if p.found.name == found.name and p.state == "loaded"), None
        )
        self._plugins.append(plugin)
        if taken is not None:
            other = taken.distribution or taken.module
            plugin.refuse("name", f"there is a plugin called {found.name} already, from {other}")
            return
        carrier = call(found.name, f"import of {found.module}", found.load)
        if isinstance(carrier, Failure):
            plugin.note(_plain(carrier))
            return
        answers = call(found.name, "hooks", register, self._manager, carrier, found.name)
        if isinstance(answers, Failure):
            plugin.note(_plain(answers))
            return
        plugin.state, plugin.answers = "loaded", answers
        self._ask(plugin, KINDS["events"])
        if plugin.failures:  # what its events hold of people is not known
            plugin.state, plugin.answers = "failed", {}

    def _unique(self, kind: Kind) -> Iterator[tuple[_Plugin, Any]]:
        """What plugins return of a kind, each id once: core's come first, then in the order of loading."""
        owners = dict.fromkeys(self._core.get(kind.name, ()), "veikart itself")
        if kind.name in _CORE_IDS and any(f"{PREFIX}{kind.name}" in p.answers for p in self._plugins):
            owners |= dict.fromkeys(_CORE_IDS[kind.name](), "veikart itself")
        for plugin in self._plugins:
            mine = set[str]()
            for record in self._ask(plugin, kind):
                identity = kind.id_of(record)
                owner = owners.get(identity)
                if owner is None:
                    owners[identity] = plugin.found.name
                    yield plugin, record
                else:
                    whose = "it has one already" if identity in mine else f"{owner} has one already"
                    plugin.refuse(f"{kind.single} {identity}", f"left out, because {whose}")
                mine.add(identity)

    def _ask(self, plugin: _Plugin, kind: Kind) -> Sequence[Any]:
        """The sound records among what a plugin returns; asked once."""
        hook = f"{PREFIX}{kind.name}"
        answer = plugin.answers.get(hook)
        if answer is None:
            return ()
        if kind.name not in plugin.returned:
            records = call(plugin.found.name, f"hook {hook}", _records, answer)
            if isinstance(records, Failure):
                plugin.note(_plain(records))
                records = ()
            plugin.returned[kind.name] = [
                r for n, r in enumerate(records, 1) if self._sound(plugin, kind, n, r)
            ]
        return plugin.returned[kind.name]

    @cached_property
    def _sealed(self) -> Sealed:
        """What is personal text in the events that are known, when all plugins are loaded."""
        return sealed_in(record for plugin in self._plugins for record in self._ask(plugin, KINDS["events"]))

    def _sound(self, plugin: _Plugin, kind: Kind, number: int, record: object) -> bool:
        what = clean_line(f"{kind.single} {getattr(record, kind.identity, number)}"[:80])
        fault = call(plugin.found.name, what, fault_in, kind, record)
        if fault is None and kind.name == "projections":
            fault = unmarked(cast("Projection", record), self._sealed)
        if fault is not None:
            plugin.note(fault if isinstance(fault, Failure) else Failure(plugin.found.name, what, fault))
        return fault is None


class _WrongAnswer(NotAPlugin):
    """A hook returned something that is no sequence."""


def _records(answer: Answer) -> tuple[object, ...]:
    returned = answer()
    if iscoroutine(returned):
        returned.close()
        raise _WrongAnswer("it is asynchronous; a hook is a plain function")
    if returned is None or isinstance(returned, str | bytes | Mapping) or not isinstance(returned, Iterable):
        raise _WrongAnswer(f"it returned {kind_of(returned)} where a list of records belongs")
    return tuple(returned)


def _plain(failure: Failure) -> Failure:
    """Our own verdicts need neither the name of an exception nor a trace."""
    if not isinstance(failure.error, NotAPlugin | Undeclared):
        return failure
    return Failure(failure.plugin, failure.what, str(failure.error))


def _status(plugin: _Plugin, in_use: Mapping[str, Sequence[str]]) -> PluginStatus:
    found = plugin.found
    nothing_left = not in_use and bool(plugin.failures)
    return PluginStatus(
        name=found.name,
        module=found.module,
        state="failed" if plugin.state == "loaded" and nothing_left else plugin.state,
        origin=found.origin,
        distribution=found.distribution,
        version=found.version,
        failures=tuple(plugin.failures.values()),
        contributes={k: tuple(ids) for k, ids in in_use.items()} if plugin.state == "loaded" else {},
    )


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

    return (view.id for view in CORE_VIEWS)


_CORE_IDS: Mapping[str, Callable[[], Iterator[str]]] = {
    "events": _core_topics,
    "commands": _core_commands,
    "projections": _core_projections,
    "views": _core_views,
}
