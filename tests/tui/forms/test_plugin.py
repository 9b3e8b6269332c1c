"""A plugin's commands, from their declaration to the key, the form, the journal and back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.tui.forms import courses

from veikart.testing.room import Opens

Piloted = Callable[..., Any]


async def test_a_plugins_commands_are_run_from_keys_through_forms(engagement: Opens, pilot: Piloted) -> None:
    room = engagement(plugins=[courses])
    async with pilot(room, (100, 30)) as app:
        await app.press("f4", "z")
        assert "There is no course yet. Offer one first." in app.screen_text()
        await app.press("j")
        await app.type("AB")
        await app.press("ctrl+s")
        assert "Write at least 3 letters." in app.screen_text()  # of the event, at the field of its name
        await app.type("C")
        await app.press("ctrl+s")
        assert "courses.offered" in app.screen_text()
        await app.press("home", "z")  # the person under the cursor is filled in
        await app.type("abc")
        await app.press("enter", "enter")
        assert "Sent " in app.screen_text()
        await app.press("z")
        await app.type("abc")
        await app.press("ctrl+s")
        assert "is on a course already." in app.screen_text()
        await app.press("escape", "escape", "question_mark")
        assert "Send somebody on a course" in app.screen_text()
    sent = [event for event in room.events() if event.topic == "courses.sent"]
    assert len(sent) == 1
