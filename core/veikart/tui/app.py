"""The terminal application."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType
from textual.command import CommandPalette

from veikart.crash import CRASHED, in_a_line, page
from veikart.errors import VeikartError
from veikart.text import clean_text
from veikart.tui.desk import Desk, Threads
from veikart.tui.keyfile import chosen_keys, keys_file
from veikart.tui.keymap import Keymap, keymap
from veikart.tui.leaving import leave
from veikart.tui.opening import OpeningScreen
from veikart.tui.palette import Finder
from veikart.tui.safety import SafeApp
from veikart.tui.theme import DARK, LIGHT, add_themes

if TYPE_CHECKING:
    from veikart.journal.site.address import Address
    from veikart.session import Session
    from veikart.tui.standing import Standing

Progress = Callable[[str], None]
OpenSession = Callable[[Progress], "Session"]


class VeikartApp(SafeApp):
    """Opens an engagement in the background and shows its screens.

    The first frame stands before the session, and with it Polars, has been imported. `return_code` is that of
    the error when the engagement could not be opened.
    """

    TITLE = "veikart"
    COMMANDS: ClassVar = {Finder}
    BINDINGS: ClassVar[list[BindingType]] = []
    ENABLE_COMMAND_PALETTE = True

    def __init__(self, open_session: OpenSession, title: str = "veikart") -> None:
        super().__init__()
        self._open_session = open_session
        self._label = title
        self._threads = Threads()
        self.session: Session | None = None
        self.failure: VeikartError | None = None
        self._keys_held = Keymap(())
        self.opened = False
        """Whether the opening has come to its end, well or not."""

    def on_mount(self) -> None:
        add_themes(self)
        self._end_when_told()
        self.push_screen(OpeningScreen(self._label))
        self.call_after_refresh(self._begin)

    def _end_when_told(self) -> None:
        """A terminal window that is closed, and a machine that shuts down, end the app as "quit" does.

        Or the mark of the open file would stay behind, and keep other machines from writing.
        """
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            with suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(getattr(signal, name), self.exit)

    def _begin(self) -> None:
        self.run_worker(self._open(), group="opening")

    async def _open(self) -> None:
        await self._show()
        self.opened = True

    async def _show(self) -> None:
        opening = self.screen
        assert isinstance(opening, OpeningScreen)
        try:
            standing = await self._threads.read(lambda: self._read_in(opening))
        except VeikartError as error:
            self.failure = error
            opening.fail(str(error))
            return
        except Exception as error:  # whatever it was, the user gets a sentence and a way out
            self.crash = page(error)
            opening.fail(f"The engagement could not be opened: {in_a_line(error)}.")
            return
        assert self.session is not None
        from veikart.tui.screen import MainScreen

        await self.switch_screen(MainScreen(Desk(self.session, self._threads), standing, self._keys_held))

    def _read_in(self, opening: OpeningScreen) -> Standing:
        """On the reading thread: opens the session and reads how it stands."""
        from veikart.tui.standing import standing

        def tell(words: str) -> None:
            self.call_from_thread(opening.tell, words)

        self.session = self._open_session(tell)
        found = standing(self.session)
        chosen = chosen_keys(keys_file())
        self._keys_held = keymap(self.session.commands, chosen.keys, chosen.troubles)
        self.session.begin_to_prepare()
        self.session.begin_to_count()
        gc.freeze()  # what has been read in stays: the worst frame falls from 60–97 ms to 13–24 ms
        return found

    def action_toggle_theme(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_command_palette(self) -> None:
        """Opens the palette over the main screen, and only there."""
        from veikart.tui.screen import MainScreen

        if isinstance(self.screen, MainScreen):
            self.push_screen(
                CommandPalette(placeholder="Find a screen, command, person, skill, unit or date …")
            )

    def close(self) -> None:
        """Lets a write that has begun end, and closes the engagement."""
        self._threads.close()
        gc.unfreeze()
        if self.session is not None:
            self.session.close()


def run(
    where: Address,
    *,
    safe: bool = False,
    by: str = "consultant",
    passphrase: str | None = None,
    pseudonyms: bool = False,
    prepare: Callable[[Progress], None] | None = None,
) -> int:
    """Shows the engagement at `where` until the user quits. Gives the exit code; errors go to stderr too.

    `prepare` is called behind the first frame, before the engagement is opened.
    """

    def open_session(progress: Progress) -> Session:
        from veikart.session import Session

        if prepare is not None:
            prepare(progress)
        return Session.open(
            where, safe=safe, by=by, passphrase=passphrase, pseudonyms=pseudonyms, progress=progress
        )

    app = VeikartApp(open_session, title=where.name)
    try:
        app.run()
    finally:
        app.close()
    if app.crash is not None:
        if app._driver is None:  # nothing but the first frame was ever shown
            leave()
        sys.stderr.write(app.crash)
        return CRASHED
    if app.failure is not None:
        sys.stderr.write(f"{clean_text(str(app.failure))}\n")  # the screen that told it is gone
        return app.failure.exit_code
    return app.return_code or 0
