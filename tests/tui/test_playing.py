"""Time played as a film, and the line that tells what each step changed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.tui.looking import check
from tests.tui.small import TODAY, press, running, settled

from veikart.film import Film
from veikart.tui.lines import FrameLine
from veikart.tui.screen import MainScreen

SCAN = date(2025, 3, 10)


def caption(main: MainScreen) -> str:
    line = main.query_one("#caption", FrameLine)
    return line.text.strip() if line.display else ""


async def test_a_step_tells_what_it_changed_and_a_step_back_what_is_still_to_come(small: Path) -> None:
    async with running(small) as (main, pilot):
        assert caption(main) == ""
        await press(pilot, "semicolon")
        assert caption(main) == "Still to come: 4 ratings"
        await press(pilot, "colon")
        assert main.day == TODAY
        assert caption(main) == "Meanwhile: 4 ratings"


async def test_now_and_another_screen_leave_no_caption_that_does_not_belong_there(small: Path) -> None:
    async with running(small, keys=["semicolon"]) as (main, pilot):
        assert caption(main)
        await press(pilot, "f3")
        assert caption(main)
        await press(pilot, "n")
        assert caption(main) == ""


async def test_each_step_of_what_was_known_is_told_too(small: Path) -> None:
    async with running(small, keys=["B", "semicolon"]) as (main, _):
        assert main.known_on == SCAN
        assert caption(main) == "Still to come: 4 ratings"


async def test_a_film_by_quarters_stops_at_their_ends_and_at_now(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("veikart.film._PAUSE", 0.001)
    async with running(small, keys=["b"]) as (main, pilot):
        days: list[date] = []
        look_at = main.look_at

        def noted(day: date, told_since: date | None = None) -> None:
            days.append(day)
            look_at(day, told_since)

        monkeypatch.setattr(main, "look_at", noted)
        main.frames._pause = 0
        await press(pilot, "P", "down", "down", "enter")
        assert main.film == Film("quarter")
        await pilot.press("space")
        while main.playing:
            await pilot.pause()
        await settled(pilot)
        assert days == list(Film("quarter").days(main.standing.time.span[0], TODAY))
        assert (main.day, caption(main)) == (TODAY, "Meanwhile: 2 ratings")
        assert "This is now." in main.query_one("#keys", FrameLine).text


async def test_while_it_plays_plus_and_minus_change_its_speed_and_space_pauses(small: Path) -> None:
    async with running(small, size=(80, 24)) as (main, pilot):
        main.film = Film("month")
        await press(pilot, "space")
        assert (main.playing, main.day) == (True, main.standing.time.span[0])
        assert main._due is not None
        assert caption(main) == "▶ month by month ×1"
        await press(pilot, "plus", "plus", "minus")
        assert caption(main) == "▶ month by month ×2"
        assert main._due is not None
        assert main.time_bar.step == "month"
        await press(pilot, "space")
        assert (main.playing, main._due, caption(main)) == (False, None, "")
        await press(pilot, "plus")
        assert main.time_bar.step == "quarter"


async def test_a_smooth_film_tells_the_month_so_far(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with running(small) as (main, pilot):
        steps: list[tuple[date, date | None]] = []
        look_at = main.look_at

        def noted(day: date, told_since: date | None = None) -> None:
            steps.append((day, told_since))
            look_at(day, told_since)

        monkeypatch.setattr(main, "look_at", noted)
        main.frames._pause, main.film = 0, Film(speed=4.0)
        await pilot.press("space")
        while main.playing:
            await pilot.pause()
        assert len(steps) > 60
        assert all(since == day.replace(day=1) - timedelta(days=1) for day, since in steps[1:])
        main.look_at(date(2025, 3, 20), told_since=date(2025, 2, 28))
        await settled(pilot)
        assert caption(main) == "Meanwhile: workshop Quick scan, 2 ratings"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_caption_looks_as_it_was_approved(small: Path, size: tuple[int, int]) -> None:
    keys = ["f4", "semicolon", "comma", "comma", "full_stop", "full_stop"]
    async with running(small, size, keys=keys) as (main, _):
        assert main.day == SCAN
        check(main.app, f"caption_{size[0]}x{size[1]}", slice(-8, None))
