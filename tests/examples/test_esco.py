"""The plugin that lives outside passes its own tests against what is here."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from tests.template.running import in_pytest

ESCO = Path(__file__).parents[2] / "examples/veikart-esco"


@pytest.mark.slow
def test_its_quick_tests_pass() -> None:
    assert " passed" in in_pytest(ESCO, "-p", "no:xdist", "-m", "not slow")


@pytest.mark.slow
def test_all_its_tests_pass_also_on_the_files_that_esco_gave_out() -> None:
    assert " passed" in in_pytest(ESCO, "-p", "no:xdist")


def test_its_distribution_says_where_the_plugin_is() -> None:
    project = tomllib.loads((ESCO / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["entry-points"] == {"veikart": {"esco": "veikart_esco"}}
    assert (ESCO / "src/veikart_esco/__init__.py").is_file()
