"""The window that shows what adopting a scenario would write, before anything is written."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from veikart.blocks import Block, Column, Heading, Row, Table, Text
from veikart.session.branching import Adoption
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


def adoption_blocks(name: str, told: Adoption) -> list[Block]:
    """What would be written as meant from now on, and what would be left out."""
    blocks: list[Block] = [Heading(f"Adopt “{name}”?")]
    if told.written:
        number = len(told.written)
        words = f"{number} {'event' if number == 1 else 'events'} would be written, and hold for everybody."
        blocks += [Text(words), _table("written", "What", told.written, "Would be written")]
    else:
        blocks.append(Text("There is nothing in it that could be adopted.", "warn"))
    if told.misfits:
        blocks.append(_table("left", "What, and why not", told.misfits, "Would be left out"))
    return blocks


def _table(kind: str, what: str, rows: tuple[tuple[str, str], ...], title: str) -> Table:
    columns = (Column("From", least=10), Column(what, grow=True, least=30))
    return Table(columns, tuple(Row(f"{kind}:{n}", row) for n, row in enumerate(rows)), title=title)
