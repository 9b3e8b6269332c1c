"""A form in an app of its own, and what it was asked to do."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.widgets import Static

from veikart.commands.choosing import Sought, sought
from veikart.commands.declaration import Params
from veikart.commands.fields import Choice, fields_of
from veikart.tui.forms import Form, FormScreen
from veikart.tui.forms.entry import Entry
from veikart.tui.safety import SafeApp
from veikart.tui.theme import add_themes

TODAY = date(2026, 3, 2)
Faults = Mapping[str, str]


class FormApp(SafeApp):
    """Shows one form. `asked`: what it was to do, each time; it answers with the `faults` in their order."""

    def __init__(self, form: Form, faults: Sequence[Faults] = ()) -> None:
        super().__init__()
        self.asked: list[Mapping[str, Any]] = []
        self.ended: list[bool | None] = []
        self._form = form
        self._faults = list(faults)

    def on_mount(self) -> None:
        add_themes(self)
        self.push_screen(FormScreen(self._form, self._run), self.ended.append)

    async def _run(self, values: Mapping[str, Any]) -> Faults:
        self.asked.append(values)
        return self._faults.pop(0) if self._faults else {}

    def entry(self, name: str) -> Entry:
        return next(entry for entry in self.screen.query(Entry) if entry.field.name == name)

    def told(self, name: str) -> str:
        """What stands below a field as wrong; empty for nothing."""
        entry = self.entry(name)
        return str(entry.query_one(".fault", Static).visual) if entry.has_class("-faulty") else ""


def form(
    params: type[Params], choices: Mapping[str, Sequence[Choice]] | None = None, **given: object
) -> Form:
    """The form of a model; choices of kind choice are those of its type."""
    found: dict[str, tuple[Sought, ...]] = {name: sought(each) for name, each in (choices or {}).items()}
    fields = fields_of(params)
    for each in fields:
        if each.kind == "choice":
            found[each.name] = sought(Choice(str(n), label) for n, (_, label) in enumerate(each.options))
    return Form("Make a plan", fields, TODAY, "What becomes of it.", found, given)


@asynccontextmanager
async def asking(
    asked: Form, faults: Sequence[Faults] = (), size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[FormApp, Pilot[None]]]:
    app = FormApp(asked, faults)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def typed(pilot: Pilot[None], text: str, *then: str) -> None:
    """Types a text and then some keys. More than a letter is pasted, which is the same to a field."""
    if len(text) > 1:
        pilot.app.post_message(events.Paste(text))
        await pilot.pause()
        text = ""
    await pilot.press(*text, *then)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()  # what is wrong makes a second layout, and that is scrolled to
