"""The part of a session that tells plugins what happens, on a thread of its own that nobody waits for."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from datetime import date
from queue import SimpleQueue
from types import MappingProxyType
from typing import NamedTuple

from veikart.contributions.workspace import Happened
from veikart.journal import Journal
from veikart.session.ledger import Ledger
from veikart.session.workspace import ToLookAt

_AT_ONCE = 1000  # events; an import of a hundred thousand is told in parts
_PATIENCE = 5.0  # seconds that closing waits for those who are told of it


class News(NamedTuple):
    """What to tell: "opened", "appended" with the first and last position of what is new, or "closing"."""

    what: str
    first: int = 0
    last: int = -1


class Notifying(Ledger):
    """Starts its thread only where a plugin wants to know something."""

    _news: SimpleQueue[News] | None = None
    _teller: threading.Thread | None = None

    def begin_to_tell(self) -> None:
        """Tells that the engagement is open, and from now on of everything else."""
        if any(self.plugins.wants(what) for what in ("opened", "appended", "closing")):
            self._news = SimpleQueue()
            self._teller = threading.Thread(target=self._tell, args=(self._news,), daemon=True)
            self._teller.start()
            self._news.put(News("opened"))

    def took_in(self, first: int, last: int) -> None:
        if self._news is not None:
            self._news.put(News("appended", first, last))

    def end_telling(self) -> None:
        """Tells that the engagement is about to be closed, and waits a few seconds for those who are told."""
        if self._news is not None and self._teller is not None:
            self._news.put(News("closing"))
            self._teller.join(_PATIENCE)
            self._news = None

    def _tell(self, news: SimpleQueue[News]) -> None:
        workspace = ToLookAt(self)
        told = News("")
        while told.what != "closing":
            told = news.get()
            if told.what == "appended" and self.plugins.wants("appended"):
                for happened in happened_between(self.journal, told.first, told.last):
                    self.plugins.notify("appended", workspace=workspace, happened=happened)
            elif told.what != "appended":
                self.plugins.notify(told.what, workspace=workspace)


def happened_between(journal: Journal, first: int, last: int) -> Iterator[tuple[Happened, ...]]:
    """The events from `first` to `last`, in parts."""
    for start in range(first, last + 1, _AT_ONCE):
        stored = journal.at(range(start, min(start + _AT_ONCE, last + 1)))
        documents = ((event, json.loads(event.state)) for event in stored)
        yield tuple(
            Happened(
                event.position,
                event.topic,
                date.fromisoformat(document["eff"]),
                MappingProxyType(document["d"]),  # one for all plugins that are told
            )
            for event, document in documents
        )
