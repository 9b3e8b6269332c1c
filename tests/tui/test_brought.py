"""What plugins bring to the terminal: screens in their order, and what the palette finds."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from tests.session.courses import RECORDS, courses
from tests.tui.small import clock, settled
from textual.pilot import Pilot

from veikart.api import Action, Do, Finder, Hit, Picture
from veikart.session import Session
from veikart.tui.app import VeikartApp
from veikart.tui.forms import FormScreen
from veikart.tui.palette import Finder as PaletteFinder
from veikart.tui.screen import MainScreen


def find(picture: Picture, words: str) -> Sequence[Hit]:
    """Whatever is typed leads to the Map and to noting a decision."""
    return [
        Hit(f"Course on {words}", Do("decision.note", {"text": f"Book {words}"}), "courses", 0.9),
        Hit(f"Course list for {words}", Action("courses.list"), score=0.95),
    ]


@asynccontextmanager
async def running(path: Path) -> AsyncIterator[tuple[MainScreen, Pilot[None]]]:
    plugins = courses(RECORDS | {"finders": [Finder("courses.search", "Courses", find)]})
    app = VeikartApp(lambda told: Session.open(path, clock=clock, plugins=plugins), title=path.name)
    try:
        async with app.run_test(size=(120, 40)) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, MainScreen)
            yield app.screen, pilot
    finally:
        app.close()


async def hits(main: MainScreen, words: str) -> dict[str, object]:
    """Text → what choosing it does, of what plugins find."""
    finder = PaletteFinder(main)
    found = {str(hit.text): hit.command async for hit in finder.search(words)}
    return {text: run for text, run in found.items() if text.startswith(("Course on", "Course list"))}


async def test_declared_screens_come_in_their_order_and_others_after_them(small: Path) -> None:
    async with running(small) as (main, _):
        assert main.screens[-4:] == ("Archive", "Courses", "Aardvark", "Plugins")


async def test_the_palette_finds_what_plugins_find_the_best_first(small: Path) -> None:
    async with running(small) as (main, _):
        assert list(await hits(main, "sql")) == ["Course list for sql", "Course on sql"]


async def test_finders_are_not_asked_for_a_single_letter(small: Path) -> None:
    async with running(small) as (main, _):
        assert await hits(main, "s") == {}


async def test_a_hit_leads_to_a_view_or_to_a_form_that_is_filled_in(small: Path) -> None:
    async with running(small) as (main, pilot):
        found = await hits(main, "sql")
        found["Course list for sql"]()  # type: ignore[operator]
        await settled(pilot)
        assert main.place.screen == "Courses"
        found["Course on sql"]()  # type: ignore[operator]
        await settled(pilot)
        form = pilot.app.screen
        assert isinstance(form, FormScreen)
        assert form.form.given["text"] == "Book sql"
