"""What the fixtures cost test suites that do not use them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import pytest

from veikart import testing

HEAVY = ("polars", "pydantic", "eventsourcing", "textual", "rich", "copier", "polyfactory")
ROOT = Path(__file__).parents[2]


def test_the_fixtures_load_nothing_heavy() -> None:
    program = f"import sys, veikart.testing.fixtures\nprint([m for m in {HEAVY} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


@pytest.mark.parametrize("name", testing.__all__)
def test_every_name_is_there(name: str) -> None:
    assert getattr(testing, name) is not None


def test_pytest_finds_the_fixtures_where_veikart_is_installed() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert hasattr(import_module(project["entry-points"]["pytest11"]["veikart"]), "engagement")
