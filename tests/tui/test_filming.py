"""The film of the view in front, written from the main screen."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from tests.tui.looking import screen_text
from tests.tui.small import press, running, settled

from veikart.film import Film
from veikart.moment import Moment
from veikart.tui.forms import FormScreen
from veikart.tui.lines import FrameLine
from veikart.tui.screen import MainScreen


@pytest.fixture
def small(told_small: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The engagement in a folder with a short name: where the film is has to fit into a line."""
    with TemporaryDirectory() as folder:
        monkeypatch.chdir(folder)
        yield Path(shutil.copy(told_small, Path(folder) / "small.veikart"))


def told(main: MainScreen) -> str:
    """What stands in the form, wherever its lines end."""
    return " ".join(screen_text(main.app).replace("│", " ").split())


async def test_the_view_in_front_is_filmed_as_it_stands_and_where_it_is_said(small: Path) -> None:
    async with running(small, keys=["b"]) as (main, pilot):
        main.film = Film("marks")
        main.compare_with(Moment(main.standing.time.first))
        await press(pilot, "F")
        assert isinstance(main.app.screen, FormScreen)
        assert "compared with 2 September 2024, each moment by what was known then" in told(main)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        written = small.parent / "small-overview.html"
        assert main.query_one("#keys", FrameLine).text.strip() == f"The film of 3 frames is in {written}."
    page = written.read_text("utf-8")
    assert page.count('<section class="frame"') == 3
    assert "<dd>2 September 2024</dd>" in page
    assert "◆ Quick scan" in page


async def test_a_cast_of_the_map_is_written_too(small: Path) -> None:
    async with running(small, keys=["f4", "F"]) as (main, pilot):
        await press(pilot, "shift+tab", "shift+tab")
        await pilot.press("ctrl+u", *"map", "full_stop", *"cast")
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert main.app.screen is main
    header, *events = map(json.loads, (small.parent / "map.cast").read_text("utf-8").splitlines())
    assert header["title"] == "Fjordkraft: Map"
    assert sum(event[1] == "m" for event in events) == 8


async def test_what_is_in_the_way_is_said_in_the_form_and_left_alone(small: Path) -> None:
    letter = small.parent / "small-overview.html"
    letter.write_text("Dear board")
    async with running(small, keys=["F"]) as (main, pilot):
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert isinstance(main.app.screen, FormScreen)
        assert "is no film of veikart" in told(main)
    assert letter.read_text() == "Dear board"
