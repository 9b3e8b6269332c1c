"""Notes of the presenter and named days, from the keyboard."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.tui.looking import check
from tests.tui.small import press, running, settled

from veikart.tui.forms import FormScreen
from veikart.tui.lines import FrameLine
from veikart.tui.screen import MainScreen

SCAN = date(2025, 3, 10)


def note(main: MainScreen) -> str:
    line = main.query_one("#note", FrameLine)
    return line.text.strip() if line.display else ""


async def test_a_note_is_attached_to_the_day_looked_at_and_shown_whenever_one_stands_there(
    small: Path,
) -> None:
    async with running(small, size=(80, 24)) as (main, pilot):
        await press(pilot, "semicolon")
        assert main.day == SCAN
        await press(pilot, "N")
        assert isinstance(main.app.screen, FormScreen)
        await pilot.press("enter", *"Here", "space", *"it", "space", *"began")
        await press(pilot, "ctrl+s")
        assert main.app.screen is main
        assert note(main) == "✎ Here it began"
        check(main.app, "noted_80x24", slice(-6, None))
        await press(pilot, "n")
        assert note(main) == ""
        await press(pilot, "u", "semicolon")
        assert note(main) == ""


async def test_a_day_is_named_while_one_looks_at_the_past_but_nothing_else_is_changed(small: Path) -> None:
    async with running(small) as (main, pilot):
        await press(pilot, "semicolon")
        main.run_command("mark.set", {"day": date(2025, 6, 1), "name": "Board meeting"})
        await settled(pilot)
        await press(pilot, "colon")
        assert main.day == date(2025, 6, 1)
        assert "◆ Board meeting" in main.query_one("#header", FrameLine).text
        head = main.desk.session.journal.head()
        main.run_command("goal.drop", {"goal": "stops"})
        await settled(pilot)
        assert "nothing can be changed there" in main.query_one("#keys", FrameLine).text
        assert main.desk.session.journal.head() == head


async def test_a_note_is_not_shown_while_names_are_veiled(small: Path) -> None:
    async with running(small) as (main, pilot):
        main.run_command("note.attach", {"day": SCAN, "text": "Kari leaves soon", "about": ()})
        await settled(pilot)
        await press(pilot, "v", "semicolon")
        assert note(main) == "✎ A note, which is not shown while names are veiled."
