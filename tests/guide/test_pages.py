"""The tutorial and the page on testing, walked without a network on one package: what they show is there, and
what they lead to works. `tests/proofs/test_package.py` types the commands, too."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.guide.walking import GUIDE, Step, moved, put, steps
from tests.template.running import in_pytest, run

from veikart import testing
from veikart.template.naming import names_of
from veikart.template.writing import write_package
from veikart.testing import Engagement

TUTORIAL = tuple(steps("tutorial.md"))
TESTING = tuple(steps("testing.md"))
_WRITES = "veikart plugin new certificates"


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Step]]:
    """The package at the end of the tutorial, with the examples of the page on testing in it; and the pieces
    that were not there when the tutorial showed them."""
    folder = start = tmp_path_factory.mktemp("tutorial").resolve()
    package = start / "veikart-certificates"
    missing: list[Step] = []
    for step in TUTORIAL:
        if step.kind == "type":
            if _WRITES in step.text:
                write_package(names_of("certificates"), folder, today=date(2026, 3, 2))
            folder = moved(folder, step.text)
        elif step.kind == "generated":
            if step.text not in (package / step.path).read_text("utf-8"):
                missing.append(step)
        elif step.kind in ("file", "function"):
            put(step, folder)
    for step in TESTING:
        put(step, package)
    return package, missing


def test_the_tutorial_shows_what_the_template_writes(walked: tuple[Path, list[Step]]) -> None:
    assert walked[1] == []
    assert sum(step.kind == "generated" for step in TUTORIAL) > 5


def test_what_they_lead_to_is_tidy(walked: tuple[Path, list[Step]]) -> None:
    run(walked[0], "ruff", "check", "--no-cache", ".")
    run(walked[0], "ruff", "format", "--no-cache", "--check", ".")


@pytest.mark.slow
def test_every_test_of_the_template_and_of_both_pages_passes(walked: tuple[Path, list[Step]]) -> None:
    package, _ = walked
    written = [path.read_text("utf-8").count("def test_") for path in (package / "tests").glob("test_*.py")]
    assert len(written) == 4 + 1 + len(TESTING) - 1  # the template has the first of them already
    assert f"{sum(written)} passed" in in_pytest(package)


def test_the_page_on_testing_names_all_that_an_engagement_can_do() -> None:
    page = (GUIDE / "testing.md").read_text("utf-8")
    public = {name for name in dir(Engagement) if not name.startswith("_")}
    internal = {"blame", "close", "of_id", "session", "sound", "today"}
    assert [name for name in sorted(public - internal) if f"{name}(" not in page] == []


def test_the_page_on_testing_names_the_stories_and_what_stands_beside_the_fixtures() -> None:
    page = (GUIDE / "testing.md").read_text("utf-8")
    told = {"TODAY", "Engagement", "MovableClock", "Pilot", "Problem", "Story"}  # types, and a day in words
    assert [name for name in testing.__all__ if name not in told and name not in page] == []
