"""The company as it is drawn on a slide: units, roles, and who sits where."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

COMPANY = "Havlyng Kraft (fictional)"
LEADER = "team_leader"


@dataclass(frozen=True, slots=True)
class UnitPlan:
    """`share` of the people; `mix`: role → parts of the unit; `lead`: how far its people start above (or
    below) what is asked for, in levels; `pace`: how fast they grow, 1 being usual."""

    key: str
    name: str
    parent: str | None
    share: int
    mix: Mapping[str, int]
    lead: float
    pace: float


UNITS = (
    UnitPlan(
        "operations", "Operations", None, 9,
        {"maintenance_planner": 5, "hse_adviser": 4, "automation_engineer": 1}, 0.15, 1.0,
    ),
    UnitPlan(
        "wind", "Offshore Wind", "operations", 24,
        {"wind_technician": 9, "automation_engineer": 1}, 0.05, 1.2,
    ),
    UnitPlan(
        "heat", "District Heating", "operations", 18,
        {"heat_operator": 8, "automation_engineer": 1}, -0.3, 0.6,
    ),
    UnitPlan(
        "field", "Field Service", "operations", 20,
        {"field_technician": 12, "maintenance_planner": 1}, 0.0, 0.9,
    ),
    UnitPlan(
        "digital", "IT and Data", None, 16,
        {"software_developer": 4, "data_engineer": 3, "data_analyst": 3, "automation_engineer": 2}, 0.2, 1.25,
    ),
    UnitPlan(
        "customer", "Customer and Market", None, 13,
        {"customer_adviser": 7, "market_analyst": 4, "data_analyst": 1}, -0.1, 1.1,
    ),
)  # fmt: skip
RENAMED_UNIT = ("digital", "Digital and Data")
GROWING_UNIT = "digital"
"""Where seats were added."""

ROLES: Mapping[str, tuple[str, str]] = {
    "wind_technician": ("Wind turbine technician", "Keeps the turbines at sea turning."),
    "heat_operator": ("Heating plant operator", "Runs the heating plants and the network, in shifts."),
    "field_technician": ("Field technician", "Switches, joins and repairs on the line and in the street."),
    "maintenance_planner": ("Maintenance planner", "Brings people, parts and weather windows together."),
    "hse_adviser": ("Safety adviser", "Sees to it that everyone comes home."),
    "automation_engineer": ("Automation engineer", "Builds and tunes what steers the plants."),
    "data_engineer": ("Data engineer", "Brings measurements to where they are used."),
    "data_analyst": ("Data analyst", "Finds out what the measurements say."),
    "software_developer": ("Software developer", "Builds the services that customers and colleagues use."),
    "customer_adviser": ("Customer adviser", "Helps customers to use less, and at the right time."),
    "market_analyst": ("Market analyst", "Buys and sells power and flexibility."),
    LEADER: ("Team leader", "Leads a team beside the own profession."),
}

CAREER_STEPS = (
    ("wind_technician", "maintenance_planner", "operations"),
    ("field_technician", "hse_adviser", "operations"),
    ("data_analyst", "data_engineer", None),
    ("customer_adviser", "market_analyst", None),
)
"""From role, to role, to unit (None: stays)."""
UNIT_MOVES = (("automation_engineer", "heat"), ("data_analyst", "customer"), ("maintenance_planner", "wind"))
"""Who moved where in the same role."""

LEAVING_REASONS = (
    "Took a post with a supplier.", "Moved north with the family.", "Retired.", "Back to studies.",
    "Started a business.", "Wanted shorter shifts.",
)  # fmt: skip
RETIREMENT = "Retired with the early-retirement scheme."
