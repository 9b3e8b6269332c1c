"""What the entries of a form share: a label, the widget that is typed into, and a line below it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from veikart.commands.fields import Field
from veikart.text import shown


class Nothing:
    """Stands for no answer, where None may be one."""


NOTHING = Nothing()


class Entry(Vertical):
    """One field of a form. What is wrong with it stands right below it."""

    DEFAULT_CSS = """
    Entry {
        height: auto; margin-bottom: 1;
        & Input, & TextArea {
            width: 1fr; height: 1; background: $panel; padding: 0 1; border: none; border-left: blank;
        }
        & Input:focus, & TextArea:focus { border: none; border-left: outer $primary; }
        & .label { width: 1fr; height: auto; }
        & .fault { width: 1fr; height: auto; color: $text-error; display: none; }
        & .note { width: 1fr; height: 1; color: $text-muted; display: none; }
        &.-faulty .fault { display: block; }
        &.-noted .note { display: block; }
    }
    """

    def __init__(self, field: Field, value: Any) -> None:
        """`value`: what stands there at first; None for nothing."""
        super().__init__()
        self.field = field
        self.first = value
        self.lead_on: Callable[[Entry], None] = lambda entry: None
        """Called when this field is filled in, and done at once: the next key is the next field's."""
        self._noticed: str | bool | None = None

    def compose(self) -> ComposeResult:
        yield Static(_label(self.field), classes="label")
        yield from self.asked()
        yield Static("", classes="note")
        yield Static("", classes="fault")

    def asked(self) -> Iterable[Widget]:
        """The widgets to type into."""
        raise NotImplementedError

    @property
    def value(self) -> Any:
        """What was given, as the parameters take it; `NOTHING` where nothing was."""
        raise NotImplementedError

    @property
    def changed(self) -> bool:
        """Whether something else stands there than at first."""
        raise NotImplementedError

    @property
    def trouble(self) -> str:
        """What the entry itself finds wrong with what stands there; empty for nothing."""
        return ""

    @property
    def typed(self) -> str | bool:
        """What stands in the widget now, as it was typed."""
        raise NotImplementedError

    def notice(self) -> None:
        """Takes in what was typed since. The widget's message that it was may be later than the next key."""
        if self.typed != self._noticed:
            self._noticed = self.typed
            self.complain("")
            self.took_in()

    def took_in(self) -> None:
        """Something else stands there than before."""

    def settle(self) -> None:
        """Makes up its mind about what is half typed, as far as that is beyond doubt."""
        self.notice()

    def enter(self) -> None:
        """Puts the cursor into it."""
        raise NotImplementedError

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        self.call_after_refresh(self.scroll_visible, animate=False)  # with what stands below the line

    def done(self) -> None:
        self.lead_on(self)

    def take_cursor(self, widget: Widget) -> None:
        """At once: Textual's `focus()` would do it after the keys that have been read already."""
        self.screen.set_focus(widget)

    def complain(self, words: str) -> None:
        """Shows what is wrong; nothing is wrong any more with empty words."""
        self.query_one(".fault", Static).update(Content(shown(words)))
        self.set_class(bool(words), "-faulty")

    def note(self, words: str) -> None:
        """Shows how what was typed is understood."""
        self.query_one(".note", Static).update(Content(shown(words)))
        self.set_class(bool(words), "-noted")


def _label(field: Field) -> Content:
    hints = [field.help] if field.help else []
    if field.kind == "other":
        hints.append("as JSON")
    if not field.must and field.starts_with is None and "empty" not in field.help:
        hints.append("may be left empty")
    return Content.assemble((shown(field.title), "bold"), (f"  {shown('; '.join(hints))}", "$text-muted"))
