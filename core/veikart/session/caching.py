"""The part of a session that keeps what was read on this machine, on a thread that nobody waits for."""

from __future__ import annotations

import threading
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple

from veikart.cache.form import Sealed
from veikart.cache.manifest import Anchor
from veikart.cache.store import Store
from veikart.projections.facts import Facts
from veikart.session.ledger import Ledger

_WORTH = 20_000  # events; fewer are read from the journal in a tenth of a second
_ENOUGH = 2_000  # events that are new
_PATIENCE = 30.0  # seconds that closing waits for a cache that is being written; ten million events take four


class _Snapshot(NamedTuple):
    facts: Facts
    anchors: tuple[Anchor, ...]


class Caching(Ledger):
    """Facts are taken from the cache where it can be relied on. It is written again when enough is new."""

    worth = _WORTH
    """Number of events from which on a cache is kept."""
    enough = _ENOUGH
    """Number of new events after which it is brought up to date."""
    _due: _Snapshot | None = None
    _keeper: threading.Thread | None = None

    @cached_property
    def cache(self) -> Store:
        """The cache of this engagement, as core and the plugins that are here read it."""
        return Store(self.journal, self._facts.projections.values(), self.plugins.versions)

    def kept(self) -> Facts | None:
        if self.journal.head() + 1 < self.worth:
            return None
        return self.cache.facts(self._upcast)

    def took_in(self, first: int, last: int) -> None:
        super().took_in(first, last)
        self.keep()

    def keep(self) -> None:
        """Sees to it that the cache is written, should enough be new. Comes back at once."""
        with self._lock:
            facts = self._facts
            if facts.head + 1 < self.worth or facts.head - self.cache.head < self.enough:
                return
            if self.plugins.failures():
                return  # one that could not bring its events up to date has left them out
            try:
                self._due = _Snapshot(facts, self.cache.anchors(facts.head))
            except Exception:  # damaged, out of reach, or closed: whoever reads or writes next hears of it
                return
            if self._keeper is None:
                self._keeper = threading.Thread(target=self._write_cache, daemon=True)
                self._keeper.start()

    def keep_now(self, facts: Facts) -> bool:
        """Writes the cache up to these facts, in this thread; says whether it goes that far.

        Raises what `Store.keep` raises.
        """
        with self._lock:
            if facts is not self._facts or self.plugins.failures():
                return False
            anchors = self.cache.anchors(facts.head)
        if self.cache.head < facts.head:
            self.cache.keep(facts, anchors, self._sealed)
        return self.cache.head >= facts.head

    def end_keeping(self) -> None:
        """Has what is new written, and waits for it, but not for long."""
        self.keep()
        keeper = self._keeper
        if keeper is not None:
            keeper.join(_PATIENCE)

    def _write_cache(self) -> None:
        while (snapshot := self._next()) is not None:
            with suppress(Exception):  # a full disk, say: without a cache everything is there, only later
                self.cache.keep(snapshot.facts, snapshot.anchors, self._sealed)

    def _next(self) -> _Snapshot | None:
        with self._lock:
            snapshot, self._due = self._due, None
            if snapshot is None:
                self._keeper = None
            return snapshot

    @property
    def _sealed(self) -> Sealed:
        from veikart_events.privacy import personal_fields

        return {each.topic: frozenset(personal_fields(each.model)) for each in self._registry}
