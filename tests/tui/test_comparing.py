"""Every screen compared with a baseline, which stays until it is given up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.tui.looking import check, screen_text
from tests.tui.small import press, rated, running, settled, small_story
from textual.widgets import Input

from veikart.moment import Moment
from veikart.tui.lines import FrameLine
from veikart.tui.palette import Finder
from veikart.tui.prompts import ChoiceScreen, PromptScreen
from veikart.tui.screen import MainScreen
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft

SCAN = date(2025, 3, 10)


def above(main: MainScreen) -> str:
    line = main.query_one("#narrowed", FrameLine)
    return line.text.strip() if line.display else ""


async def test_a_baseline_is_chosen_and_every_screen_is_compared_with_it(small: Path) -> None:
    async with running(small, keys=["C"]) as (main, pilot):
        assert isinstance(main.app.screen, ChoiceScreen)
        await press(pilot, "down", "enter")
        assert main.baseline == Moment(SCAN)
        assert above(main) == "Compared with 10 March 2025 (Quick scan)  shift+c ends"
        assert "▲ 30 points" in screen_text(main.app)
        for key in ("f3", "f5", "f9"):
            await press(pilot, key)
            assert above(main).startswith("Compared with 10 March 2025")
            text = screen_text(main.app)
            assert "failed" not in text
            assert "▲" in text or "▼" in text or "Before:" in text
        assert "△" in screen_text(main.app).splitlines()[-4]
        await press(pilot, "C")
        assert main.baseline is None
        assert above(main) == ""
        assert "Before:" not in screen_text(main.app)


async def test_the_baseline_stays_while_time_moves_on_and_plays(small: Path) -> None:
    async with running(small, keys=["C", "enter"]) as (main, pilot):
        pinned = main.baseline
        assert pinned == Moment(main.standing.today)
        assert "this very moment: move in time" in above(main)
        await press(pilot, "comma", "u", "f3", "backspace")
        assert main.baseline == pinned
        assert "Compared with 2 March 2026" in above(main)
        main.frames._pause = 0
        main.time_bar.step = "quarter"
        await pilot.press("space")
        while main.playing:
            await pilot.pause()
        await settled(pilot)
        assert main.baseline == pinned
        assert main.drawn is not None
        assert main.drawn.wish.selection.compare == pinned


async def test_escape_widens_first_and_then_ends_comparing(small: Path) -> None:
    async with running(small) as (main, pilot):
        main.compare_with(Moment(SCAN))
        await press(pilot, "c")
        assert above(main).endswith("ends  Narrowed to critical skills  Esc shows all")
        await press(pilot, "escape")
        assert main.baseline == Moment(SCAN)
        assert not main.selection.critical
        await press(pilot, "escape")
        assert main.baseline is None


async def test_a_date_is_typed_and_what_is_none_is_said(small: Path) -> None:
    async with running(small, keys=["C", "down", "down", "down", "down", "enter"]) as (main, pilot):
        prompt = main.app.screen
        assert isinstance(prompt, PromptScreen)
        prompt.query_one(Input).value = "the day before"
        await press(pilot, "enter")
        assert main.baseline is None
        assert "“the day before” is no date" in main.query_one("#keys", FrameLine).text
        assert main.compare_with_typed("1 mars 2025 as known on 20.3.2025")
        assert main.baseline == Moment(date(2025, 3, 1), date(2025, 3, 20))


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The small engagement; in February Åse rises, Kari falls, Mai is rated, Nils leaves and Ida comes."""
    path = tmp_path / "changed.veikart"
    story = small_story(path)
    story.recorded(
        date(2026, 2, 10),
        rated("ase", "switching", 4),
        rated("kari", "switching", 2),
        rated("mai", "python", 3),
        PersonLeft(person="nils"),
        PersonJoined(person="ida", name="Ida Ny", unit="grid"),
    )
    story.close()
    return path


FEBRUARY = Moment(date(2026, 2, 1))


async def test_the_map_says_what_rose_fell_and_who_is_gone(changed: Path) -> None:
    async with running(changed, (80, 24), ["f4"]) as (main, pilot):
        main.compare_with(FEBRUARY)
        await settled(pilot)
        changes = main.query_one("#changes", FrameLine)
        assert changes.text.strip() == "↑ 1 rose   ↓ 1 fell   + 1 newly rated   people: 1 new, 1 gone"
        for person, what, told in (
            ("kari", "switching", "was 3 Alone on 1 February 2026"),
            ("mai", "python", "was not rated on 1 February 2026"),
            ("ida", "python", "not here on 1 February 2026"),
            ("nils", "python", "no longer here, this is from 1 February 2026"),
        ):
            assert main.map_view.jump(person, what)
            await settled(pilot)
            assert main.query_one("#source", FrameLine).text.strip().startswith(told)
        await press(pilot, "3")
        assert "Nils Uten is not here any more" in main.query_one("#keys", FrameLine).text
        await press(pilot, "enter")
        assert "Nils Uten" in screen_text(main.app)
        assert "failed" not in screen_text(main.app)
        await press(pilot, "escape", "r", "r")
        assert changes.text.strip().startswith("Medians: ")
        await press(pilot, "r", "escape")
        assert main.baseline is None
        assert not changes.display
        assert main.map_view.model is not None
        assert main.map_view.model.row_at("nils") is None


async def test_who_comes_later_is_not_called_gone(changed: Path) -> None:
    async with running(changed, (80, 24), ["f4"]) as (main, pilot):
        main.look_at(FEBRUARY.true_on)
        main.compare_with(Moment(main.standing.today))
        await settled(pilot)
        assert "people: 1 not later, 1 later" in main.query_one("#changes", FrameLine).text
        for person, what, told in (
            ("kari", "switching", "2 With help on 2 March 2026"),
            ("ida", "python", "not here yet, this is from 2 March 2026"),
        ):
            assert main.map_view.jump(person, what)
            await settled(pilot)
            assert main.query_one("#source", FrameLine).text.strip().startswith(told)
        assert "Not here yet" in screen_text(main.app)


async def test_a_change_of_what_is_required_is_told_beside_the_level(changed: Path) -> None:
    async with running(changed, (80, 24), ["f4"]) as (main, pilot):
        main.desk.session.do("level.require", role="fitter", skill="switching", level=4)
        await main.stand()
        main.compare_with(FEBRUARY)
        await settled(pilot)
        assert main.map_view.jump("bjorn", "switching")
        await settled(pilot)
        assert "was required 3 Alone" in main.query_one("#source", FrameLine).text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_compared_map_looks_as_kept(changed: Path, size: tuple[int, int]) -> None:
    async with running(changed, size, ["f4"]) as (main, pilot):
        main.compare_with(FEBRUARY)
        assert main.map_view.jump("ase", "switching")
        await settled(pilot)
        check(main.app, f"compared_map_{size[0]}x{size[1]}")


async def test_the_palette_compares(small: Path) -> None:
    async with running(small) as (main, pilot):

        async def choose(query: str, title: str) -> None:
            hits = [hit async for hit in Finder(main).search(query)]
            next(hit for hit in hits if str(hit.text) == title).command()
            await settled(pilot)

        listed = [str(hit.text) async for hit in Finder(main).discover()]
        assert [title for title in listed if "ompar" in title] == ["Compare with a date or a mark …"]
        await choose("compare with scan", "Compare with the mark before: Quick scan, 10 March 2025")
        assert main.baseline == Moment(SCAN)
        await choose("compare with june 2025", "Compare with 30 June 2025")
        assert main.baseline == Moment(date(2025, 6, 30))
        await choose("2025-01-01", "Compare with 1 January 2025")
        assert main.baseline == Moment(date(2025, 1, 1))
        await choose("end comparing", "End comparing")
        assert main.baseline is None
