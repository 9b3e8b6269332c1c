"""An engagement with more skills than come first, some of them close together, and some not known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from tests.plugins.gap.engagement import Engagement, scale, skill

import veikart_gap
from veikart.journal import Journal
from veikart.plugins import Plugins
from veikart.session import Session
from veikart.testing import MovableClock
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined, UnitCreated
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked, SkillPrioritised
from veikart_events.vocabulary.target import LevelRequired

SKILLS = (
    ("faults", "Finding faults", 3, 4),
    ("switching", "Switching", 3, 3),
    ("pumps", "Heat pumps [bold]", 2, 4),
    ("forecasts", "Forecasting demand", 2, 3),
    ("contracts", "Contracts", 1, 3),
    ("python", "Python", 1, 4),
    ("rescue", "Rescue at height", 3, 2),
)
"""Id, name, criticality, and the level that is required of everybody."""
LEVELS: dict[str, tuple[int | None, ...]] = {
    "faults": (1, 2, 2, None, 3, 5),
    "switching": (1, 1, 2, 3, None, 3),
    "pumps": (1, 2, 4, 3, None, None),
    "forecasts": (1, 2, 2, 1, 2, 4),
    "contracts": (1, 1, 3, 3, None, 3),
    "python": (3, 3, 2, 4, 4, None),
    "rescue": (2, 2, 2, None, 1, 3),
}
"""Of each of the people; None: never rated."""
DAY = date(2025, 3, 3)


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engagement]:
    path = tmp_path_factory.mktemp("wide") / "wide.veikart"
    now = MovableClock(datetime(2025, 3, 3, 9, tzinfo=UTC))
    Journal.create(path, "Tindvik Energi", clock=now).close()
    people = ("Åse", "Bo", "Cecilie", "Didrik", "Eli", "Frode")
    roles = ("operator", "planner")
    with Session.open(path, clock=now, plugins=Plugins.load(extra=[veikart_gap], discover=list)) as session:
        told = Engagement(session, now)
        told.write(
            scale("five", 1, 5),
            UnitCreated(unit="grid", name="Grid"),
            UnitCreated(unit="heat", name="Heat"),
            *(RoleDefined(role=role, name=role.capitalize()) for role in roles),
            *(
                PersonJoined(person=f"p{at}", name=name, unit="heat" if at % 2 else "grid")
                for at, name in enumerate(people)
            ),
            *(RoleAssigned(person=f"p{at}", role=roles[at // 3]) for at in range(len(people))),
            GoalSet(goal="safe", name="Safe supply", weight=3, horizon=date(2025, 12, 31)),
            GoalSet(goal="warm", name="Warm homes", weight=2),
            CapabilityIdentified(capability="run", goal="safe", name="Run the grid"),
            CapabilityIdentified(capability="heat", goal="warm", name="Run the heat"),
            on=DAY,
        )
        told.write(
            *(skill(identity, name) for identity, name, _, _ in SKILLS),
            *(
                SkillLinked(skill=identity, capability="heat" if at % 2 else "run", criticality=critical)
                for at, (identity, _, critical, _) in enumerate(SKILLS)
            ),
            *(
                LevelRequired(role=role, skill=identity, scale="five", level=level)
                for identity, _, _, level in SKILLS
                for role in roles
            ),
            SkillPrioritised(skill="pumps", priority=1, needed_by=date(2025, 6, 30)),
            *(
                SkillAssessed(person=f"p{at}", skill=identity, scale="five", level=level)
                for identity, levels in LEVELS.items()
                for at, level in enumerate(levels)
                if level is not None
            ),
            on=DAY,
        )
        yield told
