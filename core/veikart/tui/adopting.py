"""The window that shows what adopting a scenario would write, before anything is written."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from veikart.standard.adoption import Adoption, adoption_blocks
from veikart.tui.blocks import BlocksView
from veikart.tui.windows import BlocksWindow


class AdoptWindow(BlocksWindow):
    """Enter adopts, Esc leaves everything as it is."""

    def __init__(self, name: str, told: Adoption, adopt: Callable[[], object]) -> None:
        super().__init__(adoption_blocks(name, told))
        self._adopt = adopt if told.written else None

    def compose(self) -> ComposeResult:
        with Vertical():
            yield BlocksView(self.blocks)
            hint = "Enter adopts it, Esc leaves everything as it is" if self._adopt else "Esc closes"
            yield Static(Content(hint), classes="hint")

    def agreed(self) -> None:
        if self._adopt is not None:
            self._adopt()
