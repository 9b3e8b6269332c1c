"""The terminal app on an engagement, driven by keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

from veikart.errors import NotFound
from veikart.plugins import Plugins, Terms
from veikart.session import Session

if TYPE_CHECKING:
    from veikart.testing.engagement import Engagement
    from veikart.tui.app import VeikartApp


class Pilot:
    """Presses keys and looks at the screen. Everything is awaited: when it returns, the screen is drawn."""

    def __init__(self, app: VeikartApp, driver: Any) -> None:
        self._app = app
        self._driver = driver

    async def press(self, *keys: str) -> None:
        """Presses keys one after the other, as Textual names them: "f5", "enter", "shift+tab", "comma"."""
        for key in keys:
            await self._driver.press(key)
            await self.settled()

    async def type(self, text: str) -> None:
        """Types a text, letter by letter, and waits once it is there."""
        await self._driver.press(*(_KEYS.get(letter, letter) for letter in text))
        await self.settled()

    async def go(self, screen: str) -> None:
        """Brings a screen to the front by its title. Raises `NotFound` with those there are."""
        from veikart.tui.screen import MainScreen

        main = self._app.screen
        assert isinstance(main, MainScreen), "close the window in front first: press escape"
        if screen not in main.screens:
            raise NotFound(f"There is no screen {screen!r}. There are: {', '.join(main.screens)}.")
        main.go(screen)
        await self.settled()

    async def palette(self, words: str) -> None:
        """Types words into the palette and takes the first of what it finds."""
        await self.press("ctrl+p")
        await self.type(words)
        await self.press("enter")

    def screen_text(self) -> str:
        """The lines of the screen, after every filter, without the spaces at their ends."""
        strips = self._app.screen._compositor.render_strips()
        return "".join(strip.text.rstrip() + "\n" for strip in strips)

    async def settled(self) -> None:
        """Waits until nothing is being read, written or drawn."""
        while not self._app.opened:
            await self._driver.pause()
        await self._driver.pause()
        while list(self._app.workers):
            await self._app.workers.wait_for_complete()
            await self._driver.pause()
        await self._driver.pause()  # a scroll bar that has just come makes a second layout


_KEYS = {" ": "space", ",": "comma", ".": "full_stop", "-": "minus", "/": "slash", "?": "question_mark"}


@asynccontextmanager
async def piloted(engagement: Engagement, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot]:
    """The app on the engagement, with its plugins, on a screen of so many columns and lines.

    What is done in it is in the engagement afterwards. Raises `Broken` for what a plugin failed in.
    """
    from veikart.tui.app import VeikartApp

    plugins = Plugins.load(extra=engagement.plugins, discover=list, terms=Terms(keep_errors=True))

    def opened(progress: Any) -> Session:
        return Session.open(engagement.path, clock=engagement.clock, plugins=plugins, progress=progress)

    app = VeikartApp(opened, title=engagement.path.name)
    try:
        async with app.run_test(size=size) as driver:
            pilot = Pilot(app, driver)
            await pilot.settled()
            yield pilot
    finally:
        app.close()
    engagement.blame(plugins)
    engagement.session.catch_up()
