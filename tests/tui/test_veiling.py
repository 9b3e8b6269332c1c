"""Fictional names in the place of people's: on every screen, in every window, at once."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from tests.tui.looking import check, screen_text
from tests.tui.small import press, running, settled
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from veikart.demo import build
from veikart.session import Session
from veikart.tui.app import VeikartApp
from veikart.tui.screen import MainScreen
from veikart.tui.veiling import BADGE

SIZES = ((80, 24), (120, 40))
UNTIL = date(2026, 6, 15)


def names_in(path: Path) -> frozenset[str]:
    """Every name that anybody in the engagement bears or bore, to the third letter of the surname: what is
    cut off on a narrow screen is found, too."""
    with Session.open(path, safe=True) as session:
        events = [e for e in session.journal.read() if e.topic in ("person.joined", "person.renamed")]
        names = [json.loads(event.state)["d"]["name"] for event in events]
    firsts = (name.split(" ", 1) for name in names)
    return frozenset(f"{first} {last[:3]}" for first, last in firsts)


def veiled(app: App[Any], names: frozenset[str], where: str) -> None:
    """Nothing that is on the screen is anybody's name, and the screen says so."""
    told = screen_text(app)
    assert [name for name in names if name in told] == [], f"{where}\n{told}"
    assert BADGE in told.splitlines()[0], f"{where}\n{told}"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("veiled") / "demo.veikart"
    build(path, people=40, until=UNTIL)
    return path


@asynccontextmanager
async def demo_running(
    path: Path, size: tuple[int, int], *, pseudonyms: bool
) -> AsyncIterator[tuple[MainScreen, Pilot[None]]]:
    def now() -> datetime:
        return datetime(UNTIL.year, UNTIL.month, UNTIL.day, 12, tzinfo=UTC)

    def opened(progress: Any) -> Session:
        return Session.open(path, clock=now, progress=progress, pseudonyms=pseudonyms)

    app = VeikartApp(opened, title=path.name)
    try:
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            assert isinstance(app.screen, MainScreen)
            yield app.screen, pilot
    finally:
        app.close()


SHORT = (
    *("f2", "tab", "f3", "f5", "tab", "pagedown", "e", "escape", "tab", "f9", "enter", "escape", "end"),
    *("f4", "ctrl+end", "enter", "escape", "2", "u", "x", "u", "r", "enter", "escape", "r", "r"),
    *("question_mark", "escape", "d", "escape", "semicolon", "b", "f9", "n"),
)


def long() -> Iterator[str]:
    """Keys to every screen, every page, their far ends, their windows, and the past."""
    for screen in ("f2", "f3", "f5", "f9"):
        yield screen
        for _ in range(4):
            yield from ("pagedown", "end", "e", "escape", "home", "tab")
    yield "f4"
    for _ in range(3):
        yield from ("ctrl+end", "end", "enter", "pagedown", "escape", "ctrl+home", "home", "r")
    yield from ("2", "u", "U", "x", "u", "o", "escape", "g", "escape", "question_mark", "escape")
    yield from ("d", "escape", "semicolon", "b", "f9", "f2", "n")


async def no_name_is_left(
    demo: Path, size: tuple[int, int], keys: Iterable[str], *, from_the_start: bool
) -> None:
    names = names_in(demo)
    assert len(names) >= 40
    async with demo_running(demo, size, pseudonyms=from_the_start) as (main, pilot):
        if not from_the_start:
            await press(pilot, "f9", "f4", "v")
        for key in keys:
            await press(pilot, key)
            veiled(main.app, names, key)
        for letter in ("p", "a", "n"):
            await press(pilot, letter)
            veiled(main.app, names, f"palette {letter}")
        assert list(main.app._notifications) == []


@pytest.mark.parametrize(
    ("size", "from_the_start"), [(SIZES[0], True), pytest.param(SIZES[1], False, marks=pytest.mark.slow)]
)
async def test_no_name_is_left_on_any_screen_or_in_any_window(
    demo: Path, size: tuple[int, int], from_the_start: bool
) -> None:
    await no_name_is_left(demo, size, SHORT, from_the_start=from_the_start)


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("from_the_start", [True, False])
async def test_no_name_is_left_at_the_far_end_of_any_screen(
    demo: Path, size: tuple[int, int], from_the_start: bool
) -> None:
    await no_name_is_left(demo, size, long(), from_the_start=from_the_start)


async def test_one_key_changes_everything_that_is_shown(small: Path) -> None:
    async with running(small, (120, 40), ["f4"]) as (main, pilot):
        assert "Kari Nordmann" in screen_text(main.app)
        assert BADGE not in screen_text(main.app)
        await press(pilot, "v")
        assert "Kari Nordmann" not in screen_text(main.app)
        assert main.place.screen == "Map"
        assert "People bear fictional names" in screen_text(main.app)


async def test_own_names_come_back_when_the_key_is_pressed_twice(small: Path) -> None:
    async with running(small, (120, 40), ["f4", "v", "v"]) as (main, pilot):
        assert "Press v again" in screen_text(main.app)
        assert "Kari Nordmann" not in screen_text(main.app)
        await press(pilot, "down", "v")
        assert "Kari Nordmann" not in screen_text(main.app), "another key has come between"
        await press(pilot, "v")
        assert "Kari Nordmann" in screen_text(main.app)
        assert BADGE not in screen_text(main.app)


async def test_a_person_keeps_one_fictional_name(small: Path) -> None:
    async with running(small, (120, 40), ["f4", "v"]) as (main, pilot):
        first = screen_text(main.app)
        await press(pilot, "v", "v", "v")
        assert screen_text(main.app) == first


async def test_what_was_said_and_searched_in_peoples_own_names_is_taken_away(small: Path) -> None:
    keys = ["f4", "slash", *"kari", "enter", "1"]
    async with running(small, (120, 40), keys) as (main, pilot):
        told = screen_text(main.app)
        assert "“kari”" in told
        assert "Kari Nordmann: " in told
        await press(pilot, "v")
        assert "kari" not in screen_text(main.app).casefold()
        await press(pilot, "slash")
        assert "kari" not in screen_text(main.app).casefold()
        await press(pilot, "escape", "u")
        told = screen_text(main.app)
        assert "Undone: " in told
        assert "kari" not in told.casefold()


async def test_names_are_gone_from_the_moment_the_key_is_pressed(small: Path) -> None:
    """While the journal is read anew nothing is shown, nor behind the screen in front."""
    async with running(small, (120, 40), ["f9", "f4"]) as (main, pilot):
        left: list[object] = [main.blocks_view.page.lines, main.map_view.model]
        assert all(left)
        use = main.desk.session.use_pseudonyms

        def watched(on: bool) -> None:
            left[:] = [main.blocks_view.page.lines, main.map_view.model]
            use(on)

        main.desk.session.use_pseudonyms = watched  # type: ignore[method-assign]
        await press(pilot, "v")
        assert not any(left)


@pytest.mark.parametrize("size", SIZES)
async def test_the_badge_stays_whole_however_much_stands_in_the_header(
    small: Path, size: tuple[int, int]
) -> None:
    async with running(small, size, ["v", "semicolon", "b"]) as (main, pilot):
        assert main.day == date(2025, 3, 10)
        header = screen_text(main.app).splitlines()[0]
        assert BADGE in header
        assert "PAST" in header
        await press(pilot, "n", "w")
        main.app.screen.query_one(Input).value = "a very long name of a workshop " * 3
        await press(pilot, "enter")
        header = screen_text(main.app).splitlines()[0]
        assert BADGE in header
        assert header.endswith("now")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("name", "keys"), [("overview", ["f2"]), ("map", ["f4"]), ("journal", ["f9"])])
async def test_a_veiled_screen_looks_as_it_was_approved(
    small: Path, size: tuple[int, int], name: str, keys: list[str]
) -> None:
    async with running(small, size, ["v", *keys]) as (main, pilot):
        main.hush()
        await settled(pilot)
        check(main.app, f"veiled_{name}_{size[0]}x{size[1]}")
