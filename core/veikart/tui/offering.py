"""The part of the main screen that says what can be done with what is under the cursor."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from veikart.blocks import Action, Do, Way
from veikart.tui.blocks import BlocksView
from veikart.tui.map.ways import ways_of
from veikart.tui.map.widget import MapView
from veikart.tui.prompts import ChoiceScreen, Option
from veikart.tui.stage import Stage

Offer = tuple[str, Callable[[], object]]


class Offering(Stage):
    """A menu: why, the views that a row leads to, and commands, filled in by it."""

    async def action_offer(self) -> None:
        await self._offer()

    async def on_blocks_view_offered(self, _: BlocksView.Offered) -> None:
        await self._offer()

    async def on_map_view_offered(self, _: MapView.Offered) -> None:
        await self._offer()

    async def _offer(self) -> None:
        title, offers = await self._offers()
        if not offers:
            self.say("Nothing can be done with this line.")
            return

        def chosen(place: str | None) -> None:
            if place is not None:
                offers[int(place)][1]()

        options = [Option(str(place), words) for place, (words, _) in enumerate(offers)]
        self.app.push_screen(ChoiceScreen(title, options), chosen)

    async def _offers(self) -> tuple[str, list[Offer]]:
        """What is under the cursor, and what can be done with it, the likeliest first."""
        if self.on_map:
            view = self.map_view
            if view.model is None or view.at is None:
                return "", []
            title, ways = ways_of(view.model, view.row, view.column)
            return title, [("Why: formula, inputs, events", self._why), *await self._led(ways)]
        stop = self.blocks_view.cursor
        if stop is None:
            return "", []
        offers = await self._led(() if stop.action is None else (stop.action,))
        if stop.why is not None:
            offers.append(("Why: formula, inputs, events", self._why))
        return stop.name or stop.title, [*offers, *await self._led(stop.actions)]

    def _why(self) -> None:
        self.run_worker(self.run_action("explain"))

    async def _led(self, ways: tuple[Way, ...]) -> list[Offer]:
        """The ways that can be gone here: views that are loaded, commands there are."""
        titles: dict[str, str] = {}
        if any(isinstance(way, Do) for way in ways):
            session = self.desk.session
            found = await self.read(lambda: {command.id: command.title for command in session.commands})
            titles = found or {}
        return list(self._told(ways, titles))

    def _told(self, ways: tuple[Way, ...], titles: dict[str, str]) -> Iterator[Offer]:
        for way in ways:
            if isinstance(way, Action):
                view = next((view for view in self.views if view.id == way.view), None)
                if view is not None:
                    screen = view.screen if view.title == view.screen else f"{view.screen}, {view.title}"
                    yield way.title or f"Go to {screen}", partial(self.follow, way)
            elif way.command in titles:
                words = way.title or titles[way.command]
                yield f"{words} …", partial(self.run_command, way.command, way.params)
