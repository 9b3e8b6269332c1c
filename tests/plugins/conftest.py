"""Plugins made on the spot: a module in a folder of its own, installed by a record beside it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from veikart.plugins import Found, Plugins, PluginStatus
from veikart.plugins.discovery import installed

Install = Callable[..., None]
Make = Callable[..., ModuleType]
Discover = Callable[[], list[Found]]

SOUND = """
    from veikart.api import Text, View, hook

    @hook
    def veikart_views():
        return [View("sound.page", "Sound", lambda picture, selection: [Text("well")], screen="Sound")]
"""


def views_of(plugins: Plugins) -> list[str]:
    return [view.id for view in plugins.views()]


def status_of(plugins: Plugins, name: str) -> PluginStatus:
    [status] = [status for status in plugins.statuses() if status.name == name]
    return status


@pytest.fixture(autouse=True)
def _fresh_modules() -> Iterator[None]:
    before = set(sys.modules)
    yield
    for name in set(sys.modules) - before:
        if name.startswith("plug_"):
            del sys.modules[name]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Install:
    """Installs a plugin `name` whose module `plug_<name>` has the given source."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def into(
        name: str,
        source: str,
        *,
        distribution: str | None = None,
        version: str = "1.0",
        requires: str = "",
    ) -> None:
        distribution = distribution or f"veikart-{name}"
        (tmp_path / f"plug_{name}.py").write_text(dedent(source), encoding="utf-8")
        record = tmp_path / f"{distribution.replace('-', '_')}-{version}.dist-info"
        record.mkdir(exist_ok=True)
        needs = f"Requires-Dist: {requires}\n" if requires else ""
        metadata = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: {version}\n{needs}"
        (record / "METADATA").write_text(metadata)
        (record / "entry_points.txt").write_text(f"[veikart]\n{name} = plug_{name}\n")

    return into


@pytest.fixture
def make(install: Install) -> Make:
    """A module with the given source, as it would be after its import."""

    def module(name: str, source: str) -> ModuleType:
        install(name, source)
        return import_module(f"plug_{name}")

    return module


@pytest.fixture
def installed_here(tmp_path: Path) -> Discover:
    """Discovers what the test installed, whatever else is installed on the machine."""

    def discover() -> list[Found]:
        here = [one for one in installed() if isinstance(one, Found)]
        return [one for one in here if one.module.startswith("plug_")]

    return discover
