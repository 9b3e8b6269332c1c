"""The tutorial, as far as it can be walked without a network. `tests/proofs/test_package.py` walks it all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.guide.walking import Step, moved, put, steps
from tests.template.running import in_pytest, run

from veikart.template.naming import names_of
from veikart.template.writing import write_package

STEPS = tuple(steps("tutorial.md"))


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Step]]:
    """The package at the end of the tutorial, and the pieces that were not in it when they were shown."""
    folder = start = tmp_path_factory.mktemp("tutorial").resolve()
    missing: list[Step] = []
    for step in STEPS:
        if step.kind == "type":
            if "veikart plugin new certificates" in step.text:
                write_package(names_of("certificates"), folder, today=date(2026, 3, 2))
            folder = moved(folder, step.text)
        elif step.kind == "generated":
            if step.text not in (start / "veikart-certificates" / step.path).read_text("utf-8"):
                missing.append(step)
        elif step.kind in ("file", "function"):
            put(step, folder)
    return start / "veikart-certificates", missing


def test_it_shows_what_the_template_writes(walked: tuple[Path, list[Step]]) -> None:
    assert walked[1] == []
    assert sum(step.kind == "generated" for step in STEPS) > 5


def test_it_leads_to_a_tidy_package_whose_new_test_passes(walked: tuple[Path, list[Step]]) -> None:
    package, _ = walked
    run(package, "ruff", "check", "--no-cache", ".")
    run(package, "ruff", "format", "--no-cache", "--check", ".")
    assert "1 passed" in in_pytest(package, "tests/test_kinds.py")
