"""Windows that show blocks over the screen: why, notices, and help."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import groupby
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from veikart.blocks import Block, Blocks, Column, Heading, Row, Table, Text, Why
from veikart.text import shown
from veikart.tui.blocks import BlocksView
from veikart.tui.keymap import COMMANDS, Keymap
from veikart.tui.keys import Key, leads_somewhere
from veikart.tui.timebar.legend import LEGEND


class BlocksWindow(ModalScreen[None]):
    """Blocks in a window. Esc, q and Enter close it."""

    DEFAULT_CSS = """
    BlocksWindow {
        align: center middle; background: $background 60%;
        & > Vertical {
            width: 110; max-width: 94%; height: 92%; background: $background;
            border: round $primary; padding: 1 1 0 1;
        }
        & .hint { color: $text-muted; width: 1fr; height: 1; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", show=False),
    ]

    def __init__(self, blocks: Blocks) -> None:
        super().__init__()
        self.blocks = tuple(blocks)

    def compose(self) -> ComposeResult:
        with Vertical():
            yield BlocksView(self.blocks)
            yield Static(Content("Arrows move, Esc closes"), classes="hint")

    def on_mount(self) -> None:
        self.query_one(BlocksView).focus()

    def on_blocks_view_chosen(self, event: BlocksView.Chosen) -> None:
        event.stop()
        self.dismiss()
        self.agreed()

    def agreed(self) -> None:
        """Called when Enter has closed the window."""


class WhyWindow(BlocksWindow):
    """Where a number comes from."""

    def __init__(self, why: Why, told: Sequence[tuple[int, str, str]]) -> None:
        """`told`: position, what happened, and when by whom, of the events behind it, the newest first."""
        super().__init__(why_blocks(why, told))


class NoticesWindow(BlocksWindow):
    """What the user should know before work begins: about where the engagement lies, and its history."""

    def __init__(self, notices: Sequence[str]) -> None:
        super().__init__([Heading("Before you begin"), *(Text(notice, "warn") for notice in notices)])


class HelpWindow(BlocksWindow):
    """Every key, by what it is for."""

    def __init__(self, screen: str, screens: Collection[str], keymap: Keymap) -> None:
        """`screen` is in front, `screens` are there; keys of the others are left out."""
        there = [key for key in keymap.keys if key.shown and leads_somewhere(key, screens)]
        wrong = [Text(words, "warn") for words in (*keymap.troubles, *keymap.clashes)]
        rows = tuple(Row(f"sign:{sign}", (sign, meaning)) for sign, meaning in LEGEND)
        signs = Table((Column("Sign"), Column("On the time bar", grow=True)), rows)
        told = [*help_blocks(there, screen), Heading("The time bar"), signs]
        super().__init__([*told, Heading("Keys that do not hold"), *wrong] if wrong else told)


class RefusalWindow(ModalScreen[None]):
    """Why something was not done, where that takes more than a line. Esc, q, Enter and space close it."""

    DEFAULT_CSS = """
    RefusalWindow {
        align: center middle; background: $background 60%;
        & > Vertical {
            width: 76; max-width: 94%; height: auto; max-height: 94%;
            background: $surface; border: round $warning; padding: 1 2;
        }
        & VerticalScroll { height: auto; max-height: 16; }
        & Static { width: 1fr; height: auto; }
        & .hint { color: $text-muted; margin-top: 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,enter,space", "dismiss", show=False)]

    def __init__(self, words: str) -> None:
        super().__init__()
        self.words = shown(words)

    def compose(self) -> ComposeResult:
        with Vertical():
            with VerticalScroll():
                yield Static(Content(self.words))
            yield Static(Content("Esc closes"), classes="hint")


def why_blocks(why: Why, told: Sequence[tuple[int, str, str]]) -> list[Block]:
    """The title, the formula with its source, the inputs, and the events."""
    blocks: list[Block] = [Heading(why.title)]
    if why.formula:
        blocks.append(Text(why.formula, "accent"))
    if why.source:
        blocks.append(Text(why.source, "muted"))
    if why.inputs:
        rows = (Row(f"input:{place}", (name, value)) for place, (name, value) in enumerate(why.inputs))
        blocks.append(Table((Column("Input", least=14), Column("Value", grow=True)), tuple(rows)))
    if told:
        columns = (
            Column("No.", right=True, drop=2),
            Column("What happened", grow=True, least=30),
            Column("When, by whom", least=20),
        )
        known = f"{why.title} "  # the title says already whom and what it is about
        events = (
            Row(f"event:{position}", (str(position), what.removeprefix(known), when))
            for position, what, when in told
        )
        blocks.append(Table(columns, tuple(events), title="Events behind it, the newest first"))
    else:
        blocks.append(Text("No event of its own is behind it.", "muted"))
    return blocks


def help_blocks(keys: Iterable[Key], screen: str) -> list[Block]:
    """Tables of keys by group; those of the screen in front come first."""
    grouped = {
        group: tuple(members)
        for group, members in groupby(sorted(keys, key=_group), key=lambda key: key.group)
    }
    order = sorted(grouped, key=lambda group: (group != screen, _place(group)))
    columns = (Column("Key", least=10), Column("What it does", grow=True))
    blocks: list[Block] = [Heading("Keys")]
    for group in order:
        rows = tuple(
            Row(f"{group}:{place}", (key.shown, key.title)) for place, key in enumerate(grouped[group])
        )
        blocks.append(Table(columns, rows, title=_TITLES.get(group, group)))
    return [*blocks, Heading("On the map"), *(Text(line) for line in _SIGNS)]


_ORDER = (
    "Anywhere",
    "Tables",
    "Time",
    "Screens",
    "Map",
    "Strategy",
    "Narrow",
    "In the room",
    "What if",
    COMMANDS,
)
_TITLES = {
    "Map": "On the map",
    "Strategy": "On Strategy",
    "Narrow": "Narrow what is shown",
    "What if": "What if: scenarios",
    COMMANDS: "Commands, from everywhere",
    "Tables": "In tables and trees",
}
_SIGNS = (
    "3 is a level as it was rated; the darker or lighter the ground, the further up its scale.",
    "▾ stands before a level that is below what the person's roles require.",
    "Of roles and units the map shows the median, and ▾ where over a quarter of those known are below.",
    "3~ was rated more than a year before the day looked at. It is marked, never lowered.",
    "3? is what was assumed for the unit; nobody has been asked.",
    "Compared: ↑ the level rose, ↓ it fell, + newly rated, − not rated any more."
    " Before a name: + new, − no longer here, → from another unit.",
    "· is required and not rated. – is not relevant. An empty cell is neither required nor rated.",
)


def _group(key: Key) -> tuple[int, str]:
    return _place(key.group), key.group


def _place(group: str) -> int:
    """Screens of plugins come last."""
    return _ORDER.index(group) if group in _ORDER else len(_ORDER)
