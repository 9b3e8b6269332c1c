"""Why, help, the palette, and what a view is narrowed to."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.tui.looking import screen_text
from tests.tui.small import press, running, settled
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from veikart.blocks import Action
from veikart.tui.blocks import BlocksView
from veikart.tui.keymap import keymap
from veikart.tui.keys import KEYS
from veikart.tui.lines import FrameLine
from veikart.tui.map.widget import MapView
from veikart.tui.palette import Finder
from veikart.tui.prompts import ChoiceScreen
from veikart.tui.screen import MainScreen
from veikart.tui.windows import HelpWindow, WhyWindow, help_blocks
from veikart.typeset import lay_out, to_text


async def test_enter_opens_why_with_the_ratings_and_esc_closes_it(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        assert main.map_view.jump("kari", "switching")
        await press(pilot, "enter")
        assert isinstance(main.app.screen, WhyWindow)
        text = screen_text(main.app)
        assert "Kari Nordmann: High-voltage switching" in text
        assert "as Fitter" in text
        assert "10 March 2025" in text
        assert "3 November 2025" in text
        await press(pilot, "escape")
        assert main.app.screen is main


async def test_why_in_the_past_knows_only_the_past(small: Path) -> None:
    async with running(small, keys=["f4", "semicolon"]) as (main, pilot):
        assert main.map_view.jump("kari", "switching")
        await press(pilot, "enter")
        assert "3 November 2025" not in screen_text(main.app)


async def test_why_of_a_role_tells_how_many_and_which_ratings(small: Path) -> None:
    async with running(small, keys=["f4", "r"]) as (main, pilot):
        assert main.map_view.jump("fitter", "switching")
        await press(pilot, "enter")
        text = screen_text(main.app)
        assert "median of the levels that are known" in text
        assert "Kari Nordmann: High-voltage switching 3 Alone" in text


async def test_every_figure_and_row_with_a_why_opens(small: Path) -> None:
    async with running(small) as (main, pilot):
        opened = 0
        for key in ("f2", "f3", "f9"):
            await press(pilot, key)
            for stop in [stop for stop in main.blocks_view.page.stops if stop.why][:4]:
                assert main.blocks_view.point_at(stop.id, stop.column)
                await press(pilot, "e")
                assert isinstance(main.app.screen, WhyWindow)
                await press(pilot, "escape")
                opened += 1
        assert opened >= 6


async def test_a_row_can_lead_on_to_a_person_on_the_map(small: Path) -> None:
    async with running(small) as (main, pilot):
        main.follow(Action("map", {"person": "lars", "skill": "python"}))
        await settled(pilot)
        assert main.place.screen == "Map"
        assert main.map_view.at == ("lars", "python")
        assert main.narrowed_to() == []


def test_help_tells_every_key_that_does_something() -> None:
    text = to_text(lay_out(help_blocks(KEYS, "Map"), 76))
    for key in KEYS:
        assert key.title in text, key
        assert key.shown in text, key
    widgets = {binding.key for binding in (*MapView.BINDINGS, *BlocksView.BINDINGS)}  # type: ignore[union-attr]
    moving = {"up", "down", "left", "right", "pageup", "pagedown", "home", "end", "ctrl+home", "ctrl+end"}
    moving |= {"shift+left", "shift+right"}
    assert widgets - moving == {*map(str, range(10)), "x", "enter"}
    assert {"0–9", "x", "Enter", "arrows"} <= {key.shown for key in KEYS}


def test_keys_can_be_typed_on_a_nordic_keyboard() -> None:
    forbidden = {
        "left_square_bracket",
        "right_square_bracket",
        "left_curly_bracket",
        "right_curly_bracket",
        "at",
    }
    forbidden |= {"backslash", "vertical_line", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "circumflex_accent"}
    keys = [binding.key for key in keymap().keys for binding in key.bindings]
    assert not forbidden & set(keys)
    assert len(keys) == len(set(keys))


async def test_the_help_of_the_screen_in_front_comes_first(small: Path) -> None:
    async with running(small, keys=["f4", "question_mark"]) as (main, pilot):
        assert isinstance(main.app.screen, HelpWindow)
        text = screen_text(main.app)
        assert text.index("Rate the cell") < text.index("Anywhere")
        await press(pilot, "question_mark")
        assert main.app.screen is main


async def _found(pilot: Pilot[None], query: str) -> list[str]:
    """Titles that the palette finds, best first."""
    main = pilot.app.screen
    assert isinstance(main, MainScreen)
    hits = [hit async for hit in Finder(main).search(query)]
    return [str(hit.text) for hit in sorted(hits, key=lambda hit: -hit.score)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ase", "Åse Berg"),
        ("odegard", "Lars Ødegård"),
        ("angstrom", "Mai Ängström"),
        ("python", "Analysis in Python"),
        ("wind", "Wind"),
        ("stops", "Fewer unplanned stops"),
        ("strategy", "Go to Strategy"),
        ("undo", "Undo what was done last, also after a restart"),
        ("november 2025", "Go to 30 November 2025"),
        ("22.11.2025", "Go to 22 November 2025"),
    ],
)
async def test_the_palette_finds_by_folded_words(small: Path, query: str, first: str) -> None:
    async with running(small, (80, 24)) as (_, pilot):
        assert (await _found(pilot, query))[0] == first


async def _choose(pilot: Pilot[None], query: str) -> None:
    """Types into the palette and takes the first hit."""
    await pilot.press("ctrl+p")
    await settled(pilot)
    palette = pilot.app.screen
    assert isinstance(palette, CommandPalette)
    palette.query_one(Input).value = query
    await settled(pilot)
    assert palette.query_one(OptionList).option_count
    await pilot.press("enter")
    await settled(pilot)


async def test_choosing_a_person_a_skill_or_a_date_goes_there(small: Path) -> None:
    async with running(small) as (main, pilot):
        await _choose(pilot, "lars")
        assert main.place.screen == "Map"
        assert main.map_view.at == ("lars", "python")
        await _choose(pilot, "rescue")
        assert main.map_view.at == ("lars", "rescue")
        await _choose(pilot, "2025-06-30")
        assert main.day == date(2025, 6, 30)
        await _choose(pilot, "wind")
        assert main.selection.unit == "wind"


async def test_narrowing_is_shown_and_esc_widens(small: Path) -> None:
    async with running(small, keys=["f4", "c"]) as (main, pilot):
        assert "Narrowed to critical skills" in main.query_one("#narrowed", FrameLine).text
        await press(pilot, "o")
        assert isinstance(main.app.screen, ChoiceScreen)
        await press(pilot, "down", "down", "enter")
        assert main.selection.unit == "wind"
        assert main.map_view.model is not None
        assert len(main.map_view.model.columns) == 1
        await press(pilot, "escape")
        assert main.narrowed_to() == []
        assert len(main.map_view.model.columns) == 4


async def test_search_narrows_while_typing_and_digits_do_not_rate(small: Path) -> None:
    async with running(small, keys=["f4", "slash"]) as (main, pilot):
        head = main.desk.session.journal.head()
        await press(pilot, "d", "a", "t", "a", "1", "backspace")
        assert main.map_view.model is not None
        assert len(main.map_view.model.columns) == 2
        assert main.desk.session.journal.head() == head
        await press(pilot, "enter", "right")
        assert main.map_view.column == 1
        await press(pilot, "f2")
        assert main.selection.search == ""


async def test_the_journal_is_searched(small: Path) -> None:
    async with running(small, keys=["f9", "slash"]) as (main, pilot):
        await press(pilot, *"rescue", "enter")
        text = screen_text(main.app)
        assert "Rescue at height" in text
        assert "High-voltage" not in text


async def test_the_theme_is_switched(small: Path) -> None:
    async with running(small) as (main, pilot):
        dark = main.app.current_theme.dark
        await press(pilot, "t")
        assert main.app.current_theme.dark is not dark
