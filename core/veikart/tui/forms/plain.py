"""Entries that are typed into: a line, several lines, and a yes or no."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Checkbox, Input, TextArea

from veikart.commands.fields import Field
from veikart.commands.typed import text_of, value_of
from veikart.moment import day_in_words
from veikart.tui.forms.entry import NOTHING, Entry
from veikart.tui.forms.order import InOrder

_LONGEST = 20_000


class _Line(InOrder, Input):
    async def action_submit(self) -> None:
        # At once: the message that Textual's own would post is read after the next key.
        entry = self.parent
        assert isinstance(entry, Entry)
        entry.done()


class _Area(InOrder, TextArea):
    also = frozenset(("enter",))


class LineEntry(Entry):
    """A line of text, a number or a day. Below a day stands how it is understood."""

    def __init__(self, field: Field, value: Any, today: date) -> None:
        super().__init__(field, value)
        self._today = today
        self._text = text_of(field, value)

    def asked(self) -> Iterable[Widget]:
        yield _Line(self._text, max_length=self.field.bounds.longest or _LONGEST)

    @property
    def _input(self) -> Input:
        return self.query_one(Input)

    @property
    def value(self) -> Any:
        text = self._input.value.strip()
        return value_of(self.field, text, self._today) if text else NOTHING

    @property
    def changed(self) -> bool:
        return self._input.value.strip() != self._text

    @property
    def typed(self) -> str:
        return self._input.value

    def enter(self) -> None:
        self.take_cursor(self._input)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.notice()

    def took_in(self) -> None:
        if self.field.kind == "day":
            day = self.value
            self.note(day_in_words(day) if isinstance(day, date) else "")


class LinesEntry(Entry):
    """Text of several lines, or several texts of one line each. Tab leads on."""

    DEFAULT_CSS = "LinesEntry > _Area { height: 3; }"

    def __init__(self, field: Field, value: Any, today: date) -> None:
        super().__init__(field, value)
        self._today = today
        several = field.several and value is not None
        self._text = "\n".join(text_of(field, each) for each in value) if several else text_of(field, value)

    def asked(self) -> Iterable[Widget]:
        yield _Area(self._text, tab_behavior="focus", show_line_numbers=False)

    @property
    def _area(self) -> TextArea:
        return self.query_one(TextArea)

    @property
    def value(self) -> Any:
        text = self._area.text.strip()
        if not text:
            return NOTHING
        if not self.field.several:
            return text
        lines = (line.strip() for line in text.splitlines())
        return tuple(value_of(self.field, line, self._today) for line in lines if line)

    @property
    def changed(self) -> bool:
        return self._area.text.strip() != self._text.strip()

    @property
    def typed(self) -> str:
        return self._area.text

    def enter(self) -> None:
        self.take_cursor(self._area)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.notice()


class _Box(InOrder, Checkbox):
    """Space ticks it; Enter leads on, as in every other field."""

    letters = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "lead_on", show=False)]

    def on_mount(self) -> None:
        self.watch_value()

    def watch_value(self) -> None:
        self.BUTTON_INNER = "X" if self.value else " "  # Textual tells them apart by colour alone
        super().watch_value()

    def action_lead_on(self) -> None:
        entry = self.parent
        assert isinstance(entry, Entry)
        entry.done()


class FlagEntry(Entry):
    """A yes or no."""

    DEFAULT_CSS = "FlagEntry > _Box { background: $surface; padding: 0; }"

    def asked(self) -> Iterable[Widget]:
        yield _Box("yes (space changes it)", bool(self.first), compact=True)

    @property
    def value(self) -> Any:
        return self.query_one(_Box).value

    @property
    def changed(self) -> bool:
        return self.value is not bool(self.first)

    @property
    def typed(self) -> bool:
        return self.query_one(_Box).value

    def enter(self) -> None:
        self.take_cursor(self.query_one(_Box))

    def on_checkbox_changed(self, event: Checkbox.Changed) -> None:
        event.stop()
        self.notice()
