"""The measures of the company in the demo: what each is, and how it went.

Ten critical gaps are left after two years. Each has a measure or a reason for none but one, on purpose:
nobody looks at maintenance planning. One measure waits for HR to say yes. The Red thread shows both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from veikart_plans.measures.kinds import Kind, Party

Ends = Literal["done", "started", "agreed", "proposed", "stopped", "blocked"]


@dataclass(frozen=True, slots=True)
class Plan:
    """`begins`: days after the first workshop, or, where it is `late`, after the last; `lasts`: days until it
    is due; `slips`: days by which that is moved once. Without `people` it is for the unit. `ends`: how it
    went. `no`: parties that do not agree, or have not been asked. `after`: key of what it waits for."""

    key: str
    title: str
    kind: Kind
    unit: str
    role: str
    skills: tuple[tuple[str, int], ...]
    people: int
    why: str
    goal: str
    begins: int
    lasts: int
    hours: float | None = None
    cost: float | None = None
    sign: str = ""
    slips: int = 0
    slipped_why: str = ""
    ends: Ends = "done"
    ended_why: str = ""
    no: tuple[Party, ...] = ()
    spent: float | None = None
    after: str | None = None
    late: bool = False


_STOPS = "40 % fewer unplanned stops"
_FLEXIBLE = "Half of our customers on flexible contracts"
_ROOM = "Fossil-free heat and wind, run from one control room"
PLANS = (
    Plan(
        "monitoring-days", "Two days a month with the supplier's analyst", "shadowing",
        "Offshore Wind", "Wind turbine technician", (("Condition monitoring", 3),), 8,
        "Stops can be seen coming there first.", _STOPS, 10, 330, 3.5, 240_000,
        "A technician reports a bearing before it fails.", spent=251_000,
        ended_why="Six of eight read the curves by themselves now.",
    ),
    Plan(
        "drone-course", "Course in drone inspection", "course",
        "Offshore Wind", "Wind turbine technician", (("Drone inspection", 1),), 6,
        "Blades could be looked at without climbing.", _STOPS, 60, 200, 3, 150_000,
        "A blade is looked at from the ground.", ends="stopped",
        ended_why="Drone inspection is parked: fewer things, done well.",
    ),
    Plan(
        "python-peers", "Learning Python from each other", "peers",
        "IT and Data", "Data analyst", (("Analysis in Python", 3), ("Querying data (SQL)", 3)), 6,
        "They sit side by side and solve the same things twice.", _FLEXIBLE, 120, 200, 1.5, None,
        "One library instead of nine spreadsheets.", ended_why="Eleven evenings, and a shared library.",
    ),
    Plan(
        "tariff-hour", "A tariff hour every Thursday", "peers",
        "Customer and Market", "Customer adviser", (("Flexible tariffs", 3),), 9,
        "The course in spring was forgotten by summer.", _FLEXIBLE, 235, 240, 1, None,
        "Advisers explain a tariff without looking it up.",
        ended_why="Goes on by itself; no longer a measure.",
    ),
    Plan(
        "heat-pumps-course", "Course in large heat pumps", "course",
        "District Heating", "Heating plant operator", (("Large heat pumps", 2),), 10,
        "The oil boilers go, and nobody here has run a large heat pump.", _ROOM, 240, 300, 2, 420_000,
        "The first plant runs a winter week without the supplier.", slips=180,
        slipped_why="No free afternoons in the shift plan until autumn.", ends="started",
    ),
    Plan(
        "switching-apprentices", "Switching beside the leaders", "shadowing",
        "Field Service", "Field technician", (("High-voltage switching", 3),), 6,
        "Authorisation takes two years, and half of the leaders retire before 2030.",
        _STOPS, 425, 620, 4, None, "Two apprentices are authorised a year.", ends="started",
    ),
    Plan(
        "security-exercise", "Exercises in control security", "cross-team",
        "IT and Data", "Automation engineer", (("Security of control systems", 3),), 3,
        "The inspection found the plants open from the office network.", _ROOM, 440, 330, 2, 180_000,
        "An exercise ends without a plant that can be reached.", ends="blocked",
        ended_why="The test plant is not set up; waiting for the supplier.",
    ),
    Plan(
        "isolation-walks", "Walking through isolations", "review",
        "Field Service", "Field technician", (("Isolating energy safely", 3),), 8,
        "Two near misses in a year, both when somebody was sure: walk it before every revision.",
        _STOPS, 470, 320, 1, None,
        "No lock is found in the wrong place.", ends="started",
    ),
    Plan(
        "control-room-weeks", "A week at the other desk", "task",
        "District Heating", "Heating plant operator", (("Control-room operation", 3),), 7,
        "Heat and wind are to be steered from one desk.", _ROOM, 4, 200, 5, 90_000,
        "A night shift for both, with one phone call at most.", ends="agreed", after="heat-pumps-course",
        late=True,
    ),
    Plan(
        "monitoring-within", "Reading the curves together", "coaching",
        "Offshore Wind", "", (("Condition monitoring", 3),), 0,
        "The supplier's analyst is dear, and six of us can do it now.", _STOPS, 480, 270, 2, None,
        "Every crew has one who reads the curves.", ends="started",
    ),
    Plan(
        "tariff-desk", "Tariff questions to experts", "reallocate",
        "Customer and Market", "Customer adviser", (("Flexible tariffs", 3),), 4,
        "The new ones guess, and customers call again.", _FLEXIBLE, 560, 240, 2, None,
        "Half as many second calls.", ends="started",
    ),
    Plan(
        "twin-second", "A second person for the twin", "mentor",
        "Operations", "Automation engineer", (("Digital twin modelling", 3),), 2,
        "It hangs on one person; a single illness would stop us.", _STOPS, 12, 270, 6, None,
        "The model is changed while she is on holiday.", ends="agreed", late=True,
    ),
    Plan(
        "trading-second", "A second trader, from within", "task",
        "Customer and Market", "Market analyst", (("Trading in the balancing market", 3),), 2,
        "It hangs on one person.", _FLEXIBLE, 12, 240, 6, None, "A week of trading without help.",
        ends="agreed", late=True,
    ),
    Plan(
        "hire-switching-leaders", "Hire two switching leaders", "recruit",
        "Field Service", "", (("High-voltage switching", 4),), 0,
        "Rather than wait for the apprentices.", _STOPS, 16, 180, None, 1_900_000, "Two have signed.",
        ends="proposed", no=("hr",), late=True,
    ),
)  # fmt: skip
LEFT = (("Cable jointing and repair", "Bought in until the new cable is laid; then we look again.", 240),)
"""Skill, why it is left for now, and for how many days after the last workshop."""
