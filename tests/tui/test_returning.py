"""What can be done with a row, where that leads, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.looking import screen_text
from tests.tui.small import press, running, settled

from veikart.blocks import Action, Column, Row, Table, Why
from veikart.contributions.view import Selection, View
from veikart.session import Session
from veikart.session.offering import Offering
from veikart.tui.forms import FormScreen
from veikart.tui.lines import FrameLine
from veikart.tui.prompts import ChoiceScreen
from veikart.tui.screen import MainScreen
from veikart.tui.windows import WhyWindow

LEADING = Table(
    (Column("Unit", grow=True), Column("Below", right=True)),
    (
        Row("unit:grid", ("Grid [/]", "3"), Why("Grid")),
        Row(
            "unit:wind",
            ("Wind", "1"),
            Why("Wind"),
            Action("people", {"unit": "wind"}, "The people of Wind"),
            actions=(
                Action("journal", {"search": "rescue"}),
                Action("map", {"unit": "wind", "person": "lars"}, "Lars on the Map"),
                Action("nobody.has.it"),
            ),
        ),
        Row("unit:none", ("Nobody", "·")),
    ),
)
VIEW = View("leading", "Leading", lambda picture, selection: [LEADING], "Overview", 5)


@pytest.fixture
def leading(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first page of the Overview has rows that lead on."""
    before = Offering.__dict__["views"]
    monkeypatch.setattr(Session, "views", property(lambda session: (VIEW, *before.func(session))))


def keys_shown(main: MainScreen) -> str:
    return main.query_one("#keys", FrameLine).text


def offers(main: MainScreen) -> list[str]:
    window = main.app.screen
    assert isinstance(window, ChoiceScreen)
    return [option.name for option in window._options]


@pytest.mark.usefixtures("leading")
async def test_enter_leads_on_and_backspace_back_to_the_same_row(small: Path) -> None:
    async with running(small, keys=["s", "s", "down"]) as (main, pilot):
        main.blocks_view.point_at("unit:wind")
        main.hush()
        assert "Enter open" in keys_shown(main)
        before = main.blocks_view.left
        await press(pilot, "enter")
        assert main.view is not None
        assert main.view.id == "people"
        assert main.selection == Selection(unit="wind")
        assert [stop.id for stop in main.blocks_view.page.stops] == [
            "person:kari",
            "person:lars",
            "person:mai",
        ]
        assert "backspace back" in keys_shown(main)
        await press(pilot, "s", "s", "down", "backspace")
        assert main.view.id == "leading"
        assert main.selection == Selection()
        assert main.blocks_view.left == before
        await press(pilot, "backspace")
        assert "where you began" in keys_shown(main)


async def test_a_way_to_a_narrower_page_of_the_same_view_comes_back_too(small: Path) -> None:
    async with running(small, keys=["tab", "end"]) as (main, pilot):
        assert main.blocks_view.cursor is not None
        last = main.blocks_view.cursor.id
        main.follow(Action("people", {"unit": "wind"}))
        await settled(pilot)
        assert len(main.blocks_view.page.stops) == 3
        await press(pilot, "home", "backspace")
        assert len(main.blocks_view.page.stops) == 6
        assert main.blocks_view.cursor.id == last


@pytest.mark.usefixtures("leading")
async def test_the_menu_tells_what_can_be_done_and_does_it(small: Path) -> None:
    async with running(small) as (main, pilot):
        main.blocks_view.point_at("unit:wind")
        await press(pilot, "h")
        assert offers(main) == [
            "The people of Wind",
            "Why: formula, inputs, events",
            "Go to Journal",
            "Lars on the Map",
        ]
        assert "Wind" in screen_text(main.app)
        await press(pilot, "end", "enter")
        assert main.place.screen == "Map"
        assert main.selection.unit == "wind"
        assert main.map_view.at is not None
        assert main.map_view.at[0] == "lars"
        await press(pilot, "backspace", "h", "down", "enter")
        assert isinstance(main.app.screen, WhyWindow)


@pytest.mark.usefixtures("leading")
async def test_a_way_can_bring_words_along_and_the_next_without_them_shows_all(small: Path) -> None:
    async with running(small) as (main, pilot):
        for _ in range(2):
            main.follow(Action("journal", {"search": "rescue"}))
            await settled(pilot)
            assert main.words == "rescue"
            assert "High-voltage" not in screen_text(main.app)
        main.follow(Action("journal"))
        await settled(pilot)
        assert main.words == ""
        assert "High-voltage" in screen_text(main.app)
        await press(pilot, "backspace")
        assert main.words == "rescue"
        assert "High-voltage" not in screen_text(main.app)


@pytest.mark.usefixtures("leading")
async def test_a_row_with_nothing_to_do_says_so_and_a_name_is_never_markup(small: Path) -> None:
    async with running(small) as (main, pilot):
        main.blocks_view.point_at("unit:none")
        await press(pilot, "h")
        assert "Nothing can be done" in keys_shown(main)
        main.blocks_view.point_at("unit:grid")
        await press(pilot, "h")
        assert "Grid [/]" in screen_text(main.app)
        await press(pilot, "escape")
        assert main.app.screen is main


async def test_the_map_leads_on_too_and_back_to_its_cell(small: Path) -> None:
    async with running(small, keys=["f4", "r", "r"]) as (main, pilot):
        assert main.map_view.jump("wind", "python")
        await press(pilot, "h")
        assert offers(main) == [
            "Why: formula, inputs, events",
            "The people of Wind on the Map",
            "The people of Wind, one by one",
            "Park Analysis in Python …",
            "Prioritise Analysis in Python …",
        ]
        await press(pilot, "down", "down", "enter")
        assert main.selection == Selection(unit="wind")
        assert main.place.screen == "Overview"
        await press(pilot, "backspace")
        assert main.map_view.at == ("wind", "python")
        assert main.selection.rows == "units"


async def test_a_command_of_a_row_opens_its_form_filled_in_and_is_done(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        assert main.map_view.jump("kari", "python")
        await press(pilot, "h", "end", "up", "enter")
        assert isinstance(main.app.screen, FormScreen)
        assert "Analysis in Python" in screen_text(main.app)
        await press(pilot, *"later", "ctrl+s")
        assert main.app.screen is main
        parked = main.desk.session.picture().skills.filter("parked")
        assert dict(parked.select("skill", "parked_why").rows())["python"] == "later"


async def test_a_command_of_a_row_is_refused_in_the_past_with_the_way_back(small: Path) -> None:
    async with running(small, keys=["f4", "comma", "h", "end", "enter"]) as (main, _):
        assert main.app.screen is main
        assert "nothing can be changed" in keys_shown(main)


async def test_the_way_over_screens_goes_back_one_by_one_and_no_further_than_twenty(small: Path) -> None:
    async with running(small, keys=["f3", "f9", "f9", "f4"]) as (main, pilot):
        assert "backspace" not in keys_shown(main)
        seen = []
        for _ in range(3):
            await press(pilot, "backspace")
            seen.append(main.place.screen)
        assert seen == ["Journal", "Strategy", "Overview"]
        for _ in range(15):
            main.go("Strategy")
            main.go("Journal")
        assert len(main.trail) == 20
        await settled(pilot)


async def test_what_somebody_forgotten_was_looked_for_is_not_kept_on_the_way_back(small: Path) -> None:
    async with running(small, keys=["f9", "slash", *"kari", "enter", "f3"]) as (main, _):
        assert any(spot.left.arrangement.words == "kari" for spot in main.trail)
        main.clear_away()
        assert not main.trail
        assert not main.lefts


async def test_a_unit_leads_to_the_overview_of_itself_and_back_to_its_row(small: Path) -> None:
    async with running(small) as (main, pilot):
        assert main.blocks_view.point_at("unit:wind")
        await press(pilot, "h")
        narrower = next(place for place, words in enumerate(offers(main)) if "alone" in words)
        await press(pilot, *["down"] * narrower, "enter")
        assert main.selection.unit == "wind"
        assert main.view is not None
        assert main.view.id == "overview"
        ids = [stop.id for stop in main.blocks_view.page.stops]
        assert "unit:wind" in ids
        assert "unit:grid" not in ids
        await press(pilot, "home", "backspace")
        assert main.selection.unit is None
        assert main.blocks_view.cursor is not None
        assert main.blocks_view.cursor.id == "unit:wind"
