"""Small windows that ask for one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option as ListOption

from veikart.text import shown

_WINDOW = """
    align: center middle; background: $background 60%;
    & > Vertical {
        width: 72; max-width: 94%; height: auto; max-height: 90%;
        background: $surface; border: round $primary; padding: 1 2;
    }
    & .title { text-style: bold; color: $primary; width: 1fr; height: auto; }
    & .hint { color: $text-muted; width: 1fr; height: auto; margin-bottom: 1; }
    & Input { border: tall $border; background: $panel; }
    & OptionList, & OptionList:focus {
        height: auto; max-height: 20; border: none; background: $surface; padding: 0;
    }
"""


class Option(NamedTuple):
    """One of several to choose from."""

    id: str
    name: str


class PromptScreen(ModalScreen[str | None]):
    """Asks for a line of text. Gives the text, or None after Esc. An empty line is not taken."""

    DEFAULT_CSS = f"PromptScreen {{ {_WINDOW} }}"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", show=False)]

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._heading = title
        self._hint = hint

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(shown(self._heading)), classes="title")
            yield Static(Content(shown(self._hint)), classes="hint")
            yield Input(max_length=400)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if text := event.value.strip():
            self.dismiss(text)


class ChoiceScreen(ModalScreen[str | None]):
    """Asks to choose one. Gives its id, or None after Esc."""

    DEFAULT_CSS = f"ChoiceScreen {{ {_WINDOW} }}"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "dismiss(None)", show=False)]

    def __init__(self, title: str, options: Sequence[Option], current: str = "") -> None:
        super().__init__()
        self._heading = title
        self._options = tuple(options)
        self._current = current

    def compose(self) -> ComposeResult:
        choices = OptionList(
            *(ListOption(Content(shown(option.name))) for option in self._options), markup=False
        )
        ids = [option.id for option in self._options]
        choices.highlighted = ids.index(self._current) if self._current in ids else 0
        with Vertical():
            yield Static(Content(shown(self._heading)), classes="title")
            yield Static(Content("Enter chooses, Esc leaves it as it is"), classes="hint")
            yield choices

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self._options[event.option_index].id)
