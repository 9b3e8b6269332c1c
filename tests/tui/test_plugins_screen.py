"""The screen Plugins: there for everybody who looks, and in the line of screens when something is wrong."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from tests.plugins.faults.misbehaving import ARMED
from tests.tui.looking import check, screen_text
from tests.tui.small import clock, press, running, settled
from textual.pilot import Pilot

from veikart.api import Text, View, hook
from veikart.plugins import Plugins, Terms
from veikart.tui.lines import FrameLine
from veikart.tui.screen import MainScreen
from veikart.tui.windows import WhyWindow


def sunny(*_: object) -> Sequence[Text]:
    sys.stdout.write("GARBLE")
    return [Text("Sunny")]


class Weather:
    """A plugin with one page that fails when it is told to, and prints."""

    @staticmethod
    @hook
    def veikart_views() -> Sequence[View]:
        return [View("weather.page", "Weather", ARMED.at("page", sunny), screen="Weather")]


@pytest.fixture
def plugins() -> Plugins:
    return Plugins.load(extra=[Weather], discover=list, terms=Terms(clock=clock))


@pytest.fixture(autouse=True)
def _disarmed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ARMED, "point", "")
    monkeypatch.setattr(ARMED, "fault", "")


@pytest.fixture
def _in_utc() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def line(main: MainScreen) -> str:
    return main.query_one("#screens", FrameLine).text


async def went(main: MainScreen, pilot: Pilot[None], screen: str) -> str:
    """What stands there after going to a screen."""
    main.go(screen)
    await settled(pilot)
    return screen_text(main.app)


async def test_it_is_found_and_says_that_all_is_well(small: Path, plugins: Plugins) -> None:
    async with running(small, plugins=plugins) as (main, pilot):
        assert "Plugins" in main.screens
        assert "Plugins" not in line(main)
        assert "All plugins are well." in await went(main, pilot, "Plugins")
        assert "Plugins" in line(main)


@pytest.mark.parametrize("fault", ["raises", "loops", "leaves", "returns something else"])
async def test_a_fault_brings_it_into_the_line_of_screens_and_nothing_else_is_touched(
    small: Path, plugins: Plugins, fault: str
) -> None:
    async with running(small, plugins=plugins) as (main, pilot):
        assert "Sunny" in await went(main, pilot, "Weather")
        ARMED.point, ARMED.fault = "page", fault
        plugins.terms.limit = 0.1 if fault == "loops" else plugins.terms.limit
        main.redraw()
        await settled(pilot)
        assert "Weather cannot be shown: the plugin Weather failed" in screen_text(main.app)
        assert "Plugins" in line(main)
        assert "People" in await went(main, pilot, "Overview")
        assert "GARBLE" not in screen_text(main.app)


@pytest.mark.usefixtures("_in_utc")
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80-24", "120-40"])
async def test_enter_on_a_fault_opens_its_trace(small: Path, plugins: Plugins, size: tuple[int, int]) -> None:
    ARMED.point, ARMED.fault = "page", "raises"
    async with running(small, size, plugins=plugins) as (main, pilot):
        await went(main, pilot, "Weather")
        await went(main, pilot, "Plugins")
        check(main.app, f"plugins-{size[0]}-{size[1]}")
        await press(pilot, "end", "enter")
        assert isinstance(main.app.screen, WhyWindow)
        text = screen_text(main.app)
        assert "KeyError" in text
        assert "misbehaving.py" in text
        assert "Kari" not in text
