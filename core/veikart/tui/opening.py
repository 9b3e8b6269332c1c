"""The first frame: what is being opened, how far it has come, or why it could not be opened."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from veikart.text import shown


class OpeningScreen(Screen[None]):
    """Stands there at once, before anything has been read."""

    DEFAULT_CSS = """
    OpeningScreen {
        align: center middle; background: $background;
        & > Vertical { width: 72; max-width: 94%; height: auto; }
        & .name { text-style: bold; color: $primary; }
        & Static { width: 1fr; height: auto; }
        & #progress { color: $text-muted; margin-top: 1; }
        & #progress.-failed { color: $foreground; }
        & #next { color: $text-muted; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,escape", "app.quit", show=False)]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._what = name

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(shown(self._what)), classes="name")
            yield Static(Content("Opening …"), id="progress")
            yield Static(Content(""), id="next")

    def tell(self, words: str) -> None:
        """Says how far the opening has come."""
        self.query_one("#progress", Static).update(Content(shown(words)))

    def fail(self, words: str) -> None:
        """Says why it could not be opened, and how to leave."""
        progress = self.query_one("#progress", Static)
        progress.add_class("-failed")
        progress.update(Content(shown(words)))
        self.query_one("#next", Static).update(Content("q quits"))
