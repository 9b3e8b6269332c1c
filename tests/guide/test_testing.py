"""The page on testing: its examples pass, on the package that the template writes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.guide.walking import GUIDE, put, steps
from tests.template.running import in_pytest, run

from veikart import testing
from veikart.template.naming import names_of
from veikart.template.writing import write_package
from veikart.testing import Engagement

STEPS = tuple(steps("testing.md"))


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write_package(names_of("certificates"), tmp_path_factory.mktemp("page"), today=date(2026, 3, 2))
    for path in (folder / "tests").iterdir():
        path.unlink()
    for step in STEPS:
        assert step.kind == "test"
        put(step, folder)
    return folder


def test_every_example_passes(package: Path) -> None:
    run(package, "ruff", "check", "--no-cache", ".")
    counted = sum(step.text.count("def test_") for step in STEPS)
    assert f"{counted} passed" in in_pytest(package)


def test_it_names_all_that_an_engagement_can_do() -> None:
    page = (GUIDE / "testing.md").read_text("utf-8")
    public = {name for name in dir(Engagement) if not name.startswith("_")}
    internal = {"blame", "close", "of_id", "session", "sound", "today"}
    assert [name for name in sorted(public - internal) if f"{name}(" not in page] == []


def test_it_names_the_stories_and_what_stands_beside_the_fixtures() -> None:
    page = (GUIDE / "testing.md").read_text("utf-8")
    told = {"TODAY", "Engagement", "MovableClock", "Pilot", "Problem", "Story"}  # types, and a day in words
    assert [name for name in testing.__all__ if name not in told and name not in page] == []
