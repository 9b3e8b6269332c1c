"""The form: a window with an entry for each field of a command. It stays until the command has been done."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from veikart.commands.choosing import Sought
from veikart.commands.faults import WHOLE
from veikart.commands.fields import Field
from veikart.text import shown
from veikart.tui.forms.entry import Entry, Nothing
from veikart.tui.forms.order import Pressed
from veikart.tui.forms.picking import PickEntry
from veikart.tui.forms.plain import FlagEntry, LineEntry, LinesEntry

Submit = Callable[[Mapping[str, Any]], Awaitable[Mapping[str, str]]]
"""Does what the form is for. Gives what is wrong by field, all together under `WHOLE`; nothing when done."""

_AROUND = 10  # lines of the window beside the fields
_TALL = 30


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked. `given`: what stands in the fields at first, by name."""

    title: str
    fields: tuple[Field, ...]
    today: date
    summary: str = ""
    choices: Mapping[str, tuple[Sought, ...]] = field(default_factory=dict)
    """What there is to choose from, for each field of kind pick or choice."""
    given: Mapping[str, Any] = field(default_factory=dict)

    def first(self, asked: Field) -> Any:
        """What stands in a field at first. A day that must be given is today."""
        if asked.name in self.given:
            return self.given[asked.name]
        return self.today if asked.kind == "day" and asked.must and not asked.several else asked.starts_with


class FormScreen(ModalScreen[bool]):
    """Asks, and runs what it is for. Gives True when that was done, False after Esc."""

    DEFAULT_CSS = """
    FormScreen {
        align: center middle; background: $background 60%;
        & > Vertical {
            width: 84; max-width: 96%; height: auto; background: $surface;
            border: round $primary; padding: 1 2;
        }
        & .title { text-style: bold; color: $primary; width: 1fr; height: auto; }
        & .summary { color: $text-muted; width: 1fr; height: auto; }
        & #fields { height: auto; margin-top: 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; }
        & #refusal { width: 1fr; height: auto; color: $text-error; text-style: bold; display: none; }
        & #refusal.-there { display: block; }
        & #foot { height: 1; width: 1fr; }
        & #foot Button { width: auto; margin-right: 2; }
        & #hint { color: $text-muted; width: 1fr; height: 1; }
        &.-low > Vertical { padding: 0 2; }
        &.-low #fields { margin-top: 0; }
        &.-low Entry { margin-bottom: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "run", show=False),  # in its turn: no priority, or it would overtake what was typed
        Binding("escape", "leave", show=False),
    ]
    AUTO_FOCUS = None

    def __init__(self, form: Form, submit: Submit) -> None:
        super().__init__()
        self.form = form
        self._submit = submit
        self._writing = False
        self._asked_to_leave = False

    def compose(self) -> ComposeResult:
        with Vertical():
            yield Static(Content(shown(self.form.title)), classes="title")
            if self.form.summary:
                yield Static(Content(shown(self.form.summary)), classes="summary")
            with VerticalScroll(id="fields", can_focus=False):
                for asked in self.form.fields:
                    entry = self._entry(asked)
                    entry.lead_on = self._lead_on
                    yield entry
            yield Static("", id="refusal")
            with Horizontal(id="foot"):
                yield Button(Content(shown(self.form.title)), compact=True, variant="primary")
                yield Static("", id="hint")

    def _entry(self, asked: Field) -> Entry:
        first = self.form.first(asked)
        if asked.kind in ("pick", "choice"):
            return PickEntry(asked, first, self.form.choices.get(asked.name, ()))
        if asked.kind == "flag" and not asked.several:
            return FlagEntry(asked, first)
        if asked.kind == "lines" or asked.several:
            return LinesEntry(asked, first, self.form.today)
        return LineEntry(asked, first, self.form.today)

    def on_mount(self) -> None:
        self._hint("ctrl+s does it, Enter leads on, Esc closes")
        empty = (entry for entry in self.entries if isinstance(entry.value, Nothing))
        for entry in (*empty, *self.entries):
            entry.enter()
            break

    def on_resize(self, event: events.Resize) -> None:
        height = event.size.height
        self.set_class(height < _TALL, "-low")
        self.query_one("#fields").styles.max_height = max(3, height - _AROUND)

    @property
    def entries(self) -> list[Entry]:
        return list(self.query(Entry))

    # Leading on, and closing

    def _lead_on(self, done: Entry) -> None:
        entries = self.entries
        place = entries.index(done) + 1
        if place < len(entries):
            entries[place].enter()
        else:
            self.action_run()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.action_run()

    def on_key(self, event: events.Key) -> None:
        self._heed(event.key)

    def on_pressed(self, event: Pressed) -> None:
        event.stop()
        self._heed(event.key)

    def _heed(self, key: str) -> None:
        if key != "escape" and self._asked_to_leave:
            self._asked_to_leave = False
            self._hint("ctrl+s does it, Enter leads on, Esc closes")

    def action_leave(self) -> None:
        """Closes it; where something was typed, only when it is pressed again."""
        if self._writing:
            return
        if self._asked_to_leave or not any(entry.changed for entry in self.entries):
            self.dismiss(False)
            return
        self._asked_to_leave = True
        self._hint("Esc again throws away what you typed")

    def _hint(self, words: str) -> None:
        self.query_one("#hint", Static).update(Content(words))

    # Doing it

    def action_run(self) -> None:
        if self._writing:
            return
        entries = {entry.field.name: entry for entry in self.entries}
        for entry in entries.values():
            entry.settle()
        troubles = {name: entry.trouble for name, entry in entries.items() if entry.trouble}
        if troubles:
            self._complain(troubles)
            return
        self._writing = True
        self._hint("Writing …")
        self.run_worker(self._do(self.values()))

    def values(self) -> dict[str, Any]:
        """What was given, by field. What is left empty is left out, or None where that is an answer."""
        told: dict[str, Any] = {}
        for entry in self.entries:
            value = entry.value
            if not isinstance(value, Nothing):
                told[entry.field.name] = value
            elif entry.field.nullable:
                told[entry.field.name] = None
        return told

    async def _do(self, values: Mapping[str, Any]) -> None:
        faults = await self._submit(values)
        self._writing = False
        if not self.is_current:  # somebody was forgotten meanwhile, and everything typed was taken away
            return
        if not faults:
            self.dismiss(True)
            return
        self._hint("ctrl+s does it, Enter leads on, Esc closes")
        self._complain(faults)

    def _complain(self, faults: Mapping[str, str]) -> None:
        """Shows what is wrong where it belongs, and leads to the first field that is wrong."""
        entries = {entry.field.name: entry for entry in self.entries}
        for name, entry in entries.items():
            entry.complain(faults.get(name, ""))
        others = [words for name, words in faults.items() if name not in entries or name == WHOLE]
        refusal = self.query_one("#refusal", Static)
        refusal.update(Content(shown(" ".join(others))))
        refusal.set_class(bool(others), "-there")
        for name, entry in entries.items():
            if name in faults:
                entry.enter()
                self.call_after_refresh(entry.scroll_visible, animate=False)
                break
