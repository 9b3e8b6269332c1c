"""Fifty hostile names go through every screen; none of them acts, and every line keeps its width."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from tests.engagements import Story
from tests.tui.looking import strips
from tests.tui.small import BEGUN, press, rated, running, scale
from textual.pilot import Pilot

from veikart.blocks import Why
from veikart.tui.screen import MainScreen
from veikart.tui.windows import WhyWindow
from veikart_events.base import EventBody
from veikart_events.vocabulary.framework import SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined, UnitCreated
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked
from veikart_events.vocabulary.target import LevelRequired
from veikart_events.vocabulary.workshop import DecisionNoted, WorkshopStarted

HOSTILE = (
    "[/]",
    "[bold]loud",
    "[@click=app.quit]press[/]",
    "[link=https://example.org]here[/link]",
    "[red on blue",
    "]]][[[",
    "[/bold][/bold]",
    "$primary [$error]",
    "\\[escaped]",
    "{braces} %s %(x)s {0}",
    "\x1b[31mred",
    "\x1b]2;title\x07",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1b[2J\x1b[H",
    "\x1b[?1049l",
    "\x1bc",
    "\x9b31mred",
    "\x9d2;title\x9c",
    "\x90q\x9c",
    "bell\x07\x07",
    "back\b\b\bspace",
    "return\rover",
    "two\nlines",
    "tab\tbed",
    "null\x00byte",
    "del\x7f",
    "\u202egnirts desrever",
    "\u2066isolate\u2069",
    "\u200fright",
    "\u061carabic mark",
    "line\u2028separator",
    "para\u2029graph",
    "zero\u200bwidth\u200djoin",
    "\ufeffbom",
    "soft\u00adhyphen",
    "日本語の名前",
    "全角ＡＢＣ",
    "👩‍👩‍👧‍👦 family",
    "🏳️‍🌈 flag",
    "ne\u0301e\u0301",
    "a" + "\u0301" * 40,
    "\u0301starts combining",
    "اسم عربي",
    "שם עברי",
    "ไทยทำ",
    "\U000e0041tag",
    "\ue000private",
    "x" * 390,
    "word " * 70,
    "Å" * 120,
)
_STEERS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def raw(model: type[EventBody], **fields: object) -> EventBody:
    """A body with names as they are: a file need not have been written by us."""
    return model.model_construct(**fields)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every name is that of a person, a skill with its group, a unit, a role, a goal and a capability."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.veikart"
    story = Story(path, begins=BEGUN)
    bodies: list[EventBody] = [scale()]
    for place, name in enumerate(HOSTILE):
        bodies += [
            raw(UnitCreated, unit=f"u{place}", name=name, parent=None, ref=None),
            raw(PersonJoined, person=f"p{place}", name=name, unit=f"u{place // 5}", ref=None),
            raw(RoleDefined, role=f"r{place}", name=name, ref=None, description=name),
            RoleAssigned(person=f"p{place}", role=f"r{place}"),
            raw(
                SkillDefined,
                skill=f"s{place}",
                labels={"en": name},
                scale="steps",
                group=name,
                uri=None,
                description=name,
            ),
            raw(
                GoalSet,
                goal=f"g{place}",
                name=name,
                horizon=None,
                why=name,
                value=name,
                owner="hr",
                weight=1.0,
            ),
            raw(CapabilityIdentified, capability=f"c{place}", goal=f"g{place}", name=name, description=name),
            SkillLinked(skill=f"s{place}", capability=f"c{place}", criticality=3),
            LevelRequired(role=f"r{place}", skill=f"s{place}", scale="steps", level=3),
            rated(f"p{place}", f"s{place}", place % 4 + 1),
        ]
    story.recorded(BEGUN, *bodies)
    for place, name in enumerate(HOSTILE[:12]):
        day = date(2025, 1, place + 1)
        story.recorded(day, raw(WorkshopStarted, workshop=f"w{place}", name=name))
        story.recorded(day, raw(DecisionNoted, decision=f"d{place}", text=name, about=()))
    story.close()
    return path


def harmless(pilot: Pilot[None], size: tuple[int, int], where: str) -> None:
    """Looks at every segment that would go to the terminal now."""
    app = pilot.app
    lines = strips(app)
    assert len(lines) == size[1], where
    for strip in lines:
        assert strip.cell_length == size[0], (where, strip.text)
        for segment in strip:
            assert not segment.control, where
            assert not _STEERS.search(segment.text), (where, segment.text)
            style = segment.style
            if style is not None:
                assert style.link is None, where
                assert "@click" not in (style.meta or {}), (where, segment.text)
    assert app.is_running, where
    assert app.title == "veikart"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_no_name_acts_on_any_screen(hostile: Path, size: tuple[int, int]) -> None:
    assert len(HOSTILE) == 50
    async with running(hostile, size) as (main, pilot):
        for key in ("f2", "tab", "f3", "f9", "f4"):
            await press(pilot, key)
            harmless(pilot, size, key)
            for _ in range(3):
                await press(pilot, "pagedown")
                harmless(pilot, size, key)
        for rows in ("r", "r", "r"):
            await press(pilot, rows)
            for move in ("ctrl+end", "end", "ctrl+home", "home"):
                await press(pilot, move)
                harmless(pilot, size, f"map {main.selection.rows} {move}")


async def test_no_name_acts_in_windows_and_in_what_is_said(hostile: Path) -> None:
    size = (100, 30)
    async with running(hostile, size, ["f4"]) as (main, pilot):
        model = main.map_view.model
        assert model is not None
        for place in range(0, len(HOSTILE), 7):
            assert main.map_view.jump(f"p{place}", f"s{place}")
            await press(pilot, "enter")
            harmless(pilot, size, f"why {place}")
            await press(pilot, "escape")
        told = [(place, name, name) for place, name in enumerate(HOSTILE)]
        why = Why(HOSTILE[2], HOSTILE[12], "".join(HOSTILE), tuple((name, name) for name in HOSTILE))
        main.app.push_screen(WhyWindow(why, told))
        for _ in range(8):
            await press(pilot, "pagedown")
            harmless(pilot, size, "why")
        await press(pilot, "escape")
        for key in ("o", "g", "question_mark"):
            await press(pilot, key)
            harmless(pilot, size, key)
            await press(pilot, "end")
            harmless(pilot, size, key)
            await press(pilot, "escape")
        for name in HOSTILE:
            main.say(name, bad=True)
            await pilot.pause()
            harmless(pilot, size, "said")
        await press(pilot, "p", "l", "semicolon", "escape")
        assert isinstance(main.app.screen, MainScreen)


async def test_no_name_acts_in_the_palette(hostile: Path) -> None:
    size = (100, 30)
    async with running(hostile, size, ["p"]) as (main, pilot):
        harmless(pilot, size, "palette")
        for letter in "aexw":
            await press(pilot, letter)
            harmless(pilot, size, f"palette {letter}")
            await press(pilot, "backspace")
        await press(pilot, "escape")
        assert main.app.screen is main
