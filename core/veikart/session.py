"""An opened engagement: the one place where journal, facts, commands, views and plugins meet."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from veikart.clock import Clock, system_clock, today
from veikart.contributions.view import Selection, View
from veikart.errors import BadInput, NotFound
from veikart.explaining import why_cell
from veikart.history import last_redoable, last_undoable, revert
from veikart.journal import Journal, Proposed, Written
from veikart.journal.keeping.checking import FORGOTTEN
from veikart.journal.site.address import Address
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.plugins import Plugins
from veikart.projections.core import CORE_PROJECTIONS
from veikart.projections.facts import Facts
from veikart.standard import CORE_VIEWS
from veikart.telling import tell, when_and_who
from veikart.text import forget_texts
from veikart.timeline import Timeline, timeline

if TYPE_CHECKING:
    from veikart.blocks import Blocks, Why
    from veikart.commands.declaration import Command
    from veikart.rules import CoreRulebook, State
    from veikart_events.registry import Registry

Progress = Callable[[str], None]
_PICTURES = 48  # moments kept: two years of fortnights, so that playing twice draws from memory


class Session:
    """One engagement, open for reading and writing. Safe to use from several threads, one after the other."""

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

    @classmethod
    def open(
        cls,
        where: str | Path | Address,
        *,
        clock: Clock = system_clock,
        by: str = "consultant",
        safe: bool = False,
        plugins: Plugins | None = None,
        passphrase: str | None = None,
        pseudonyms: bool = False,
        progress: Progress = lambda words: None,
    ) -> Self:
        """Opens the engagement at `where`, verifies what is new in it, and reads it in.

        With `pseudonyms` people bear fictional names. Raises the errors of `Journal`, and `DamagedJournal`
        where the history is not as it was written.
        """
        progress("Opening the engagement")
        journal = Journal(where, clock, passphrase=passphrase)
        try:
            journal.vault.pseudonyms = pseudonyms
            session = cls(journal, plugins or Plugins.load(safe), clock=clock, by=by)
            progress(f"Verifying {journal.head() + 1} events")
            session.notices += [*_surroundings(journal.address), *journal.verify_news()]
            session.keep_forgotten()
            progress(f"Reading {journal.head() + 1} events")
            session.catch_up()
        except BaseException:
            journal.close()
            raise
        progress("Ready")
        return session

    def close(self) -> None:
        self.journal.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def today(self) -> date:
        return today(self._clock)

    @property
    def facts(self) -> Facts:
        return self._facts

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
            facts, news = self._facts, list(self.journal.batches(self._facts.head, head))
            if facts.head >= 0 and any(batch.topic == FORGOTTEN for batch in news):
                return self.read_anew()  # what was read before holds a name that is gone
            self._facts = facts.extended(news, head, self._upcast)
            self._pictures.clear()
            return True

    def listen(self, notify: Callable[[], None]) -> Callable[[], None]:
        """Calls `notify` from a thread whenever others may have written, where the engine tells of that.

        Gives the function that stops it.
        """
        return self.journal.engine.listen(notify) or (lambda: None)

    def read_anew(self) -> bool:
        """Reads all there is again, by the keys there are now, and keeps nothing of what was read before."""
        with self._lock:
            self.journal.vault.refresh()
            if "_rulebook" in vars(self):
                del self._rulebook  # it knows names, too
            forget_texts()
            head, nothing = self.journal.head(), Facts.empty(self._facts.projections.values())
            self._facts = nothing.extended(self.journal.batches(-1, head), head, self._upcast)
            self._pictures.clear()
            return True

    def forgotten(self) -> int:
        """How many people have been forgotten."""
        return int((self._facts.journal["topic"] == FORGOTTEN).sum())

    @property
    def pseudonyms(self) -> bool:
        """Whether people bear fictional names."""
        return self.journal.vault.pseudonyms

    def use_pseudonyms(self, on: bool) -> None:
        """Shows people under fictional names, always the same for one person, or under their own again."""
        with self._lock:
            self.journal.vault.pseudonyms = on
            self.read_anew()

    def forget(self, person: str, texts: Sequence[str] = ()) -> Written | None:
        """Destroys the key to all that is sealed about a person, and of `texts` (ids of decisions), for ever.

        Raises `RuleBroken` when there is no such person, or they are forgotten already.
        """
        from veikart.rules.forgetting import day_of_forgetting
        from veikart_events.vocabulary.organisation import PersonForgotten

        def decide() -> Sequence[Proposed]:
            day = day_of_forgetting(self._rulebook.state, person, self.today)
            return [Proposed(PersonForgotten(person=person, texts=tuple(texts)), day)]

        return self.write(decide)

    def keep_forgotten(self) -> None:
        """Forgets again whoever was forgotten before a backup was restored. Loads the rules only then."""
        there = self.journal.subjects()
        back = [erasure for erasure in self.journal.erasures.all() if not there.isdisjoint(erasure.subjects)]
        if back:
            self.state()  # a turn: where keys lie apart, it lets go of those that the events say are gone
            there = self.journal.subjects()
        for erasure in back:
            if not there.isdisjoint(erasure.subjects):
                self.forget(erasure.person, [text for text in erasure.texts if text in there])
                self.notices.append(
                    "Somebody who had been forgotten was in this engagement again, as in an old backup. They "
                    "are forgotten again."
                )

    def picture(self, moment: Moment | None = None) -> Picture:
        """The picture at `moment`; of today and all that is known when there is none."""
        moment = moment or Moment(self.today)
        with self._lock:
            picture = self._pictures.get(moment)
            if picture is None:
                picture = Picture(self._facts, moment, self.today, self.journal.at)
                self._pictures[moment] = picture
                if len(self._pictures) > _PICTURES:
                    self._pictures.popitem(last=False)
            return picture

    @cached_property
    def views(self) -> tuple[View, ...]:
        """All views, those of core first."""
        return (*CORE_VIEWS, *self.plugins.views())

    def view(self, identity: str) -> View:
        """The view with this id. Raises `NotFound` with the ids there are."""
        for view in self.views:
            if view.id == identity:
                return view
        known = ", ".join(view.id for view in self.views)
        raise NotFound(f"There is no view {identity!r}. There are: {known}.")

    def blocks(self, view: str, moment: Moment | None = None, selection: Selection | None = None) -> Blocks:
        """What the view draws at the moment."""
        return self.view(view).draw(self.picture(moment), selection or Selection())

    def do(self, command: str, /, **params: Any) -> Written | None:
        """Runs a command. Raises `RuleBroken` when it is refused, `BadInput` when parameters do not fit."""
        from pydantic import ValidationError

        found = self._command(command)
        try:
            given = found.params.model_validate(params)
            return self.write(lambda: found.propose(given, self._setting()))
        except ValidationError as error:  # of the parameters, or of the event they lead to
            first = error.errors()[0]
            where = ".".join(str(part) for part in first["loc"])
            takes = ", ".join(found.params.model_fields) or "nothing"
            raise BadInput(f"{found.title}: {where}: {first['msg']}. It takes: {takes}.") from None

    def write(
        self, decide: Callable[[], Sequence[Proposed]] | Sequence[Proposed], *, command: str | None = None
    ) -> Written | None:
        """Writes the events of one command, all or none, and takes them in."""
        with self._lock:
            self.catch_up()  # another program may have started a workshop
            written = self.journal.write(
                decide, self._rulebook, by=self.by, session=self._open_workshop(), command=command
            )
            self.catch_up()
            return written

    def undo(self) -> str:
        """Takes back the last command that still holds; says in words what it was."""
        return self._take_back("Undone", lambda: last_undoable(self.journal, self._rulebook.state))

    def redo(self) -> str:
        """Takes back the last undo."""
        return self._take_back("Redone", lambda: last_redoable(self.journal, self._rulebook.state))

    def _take_back(self, done: str, find: Callable[[], tuple[int, int]]) -> str:
        spans: list[tuple[int, int]] = []

        def decide() -> Sequence[Proposed]:
            spans.append(find())
            return [revert(self.journal, *spans[-1])]

        self.write(decide)
        first, last = spans[-1]
        words = tell(self.picture(), self.journal.at([first])[0])
        more = f" and {last - first} more" if last > first else ""
        return f"{done}: {words.removeprefix('Undone: ')}{more}"

    def state(self) -> State:
        """Who and what there is at the end of the journal, by id, name and reference."""
        with self._lock:
            self.journal.follow(self._rulebook)
            return self._rulebook.state

    def why_cell(self, picture: Picture, person: str, skill: str) -> Why:
        """What is behind one cell of the map."""
        return why_cell(picture, person, skill)

    def told(self, picture: Picture, positions: Sequence[int]) -> list[tuple[int, str, str]]:
        """Position, what happened, and when by whom, for events of the journal; the newest first."""
        events = self.journal.at(positions)
        return [(e.position, tell(picture, e), when_and_who(e)) for e in reversed(events)]

    def timeline(self) -> Timeline:
        """What the time bar shows."""
        return timeline(self._facts, self.today)

    @cached_property
    def commands(self) -> tuple[Command, ...]:
        """All commands, those of core first. Loads their parameter models."""
        from veikart.commands.catalogue import CORE_COMMANDS

        return (*CORE_COMMANDS, *self.plugins.commands())

    def _command(self, identity: str) -> Command:
        for command in self.commands:
            if command.id == identity:
                return command
        known = ", ".join(command.id for command in self.commands)
        raise NotFound(f"There is no command {identity!r}. There are: {known}.")

    @cached_property
    def _registry(self) -> Registry:
        from veikart_events.vocabulary import core_registry

        registry = core_registry()
        for event_type in self.plugins.events():
            registry.add(event_type)
        return registry

    @cached_property
    def _rulebook(self) -> CoreRulebook:
        from veikart.rules import CoreRulebook

        return CoreRulebook(self._registry)

    def _setting(self) -> Any:
        from veikart.commands.declaration import Setting
        from veikart_events.ids import new_id

        return Setting(self._rulebook.state, self.today, new_id)

    def _upcast(self, topic: str, version: int, body: dict[str, Any]) -> dict[str, Any]:
        return self._registry.upcast(topic, version, body)

    def _open_workshop(self) -> str | None:
        running = self.picture().workshops
        open_ones = running.filter(running["ended"].is_null())["workshop"]
        return open_ones[-1] if open_ones.len() else None


def _surroundings(address: Address) -> list[str]:
    if address.file is None:
        return []
    from veikart.journal.site.presence import open_elsewhere
    from veikart.journal.site.surroundings import warnings_about

    return [*warnings_about(address.file), *open_elsewhere(address.file)]
