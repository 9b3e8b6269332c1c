"""What the command palette finds: screens, commands, people, skills, units, goals and dates."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text
from textual.command import DiscoveryHit, Hit, Hits, Provider

from veikart.blocks import Do
from veikart.moment import Moment, day_in_words
from veikart.text import fold, shown
from veikart.tui.baselines import baselines
from veikart.tui.commanding import askable
from veikart.tui.sayings import Saying, saying_in
from veikart.tui.standing import Entry

if TYPE_CHECKING:
    from veikart.blocks import Action
    from veikart.contributions.finder import Hit as Found
    from veikart.session import Session
    from veikart.tui.screen import MainScreen

_MOST = 40
"""Hits of one kind; more than anybody reads, and few enough to draw at every letter."""
_PATIENCE = 1.0  # seconds


class _Offer(NamedTuple):
    """Something to do or a place to go to; `now`: whether it can be done now."""

    title: str
    more: str
    run: Callable[[], object]
    now: bool = True


class Finder(Provider):
    """Finds by folded text: every word typed has to stand somewhere in the name ("ase" finds Åse)."""

    _refusals: Mapping[str, str] = MappingProxyType({})
    """Id → why a command cannot be run now, of those of whom that is known."""

    async def startup(self) -> None:
        """Asks which commands can be run now; without an answer within a second all are offered."""
        main = self._main
        session = main.desk.session
        with suppress(TimeoutError):
            async with asyncio.timeout(_PATIENCE):
                self._refusals = await main.read(lambda: refusals(session)) or {}

    async def discover(self) -> Hits:
        for offer in self._offers():
            yield DiscoveryHit(_told(offer.title, offer.more, offer.now), offer.run, text=offer.title)

    async def search(self, query: str) -> Hits:
        if (said := saying_in(query, self._main.standing.today)) is not None:
            for score, title, more, run in self._moments(query, said):
                yield _hit(score, title, more, run)
        words = fold(query).split()
        for offer in (*self._offers(), *self._baselines()):
            if score := _score(words, fold(offer.title)):
                yield _hit(score * 0.9, offer.title, offer.more, offer.run, now=offer.now)
        found = [(score, e) for e in self._main.standing.entries if (score := _score(words, e.folded))]
        for score, entry in sorted(found, key=lambda each: -each[0])[:_MOST]:
            more = f"{entry.kind}, {entry.more}" if entry.more else entry.kind
            yield _hit(score, entry.name, more, partial(self._open, entry))
        for hit in await self._brought(query):
            yield _hit(min(1.0, max(0.0, hit.score)), hit.title, hit.more, partial(self._lead, hit.leads))

    def _moments(self, query: str, said: Saying) -> Iterator[tuple[float, str, str, Callable[[], object]]]:
        """What can be done with a moment that was typed: a mere day is meant for either clock."""
        main, day, known = self._main, said.true_on, said.known_on
        if said.compare:
            told = Moment(day or main.here.true_on, known).in_words()
            yield 1.0, f"Compare with {told}", "on every screen", partial(main.compare_with_typed, query)
        elif known is not None:
            title = f"As known on {day_in_words(known)}"
            if day is not None:
                title = f"Go to {day_in_words(day)} {title[0].lower()}{title[1:]}"
            yield 1.0, title, "both clocks" if day else "what was known", partial(self._stand_at, day, known)
        elif day is not None:
            yield 1.0, f"Go to {day_in_words(day)}", "on the time bar", partial(main.travel_to, self._at(day))
            if day < main.standing.today:
                told = f"As known on {day_in_words(day)}"
                yield 0.98, told, "what was known, of the day in front", partial(self._stand_at, None, day)
            yield (
                0.96,
                f"Compare with {day_in_words(day)}",
                "on every screen",
                partial(main.compare_with_typed, query),
            )

    def _stand_at(self, day: date | None, known: date) -> None:
        """Puts both clocks; the known one comes last, so that it stays where it is put."""
        if day is not None:
            self._main.travel_to(self._at(day))
        self._main.know_by(known)

    async def _brought(self, query: str) -> list[Found]:
        """What the finders of plugins find, best first; asked only where there are any."""
        session = self._main.desk.session
        if not session.finders:
            return []
        return (await self._main.read(lambda: session.found(query)) or [])[:_MOST]

    def _lead(self, leads: Action | Do) -> None:
        if isinstance(leads, Do):
            self._main.run_command(leads.command, leads.params)
        else:
            self._main.follow(leads)

    @property
    def _main(self) -> MainScreen:
        from veikart.tui.screen import MainScreen

        assert isinstance(self.screen, MainScreen)
        return self.screen

    def _at(self, day: date) -> date:
        return self._main.standing.time.clamped(day)

    def _offers(self) -> Iterator[_Offer]:
        main = self._main
        for screen in main.screens:
            for place, view in enumerate(main.pages_of(screen)):
                title = screen if view.title == screen else f"{screen}: {view.title}"
                yield _Offer(f"Go to {title}", view.summary, partial(main.go, screen, place))
        for key in main.keymap.keys:
            if key.palette and (not key.on or main.place.screen in key.on):
                yield _Offer(key.title, key.shown, partial(main.run_action, key.action))
        yield _Offer("Compare with a date or a mark …", main.key_for("compare"), main.action_baseline)
        if main.baseline is not None:
            yield _Offer("End comparing", main.key_for("compare"), partial(main.compare_with, None))
        for scenario in main.standing.scenarios:
            opening = partial(main.open_scenario, scenario.id)
            yield _Offer(f"Open the scenario “{scenario.name}”", "not real", opening)
        for command in main.desk.session.commands:
            if (not command.on or main.place.screen in command.on) and askable(command):
                refusal = self._refusals.get(command.id, "")
                more = refusal or main.key_for(command.id) or command.summary
                yield _Offer(command.title, more, partial(main.run_command, command.id), not refusal)

    def _baselines(self) -> Iterator[_Offer]:
        """Every moment to compare with by name: too many to be listed where nothing has been typed yet."""
        main = self._main
        for each in baselines(main.standing.time, main.here, linked=main.linked):
            title = f"Compare with {each.title[0].lower()}{each.title[1:]}"
            yield _Offer(title, "on every screen", partial(main.compare_with, each.moment))

    def _open(self, entry: Entry) -> None:
        main = self._main
        if entry.kind == "person":
            main.find_on_map(row=entry.id)
        elif entry.kind == "skill":
            main.find_on_map(column=entry.id)
        elif entry.kind == "role":
            main.show_roles(entry.id)
        else:
            main.narrow_to(entry.kind, entry.id)


def _score(words: list[str], folded: str) -> float:
    """0 where a word is missing; higher the more of the name is covered and the nearer to its beginning."""
    if not words or not all(word in folded for word in words):
        return 0.0
    begins = 0.6 if folded.startswith(words[0]) else 0.45 if f" {words[0]}" in folded else 0.2
    return begins + 0.35 * min(1.0, sum(map(len, words)) / max(1, len(folded)))


def _told(title: str, more: str, now: bool) -> Text:
    told = (shown(title), "" if now else "dim")
    return Text.assemble(told, ("   " + shown(more) if more else "", "dim"))


def _hit(score: float, title: str, more: str, run: Callable[[], object], *, now: bool = True) -> Hit:
    return Hit(score, _told(title, more, now), run, text=shown(title))


def refusals(session: Session) -> dict[str, str]:
    """Id → why a command cannot be run now. Asks the picture: not for the event loop."""
    setting = session.setting()
    asked = (command for command in session.commands if command.available is not None)
    return {command.id: why for command in asked if (why := command.refuse_now(setting))}
