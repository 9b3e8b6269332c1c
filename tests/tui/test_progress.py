"""Progress and the red thread in the terminal: how they look, and where Enter leads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.tui.looking import check, screen_text
from tests.tui.small import press, rated, running, skill, small_story
from textual.pilot import Pilot

from veikart.tui.screen import MainScreen
from veikart_events.vocabulary.organisation import PersonLeft, PersonMoved
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked
from veikart_events.vocabulary.target import LevelRequired

SIZES = [(80, 24), (120, 40)]
PAGES = [("progress", "f2"), ("progress.who", "f2"), ("redthread", "f9")]


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The small engagement; since the scan of March 2025 some grew, one left, one moved, a target rose, and a
    goal was set that nothing leads to yet."""
    path = tmp_path / "changed.veikart"
    story = small_story(path)
    story.recorded(
        date(2026, 2, 2),
        rated("ase", "switching", 3),
        rated("lars", "python", 2),
        LevelRequired(role="fitter", skill="rescue", scale="steps", level=3),
        PersonLeft(person="mai"),
        PersonMoved(person="kari", unit="grid"),
    )
    story.recorded(
        date(2026, 2, 3),
        GoalSet(goal="heat", name="Heat without fossil fuel"),
        CapabilityIdentified(capability="pumps", goal="stops", name="Run large heat pumps"),
        skill("ai", "Finding faults with AI", "Data"),
        SkillLinked(skill="ai", capability="see", criticality=3),
    )
    story.close()
    return path


async def page(main: MainScreen, pilot: Pilot[None], view: str) -> None:
    """Turns pages until the view is in front."""
    for _ in range(6):
        if main.view is not None and main.view.id == view:
            return
        await press(pilot, "tab")
    raise AssertionError(f"{view} is not among the pages")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_how_the_pages_look(changed: Path, size: tuple[int, int]) -> None:
    async with running(changed, size) as (main, pilot):
        for view, screen in PAGES:
            await press(pilot, screen)
            await page(main, pilot, view)
            check(pilot.app, f"{view.replace('.', '_')}_{size[0]}x{size[1]}")


async def test_enter_opens_the_events_behind_a_part_and_leads_to_where_the_thread_breaks(
    changed: Path,
) -> None:
    async with running(changed, keys=["f2"]) as (main, pilot):
        await page(main, pilot, "progress")
        await press(pilot, "down", "enter")
        shown = " ".join(screen_text(pilot.app).split())
        assert "People grew: a later rating of the same kind is higher" in shown
        assert "Åse Berg: High-voltage switching 3 Alone (manager)" in shown
        await press(pilot, "escape", "f9")
        await page(main, pilot, "redthread")
        assert main.blocks_view.point_at("goal:thread.goals/heat")
        await press(pilot, "enter")
        assert main.view is not None
        assert (main.view.id, main.selection.goal) == ("strategy", "heat")
