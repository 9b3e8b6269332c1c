"""The target picture: what each role needs, by when, and how many people at which level."""

from __future__ import annotations

from dataclasses import dataclass

Need = int | tuple[int, int]
"""A level, or the range from level to level."""
Needs = dict[str, Need]

REQUIRED: dict[str, Needs] = {
    "wind_technician": {
        "height": 3, "sea": 3, "isolation": 3, "blades": 3, "gearbox": (2, 3), "hydraulics": 2,
        "monitoring": 2, "lifting": 2, "root_cause": 2, "drones": 1, "english": 3,
    },
    "heat_operator": {
        "boilers": 3, "heat_pumps": 2, "storage": 2, "balancing": 3, "leaks": 2, "control_room": 3,
        "isolation": 3, "security": 1, "monitoring": 2, "hydraulics": 2,
    },
    "field_technician": {
        "switching": 3, "cables": 3, "height": 2, "isolation": 3, "leaks": 3, "lifting": 2, "monitoring": 2,
        "emergency": 2, "advice": 1,
    },
    "maintenance_planner": {
        "planning": 4, "parts": 3, "root_cause": 3, "monitoring": 2, "sql": 2, "coaching": 2,
        "negotiation": 2, "english": 4, "german": 2,
    },
    "hse_adviser": {
        "emergency": 4, "isolation": 4, "height": 2, "root_cause": (3, 4), "sea": 3, "coaching": 3,
        "change": 3, "lifting": 3, "english": 4,
    },
    "automation_engineer": {
        "plc": 4, "control_room": 3, "security": 2, "monitoring": 3, "twin": 3, "modelling": 2, "python": 2,
        "heat_pumps": 2, "switching": 2, "english": 4, "german": 3,
    },
    "data_engineer": {
        "pipelines": 4, "sql": 4, "python": 3, "modelling": (3, 4), "cloud": 3, "security": 2,
        "monitoring": 2, "interfaces": 3, "twin": 3, "english": 4,
    },
    "data_analyst": {
        "sql": 3, "python": 3, "modelling": 3, "forecasting": 3, "monitoring": 2, "tariffs": 2,
        "root_cause": 2, "service_design": 1, "english": 4,
    },
    "software_developer": {
        "interfaces": 4, "cloud": 3, "python": 3, "sql": 3, "service_design": (2, 3), "security": 2,
        "pipelines": 2, "english": 4,
    },
    "customer_adviser": {
        "advice": 3, "tariffs": 3, "service_design": 2, "negotiation": 2, "heat_pumps": 1, "sql": 1,
        "english": 4,
    },
    "market_analyst": {
        "trading": 3, "tariffs": 3, "forecasting": 3, "sql": 3, "python": 2, "negotiation": 3, "english": 5,
        "german": 3,
    },
    "team_leader": {"coaching": (3, 4), "change": 3, "planning": 2, "emergency": 2, "negotiation": 2},
}  # fmt: skip
"""Role → skill → level, or the range from level to level, on the skill's own scale."""


@dataclass(frozen=True, slots=True)
class Step:
    """A level that is required from so many `days` after the present one (before it when negative)."""

    role: str
    skill: str
    level: int
    days: int


STEPS = (
    Step("wind_technician", "monitoring", 3, -330),
    Step("heat_operator", "heat_pumps", 3, -200),
    Step("heat_operator", "heat_pumps", 4, 240),
    Step("customer_adviser", "tariffs", 4, 180),
    Step("data_analyst", "forecasting", 4, 420),
)
"""Agreed from the beginning: some lie behind us by now, some ahead."""

RAISED_SKILL = "security"
RAISED: dict[str, int] = {
    "heat_operator": 2, "automation_engineer": 4, "data_engineer": 3, "software_developer": 3,
}  # fmt: skip
"""Role → new level of `RAISED_SKILL`, from the third workshop on."""

HEADCOUNTS = (
    ("switching", 4, 6, "field"),
    ("monitoring", 4, 3, "wind"),
    ("heat_pumps", 4, 3, "heat"),
    ("trading", 3, 3, "customer"),
    ("twin", 3, 3, None),
)
"""Skill, level, people, unit (None: anywhere)."""


def level_of(need: Need) -> tuple[int, int | None]:
    """The level, and the upper end where a range is required."""
    return (need, None) if isinstance(need, int) else need
