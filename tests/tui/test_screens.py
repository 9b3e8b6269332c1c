"""The main screen: what it shows, at three sizes and at every moment."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.tui.looking import check, screen_text
from tests.tui.small import TODAY, clock, opens, press, running, settled

from veikart.errors import NotFound
from veikart.journal import Journal
from veikart.plugins import Plugins
from veikart.tui.app import VeikartApp
from veikart.tui.frames import Wish
from veikart.tui.keys import SCREENS
from veikart.tui.lines import FrameLine
from veikart.tui.opening import OpeningScreen
from veikart.tui.screen import MainScreen

SIZES = [(80, 24), (120, 40), (200, 55)]


@pytest.mark.parametrize(("columns", "lines"), SIZES[:2])
@pytest.mark.parametrize("name", ["map", "map_past", "roles", "units", "why", "help"])
async def test_looks_as_kept(small: Path, name: str, columns: int, lines: int) -> None:
    keys = {
        "map": ["f4"],
        "map_past": ["f4", "semicolon"],
        "roles": ["f4", "r"],
        "units": ["f4", "r", "r"],
        "why": ["f4", "right", "right", "enter"],
        "help": ["f4", "question_mark"],
    }[name]
    async with running(small, (columns, lines), keys) as (main, _):
        main._said = None
        main._keys()
        check(main.app, f"{name}_{columns}x{lines}")


@pytest.mark.parametrize("size", SIZES)
async def test_every_screen_draws_at_every_size_without_a_line_too_wide(
    small: Path, size: tuple[int, int]
) -> None:
    async with running(small, size) as (main, pilot):
        for name, key in SCREENS:
            if name not in main.screens or not main.pages_of(name):
                continue
            await press(pilot, key)
            assert main.place.screen == name
            text = screen_text(main.app)
            assert "failed" not in text
            assert len(text.splitlines()) == size[1]
            assert "Fjordkraft" in text.splitlines()[0]
            assert "now" in text.splitlines()[0]


async def test_digits_lead_to_screens_except_on_the_map(small: Path) -> None:
    async with running(small, keys=["8"]) as (main, pilot):
        assert main.place.screen == "Journal"
        await press(pilot, "3")
        assert main.place.screen == "Map"
        await press(pilot, "2")
        assert main.place.screen == "Map"
        await press(pilot, "f3")
        assert main.place.screen == "Strategy"


async def test_tab_turns_pages_and_the_page_is_remembered(small: Path) -> None:
    async with running(small) as (main, pilot):
        pages = [view.id for view in main.pages_of("Overview")]
        assert len(pages) > 1
        await press(pilot, "tab")
        assert main.view is not None
        assert main.view.id == pages[1]
        await press(pilot, "f3", "f2")
        assert main.view.id == pages[1]
        await press(pilot, "shift+tab")
        assert main.view.id == pages[0]


async def test_a_screen_whose_plugin_is_missing_says_so(small: Path) -> None:
    async with running(small, keys=["f6"], plugins=Plugins()) as (main, _):
        assert main.place.screen == "Overview"
        assert "plugin" in main.query_one("#keys", FrameLine).text


async def test_every_screen_follows_the_moment(small: Path) -> None:
    async with running(small, keys=["comma"]) as (main, pilot):
        assert main.day == date(2026, 2, 2)
        for key in ("f2", "f3", "f4", "f9"):
            await press(pilot, key)
            assert main.drawn is not None
            assert main.drawn.wish.moment is not None
            assert main.drawn.wish.moment.true_on == date(2026, 2, 2)
            assert main.has_class("-past")
            header = screen_text(main.app).splitlines()[0]
            assert "PAST" in header
            assert "2 February 2026" in header
        await press(pilot, "n")
        assert main.drawn.wish.moment is None
        assert not main.has_class("-past")


async def test_what_was_known_then_is_the_second_clock(small: Path) -> None:
    async with running(small, keys=["comma", "b"]) as (main, pilot):
        assert main.drawn is not None
        assert main.drawn.wish.moment is not None
        assert main.drawn.wish.moment.known_on == date(2026, 2, 2)
        await press(pilot, "b")
        assert main.drawn.wish.moment.known_on is None


async def test_playing_runs_from_the_first_event_to_now(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        drawn: list[date] = []
        draw = main._draw

        def noted(frame: object) -> None:
            drawn.append(main.day)
            draw(frame)  # type: ignore[arg-type]  # whatever frame it is

        main.frames._draw = noted
        main.frames._pause = 0
        main.time_bar.step = "quarter"
        await pilot.press("space")
        while main.playing:
            await pilot.pause()
        await settled(pilot)
        assert drawn[0] <= date(2024, 9, 10)
        assert drawn == sorted(drawn)
        assert len(drawn) > 50
        assert main.day == TODAY
        assert main.moment is None


async def test_a_time_key_stops_the_film(small: Path) -> None:
    async with running(small) as (main, pilot):
        await pilot.press("space")
        assert main.playing
        await pilot.press("n")
        assert not main.playing
        await settled(pilot)
        assert main.day == TODAY


async def test_a_click_on_the_time_bar_moves_there(small: Path) -> None:
    async with running(small) as (main, pilot):
        await pilot.click("TimeBar", offset=(1, 1))
        await settled(pilot)
        assert main.day == main.standing.time.span[0]
        assert main.has_class("-past")


async def test_dragging_on_the_time_bar_moves_through_the_days(small: Path) -> None:
    async with running(small) as (main, pilot):
        days = []
        await pilot.mouse_down("TimeBar", offset=(20, 1))
        for x in (30, 50, 118):
            await pilot.hover("TimeBar", offset=(x, 1))
            await settled(pilot)
            days.append(main.day)
        await pilot.mouse_up("TimeBar", offset=(118, 1))
        await pilot.hover("TimeBar", offset=(10, 1))
        await settled(pilot)
        assert days == sorted(days)
        assert days[0] < days[1] < days[2] == TODAY
        assert main.day == TODAY


async def test_a_view_that_fails_says_so_and_the_others_live(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(small) as (main, pilot):
        blocks = main.desk.session.blocks

        def failing(view: str, *rest: object) -> object:
            if view == "strategy":
                raise ZeroDivisionError("[/] by zero")
            return blocks(view, *rest)  # type: ignore[arg-type]  # handed on as it came

        monkeypatch.setattr(main.desk.session, "blocks", failing)
        await press(pilot, "f3")
        assert "ZeroDivisionError" in screen_text(main.app)
        assert "[/] by zero" not in screen_text(main.app)  # what an error says may hold a name
        await press(pilot, "f2")
        assert "failed" not in screen_text(main.app)


async def test_an_engagement_that_cannot_be_opened_is_a_calm_message(tmp_path: Path) -> None:
    app = VeikartApp(opens(tmp_path / "none.veikart"), title="none.veikart")
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, OpeningScreen)
        text = screen_text(app)
        assert "There is no file" in text.replace("\n", " ")
        assert "q quits" in text
        assert isinstance(app.failure, NotFound)
        await pilot.press("q")
    app.close()


async def test_the_first_frame_stands_before_the_engagement_is_read(small: Path) -> None:
    seen: list[str] = []
    open_small = opens(small)

    def opening(progress: object) -> object:
        seen.append(app.call_from_thread(lambda: screen_text(app)))
        return open_small(progress)  # type: ignore[arg-type]  # handed on as it came

    app = VeikartApp(opening, title="small.veikart")  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, MainScreen)
    app.close()
    assert "small.veikart" in seen[0]
    assert "Opening" in seen[0]


async def test_only_the_latest_of_many_wishes_is_drawn_last(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        made: list[Wish] = []
        make = main.frames._make

        async def noted(wish: Wish) -> object:
            made.append(wish)
            return await make(wish)

        main.frames._make = noted  # type: ignore[assignment]
        for _ in range(12):
            main.action_travel(-1)
        await settled(pilot)
        assert len(made) < 12
        assert made[-1].moment is not None
        assert made[-1].moment.true_on == main.day
        assert main.drawn is not None
        assert main.drawn.wish == made[-1]


async def test_an_engagement_in_which_nothing_has_happened_yet_opens(tmp_path: Path) -> None:
    path = tmp_path / "new.veikart"
    Journal.create(path, "Fjordkraft", clock=clock).close()
    async with running(path) as (main, pilot):
        for key in ("f2", "f3", "f4", "f5", "f9"):
            await press(pilot, key)
            assert "Fjordkraft" in screen_text(main.app)
            assert "failed" not in screen_text(main.app)


@pytest.mark.parametrize("gone", ["#blocks", "MapView"])
async def test_a_frame_that_comes_while_the_app_closes_is_let_go(small: Path, gone: str) -> None:
    async with running(small) as (main, _):
        drawn = main.drawn
        assert drawn is not None
        await main.query_one(gone).remove()
        main.drawn = None
        main._draw(drawn)
        assert main.drawn is None
