"""What every part of a session rests on: the journal, the facts read from it, and pictures of them."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from veikart.clock import Clock, today
from veikart.errors import NotFound
from veikart.journal import Journal, Proposed, Written
from veikart.journal.keeping.checking import FORGOTTEN
from veikart.journal.stored import Stored
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.plugins import Plugins
from veikart.plugins.errands import at_home
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.facts import Facts
from veikart.text import forget_texts

if TYPE_CHECKING:
    import polars as pl

    from veikart.rules import CoreRulebook, State
    from veikart_events.registry import Registry

Progress = Callable[[str], None]
_PICTURES = 48  # moments kept: two years of fortnights, so that playing twice draws from memory
_ASKED_FOR = 8  # of those that are asked for by others


class Ledger:
    """Base of a session's parts. Safe to use from several threads, one after the other."""

    def __init__(self, journal: Journal, plugins: Plugins, *, clock: Clock, by: str) -> None:
        self.journal = journal
        self.plugins = plugins
        self.by = by
        self.notices: list[str] = []
        """Sentences that the user should read, about where the engagement lies and what became of it."""
        self._clock = clock
        self._lock = threading.RLock()
        self._facts = Facts.empty((*CORE_PROJECTIONS, *plugins.projections()))
        self._pictures: OrderedDict[Moment, Picture] = OrderedDict()
        self._asked_for: OrderedDict[Moment, Picture] = OrderedDict()
        self._deciding: State | None = None
        self._followed: CoreRulebook | None = None

    @property
    def today(self) -> date:
        return today(self._clock)

    @property
    def facts(self) -> Facts:
        return self._facts

    def facts_of(self, scenario: str | None) -> Facts:
        """The facts, and what is supposed in a scenario. Raises `NotFound` where there is none such."""
        if scenario is not None:
            raise NotFound(f"There is no scenario {scenario!r}.")
        return self._facts

    def bodies_of(self, scenario: str | None) -> Callable[[Sequence[int]], list[Stored]]:
        """What reads events by position, those of a scenario too. Raises as `facts_of`."""
        return self.journal.at

    @property
    def name(self) -> str:
        """What the engagement is called."""
        return str(self._facts.tables["engagement"]["name"][0])

    def catch_up(self) -> bool:
        """Takes in what was written since, by us or by others; says whether there was anything."""
        with self._lock:
            head = self.journal.head()
            if head == self._facts.head:
                return False
            if self._facts.head < 0:
                self._facts = self._read(head)
                self.took_in(0, head)
                return True
            facts, news = self._facts, list(self.journal.batches(self._facts.head, head))
            if any(batch.topic == FORGOTTEN for batch in news):
                return self.read_anew()  # what was read before holds a name that is gone
            self._facts = facts.extended(news, head, self._upcast)
            self._forget_pictures()
            self.took_in(facts.head + 1, head)
            return True

    def _read(self, head: int) -> Facts:
        """All facts up to `head`: those that were kept, and what has been written since."""
        before = self.kept() or Facts.empty(self._facts.projections.values())
        if before.head == head:
            return before
        return before.extended(self.journal.batches(before.head, head), head, self._upcast)

    def kept(self) -> Facts | None:
        """Facts that were read earlier, with what is personal by the keys there are now; None: none were."""
        return None

    def took_in(self, first: int, last: int) -> None:
        """Called with the positions of what is new, when it is in the facts."""

    def listen(self, notify: Callable[[], None]) -> Callable[[], None]:
        """Calls `notify` from a thread whenever others may have written, where the engine tells of that.

        Gives the function that stops it.
        """
        return self.journal.engine.listen(notify) or (lambda: None)

    def read_anew(self) -> bool:
        """Reads all there is again, by the keys there are now, and keeps nothing of what was read before."""
        with self._lock:
            self.journal.vault.refresh()
            self._followed = None  # it knows names, too
            forget_texts()
            self._facts = self._read(self.journal.head())
            self._forget_pictures()
            return True

    def _forget_pictures(self) -> None:
        self._pictures.clear()
        self._asked_for.clear()

    def picture(self, moment: Moment | None = None) -> Picture:
        """The picture at `moment`; of today and all that is known when there is none."""
        moment = moment or Moment(self.today)
        with self._lock:
            picture = self._pictures.get(moment) or self._picture_of(moment)
            _keep(self._pictures, moment, picture, _PICTURES)
            return picture

    def _beside(self, moment: Moment) -> Picture:
        """The picture at a moment that another picture asks for. What is compared with is asked for by every
        picture on the way; these are kept apart, so that a line through many moments drives none of those out
        that were looked at."""
        with self._lock:
            picture = self._pictures.get(moment) or self._asked_for.get(moment) or self._picture_of(moment)
            _keep(self._asked_for, moment, picture, _ASKED_FOR)
            return picture

    def _picture_of(self, moment: Moment) -> Picture:
        return Picture(
            self.facts_of(moment.scenario),
            moment,
            self.today,
            at_home(self.bodies_of(moment.scenario)),
            self.plugins.tellers,
            elsewhere=at_home(self._beside),
            promised=at_home(self.plugins.promised),
            counts=self.counts,
        )

    def counts(self, facts: Facts, moment: Moment, by: tuple[str, ...]) -> pl.DataFrame | None:
        """What was counted of the facts at the moment before; None: nothing was."""
        return None

    def write(
        self, decide: Callable[[], Sequence[Proposed]] | Sequence[Proposed], *, command: str | None = None
    ) -> Written | None:
        """Writes the events of one command, all or none, and takes them in."""
        with self._lock:
            self.catch_up()  # another program may have started a workshop
            decided = partial(self._decided, decide) if callable(decide) else decide
            written = self.journal.write(
                decided, self._rulebook, by=self.by, session=self._open_workshop(), command=command
            )
            self.catch_up()
            return written

    def state(self) -> State:
        """Who and what there is at the end of the journal, by id, name and reference."""
        with self._lock:
            if self._deciding is not None:  # within a turn nothing is new
                return self._deciding
            self.journal.follow(self._rulebook)
            return self._rulebook.state

    def _decided(self, decide: Callable[[], Sequence[Proposed]]) -> Sequence[Proposed]:
        self._deciding = self._rulebook.state
        try:
            return decide()
        finally:
            self._deciding = None

    @cached_property
    def _registry(self) -> Registry:
        from veikart_events.vocabulary import core_registry

        registry = core_registry()
        for event_type in self.plugins.events():
            registry.add(event_type)
        return registry

    @property
    def _rulebook(self) -> CoreRulebook:
        """What judges a write, as far as it has followed the journal."""
        if self._followed is None:
            self._followed = self._new_rulebook()
        return self._followed

    def _new_rulebook(self) -> CoreRulebook:
        from veikart.rules import CoreRulebook

        return CoreRulebook(self._registry)

    def _upcast(self, topic: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
        return self._registry.upcast(topic, version, body)

    def _open_workshop(self) -> str | None:
        running = self.picture().workshops
        open_ones = running.filter(running["ended"].is_null())["workshop"]
        return open_ones[-1] if open_ones.len() else None


def _keep(pictures: OrderedDict[Moment, Picture], moment: Moment, picture: Picture, most: int) -> None:
    """Keeps a picture as the latest of the `most` that are kept."""
    pictures[moment] = picture
    pictures.move_to_end(moment)
    if len(pictures) > most:
        pictures.popitem(last=False)
