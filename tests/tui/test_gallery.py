"""The gallery in the terminal: samples to try with keyboard and mouse."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from tests.tui.looking import check, screen_text
from textual.pilot import Pilot
from textual.widgets import OptionList

from veikart.gallery import SAMPLES
from veikart.tui.gallery import GalleryApp
from veikart.tui.windows import WhyWindow

NAMES = [sample.name for sample in SAMPLES]


@asynccontextmanager
async def showing(
    name: str, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[tuple[GalleryApp, Pilot[None]]]:
    """The gallery with a sample chosen, and the cursor in it."""
    app = GalleryApp(SAMPLES)
    async with app.run_test(size=size) as pilot:
        app.query_one(OptionList).highlighted = NAMES.index(name)
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        yield app, pilot


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("name", ["trend", "timeline"])
async def test_a_sample_looks_as_it_was_approved(name: str, size: tuple[int, int]) -> None:
    async with showing(name, size) as (app, _):
        check(app, f"gallery_{name}_{size[0]}x{size[1]}")


async def test_the_first_sample_is_shown_and_the_list_walks_on() -> None:
    app = GalleryApp(SAMPLES)
    async with app.run_test(size=(80, 24)) as pilot:
        for name in (NAMES[0], NAMES[1], NAMES[-1]):
            await pilot.pause()
            assert " ".join(SAMPLES[NAMES.index(name)].purpose.split()[:5]) in screen_text(app)
            await pilot.press("down" if name == NAMES[0] else "end")


async def test_a_cursor_goes_along_the_days_of_a_trend_and_reads_them_off() -> None:
    async with showing("trend") as (app, pilot):
        await pilot.press("right", "right")
        assert app.view.cursor is not None
        assert app.view.cursor.id == "2025-03-01"
        assert "2025-03-01 · Trygg drift 44 % · Grønn vekst 57 %" in screen_text(app)
        await pilot.press("down", "down")
        assert app.view.cursor.id == "goal:vekst"
        await pilot.press("enter")
        assert "nothing more behind" in screen_text(app)


async def test_a_click_low_in_a_chart_finds_its_day_and_enter_opens_the_why() -> None:
    async with showing("trend") as (app, pilot):
        stop = app.view.page.stops[4]
        await pilot.click(app.view, offset=(stop.x + 2, stop.y + stop.height))  # padding and margin
        assert app.view.cursor == stop
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, WhyWindow)
        assert "requirements met ÷ (met + below)" in screen_text(app)


async def test_branches_of_a_tree_fold_by_key_and_by_click() -> None:
    async with showing("tree") as (app, pilot):
        await pilot.press("left")
        assert "(+5)" in screen_text(app)
        first = app.view.page.stops[0]
        await pilot.click(app.view, offset=(first.sign + 2, first.y + 1))
        assert "(+5)" not in screen_text(app)


async def test_t_shows_it_light_and_q_leaves() -> None:
    async with showing("bars") as (app, pilot):
        await pilot.press("t")
        assert not app.current_theme.dark
        await pilot.press("q")
        assert app.return_code == 0
