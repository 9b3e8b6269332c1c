"""Asks plugins for what they add, each once, and takes in what is sound."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from inspect import iscoroutine
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

import pluggy

from veikart import hooks
from veikart.plugins.carriers import PREFIX, Answer
from veikart.plugins.core_ids import CORE_IDS
from veikart.plugins.guard import Failure, Refused, kind_of
from veikart.plugins.limits import RECORDS
from veikart.plugins.member import Member, Terms
from veikart.plugins.personal import Sealed, sealed_in, unmarked
from veikart.plugins.records import KINDS, Kind, taken_in
from veikart.text import clean_line

if TYPE_CHECKING:
    from veikart.projections.declaration import Projection


class Asking:
    """The plugins of this run, and what they returned."""

    def __init__(self, core: Mapping[str, Iterable[str]] | None = None, terms: Terms | None = None) -> None:
        """`core`: ids that core uses, by kind, beside those that are known here (`core_ids`). No plugin may
        take them. `terms`: how long a call may take, and what is told of those that take long."""
        self.terms = terms or Terms()
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
            if plugin.off:
                return ()
            records = plugin.call(f"hook {hook}", _records, answer)
            if isinstance(records, Failure):
                plugin.note(records)
                records = ()
            sound = (self._sound(plugin, kind, number, record) for number, record in enumerate(records, 1))
            plugin.returned[kind.name] = [record for record in sound if record is not None]
        return plugin.returned[kind.name]

    @cached_property
    def _sealed(self) -> Sealed:
        """What is personal text in the events that are known, when all plugins are loaded."""
        return sealed_in(record for plugin in self._plugins for record in self.asked(plugin, KINDS["events"]))

    def _sound(self, plugin: Member, kind: Kind, number: int, record: object) -> Any:
        """The record as it is taken in; None where it is not, which has been noted then."""
        named = plugin.call("", _name_of, kind, number, record)
        what = f"{kind.single} {number}" if isinstance(named, Failure) else named
        taken = plugin.call(what, taken_in, kind, record)
        if isinstance(taken, Failure):
            plugin.refuse(what, taken.reason, taken.trace)
            return None
        if kind.name == "projections" and not plugin.found.built_in:
            fault = unmarked(cast("Projection", taken), self._sealed)
            if fault is not None:
                plugin.refuse(what, fault)
                return None
        return taken


def _name_of(kind: Kind, number: int, record: object) -> str:
    return clean_line(f"{kind.single} {getattr(record, kind.identity, number)}"[:80])


def _records(answer: Answer) -> tuple[object, ...]:
    returned = answer()
    if iscoroutine(returned):
        returned.close()
        raise Refused("it is asynchronous; a hook is a plain function")
    if returned is None or isinstance(returned, str | bytes | Mapping) or not isinstance(returned, Iterable):
        raise Refused(f"it returned {kind_of(returned)} where a list of records belongs")
    records = tuple(islice(returned, RECORDS + 1))
    if len(records) > RECORDS:
        raise Refused(f"it returned more than {RECORDS} records")
    return records
