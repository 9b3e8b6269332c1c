"""Somebody is forgotten in another program: within one look for news nothing of them is on any screen."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.looking import screen_text
from tests.tui.small import clock, press, running, settled

from veikart.session import Session
from veikart.tui.screen import MainScreen

NAME = "Kari Nordmann"
SCREENS = ("f2", "f3", "f4", "f5", "f9")


def forgotten_elsewhere(path: Path) -> None:
    with Session.open(path, clock=clock, safe=True) as other:
        other.do("decision.note", text=f"{NAME} leads", about=("kari",))
        decision = other.picture().decisions["decision"][0]
        other.forget("kari", (decision,))


@pytest.fixture(autouse=True)
def _on_a_machine_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VEIKART_STATE", str(tmp_path / "state"))


@pytest.mark.parametrize("keys", [("enter",), ("ctrl+p", "k", "a", "r", "i"), ("d", "K", "a", "r", "i")])
async def test_nothing_of_one_who_was_forgotten_elsewhere_is_left_on_any_screen(
    small: Path, keys: tuple[str, ...]
) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        main.find_on_map(row="kari", column="switching")
        await settled(pilot)
        assert NAME in screen_text(main.app)
        await press(pilot, *keys)
        forgotten_elsewhere(small)
        await main.look_for_news()
        await settled(pilot)
        assert isinstance(main.app.screen, MainScreen)
        for screen in SCREENS:
            await press(pilot, screen)
            told = screen_text(main.app)
            assert "Nordmann" not in told
        assert [entry for entry in main.standing.entries if entry.id == "kari" or "Nordm" in entry.name] == []
        assert "Forgotten kari" in told


async def test_the_last_line_of_what_was_done_goes_with_them(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        main.find_on_map(row="kari", column="switching")
        await settled(pilot)
        await press(pilot, "2")
        assert "Kari Nordmann: High-voltage switching" in screen_text(main.app).splitlines()[-1]
        forgotten_elsewhere(small)
        await main.look_for_news()
        await settled(pilot)
        assert "Nordmann" not in screen_text(main.app)
        await press(pilot, "u", "u")
        assert "Undone: Forgotten kari: High-voltage switching" in screen_text(main.app)


async def test_windows_stay_when_news_is_about_something_else(small: Path) -> None:
    async with running(small, keys=["f4", "enter"]) as (main, pilot):
        with Session.open(small, clock=clock, safe=True) as other:
            other.do("decision.note", text="Go on")
        await main.look_for_news()
        await settled(pilot)
        assert not isinstance(main.app.screen, MainScreen)
