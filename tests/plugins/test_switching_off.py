"""Three calls that fail switch a plugin off for the session: how they are counted, and what is left."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.engagements import MovableClock
from tests.rooms import furnished

from veikart import blocks as b
from veikart.api import Card, Command, Finder, Params, Selection, TimeMarks, View, hook
from veikart.errors import PluginFailed, RuleBroken
from veikart.plugins import Plugins, Terms
from veikart.session import Session

NO_PICTURE: Any = None
ASKED = list[str]()


def failing(name: str) -> Any:
    def fails(*_: object) -> Any:
        ASKED.append(name)
        raise LookupError

    return fails


class Odd:
    """A plugin of which everything fails."""

    @staticmethod
    @hook
    def veikart_views() -> list[View]:
        return [View(f"odd.{n}", f"Odd {n}", failing("view"), screen="Odd") for n in (1, 2, 3, 4)]

    @staticmethod
    @hook
    def veikart_overview_cards() -> list[Card]:
        return [Card("odd.card", "Odd card", failing("card"))]

    @staticmethod
    @hook
    def veikart_finders() -> list[Finder]:
        return [Finder("odd.finder", "Odd finder", failing("finder"))]

    @staticmethod
    @hook
    def veikart_time_marks() -> list[TimeMarks]:
        return [TimeMarks("odd.marks", "Odd marks", failing("marks"))]

    @staticmethod
    @hook
    def veikart_commands() -> list[Command]:
        return [Command("odd.do", "Do odd things", Params, failing("command"))]

    @staticmethod
    @hook
    def veikart_closing() -> None:
        ASKED.append("closing")


@pytest.fixture
def clock() -> MovableClock:
    ASKED.clear()
    return MovableClock(datetime(2025, 3, 1, 12, tzinfo=UTC))


@pytest.fixture
def plugins(clock: MovableClock) -> Plugins:
    return Plugins.load(extra=[Odd], discover=list, terms=Terms(clock=clock))


def state(plugins: Plugins) -> str:
    [status] = plugins.statuses()
    return status.state


def draw(plugins: Plugins, number: int) -> b.Blocks:
    return plugins.views()[number].draw(NO_PICTURE, Selection())


def test_the_third_call_that_fails_switches_the_plugin_off(plugins: Plugins) -> None:
    for number in (0, 1):
        draw(plugins, number)
    assert state(plugins) == "loaded"
    draw(plugins, 2)
    [status] = plugins.statuses()
    assert (status.state, status.in_words) == ("off", "switched off after 3 faults")


def test_what_fails_at_every_frame_fails_once_a_second(plugins: Plugins, clock: MovableClock) -> None:
    for _ in range(25):
        draw(plugins, 0)
    assert state(plugins) == "loaded"
    [failure] = plugins.failures()
    assert (failure.times, failure.at) == (25, clock.at)
    for second in (1, 2):
        clock.at = clock.at.replace(second=second)
        draw(plugins, 0)
    assert state(plugins) == "off"


def test_nothing_of_it_is_called_any_more(tmp_path: Path, plugins: Plugins) -> None:
    room, clock = furnished(tmp_path / "room.veikart")
    room.close()
    with Session.open(tmp_path / "room.veikart", clock=clock, plugins=plugins) as session:
        command = session.command("odd.do")
        for number in (1, 2, 3):
            session.blocks(f"odd.{number}")
        ASKED.clear()
        [card] = session.blocks("odd.4")
        assert isinstance(card, b.Empty)
        assert "Odd is switched off until veikart is started again" in card.text
        assert session.found("kari") == []
        assert session.timeline().last
        assert session.blocks("overview")
        assert "switched off" in command.refuse_now(session.setting())
        with pytest.raises(PluginFailed, match="3 of its calls failed"):
            session.do("odd.do")
        with pytest.raises(PluginFailed, match="switched off"):
            command.events(Params(), session.setting())
    assert ASKED == []


def test_a_record_that_is_left_out_is_no_call_that_failed() -> None:
    class Careless:
        @staticmethod
        @hook
        def veikart_views() -> list[View]:
            bad = [View(f"No {n}", "No", lambda *_: [], screen="No") for n in range(5)]
            return [*bad, View("careless.page", "Page", lambda *_: [b.Text("well")], screen="No")]

    plugins = Plugins.load(extra=[Careless], discover=list)
    assert [view.id for view in plugins.views()] == ["careless.page"]
    assert state(plugins) == "loaded"


def test_a_sentence_for_the_user_is_no_fault() -> None:
    class Polite:
        @staticmethod
        @hook
        def veikart_views() -> list[View]:
            return [View("polite.page", "Page", refuses, screen="Page")]

    def refuses(*_: object) -> b.Blocks:
        raise RuleBroken("Choose a unit first.")

    plugins = Plugins.load(extra=[Polite], discover=list)
    for _ in range(5):
        assert draw(plugins, 0) == (b.Empty("Choose a unit first."),)
    assert plugins.failures() == ()
