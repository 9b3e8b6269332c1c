"""Rating, undo, workshops, decisions and parking, from the keyboard."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.tui.looking import screen_text
from tests.tui.small import TODAY, clock, opens, press, running, settled

from veikart.errors import JournalBusy
from veikart.moment import Moment
from veikart.session import Session
from veikart.tui.app import VeikartApp
from veikart.tui.commanding import things_in
from veikart.tui.lines import FrameLine
from veikart.tui.prompts import PromptScreen
from veikart.tui.screen import MainScreen
from veikart.tui.windows import NoticesWindow


def told(main: MainScreen) -> str:
    return main.query_one("#keys", FrameLine).text.strip()


def level(path: Path, person: str, skill: str) -> float | None:
    """What is in the file, read anew."""
    with Session.open(path, clock=clock, safe=True) as session:
        rows = session.picture(Moment(TODAY)).levels
        found = [
            row for row in rows.iter_rows(named=True) if (row["person"], row["skill"]) == (person, skill)
        ]
    return found[0]["level"] if found else None


async def test_a_digit_rates_says_so_and_moves_down(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        assert main.map_view.jump("lars", "forecasts")
        await press(pilot, "3")
        assert told(main) == "Rated Lars Ødegård: Forecasting the load 3 Alone."
        assert main.map_view.at == ("mai", "forecasts")
        row = next(line for line in screen_text(main.app).splitlines() if "Ødegård" in line)
        assert "3" in row.split("Ødegård")[1][14:]
    assert level(small, "lars", "forecasts") == 3


async def test_answers_typed_faster_than_they_are_written_all_arrive(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        assert main.map_view.jump("bjorn", "switching")
        await pilot.press("1", "2", "4")
        await settled(pilot)
        assert main.map_view._pending == {}
    assert [level(small, person, "switching") for person in ("bjorn", "ase", "kari")] == [1, 2, 4]


async def test_undo_works_after_a_restart_and_redo_brings_it_back(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        assert main.map_view.jump("lars", "forecasts")
        await press(pilot, "3")
    async with running(small, keys=["u"]) as (main, pilot):
        assert told(main).startswith("Undone: Lars Ødegård: Forecasting the load 3 Alone")
        assert level(small, "lars", "forecasts") is None
        await press(pilot, "U")
        assert told(main).startswith("Redone")
    assert level(small, "lars", "forecasts") == 3


async def test_a_rating_that_another_kind_overrules_is_kept_and_says_so(small: Path) -> None:
    with Session.open(small, clock=clock, safe=True) as session:
        session.do("skill.assess", person="lars", skill="forecasts", level=2, method="calibrated")
    async with running(small, keys=["f4"]) as (main, pilot):
        assert main.map_view.jump("lars", "forecasts")
        await press(pilot, "4")
        assert "the calibrated rating of 2 March 2026 counts first" in told(main)
        assert main.map_view.jump("lars", "forecasts")
        await press(pilot, "a")
        assert told(main) == "Ratings count as calibrated: agreed in the room."
        await press(pilot, "4")
        assert told(main).startswith("Rated Lars Ødegård")
    assert level(small, "lars", "forecasts") == 4


async def test_which_ratings_count_first_is_chosen_and_holds(small: Path) -> None:
    with Session.open(small, clock=clock, safe=True) as session:
        session.do("skill.assess", person="lars", skill="forecasts", level=2, method="calibrated")
        session.do("skill.assess", person="lars", skill="forecasts", level=4)
    assert level(small, "lars", "forecasts") == 2
    async with running(small, keys=["f4", "f", "down", "down", "down", "enter"]) as (main, pilot):
        await settled(pilot)
        assert told(main) == "What counts first: the newest, whoever says it."
    assert level(small, "lars", "forecasts") == 4


async def test_what_another_program_writes_is_shown(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        await main.look_for_news()
        assert "Another program" not in told(main)
        with Session.open(small, clock=clock, safe=True) as other:
            other.do("skill.assess", person="lars", skill="forecasts", level=4)
        await main.look_for_news()
        await settled(pilot)
        assert told(main).startswith("Another program has written")
        model = main.map_view.model
        assert model is not None
        found = model.line(model.row_at("lars") or 0)[model.column_at("forecasts") or 0]
        assert found.text == "4"


async def test_news_that_the_engine_tells_of_is_shown_without_asking(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a server does, from a thread of its own; it is told no more once the screen is gone."""
    heard: list[Callable[[], None]] = []
    stopped: list[bool] = []

    def listen(session: Session, notify: Callable[[], None]) -> Callable[[], None]:
        heard.append(notify)
        return lambda: stopped.append(True)

    monkeypatch.setattr(Session, "listen", listen)
    async with running(small, keys=["f4"]) as (main, pilot):
        with Session.open(small, clock=clock, safe=True) as other:
            other.do("skill.assess", person="lars", skill="forecasts", level=4)
        await asyncio.to_thread(heard[0])
        await settled(pilot)
        assert told(main).startswith("Another program has written")
        assert not stopped
    assert stopped == [True]


async def test_what_the_user_should_know_is_said_before_work_begins(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "keep_forgotten", lambda session: session.notices.append("Odd [/] folder."))
    app = VeikartApp(opens(small), title=small.name)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, NoticesWindow)
        assert "Odd [/] folder." in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, MainScreen)
    app.close()


async def test_x_means_not_relevant(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        assert main.map_view.jump("kari", "rescue")
        await press(pilot, "x")
        assert "not relevant" in told(main)
        model = main.map_view.model
        assert model is not None
        found = model.line(model.row_at("kari") or 0)[model.column_at("rescue") or 0]
        assert found.look == "not relevant"


async def test_a_digit_that_is_not_on_the_scale_is_explained_and_nothing_is_written(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        head = main.desk.session.journal.head()
        await press(pilot, "7")
        assert "7 is not on the scale" in told(main)
        assert "1 Aware" in told(main)
        assert main.desk.session.journal.head() == head
        await press(pilot, "down")
        assert "not on the scale" not in told(main)


async def test_a_level_can_be_typed_out(small: Path) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):
        assert main.map_view.jump("lars", "forecasts")
        await press(pilot, "l")
        assert isinstance(main.app.screen, PromptScreen)
        await press(pilot, "4", "enter")
        assert told(main).startswith("Rated Lars")
        await press(pilot, "l", "a", "enter")
        assert "is not a level" in told(main)


async def test_the_past_refuses_every_change(small: Path) -> None:
    async with running(small, keys=["f4", "comma"]) as (main, pilot):
        head = main.desk.session.journal.head()
        for key in ("3", "x", "l", "u", "U", "w", "d"):
            await press(pilot, key)
            assert "n returns to now" in told(main), key
        assert main.desk.session.journal.head() == head


async def test_roles_and_units_are_not_rated(small: Path) -> None:
    async with running(small, keys=["f4", "r"]) as (main, pilot):
        head = main.desk.session.journal.head()
        await press(pilot, "3")
        assert "people are rated" in told(main)
        assert main.desk.session.journal.head() == head


async def test_a_busy_file_is_told_and_the_mark_is_taken_back(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(small, keys=["f4"]) as (main, pilot):

        def busy(*_: object, **__: object) -> None:
            raise JournalBusy("Another program is writing to the file. Try again.")

        monkeypatch.setattr(main.desk.session, "run", busy)
        await press(pilot, "3")
        assert "Another program is writing" in told(main)
        assert main.map_view._pending == {}


async def test_a_lock_never_stops_the_frame(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()
    async with running(small, keys=["f4"]) as (main, pilot):
        run = main.desk.session.run

        def slow(command: str, given: dict[str, object], **more: Any) -> object:
            assert released.wait(20)
            return run(command, given, **more)

        monkeypatch.setattr(main.desk.session, "run", slow)
        await pilot.press("3")
        await pilot.pause()
        assert len(main.map_view._pending) == 1
        await pilot.press("right")
        await pilot.pause()
        assert main.map_view.column == 1
        released.set()
        await settled(pilot)
        assert told(main).startswith("Rated")


async def test_the_way_on_after_a_rating_can_be_changed(small: Path) -> None:
    async with running(small, keys=["f4", "m"]) as (main, pilot):
        assert "moves right" in told(main)
        before = main.map_view.row, main.map_view.column
        await press(pilot, "2")
        assert (main.map_view.row, main.map_view.column) == (before[0], before[1] + 1)
        await press(pilot, "m", "2")
        assert main.map_view.column == before[1] + 1


async def test_a_workshop_is_started_and_ended(small: Path) -> None:
    async with running(small, keys=["w"]) as (main, pilot):
        await press(pilot, "S", "c", "a", "n", "enter")
        assert told(main) == "Workshop Scan started"
        assert "workshop: Scan" in screen_text(main.app).splitlines()[0]
        assert main.standing.time.mark_on(TODAY) is not None
        await press(pilot, "w")
        assert told(main) == "Workshop Scan ended"
        assert "workshop:" not in screen_text(main.app).splitlines()[0]


async def test_a_decision_is_noted_and_esc_leaves_it(small: Path) -> None:
    async with running(small, keys=["d"]) as (main, pilot):
        await press(pilot, "o", "k", "escape", "escape")
        assert main.desk.session.picture().decisions.height == 0
        await press(pilot, "d", "o", "k", "ctrl+s")
        assert told(main) == "Decision: ok"
        assert main.desk.session.picture().decisions["text"].to_list() == ["ok"]


async def test_a_skill_is_parked_from_the_strategy_with_its_reason(small: Path) -> None:
    async with running(small, keys=["f3"]) as (main, pilot):
        skills = [s for s in main.blocks_view.page.stops if things_in(s.id) == {"skill": "python"}]
        assert main.blocks_view.point_at(skills[0].id)
        await press(pilot, "k", "l", "a", "t", "e", "r", "enter")
        assert told(main) == "Analysis in Python parked: later"
        parked = main.desk.session.picture().skills.filter("parked")
        assert dict(parked.select("skill", "parked_why").rows())["python"] == "later"


async def test_keys_of_one_screen_mean_nothing_on_another(small: Path) -> None:
    async with running(small, keys=["k", "r", "l"]) as (main, _):
        assert isinstance(main.app.screen, MainScreen)
        assert main.selection.rows == "people"
        assert main.day == date(2026, 3, 2)
