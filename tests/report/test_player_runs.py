"""A film in a real browser: its script runs under its own policy, and nothing is asked of anybody."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.report.test_player import REEL

from veikart.blocks import Column, Row, Table
from veikart.report import Frame, Reel, film_page

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to play it")


def dom(folder: Path, reel: Reel, frame: int) -> str:
    """The document as it stands when the page has been opened at a frame."""
    page = folder / "film.html"
    page.write_text(film_page(reel), "utf-8")
    assert BROWSER is not None
    ran = subprocess.run(
        [
            *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
            *(f"--user-data-dir={folder / 'profile'}", "--dump-dom", f"{page.as_uri()}#frame-{frame}"),
        ],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return ran.stdout


def test_the_script_turns_to_the_frame_that_is_named_and_shows_the_controls(tmp_path: Path) -> None:
    told = dom(tmp_path, REEL, 2)
    assert '<section class="frame" id="frame-1"' in told
    assert '<section class="frame shown" id="frame-2"' in told
    assert '<output id="place" for="where">2 / 2</output>' in told
    assert "<nav>" in told


def test_what_differs_from_the_frame_before_is_marked_and_nothing_else(tmp_path: Path) -> None:
    def frame(day: str, met: str) -> Frame:
        rows = (Row("a", ("Field", met, "4")), Row("b", ("Office", "7", "1")))
        return Frame(day, (Table((Column("Unit"), Column("Met"), Column("Below")), rows),))

    told = dom(tmp_path, Reel("T", "en", (), (frame("May", "3"), frame("June", "5")), 1.0), 2)
    shown = told[told.index('id="frame-2"') : told.index("</main>")]
    marked = re.findall(r"<td[^>]*differs[^>]*>(?:\s*<[^>]+>)*\s*([^<]*)", shown)
    assert [each.strip() for each in marked] == ["5"]
