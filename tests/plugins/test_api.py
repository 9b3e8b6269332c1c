"""The public door: what is in it, and what it costs to open."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from veikart import api

SNAPSHOT = """
PROMISE_COLUMNS Action Analysis BadInput Bar Bars Block Blocks Brought Callout Card Cell Check Choice Column
Command Criterion Distribution Do Each Empty EventBody EventType Exporter Fault Figure Figures Finder
Finding Happened Heading Heat HeatMap HeatRow Hit Holds Id Importer Is Kept Labels Level LevelRequired Lines
Mark Meter Milestone Moment Name Node NotFound Params Part Personal Pick Picture Point Projection Promises
Proposed Prose Reads Reference ReportSection RoleDefined Row RuleBroken Scale ScaleDefined Scorecard Screen
Selection Series Setting Settings SettingsModel SkillDefined SkillGrouped SkillRelabelled SkillRetired
Spread State Subcommand Table Text TimeMark TimeMarks Timeline TimelineItem Tone Tree Trend VeikartError
View Why Workspace cell_counts cells_in clean_line day_in_words fold hook join_and people_in skills_in
"""

HEAVY = ("polars", "pydantic", "eventsourcing", "textual")


def test_the_public_surface_is_what_the_snapshot_says() -> None:
    assert list(api.__all__) == SNAPSHOT.split()


@pytest.mark.parametrize("name", SNAPSHOT.split())
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(api, name) is not None


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
