"""Keys of a form are heeded in the order they were pressed, also when many wait to be.

Left to itself, Textual gives a letter to the field that has the cursor while the key is read, but does what
is bound to a key (Enter, Tab, backspace, ctrl+s) only when the key has come back from there, message by
message, to the app. Where keys come faster than that, letters overtake them: "1" and ctrl+s read at once
wrote the field without its digit, and what was typed after Enter went to the field before it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.message import Message

if TYPE_CHECKING:
    from textual.widget import Widget as _Widget
else:
    _Widget = object  # a widget before Textual's class would take its place in the style sheet


class Pressed(Message):
    """A key that the field itself has no use for."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key


class InOrder(_Widget):
    """Stands before Textual's class among the bases of a field. What is bound to a key is done at once, and a
    key that was read for this field after one that moved the cursor goes on to where the cursor is."""

    letters: ClassVar[bool] = True
    """Whether it is typed into; for other fields a letter is a key like others."""
    also: ClassVar[frozenset[str]] = frozenset()
    """Keys beside letters that Textual's class takes itself."""

    async def _on_key(self, event: events.Key) -> None:
        cursor = self.screen.focused
        if cursor is not self and cursor is not None:
            self._leave(event)
            cursor._forward_event(events.Key(event.key, event.character))
            return
        if (self.letters and event.is_printable) or event.key in self.also:
            return  # for Textual's class, which takes it at once
        bound = self.screen.active_bindings.get(event.key)
        if bound is not None and bound.enabled and not bound.binding.priority:
            self._leave(event)
            self.post_message(Pressed(event.key))
            await self.app.run_action(bound.binding.action, bound.node)

    def on_paste(self, event: events.Paste) -> None:
        cursor = self.screen.focused
        if cursor is not self and cursor is not None:
            self._leave(event)
            cursor._forward_event(events.Paste(event.text))

    @staticmethod
    def _leave(event: events.Event) -> None:
        event.stop()
        event.prevent_default()
