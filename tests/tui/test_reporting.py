"""The report, written from the main screen."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.tui.looking import screen_text
from tests.tui.small import TODAY, press, running, settled
from textual.pilot import Pilot

from veikart.moment import Moment
from veikart.tui.forms import FormScreen
from veikart.tui.lines import FrameLine
from veikart.tui.screen import MainScreen


async def ask(main: MainScreen, pilot: Pilot[None]) -> None:
    await main.run_action("report")
    await settled(pilot)
    assert isinstance(main.app.screen, FormScreen)


async def test_the_report_of_today_is_written_where_the_form_says(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    async with running(small) as (main, pilot):
        await ask(main, pilot)
        assert "As of 2 March 2026, with the chapters that the settings name." in screen_text(main.app)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        written = small.parent / "small-2026-03-02.html"
        assert main.query_one("#keys", FrameLine).text.strip() == f"The report is in {written}."
    assert "<dd>2 March 2026</dd>" in written.read_text("utf-8")


async def test_the_report_is_of_the_day_that_is_looked_at(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    async with running(small) as (main, pilot):
        main.look_at(TODAY - timedelta(days=30))
        await settled(pilot)
        await ask(main, pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert main.app.screen is main
    assert "<dd>31 January 2026</dd>" in (small.parent / "small-2026-01-31.html").read_text("utf-8")


async def test_the_report_is_compared_with_the_baseline_by_both_clocks(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    async with running(small) as (main, pilot):
        main.compare_with(Moment(date(2025, 6, 1), date(2025, 3, 10)))
        await settled(pilot)
        await ask(main, pilot)
        assert "2025-06-01" in screen_text(main.app)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert main.app.screen is main
    text = (small.parent / "small-2026-03-02.html").read_text("utf-8")
    assert "<dd>1 June 2025 (Known on: 10 March 2025)</dd>" in text


async def test_what_is_in_the_way_is_said_in_the_form_and_left_alone(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(small.parent)
    letter = small.parent / "small-2026-03-02.html"
    letter.write_text("Dear board")
    async with running(small) as (main, pilot):
        await ask(main, pilot)
        await press(pilot, "ctrl+s")
        await settled(pilot)
        assert isinstance(main.app.screen, FormScreen)
        assert "is no report of veikart" in screen_text(main.app)
    assert letter.read_text() == "Dear board"
