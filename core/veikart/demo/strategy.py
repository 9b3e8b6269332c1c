"""What the company wants, what it must be able to do for that, and what it chose to leave."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GoalPlan:
    """`years`: the horizon is the last day of the year, so many years after the present one."""

    key: str
    name: str
    years: int
    why: str
    value: str
    weight: float


GOALS = (
    GoalPlan(
        "stops", "40 % fewer unplanned stops", 0,
        "Every unplanned stop costs twice: the production we lose, and the crew we pull from planned work.",
        "NOK 62 million a year in production kept and overtime saved.", 3,
    ),
    GoalPlan(
        "flexible", "Half of our customers on flexible contracts", 2,
        "Peaks set the price of the grid. Customers who move their use make the next cable unnecessary.",
        "NOK 35 million a year, and a connection queue half as long.", 2,
    ),
    GoalPlan(
        "one_room", "Fossil-free heat and wind, run from one control room", 5,
        "The oil boilers go. What replaces them has to be steered together, by people who know both.",
        "The licence to grow: the towns buy only fossil-free heat by then.", 2,
    ),
)  # fmt: skip

CAPABILITIES = (
    ("predict", "stops", "See failures coming"),
    ("maintain", "stops", "Maintain safely at sea and on the line"),
    ("plan", "stops", "Plan people, work and parts together"),
    ("advise", "flexible", "Advise customers on flexibility"),
    ("services", "flexible", "Build and run digital services"),
    ("trade", "flexible", "Sell flexibility to the market"),
    ("one_room", "one_room", "Run all plants from one room"),
    ("fossil_free", "one_room", "Make heat without fossil fuel"),
    ("secure", "one_room", "Keep control systems secure"),
)

LINKS: dict[str, dict[str, tuple[float, int]]] = {
    "predict": {
        "monitoring": (3, 3), "root_cause": (2, 2), "twin": (2, 3), "python": (1, 2), "sql": (1, 1),
        "drones": (1, 1),
    },
    "maintain": {
        "switching": (3, 3), "isolation": (3, 3), "height": (2, 2), "sea": (2, 2), "blades": (2, 2),
        "gearbox": (2, 2), "cables": (2, 2), "emergency": (1, 2), "hydraulics": (1, 1), "lifting": (1, 1),
    },
    "plan": {"planning": (3, 3), "parts": (2, 2), "coaching": (1, 1)},
    "advise": {"tariffs": (3, 3), "advice": (2, 2), "negotiation": (1, 1), "english": (1, 1)},
    "services": {"interfaces": (2, 2), "cloud": (2, 2), "service_design": (2, 2), "modelling": (1, 1)},
    "trade": {"trading": (3, 3), "forecasting": (2, 2), "python": (1, 1), "german": (1, 1)},
    "one_room": {
        "control_room": (3, 3), "plc": (2, 2), "pipelines": (2, 2), "twin": (2, 2), "change": (1, 2),
    },
    "fossil_free": {"heat_pumps": (3, 3), "balancing": (2, 2), "storage": (2, 2), "leaks": (1, 1)},
    "secure": {"security": (3, 3), "cloud": (1, 1)},
}  # fmt: skip
"""Capability → skill → weight, criticality. Boiler operation carries none: it is on its way out."""


def criticality(skill: str) -> int:
    """The highest criticality of a skill over its capabilities, 0 when it carries none."""
    return max((links[skill][1] for links in LINKS.values() if skill in links), default=0)


CRITICALITY = {skill: criticality(skill) for links in LINKS.values() for skill in links}


@dataclass(frozen=True, slots=True)
class Priority:
    """`months`: needed so many months after `until` (before it when negative)."""

    skill: str
    priority: int
    months: int
    why: str


FIRST_PRIORITIES = (
    Priority(
        "monitoring", 1, 2, "Vibration data lies unread; most of last year's stops could be seen in it."
    ),
    Priority(
        "switching", 2, 4, "The line cannot be worked on without it, and half of those who can are over 58."
    ),
    Priority("heat_pumps", 3, 9, "The first large heat pump is handed over next autumn."),
    Priority("tariffs", 4, 6, "Advisers cannot sell what they cannot explain."),
)
LATER_PRIORITIES = (
    Priority(
        "forecasting", 5, 12, "The measurements are clean now: what held us back two years ago is done."
    ),
    Priority("security", 1, 8, "The inspection in spring found the plants open from the office network."),
)
FIRST_PARKED = (
    (
        "drones",
        "The turbine supplier flies the inspections until the contract ends; learning it now would be lost.",
    ),
    ("german", "Suppliers have agreed to meet in English. Nobody missed a delivery for want of German."),
    ("forecasting", "Measurements are too patchy to learn from. Pipelines first; we look again in a year."),
)
LAST_PARKED = (
    ("storage", "The storage tank is two years late. Training now would be forgotten before it is filled."),
)
