"""What is wrong with the file is told in full, once, and the app goes on; and it ends as it should."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.tui.looking import screen_text
from tests.tui.small import press, running

from veikart.errors import DamagedJournal, RuleBroken
from veikart.journal.site import presence
from veikart.journal.site.programs import Program
from veikart.tui.lines import FrameLine
from veikart.tui.screen import MainScreen
from veikart.tui.windows import RefusalWindow

SMALLEST = (80, 24)
KARI = Program("KARI-PC", "a" * 32, 4_000_000, 1.0)


def opened_by_kari(path: Path) -> Path:
    return presence._put(path, KARI, datetime(2026, 3, 2, 12, tzinfo=UTC))


def read_across_lines(screen: str) -> str:
    """The words in the window in front, without its frame and what stands beside it."""
    lines = [line.split("│")[1] for line in screen.splitlines() if line.count("│") >= 2]
    return " ".join(" ".join(lines).split())


async def test_a_file_that_may_not_be_written_says_why_in_full(small: Path) -> None:
    async with running(small, SMALLEST) as (main, pilot):
        mark = opened_by_kari(small)
        await press(pilot, "u")
        assert isinstance(main.app.screen, RefusalWindow)
        said = read_across_lines(screen_text(main.app))
        assert said.startswith(f"{small.name} is open on KARI-PC since")
        assert "Close it there. If that machine is gone: veikart take-over" in said
        assert said.endswith("Esc closes")
        await press(pilot, "escape", "f4")
        assert isinstance(main.app.screen, MainScreen)
        assert main.on_map
        mark.unlink()
        await press(pilot, "u")
        assert main.query_one("#keys", FrameLine).text.strip().startswith("Undone")


async def test_a_rule_that_refuses_takes_a_line_and_no_window(small: Path) -> None:
    async with running(small, SMALLEST) as (main, _):
        main.refuse(RuleBroken("No. " * 50))
        assert isinstance(main.app.screen, MainScreen)
        assert main.query_one("#keys", FrameLine).text.startswith("! No.")


async def test_a_file_that_went_bad_meanwhile_is_told_of_once(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = "The file is damaged. " * 8
    async with running(small, SMALLEST) as (main, pilot):

        def fail() -> bool:
            raise DamagedJournal(words)

        with monkeypatch.context() as patch:
            patch.setattr(main.desk.session, "catch_up", fail)
            await main.look_for_news()
            await pilot.pause()
            assert isinstance(main.app.screen, RefusalWindow)
            await press(pilot, "escape")
            await main.look_for_news()
            await pilot.pause()
            assert isinstance(main.app.screen, MainScreen)
        await main.look_for_news()
        monkeypatch.setattr(main.desk.session, "catch_up", fail)
        await main.look_for_news()
        await pilot.pause()
        assert isinstance(main.app.screen, RefusalWindow)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals")
def test_a_terminal_that_is_closed_leaves_one_whole_file_behind(small: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    code = "import sys; from veikart.cli import main; sys.exit(main(['open', '--safe', sys.argv[1]]))"
    with subprocess.Popen(
        [sys.executable, "-c", code, str(small)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**os.environ, "TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"},
    ) as app:
        os.close(theirs)
        _read_until(ours, b"Readiness")
        os.write(ours, b"u")
        _read_until(ours, b"Undone")
        beside = {each.name for each in small.parent.iterdir()}
        assert [name for name in beside if name.startswith(f".{small.name}.open-")]
        os.close(ours)
        app.send_signal(signal.SIGHUP)
        app.wait(30)
    assert {each.name for each in small.parent.iterdir()} == {small.name}


def _read_until(handle: int, words: bytes) -> None:
    seen = b""
    while words not in seen:
        more = os.read(handle, 65536)
        assert more, seen[-2000:]
        seen += more
