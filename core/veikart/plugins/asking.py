"""Asks plugins for what they add, each once, and takes in what is sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from inspect import iscoroutine
from typing import TYPE_CHECKING, Any, cast

import pluggy

from veikart import hooks
from veikart.plugins.carriers import PREFIX, Answer, NotAPlugin
from veikart.plugins.core_ids import CORE_IDS
from veikart.plugins.guard import Failure, call, kind_of
from veikart.plugins.member import Member
from veikart.plugins.personal import Sealed, sealed_in, unmarked
from veikart.plugins.records import KINDS, Kind, fault_in
from veikart.text import clean_line
from veikart_events.declaring import Undeclared

if TYPE_CHECKING:
    from veikart.projections.declaration import Projection


class Asking:
    """The plugins of this run, and what they returned."""

    def __init__(self, core: Mapping[str, Iterable[str]] | None = None) -> None:
        """`core`: ids that core uses, by kind, beside those that are known here (`core_ids`). No plugin may
        take them."""
        self._manager = pluggy.PluginManager(hooks.PROJECT)
        self._manager.add_hookspecs(hooks)
        self._plugins: list[Member] = []
        self._core = {kind: tuple(ids) for kind, ids in (core or {}).items()}

    def unique(self, kind: Kind) -> Iterator[tuple[Member, Any]]:
        """What plugins return of a kind, each id once: core's come first, then in the order of loading."""
        owners = dict.fromkeys(self._core.get(kind.name, ()), "veikart itself")
        if kind.name in CORE_IDS and any(f"{PREFIX}{kind.name}" in p.answers for p in self._plugins):
            owners |= dict.fromkeys(CORE_IDS[kind.name](), "veikart itself")
        for plugin in self._plugins:
            mine = set[str]()
            for record in self.asked(plugin, kind):
                identity = kind.id_of(record)
                owner = owners.get(identity)
                if owner is None:
                    owners[identity] = plugin.found.name
                    yield plugin, record
                else:
                    whose = "it has one already" if identity in mine else f"{owner} has one already"
                    plugin.refuse(f"{kind.single} {identity}", f"left out, because {whose}")
                mine.add(identity)

    def asked(self, plugin: Member, kind: Kind) -> Sequence[Any]:
        """The sound records among what a plugin returns; asked once."""
        hook = f"{PREFIX}{kind.name}"
        answer = plugin.answers.get(hook)
        if answer is None:
            return ()
        if kind.name not in plugin.returned:
            records = call(plugin.found.name, f"hook {hook}", _records, answer)
            if isinstance(records, Failure):
                plugin.note(plain(records))
                records = ()
            plugin.returned[kind.name] = [
                r for n, r in enumerate(records, 1) if self._sound(plugin, kind, n, r)
            ]
        return plugin.returned[kind.name]

    @cached_property
    def _sealed(self) -> Sealed:
        """What is personal text in the events that are known, when all plugins are loaded."""
        return sealed_in(record for plugin in self._plugins for record in self.asked(plugin, KINDS["events"]))

    def _sound(self, plugin: Member, kind: Kind, number: int, record: object) -> bool:
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


def plain(failure: Failure) -> Failure:
    """Our own verdicts need neither the name of an exception nor a trace."""
    if not isinstance(failure.error, NotAPlugin | Undeclared):
        return failure
    return Failure(failure.plugin, failure.what, str(failure.error))
