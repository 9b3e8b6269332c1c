"""And if Kari leaves? Two keys, and every screen answers; nothing of it is real, and everything says so."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from tests.tui.looking import check, screen_text
from tests.tui.small import TODAY, clock, press, running, settled

from veikart.plugins import Plugins
from veikart.session import Session
from veikart.tui.screen import MainScreen

pytestmark = pytest.mark.asyncio


def rows(main: MainScreen) -> list[str]:
    model = main.map_view.model
    assert model is not None
    return [row.label for row in model.rows]


def line(main: MainScreen) -> str:
    """The line that says that nothing here is real; empty where it is not there."""
    found = main.query_one("#scenario")
    return found.text.strip() if found.display else ""  # type: ignore[attr-defined]


def said(main: MainScreen) -> str:
    return main._said[0] if main._said is not None else ""


async def test_two_keys_ask_what_if_the_person_under_the_cursor_leaves(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        main.find_on_map(row="kari")
        await settled(pilot)
        await press(pilot, "y", "enter")
        assert line(main).startswith("▚▚▚ SCENARIO  If Kari Nordmann leaves — not real ▚▚▚")
        assert "Kari Nordmann" not in rows(main)
        assert said(main) == "Supposed in “If Kari Nordmann leaves”: Kari Nordmann left"
        check(pilot.app, "scenario_120x40")
        await press(pilot, "f2")
        assert line(main)
        await press(pilot, "f4", "Y")
        assert line(main) == ""
        assert "Kari Nordmann" in rows(main)
        assert said(main) == "This is reality again."


async def test_every_screen_stands_in_a_frame_that_reads_without_colours(small: Path) -> None:
    async with running(small, size=(80, 24), keys=["f4", "y", "enter"]) as (_, pilot):
        for key in ("f2", "f3", "f4", "f5", "f9"):
            await press(pilot, key)
            text = screen_text(pilot.app).splitlines()
            assert "SCENARIO" in text[0]
            assert "not real" in text[0]
            assert len([each for each in text if each.startswith("║") and each.endswith("║")]) > 10
        check(pilot.app, "scenario_80x24")


async def test_ratings_and_undo_stay_within_the_scenario(small: Path) -> None:
    async with running(small, keys=["f4", "y", "enter", "3"]) as (main, pilot):
        session, scenario = main.desk.session, main.scenario
        assert scenario is not None
        assert said(main).startswith("Supposed ")
        assert [each.topic for each in session.supposed()] == ["person.left", "skill.assessed"]
        await press(pilot, "u")
        assert said(main).startswith("Undone: Supposed in “If Bjørn Aas leaves”: Åse Berg")
        assert main.scenario == scenario
        await press(pilot, "u")
        assert main.scenario is None
        assert "is not open any more; this is reality" in said(main) or said(main).startswith("Undone")
        assert "Bjørn Aas" in rows(main)


async def test_on_another_day_it_branches_off_there_and_now_stays_within(small: Path) -> None:
    async with running(small, keys=["f4", ",", "y", "enter"]) as (main, pilot):
        [listed] = main.standing.scenarios
        assert listed.start == main.day < TODAY
        await press(pilot, "n")
        assert line(main)
        assert "Bjørn Aas" not in rows(main)
        await press(pilot, ",", ",")
        assert "Bjørn Aas" in rows(main)


async def test_it_is_compared_with_reality(small: Path) -> None:
    async with running(small, keys=["f4", "y", "enter"]) as (main, pilot):
        await press(pilot, "f2", "y")
        await choose(pilot, "Compare it with reality")
        assert main.baseline is not None
        assert main.baseline.scenario is None
        assert main.scenario is not None
        assert "Compared with reality, 2 March 2026" in screen_text(pilot.app)
        await press(pilot, ",")
        assert main.baseline.true_on == main.day < TODAY
        await press(pilot, "Y")
        assert main.baseline is None


async def test_adopting_shows_first_what_would_be_written(small: Path) -> None:
    async with running(small, keys=["f4", "y", "enter", "y"]) as (main, pilot):
        await choose(pilot, "Adopt it")
        text = screen_text(pilot.app)
        assert "1 event would be written, and hold for everybody." in text
        assert "Bjørn Aas left" in text
        assert main.desk.session.picture().people.height == 6
        await press(pilot, "enter")
        assert main.scenario is None, said(main)
        assert main.desk.session.picture().people.height == 5


async def test_what_another_discards_is_left_and_said(small: Path) -> None:
    async with running(small, keys=["f4", "y", "enter"]) as (main, _):
        other = Session.open(small, clock=clock, plugins=Plugins.load(discover=list))
        other.do("scenario.discard", scenario=main.scenario)
        other.close()
        await main.look_for_news()
        assert main.scenario is None
        assert said(main).startswith("The scenario “If Bjørn Aas leaves” is not open any more; this is")


async def test_the_list_opens_one_and_says_what_no_longer_fits(small: Path) -> None:
    with Session.open(small, clock=clock, plugins=Plugins.load(discover=list)) as session:
        day = TODAY + timedelta(days=30)
        session.run("suppose.leaves", {"person": "kari", "day": day})
        session.do("person.leave", person="kari", day=TODAY)
    async with running(small, keys=["Y", "enter", "enter"]) as (main, _):
        assert line(main)
        assert said(main).startswith("1 of what is supposed no longer fits: Kari")


async def test_a_hire_is_asked_for_in_a_form(small: Path) -> None:
    async with running(small, keys=["f2", "y"]) as (main, pilot):
        await choose(pilot, "we hire")
        assert "What if we hire?" in screen_text(pilot.app)
        await press(pilot, "A", "n", "a", "enter", "G", "r", "i", "d", "enter", "ctrl+s")
        assert line(main).startswith("▚▚▚ SCENARIO  If we hire 1 for Analyst — not real")


async def choose(pilot: object, words: str) -> None:
    """Chooses the option that begins with `words`."""
    from textual.widgets import OptionList

    options = pilot.app.screen.query_one(OptionList)  # type: ignore[attr-defined]
    prompts = [str(options.get_option_at_index(at).prompt) for at in range(options.option_count)]
    [place] = [at for at, prompt in enumerate(prompts) if prompt.startswith(words)]
    options.highlighted = place
    await press(pilot, "enter")  # type: ignore[arg-type]
