"""The application in trouble: wherever it fails, no name leaves it, and it ends in order."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.traceback import Traceback
from tests.tui.looking import screen_text
from tests.tui.small import opens, press, running, settled
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from veikart.crash import CRASHED
from veikart.errors import RuleBroken
from veikart.session import Session
from veikart.tui.app import VeikartApp
from veikart.tui.crashing import OrderlyApp
from veikart.tui.screen import MainScreen

CANARY = "Kari Kanarifugl"


def fail(*_: object) -> str:
    person = CANARY
    raise KeyError(person)


class Draws(Widget):
    """Fails while it is drawn, from the time it is told to."""

    sound = True

    def render(self) -> str:
        return "sound" if self.sound else fail()


class Composes(Widget):
    def compose(self) -> ComposeResult:
        yield Static(fail())


class Failing(OrderlyApp):
    """Fails in one place."""

    CSS = "#odd { height: 1; }"

    def __init__(self, where: str) -> None:
        super().__init__()
        self.where = where

    def compose(self) -> ComposeResult:
        if self.where == "compose":
            fail()
        yield Draws()

    async def on_mount(self) -> None:
        ways: dict[str, Callable[[], object]] = {
            "handler": fail,
            "worker": lambda: self.run_worker(self.later()),
            "thread": lambda: self.run_worker(fail, thread=True),
            "timer": lambda: self.set_timer(0.001, fail),
            "interval": lambda: self.set_interval(0.001, fail),
            "next callback": lambda: self.call_next(fail),
            "after refresh": lambda: self.call_after_refresh(fail),
            "render": self.draw_badly,
            "child": lambda: self.mount(Composes()),
        }
        if self.where in ways:
            ways[self.where]()

    async def later(self) -> None:
        fail()

    def draw_badly(self) -> None:
        draws = self.query_one(Draws)
        draws.sound = False
        draws.refresh()

    def key_x(self) -> None:
        fail()


PLACES = (
    "compose",
    "handler",
    "worker",
    "thread",
    "timer",
    "interval",
    "next callback",
    "after refresh",
    "render",
    "child",
    "key",
)


async def crashed(app: Failing, key: str) -> None:
    async with app.run_test() as pilot:
        await pilot.press(key)
        await app._exception_event.wait()


@pytest.mark.parametrize("where", PLACES)
async def test_an_error_anywhere_is_told_without_text_and_locals(
    where: str, capfd: pytest.CaptureFixture[str]
) -> None:
    app = Failing(where)
    with pytest.raises(Exception, match="Kari"):  # the pilot hands it to the test; nobody else has it
        await crashed(app, "x" if where == "key" else "y")
    assert app.crash is not None
    assert app.crash.startswith("veikart has stopped: KeyError")
    assert re.search(r"\n  test_crashing.py, line \d+, in fail\n", app.crash)
    assert app.return_code == CRASHED
    assert not app._exit_renderables
    out, err = capfd.readouterr()
    assert "Kari" not in app.crash + out + err


async def test_the_end_of_the_thread_that_reads_keys_is_told_by_its_places() -> None:
    app = Failing("nowhere")
    async with app.run_test():
        try:
            fail()
        except KeyError:
            app.panic(Traceback())
    assert app.crash is not None
    assert app.crash.startswith("veikart has stopped: KeyError")
    assert re.search(r"\n  test_crashing.py, line \d+, in fail\n", app.crash)
    assert "Kari" not in app.crash


class Panic(BaseException):
    """As Polars' panics: not of the kind Exception."""


@pytest.mark.parametrize("kind", [KeyError, Panic])
async def test_a_view_that_fails_says_where_and_the_others_live(
    kind: type[BaseException], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(small) as (main, pilot):

        def fails(*_: object) -> None:
            raise kind(CANARY)

        with monkeypatch.context() as broken:
            broken.setattr(Session, "blocks", fails)
            await press(pilot, "f9")
            told = screen_text(main.app)
        assert "This view failed: " in told
        assert kind.__name__ in told
        assert "Kari" not in told
        await press(pilot, "f2")
        assert "Readiness" in screen_text(main.app)


@pytest.mark.parametrize(
    ("work", "words"),
    [("read", "That failed: KeyError in "), ("write", "Nothing was written: KeyError in ")],
)
async def test_a_question_or_a_change_that_fails_says_where(work: str, words: str, small: Path) -> None:
    async with running(small) as (main, pilot):
        await getattr(main, work)(fail)
        await settled(pilot)
        told = screen_text(main.app)
        assert words in told
        assert "Kari" not in told


async def test_a_panic_in_a_question_is_told_like_any_other_error(small: Path) -> None:
    def panics() -> None:
        raise Panic(CANARY)

    async with running(small) as (main, pilot):
        await main.read(panics)
        await settled(pilot)
        assert "That failed: veikart.tui.desk.Panicked in veikart/tui/desk.py" in screen_text(main.app)


async def test_a_sentence_for_the_user_is_told_as_it_is(small: Path) -> None:
    def refused() -> None:
        raise RuleBroken(f"{CANARY} has left.")

    async with running(small) as (main, pilot):
        await main.read(refused)
        await settled(pilot)
        assert f"{CANARY} has left." in screen_text(main.app)


async def test_an_engagement_that_cannot_be_read_says_where_it_failed(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Session, "timeline", fail)
    app = VeikartApp(opens(small), title=small.name)
    async with app.run_test(size=(100, 30)) as pilot:
        await settled(pilot)
        told = screen_text(app)
        await pilot.press("q")
    app.close()
    assert "The engagement could not be opened: KeyError in veikart/tui/standing.py" in told.replace(
        "\n              ", " "
    )
    assert app.crash is not None
    assert "Kari" not in told + app.crash


async def test_titles_and_notifications_hold_nothing_of_the_engagement(small: Path) -> None:
    async with running(small, keys=("f2", "f3", "f4", "enter", "escape", "f5", "f9", "p")) as (main, _):
        app = main.app
        assert (app.title, app.sub_title) == ("veikart", "")
        assert {(screen.title, screen.sub_title) for screen in app.screen_stack} == {(None, None)}
        assert list(app._notifications) == []
        assert isinstance(app.screen_stack[1], MainScreen)
