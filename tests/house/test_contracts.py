"""Arrows point down only: the contracts in `.importlinter` are kept, and cover every module."""

from __future__ import annotations

import configparser
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from veikart.plugins import Plugins

ROOT = Path(__file__).parents[2]
PLUGINS = ("gap", "plans", "partners", "culture")
PACKAGES = (
    ROOT / "core/veikart",
    ROOT / "events/veikart_events",
    *(ROOT / "plugins" / name / f"veikart_{name}" for name in PLUGINS),
)


def run(script: str) -> str:
    """What a fresh interpreter says."""
    said = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return said.stdout.strip()


def test_the_import_contracts_are_kept() -> None:
    script = "import sys\nfrom importlinter.cli import lint_imports\nsys.exit(lint_imports(no_cache=True))"
    said = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert said.returncode == 0, said.stdout[said.stdout.find("Broken contracts") :]


def test_every_part_of_core_has_its_layer() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / ".importlinter")
    layers = set(config["importlinter:contract:layers"]["layers"].replace("|", " ").replace(":", " ").split())
    parts = {
        f"veikart.{p.stem}"
        for p in PACKAGES[0].iterdir()
        if p.suffix == ".py" or (p / "__init__.py").is_file()
    }
    assert parts - layers == {"veikart.__init__"}


@pytest.mark.parametrize(
    "module",
    ["veikart", "veikart.errors", "veikart.journal", "veikart.cli", *(f"veikart_{name}" for name in PLUGINS)],
)
def test_light_imports_stay_light(module: str) -> None:
    """The command line answers before the heavy libraries are there."""
    heavy = "('textual', 'polars', 'pydantic', 'eventsourcing')"
    assert run(f"import sys, {module}\nprint([m for m in {heavy} if m in sys.modules])") == "[]"


@pytest.mark.parametrize("words", ["--help", "--version", "plugins"])
def test_help_and_the_list_of_plugins_load_neither_textual_nor_polars(words: str) -> None:
    script = (
        "import sys\nfrom veikart.cli import main\n"
        f"try:\n    main([{words!r}])\nexcept SystemExit:\n    pass\n"
        "print([m for m in ('textual', 'polars') if m in sys.modules])"
    )
    assert run(script).splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", PLUGINS)
def test_the_built_in_plugins_say_what_they_hold_as_those_of_others_have_to(name: str) -> None:
    """They are not asked when they are loaded: this is where it is proved."""
    [point] = [point for point in entry_points(group="veikart") if point.name == name]
    plugins = Plugins.load(extra=[point.load()], discover=list)
    [status] = plugins.statuses()
    plugins.projections()
    assert (status.name, status.state, plugins.failures()) == (name, "loaded", ())
