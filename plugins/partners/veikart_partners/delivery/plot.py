"""What the company of the demo agreed with its partners: facts for the stories, no events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from veikart.api import Colleague, Company


@dataclass(frozen=True, slots=True)
class Held:
    """A round: days after the first one of the work, what was said, what was changed."""

    after: int
    said: str
    changed: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """`begins`: days after the first workshop; `lasts`: days until it is to end; `late`: by how many days it
    ended later. `roles`: who takes part, at most so many `people`."""

    key: str
    partner: str
    title: str
    measure: str
    unit: str
    roles: tuple[str, ...]
    people: int
    skills: tuple[str, ...]
    begins: int
    lasts: int
    cost: float | None
    about: str
    rounds: tuple[Held, ...]
    late: int = 0
    spent: float | None = None
    ended_why: str = ""
    kpis: tuple[str, ...] = ()
    agreed: int = 12
    """Days before the first one on which it is agreed."""

    def first(self, company: Company) -> date:
        return company.workshops[0].last + timedelta(days=self.begins)

    def last(self, company: Company) -> date:
        """The day it was to end."""
        return self.first(company) + timedelta(days=self.lasts)

    def ended(self, company: Company) -> date:
        """The day it ended, or will."""
        return self.last(company) + timedelta(days=self.late)

    def team(self, company: Company) -> Sequence[Colleague]:
        """Who takes part: the same ones for every story."""
        day = self.first(company)
        wanted = {company.id("role", role) for role in self.roles}
        there = [
            who
            for who in company.there(day, company.id("unit", self.unit))
            if wanted & set(who.holds(day)) and (who.left is None or who.left > self.ended(company))
        ]
        chosen = company.rng("partners", "team", self.key).sample(there, min(self.people, len(there)))
        return sorted(chosen, key=lambda who: who.person)


WORKS = (
    Work(
        "monitoring", "nordvind-academy", "Reading the curves of our own turbines", "monitoring-days",
        "Offshore Wind", ("Wind turbine technician", "Automation engineer"), 12, ("Condition monitoring",),
        115, 250, 260_000, "Two days a month on our own data, at the quay and not in a class-room.",
        (
            Held(27, "Too many slides, too few of our own turbines.",
                 "Every session begins with a stop of last month."),
            Held(110, "The night shift never gets to come.",
                 "A session in the evening, recorded for those at sea."),
            Held(200, "Good. The analyst should see how we really work.",
                 "The analyst goes out with the boat for two days."),
        ),
        late=12, spent=274_000, ended_why="Carried through; two boat days more than agreed.",
        kpis=("Unplanned stops", "Faults found before a stop"),
    ),
    Work(
        "planning", "own-academy", "Planning, from real stops", "", "Operations",
        ("Maintenance planner", "Safety adviser"), 14, ("Maintenance planning",),
        180, 150, 95_000, "Four stops of the year before, taken apart together.",
        (
            Held(40, "The method is clear, the cases were not ours.", "Cases are chosen by the planners."),
            Held(100, "We write plans that nobody reads.", "One page, told aloud to the shift."),
        ),
        spent=95_000, ended_why="Carried through.", kpis=("Unplanned stops",),
    ),
    Work(
        "python-evenings", "own-academy", "Evenings of Python, taught by colleagues", "python-peers",
        "IT and Data",
        ("Data analyst", "Data engineer"), 9, ("Analysis in Python", "Querying data (SQL)"),
        175, 195, 40_000, "Colleagues teach colleagues, eleven evenings.",
        (
            Held(60, "The fast ones are bored, the others lost.",
                 "Two tables, and everyone chooses anew each evening."),
            Held(130, "We bring our own spreadsheets now.", "Half of each evening is for one's own task."),
        ),
        spent=36_500, ended_why="Eleven evenings, and a library that is shared.",
    ),
    Work(
        "twin-pilot", "tvilling-lab", "A first twin of one heat plant", "", "IT and Data",
        ("Automation engineer", "Data engineer"), 7, ("Digital twin modelling",),
        380, 140, 310_000, "A pilot with the lab: they model, we watch and ask.",
        (
            Held(50, "They build it, and we look on.", ""),
            Held(100, "The model runs; only its maker can explain it.",
                 "Next round in pairs: we at the keyboard, they beside us."),
        ),
        spent=335_000, ended_why="The model stands, but it was built for us and not by us.",
        kpis=("Heat from oil boilers",),
    ),
    Work(
        "tariff-hour", "own-academy", "The tariff hour", "tariff-hour", "Customer and Market",
        ("Customer adviser",), 12, ("Flexible tariffs",),
        265, 235, 65_000, "An hour every Thursday, led by an adviser; real calls, played and talked through.",
        (
            Held(50, "An hour is too short when the phones ring.",
                 "Half of the team at a time, the other half has the phones."),
            Held(120, "We would like to hear the difficult calls.",
                 "One difficult call a week, with the customer's consent."),
            Held(190, "It goes by itself now.", ""),
        ),
        spent=58_000, ended_why="Goes on without the academy.", kpis=("Customers on flexible contracts",),
    ),
    Work(
        "heat-pumps", "varmepumpe-skolen", "Large heat pumps, learnt at the plant", "heat-pumps-course",
        "District Heating", ("Heating plant operator", "Automation engineer"), 12, ("Large heat pumps",),
        745, 330, 420_000, "First the plant, then the theory; the first winter week without the supplier.",
        (),
        agreed=95,
        kpis=("Heat from oil boilers",),
    ),
    Work(
        "switching", "own-academy", "Switching beside those who soon retire", "switching-apprentices",
        "Field Service", ("Field technician",), 8, ("High-voltage switching",),
        455, 600, 150_000, "Each switching leader takes an apprentice along; the academy sees to the papers.",
        (
            Held(90, "Emergencies eat the days that were set aside.",
                 "The days are in the shift plan, not beside it."),
        ),
    ),
    Work(
        "twin-residence", "tvilling-lab", "The twin, changed by our own hands", "twin-second", "IT and Data",
        ("Automation engineer", "Data engineer"), 5, ("Digital twin modelling",),
        640, 240, 220_000, "The lab sits with us one day a week, and touches no keyboard.",
        (Held(30, "Slower than last time, and we learn more.", "Each of us keeps one part of the model."),),
        kpis=("Heat from oil boilers",),
    ),
)  # fmt: skip
