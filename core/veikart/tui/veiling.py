"""The part of the main screen that puts fictional names in the place of people's, for the projector."""

from __future__ import annotations

from textual import events
from textual.widgets import Input

from veikart.tui.stage import Stage

BADGE = " FICTIONAL NAMES "


class Veiling(Stage):
    """One key veils all names at once. To show people's own names again it has to be pressed twice."""

    _asked = False
    """Whether the key was pressed just now, and the next press of it shows people's own names."""

    async def action_pseudonyms(self) -> None:
        on = not self.standing.pseudonyms
        if not on and not self._asked:
            self._asked = True
            key = self.key_for("names.veil")
            self.say(f"{f'Press {key}' if key else 'Ask'} again to show people's own names.", bad=True)
            return
        self._asked = False
        self._blank()
        await self._all_told()
        await self.read(lambda: self.desk.session.use_pseudonyms(on))
        self.hush()
        await self.stand()
        if self.standing.pseudonyms:
            self.say("People bear fictional names, and texts about them are left out.")
        else:
            self.say("People bear their own names.")

    def on_key(self, event: events.Key) -> None:
        """Any other key takes the question back."""
        veil = self.keymap.of("names.veil")
        self._asked = self._asked and veil is not None and event.key in veil.keys.split(",")

    def clear_away(self) -> None:
        for window in reversed(self.app.screen_stack):
            if window is self:
                break
            window.dismiss(None)
        self._blank()

    def _blank(self) -> None:
        """Takes every name off the screen at once, and off those behind it; reading anew takes a moment."""
        self.hush()
        search = self.query_one("#search", Input)
        search.display = False
        search.value = ""
        self.lefts.clear()  # what was searched for may be a name
        self.trail.clear()
        self.focus_body()
        self.blocks_view.clear()
        self.map_view.clear()

    async def _all_told(self) -> None:
        """Waits for changes that are being written: they tell in the words of before what they did."""
        writing = [worker for worker in self.app.workers if worker.group == "default"]
        if writing:
            await self.app.workers.wait_for_complete(writing)
