"""A report on paper, as Chromium prints it: whole, readable, and without asking anybody for anything."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from veikart.moment import Moment
from veikart.report import document_page
from veikart.reporting import Wanted, compose
from veikart.session import Session

BROWSER = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no Chromium to print with")
MILLIMETRE = 72 / 25.4
_ITSELF = "not an origin"


class Print(NamedTuple):
    pdf: Path
    log: Path


@pytest.fixture(scope="module")
def printed(demo: Session, tmp_path_factory: pytest.TempPathFactory) -> Print:
    """The report of the small demo, compared with a year before, which makes it widest."""
    folder = tmp_path_factory.mktemp("print")
    wanted = Wanted(Moment(date(2026, 6, 15)), Moment(date(2025, 6, 15)))
    page, pdf, log = folder / "report.html", folder / "report.pdf", folder / "net.json"
    page.write_text(document_page(compose(demo, wanted)), "utf-8")
    assert BROWSER is not None
    subprocess.run(
        [
            *(BROWSER, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--user-data-dir={folder / 'profile'}", f"--log-net-log={log}", f"--print-to-pdf={pdf}"),
            *("--disable-background-networking", "--no-first-run", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return Print(pdf, log)


@pytest.fixture(scope="module")
def pages(printed: Print) -> list[str]:
    """The text of every page."""
    return [page.extract_text() for page in PdfReader(printed.pdf).pages]


def test_every_chapter_begins_a_page_and_there_are_not_too_many(pages: list[str]) -> None:
    assert 7 <= len(pages) <= 20, len(pages)
    titles = ("Overview", "Strategy", "Gap: Ranked", "Gap: By unit", "Gap: By goal", "Gap: Key people")
    for title in (*titles, "How these figures are counted"):
        assert any(title in page.split("\n")[:3] for page in pages), title
    assert all(f"{number} / {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert all("Competence report: Havlyng Kraft (fictional)" in page for page in pages)


def test_it_is_small_enough_to_be_sent(printed: Print) -> None:
    assert printed.pdf.stat().st_size < 3_000_000


def test_the_text_can_be_found_and_copied(pages: list[str]) -> None:
    text = " ".join(pages)
    for words in (
        "True on",
        "15 June 2026",
        "Readiness per goal",
        "Operations",
        "▲",
        "Borich, G. D. (1980)",
    ):
        assert words in text


def test_nothing_runs_over_the_edge_of_the_paper(printed: Print) -> None:
    """Every word ends before the right margin."""
    told = shutil.which("pdftotext")
    if told is None:
        pytest.skip("there is no pdftotext to say where words stand")
    boxes = subprocess.run(
        [told, "-bbox", printed.pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    width, words = 0.0, 0
    for line in boxes.splitlines():
        if found := re.search(r'<page width="([\d.]+)"', line):
            width = float(found[1])
        elif found := re.search(r'xMin="([\d.]+)" .*xMax="([\d.]+)"', line):
            words += 1
            assert 14 * MILLIMETRE < float(found[1]) < float(found[2]) < width - 14 * MILLIMETRE, line
    assert words > 1000


def test_the_contents_lead_to_the_pages(printed: Print) -> None:
    links = list(PdfReader(printed.pdf).pages[0].get("/Annots", ()))
    found = [link.get_object() for link in links]
    assert len(found) >= 7
    assert all(isinstance(each, DictionaryObject) and "/URI" not in str(each) for each in found)


def test_the_page_asks_nobody_for_anything(printed: Print) -> None:
    """By the browser's own record of whom it asked, and for whom. A page whose picture lies on a server is
    seen there with the initiator "null"; what the browser asks for itself is "not an origin"."""
    told = json.loads(printed.log.read_text("utf-8", errors="replace"))
    assert told["events"]
    params = [event["params"] for event in told["events"] if "params" in event]
    asked = [each["url"] for each in params if each.get("initiator", _ITSELF) != _ITSELF and "url" in each]
    assert asked == []
