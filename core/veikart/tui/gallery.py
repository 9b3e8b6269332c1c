"""The samples of all blocks in the terminal: a list on the left, what is chosen on the right."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from veikart.blocks import Text
from veikart.crash import CRASHED
from veikart.gallery import Sample
from veikart.tui.blocks import BlocksView
from veikart.tui.safety import SafeApp
from veikart.tui.theme import DARK, LIGHT, add_themes
from veikart.tui.windows import WhyWindow

_HINT = "↑ ↓ choose · Tab to the block and back · Enter why · T light or dark · Q quit"


class GalleryApp(SafeApp):
    """Samples to try with keyboard and mouse."""

    TITLE = "veikart"
    ENABLE_COMMAND_PALETTE = False
    CSS = """
    OptionList { width: 18; height: 1fr; border: none; background: $surface; padding: 1 0; }
    BlocksView { width: 1fr; padding: 1 1 0 1; }
    #hint { height: 1; background: $panel; color: $text-muted; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "quit", show=False),
        Binding("t", "toggle_theme", show=False),
    ]

    def __init__(self, samples: Sequence[Sample], *, ascii: bool = False) -> None:
        super().__init__()
        self._samples = tuple(samples)
        self._ascii = ascii

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield OptionList(*(Content(sample.name) for sample in self._samples))
            yield BlocksView(ascii=self._ascii)
        yield Static(Content(_HINT), id="hint")

    def on_mount(self) -> None:
        add_themes(self)
        self.query_one(OptionList).focus()

    @property
    def view(self) -> BlocksView:
        """Where the sample is drawn."""
        return self.query_one(BlocksView)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        sample = self._samples[event.option_index]
        self.view.clear()
        self.view.show((Text(sample.purpose, "muted"), *sample.blocks))
        self.view.scroll_home(animate=False)

    def on_option_list_option_selected(self, _: OptionList.OptionSelected) -> None:
        self.view.focus()

    def on_blocks_view_chosen(self, event: BlocksView.Chosen) -> None:
        """Opens the why; what leads to another view can only be told, for there is no engagement."""
        place = event.place
        if place.action is not None:
            self._tell(f"In an engagement this opens the view {place.action.view}.")
        elif place.why is not None:
            self.push_screen(WhyWindow(place.why, ()))
        else:
            self._tell("There is nothing more behind this line.")

    def on_blocks_view_moved(self, _: BlocksView.Moved) -> None:
        self._tell(_HINT)

    def action_toggle_theme(self) -> None:
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def _tell(self, words: str) -> None:
        self.query_one("#hint", Static).update(Content(words))


def run(samples: Sequence[Sample], *, ascii: bool = False) -> int:
    """Shows the samples until the user quits. Gives the exit code."""
    app = GalleryApp(samples, ascii=ascii)
    app.run()
    if app.crash is not None:
        sys.stderr.write(app.crash)
        return CRASHED
    return app.return_code or 0
