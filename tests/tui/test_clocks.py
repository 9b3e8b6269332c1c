"""Two clocks: the day things hold on, and the last day of recording that counts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.tui.looking import check, screen_text
from tests.tui.small import BEGUN, TODAY, press, rated, running, settled, small_story

from veikart.moment import Moment
from veikart.tui.header import known_in_words
from veikart.tui.lines import FrameLine
from veikart.tui.palette import Finder
from veikart.tui.sayings import Saying, saying_in
from veikart.tui.screen import MainScreen
from veikart.tui.timebar import TimeBar

MARCH, JANUARY = date(2026, 3, 1), date(2026, 1, 15)


@pytest.fixture
def corrected(tmp_path: Path) -> Path:
    """The small engagement; on 20 February it is recorded that Åse held level 3 since New Year."""
    path = tmp_path / "corrected.veikart"
    story = small_story(path)
    story.recorded(date(2026, 2, 20), rated("ase", "switching", 3), holds=date(2026, 1, 1))
    story.close()
    return path


def header(main: MainScreen) -> str:
    return main.query_one("#header", FrameLine).text


def said(main: MainScreen) -> str:
    return main.query_one("#keys", FrameLine).text


async def test_a_rating_recorded_later_does_not_rewrite_what_was_seen(corrected: Path) -> None:
    async with running(corrected, keys=["f4", "comma"]) as (main, pilot):
        assert main.map_view.jump("ase", "switching")

        def level() -> str:
            model = main.map_view.model
            assert model is not None
            return model.line(main.map_view.row)[main.map_view.column].text

        assert level() == "3"
        await press(pilot, "b")
        assert main.moment == Moment(date(2026, 2, 2), date(2026, 2, 2))
        assert level() == "2"
        assert "2 February 2026 as known that day  PAST" in header(main)


async def test_what_was_known_is_moved_alone(corrected: Path) -> None:
    async with running(corrected, keys=["B", "comma"]) as (main, pilot):
        assert main.moment == Moment(TODAY, date(2026, 2, 2))
        assert "2 March 2026 as known on 2 February 2026  PAST" in header(main)
        assert "known on, step: month" in said(main) or "keys of time" in said(main)
        assert main.has_class("-past")
        await press(pilot, "semicolon")
        assert main.moment == Moment(TODAY, date(2025, 3, 10))
        await press(pilot, "B", "comma")
        assert main.moment == Moment(date(2026, 2, 2), date(2025, 3, 10))
        await press(pilot, "B", *["full_stop"] * 13)
        assert main.known_on is None
        assert main.day == date(2026, 2, 2)
        assert "This is all that is known." in said(main)
        await press(pilot, "n")
        assert main.moment is None
        assert main.keys_move == "true on"


async def test_linked_clocks_come_apart_where_they_stand(small: Path) -> None:
    async with running(small, keys=["comma", "b", "B", "comma"]) as (main, pilot):
        assert main.moment == Moment(date(2026, 2, 2), date(2026, 1, 2))
        assert not main.linked
        await press(pilot, "b")
        assert main.moment == Moment(date(2026, 2, 2), date(2026, 2, 2))
        await press(pilot, "b")
        assert main.moment == Moment(date(2026, 2, 2))


async def test_less_than_is_known_cannot_be_written_to(small: Path) -> None:
    async with running(small, keys=["f4", "B", "comma", "3"]) as (main, pilot):
        assert "You look at the past: nothing can be changed there. n returns to now." in said(main)
        await press(pilot, "u")
        assert "You look at the past" in said(main)
        await press(pilot, "n", "3")
        assert "You look" not in said(main)


async def test_before_anything_was_recorded_every_screen_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "late.veikart"
    story = small_story(path)
    story.recorded(TODAY, rated("ase", "switching", 3), holds=date(2024, 1, 1))  # a rating of old
    story.close()
    async with running(path, (80, 24)) as (main, pilot):
        main.know_by(date(2024, 6, 1))
        for screen in ("f2", "f3", "f5", "f9", "f4"):
            await press(pilot, screen)
            text = screen_text(main.app)
            assert "failed" not in text
            if screen in ("f2", "f3", "f4"):
                assert f"The first was recorded on {BEGUN.day} September 2024" in text
        await press(pilot, "n")
        assert "The first was recorded" not in screen_text(main.app)
        assert main.map_view.display


async def test_the_bar_shows_both_days_and_what_lies_between(small: Path) -> None:
    async with running(small, (80, 24)) as (main, pilot):
        main.travel_to(date(2025, 9, 1))
        main.know_by(date(2025, 3, 20))
        await settled(pilot)
        marks, line = screen_text(main.app).splitlines()[-4:-2]
        assert marks.count("▼") == marks.count("▽") == 1
        assert marks.index("▽") < marks.index("▼")
        assert "┈" in marks[marks.index("▽") : marks.index("▼")]
        assert line[marks.index("▽")] == "╎"
        assert line[marks.index("▼")] == "┃"
        await press(pilot, "b")
        assert "▽" not in screen_text(main.app).splitlines()[-4].replace("▼", "")


async def test_the_other_button_drags_what_was_known(small: Path) -> None:
    async with running(small) as (main, pilot):
        for button, shift, ctrl in ((3, False, False), (1, True, False), (1, False, True)):
            await pilot.mouse_down("TimeBar", offset=(40, 1), button=button, shift=shift, control=ctrl)
            await pilot.hover("TimeBar", offset=(20, 1))
            await pilot.mouse_up("TimeBar", offset=(20, 1))
            await settled(pilot)
            assert main.day == TODAY
            assert main.known_on is not None
            main.know_by(None)
        main.know_by(MARCH)
        await pilot.click("TimeBar", offset=(40, 1))
        await settled(pilot)
        assert main.day < TODAY
        assert main.known_on == MARCH


def test_a_young_bar_needs_no_data_for_its_clocks() -> None:
    bar = TimeBar()
    assert bar.stepped(1, "known on") is None
    assert bar.to_mark(-1, "known on") is None


@pytest.mark.parametrize(
    ("text", "saying"),
    [
        ("2026-03-01", Saying(MARCH, None)),
        ("1 march 2026 as known on 15 january 2026", Saying(MARCH, JANUARY, told=True)),
        ("known on 15.1.2026", Saying(None, JANUARY, told=True)),
        ("As known by 15 jan 2026", Saying(None, JANUARY, told=True)),
        ("compare with 1 mars 2026", Saying(MARCH, None, compare=True, told=True)),
        ("compared to 2026-03-01 known on 2026-01-15", Saying(MARCH, JANUARY, compare=True, told=True)),
        ("as known on somebody", None),
        ("nobody as known on 15 january 2026", None),
        ("compare with", None),
        ("", None),
    ],
)
def test_moments_are_read_as_they_are_typed(text: str, saying: Saying | None) -> None:
    assert saying_in(text, TODAY) == saying


async def test_the_palette_puts_either_clock(small: Path) -> None:
    async with running(small) as (main, pilot):

        async def choose(query: str, title: str) -> None:
            hits = [hit async for hit in Finder(main).search(query)]
            next(hit for hit in hits if str(hit.text) == title).command()
            await settled(pilot)

        await choose("2026-03-01", "As known on 1 March 2026")
        assert main.moment == Moment(TODAY, MARCH)
        await choose(
            "1 march 2026 as known on 15 january 2026", "Go to 1 March 2026 as known on 15 January 2026"
        )
        assert main.moment == Moment(MARCH, JANUARY)
        assert "1 March 2026 as known on 15 January 2026" in header(main)


def test_by_when_a_day_was_known_is_said_in_words() -> None:
    assert known_in_words(MARCH, None) == ""
    assert known_in_words(MARCH, MARCH) == "as known that day"
    assert known_in_words(MARCH, JANUARY) == "as known on 15 January 2026"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_both_clocks_look_as_kept(corrected: Path, size: tuple[int, int]) -> None:
    async with running(corrected, size, ["f4"]) as (main, pilot):
        main.travel_to(MARCH)
        main.know_by(JANUARY)
        await settled(pilot)
        check(main.app, f"clocks_{size[0]}x{size[1]}")
