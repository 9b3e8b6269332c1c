"""The entry that is searched: type a few letters, choose with the arrows, Enter takes it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from veikart.commands.choosing import Sought, found
from veikart.commands.faults import wanted
from veikart.commands.fields import Choice, Field
from veikart.text import same, shown
from veikart.tui.forms.entry import NOTHING, Entry
from veikart.tui.forms.order import InOrder

_MOST = 50
"""Hits to walk through with the arrows; who looks further types another letter."""


class _Search(InOrder, Input):
    """The line with the letters. The arrows move in the hits below it, Enter takes one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "step(-1)", show=False),
        Binding("down", "step(1)", show=False),
        Binding("pageup", "step(-6)", show=False),
        Binding("pagedown", "step(6)", show=False),
    ]

    def action_step(self, by: int) -> None:
        self._entry.step(by)

    def action_delete_left(self) -> None:
        if self.value:
            super().action_delete_left()
        else:
            self._entry.take_back()

    async def action_submit(self) -> None:
        # At once: the message that Textual's own would post is read after the next key.
        self._entry.submit()

    @property
    def _entry(self) -> PickEntry:
        entry = self.parent
        assert isinstance(entry, PickEntry)
        return entry


class PickEntry(Entry):
    """One, or several, of those there are."""

    DEFAULT_CSS = """
    PickEntry {
        & > .chosen { width: 1fr; height: auto; color: $primary; display: none; }
        & > OptionList {
            height: auto; max-height: 6; border: none; padding: 0 3; background: $surface;
            text-wrap: nowrap; text-overflow: ellipsis; display: none;
        }
        &.-open > OptionList { display: block; }
        &.-several > .chosen { display: block; }
    }
    """

    def __init__(self, field: Field, value: Any, choices: tuple[Sought, ...]) -> None:
        super().__init__(field, value)
        self._all = choices
        self._known = {each.choice.id: each.choice for each in choices}
        given = () if value is None else value if field.several else (value,)
        self._at_first = tuple(found for each in given if (found := self._of_value(each)) is not None)
        self._chosen = list(self._at_first)
        self._hits: Sequence[Choice] = ()

    def asked(self) -> Iterable[Widget]:
        alone = "" if self.field.several or not self._chosen else shown(self._chosen[0].name)
        yield Static("", classes="chosen")
        yield _Search(alone, max_length=200, placeholder="type to find, arrows choose")
        hits = OptionList(markup=False, compact=True)
        hits.can_focus = False
        yield hits

    def on_mount(self) -> None:
        self._tell_chosen()

    @property
    def _search(self) -> _Search:
        return self.query_one(_Search)

    @property
    def _list(self) -> OptionList:
        return self.query_one(OptionList)

    @property
    def value(self) -> Any:
        if not self._chosen:
            return NOTHING
        values = tuple(self._value_of(each) for each in self._chosen)
        return values if self.field.several else values[0]

    @property
    def changed(self) -> bool:
        return tuple(self._chosen) != self._at_first or self._unmet

    @property
    def trouble(self) -> str:
        emptied = not self._chosen and not self.field.must and self.field.starts_with is not None
        return wanted(self.field) if self._unmet or (emptied and not self.field.nullable) else ""

    @property
    def _unmet(self) -> bool:
        """Whether letters stand there that were not made a choice of."""
        words = self._search.value.strip()
        return bool(words) and (self.field.several or not self._stands_for_the_chosen(words))

    def _stands_for_the_chosen(self, words: str) -> bool:
        return bool(self._chosen) and words == shown(self._chosen[0].name)

    @property
    def typed(self) -> str:
        return self._search.value

    def enter(self) -> None:
        self.take_cursor(self._search)
        self._open()

    # What is chosen, and what it is worth

    def _of_value(self, value: Any) -> Choice | None:
        if self.field.kind == "pick":
            return self._known.get(str(value))
        places = (place for place, (each, _) in enumerate(self.field.options) if each == value)
        return self._known.get(str(next(places, "")))

    def _value_of(self, choice: Choice) -> Any:
        return choice.id if self.field.kind == "pick" else self.field.options[int(choice.id)][0]

    def _take(self, choice: Choice) -> None:
        if self.field.several:
            if choice not in self._chosen:
                self._chosen.append(choice)
            self._search.value = ""
        else:
            self._chosen = [choice]
            self._search.value = shown(choice.name)
            self._search.cursor_position = len(self._search.value)
        self.complain("")
        self._tell_chosen()

    def _tell_chosen(self) -> None:
        names = " · ".join(shown(each.name) for each in self._chosen)
        self.query_one(".chosen", Static).update(Content(f"{names}  (backspace takes the last away)"))
        self.set_class(self.field.several and bool(self._chosen), "-several")
        self.note(shown(self._chosen[0].more) if self._chosen and not self.field.several else "")

    # Searching

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.notice()

    def took_in(self) -> None:
        words = self._search.value.strip()
        if not self.field.several and not self._stands_for_the_chosen(words):
            self._chosen = []
            self._tell_chosen()
        if self.has_class("-open"):
            self._find()

    def _find(self) -> None:
        words = self._search.value.strip()
        settled = not self.field.several and self._stands_for_the_chosen(words)
        hits = found(self._all, "" if settled else words, _MOST + 1)
        self._hits = hits[:_MOST]
        self._list.clear_options()
        self._list.add_options([Option(_told(each)) for each in self._hits])
        if len(hits) > _MOST:
            self._list.add_option(Option(Content("… and more: type to find them"), disabled=True))
        elif not hits:
            self._list.add_option(Option(Content("Nothing is called so."), disabled=True))
        self._list.highlighted = 0 if words and self._hits else None
        if settled and self._chosen[0] in self._hits:
            self._list.highlighted = self._hits.index(self._chosen[0])

    def step(self, by: int) -> None:
        """So many hits down, or up."""
        self.notice()
        if not self._hits:
            return
        if not self.has_class("-open"):
            self._open()
        at, last = self._list.highlighted, len(self._hits) - 1
        started = 0 if by > 0 else last
        self._list.highlighted = started if at is None else max(0, min(last, at + by))

    def take_back(self) -> None:
        """Backspace where there is no letter left."""
        if self.field.several and self._chosen:
            self._chosen.pop()
            self._tell_chosen()

    def submit(self) -> None:
        """Takes what the arrows, or the letters, have come to; then the field is filled in."""
        self.notice()
        at = self._list.highlighted
        if at is not None and at < len(self._hits) and self.has_class("-open"):
            self._take(self._hits[at])
            if not self.field.several:
                self.done()
        else:
            self.done()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self._hits):
            self._take(self._hits[event.option_index])
            self.enter()

    # The list is there while the cursor is

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        if not self.has_class("-open"):  # else the arrows may have been used already
            self._open()

    def on_descendant_blur(self, _: events.DescendantBlur) -> None:
        if self.screen.focused is self._search:
            return  # it has come back meanwhile
        self.remove_class("-open")
        self.settle()

    def _open(self) -> None:
        self.add_class("-open")
        self._find()

    def settle(self) -> None:
        """Letters that only one of those there are can mean, mean it."""
        self.notice()
        words = self._search.value.strip()
        if not self._unmet or not words:
            return
        hits = found(self._all, words, 2)
        named = [each.choice for each in self._all if same(each.choice.name) == same(words)]
        for choice in named if len(named) == 1 else hits if len(hits) == 1 else []:
            self._take(choice)


def _told(choice: Choice) -> Content:
    more = "  ".join(filter(None, (choice.more, choice.ref)))
    return Content.assemble(shown(choice.name), (f"   {shown(more)}" if more else "", "dim"))
