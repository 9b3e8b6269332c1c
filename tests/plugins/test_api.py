"""The public door: what is in it, and what it costs to open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.plugins.surface import surface

from veikart import api
from veikart.deferred import MODULES
from veikart.deprecations import NAMES

SNAPSHOT = Path(__file__).with_name("api.txt")

HEAVY = ("polars", "pydantic", "eventsourcing", "textual")


def test_the_public_surface_is_as_it_was_promised() -> None:
    """`VEIKART_SNAPSHOTS=write pytest tests/plugins/test_api.py` keeps it anew. What is gone from it was
    promised to others: see docs/plugins/versioning.md first."""
    told = surface()
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        SNAPSHOT.write_text(told, encoding="utf-8", newline="\n")
    assert told == SNAPSHOT.read_text(encoding="utf-8")


def test_the_surface_tells_of_fields_defaults_bounds_and_members() -> None:
    told = surface().splitlines()
    assert "Action(view: str, narrowed: Mapping[str, str] = …, title: str = …)" in told
    assert "Id: maxLength 64, minLength 1, pattern ^[0-9A-Za-z_.:-]+$, type string" in told
    assert "Picture.people -> pl.DataFrame" in told
    assert "veikart_views() -> Sequence[View]" in told


def test_no_name_of_the_surface_is_also_loaded_in_another_way() -> None:
    assert set(MODULES) <= set(api.__all__)
    assert set(MODULES).isdisjoint(NAMES)


def test_a_name_that_is_not_public_is_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Journal'"):
        api.Journal  # noqa: B018


def loaded_after(code: str) -> set[str]:
    program = f"{code}\nimport sys, json\nprint(json.dumps([m for m in {HEAVY} if m in sys.modules]))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout))


def test_opening_the_door_loads_nothing_heavy() -> None:
    assert loaded_after("import veikart.api, veikart.plugins") == set()


def test_listing_the_built_in_plugins_loads_neither_polars_nor_textual() -> None:
    load = (
        "import veikart_gap; from veikart.plugins import Plugins; plugins = Plugins.load(extra=[veikart_gap])"
    )
    assert loaded_after(f"{load}; plugins.statuses()").isdisjoint({"polars", "textual"})


def test_the_models_are_not_loaded_for_the_tables_and_views_of_the_built_in_plugins() -> None:
    load = (
        "import veikart_gap; from veikart.plugins import Plugins; plugins = Plugins.load(extra=[veikart_gap])"
    )
    assert "pydantic" not in loaded_after(f"{load}; plugins.projections(); plugins.views()")


def test_the_built_in_plugins_load_nothing_heavy_when_imported() -> None:
    assert loaded_after("import veikart_gap") == set()
