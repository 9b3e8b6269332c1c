"""The demo's partners: who came when, what they cover, and how far the work with each has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from veikart.api import EventBody, Proposed, Told
from veikart_partners.portfolio import events
from veikart_partners.portfolio.kinds import PartnerKind, Phase
from veikart_partners.selection.events import PartnerDecided

if TYPE_CHECKING:
    from veikart.api import Company

_Steps = tuple[tuple[int, str, str], ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Days are counted from the first of the two years. `chosen`: when, why, and when each phase began."""

    key: str
    name: str
    kind: PartnerKind
    added: int
    about: str
    languages: str
    regions: str
    skills: tuple[tuple[str, float | None], ...]
    day_rate: float | None = None
    chosen: tuple[int, str] | None = None
    phases: tuple[tuple[int, Phase, str], ...] = ()
    steps: _Steps = ()


PLANS = (
    Plan(
        "nordvind-academy", "Nordvind Academy", "company", 24,
        "Analysts of a turbine supplier who teach at the customer's own turbines.",
        "nb, en", "Western Norway, North Sea",
        (
            ("Condition monitoring", 4), ("Blade inspection and repair", 3),
            ("Gearbox and bearing service", 4), ("Digital twin modelling", 2),
        ),
        14_500,
        (61, "Their analyst works two days a month beside ours, on our own vibration data; the two others "
             "offered a course in a hotel."),
        (
            (61, "onboarding", "Chosen."),
            (124, "delivery", "They have seen a winter's stops with us, and know which bearings we fear."),
            (432, "governance", "The third round is held by our own people; now we look at what it does."),
        ),
        (
            (26, "need-stated", "Unplanned stops, condition monitoring first."),
            (31, "criteria-agreed", "Before anybody was invited; price counts a tenth."),
            (45, "references-heard", "A wind farm in Denmark: their people still use it a year on."),
            (54, "trial-held", "One day on turbine 14: they found the worn bearing before lunch."),
            (64, "decision-told", "The two others were called by the head of Operations."),
            (68, "strategy-shared", "Two hours over the target picture, with the head of Operations."),
            (82, "workplace-visited", "Four days at sea, one of them too rough to climb."),
            (89, "people-met", ""),
            (103, "words-shared", "They teach by our levels 0–5 now, not by their own three."),
            (117, "data-agreed", "Levels by unit; nothing by person leaves the house."),
            (138, "designed-together", "Three technicians made the cases; nine of twelve are our own stops."),
            (159, "first-iteration", "Six people. Too much theory on the first day, they said."),
            (236, "adapted", "Half days between shifts, after two rounds were called off for weather."),
            (318, "leaders-in", "Team leaders ask for one alarm a week that was followed up."),
            (446, "cadence-set", "Every quarter: Operations, HR, one technician, their analyst."),
            (530, "effect-reviewed", "What people do otherwise is clear; what it did for the stops is not."),
            (621, "pillars-scored", "They score us lower on openness than we do. They are right."),
        ),
    ),
    Plan(
        "own-academy", "Havlyng's own academy", "academy", 92,
        "Colleagues who teach colleagues: the tariff hour, switching, isolating, planning.",
        "nb, sv", "All places of work",
        (
            ("High-voltage switching", 2), ("Isolating energy safely", 4), ("Flexible tariffs", 4),
            ("Maintenance planning", 3),
        ),
        None,
        (92, "Nobody outside knows our line and our tariffs; what it takes is time in the shift plan."),
        (
            (92, "onboarding", "Agreed by HR and the line."),
            (180, "delivery", "Six colleagues have half a day a week for it."),
        ),
        (
            (99, "strategy-shared", ""),
            (110, "workplace-visited", "They work there."),
            (126, "people-met", ""),
            (141, "words-shared", ""),
            (169, "data-agreed", "As for everybody: levels by unit."),
            (188, "designed-together", "The advisers made the tariff cases from their own calls."),
            (243, "first-iteration", "Tariff hour every Thursday; the course in spring was soon forgotten."),
            (384, "adapted", "Field Service cannot meet on Thursdays: they do it on the first rainy day."),
        ),
    ),
    Plan(
        "tvilling-lab", "Tvilling Lab", "university", 255,
        "A research group that builds digital twins of energy systems, with students.",
        "en, sv", "Sweden, remote",
        (
            ("Digital twin modelling", 4), ("Analysis in Python", 4),
            ("Forecasting with machine learning", None),
        ),
        11_800,
        (302, "They build the twin together with our one modeller, so that others can run it after them."),
        (
            (302, "onboarding", "Chosen."),
            (389, "delivery", "Access to the measurements took three months; now the model can be fed."),
        ),
        (
            (258, "need-stated", "The digital twin hangs on one person."),
            (269, "criteria-agreed", ""),
            (282, "references-heard", ""),
            (296, "trial-held", "A week on the heat exchanger at the harbour plant."),
            (304, "decision-told", ""),
            (311, "strategy-shared", ""),
            (327, "workplace-visited", "Two days in the control room, one of them at night."),
            (340, "people-met", ""),
            (361, "words-shared", ""),
            (384, "data-agreed", "Measurements yes; levels of people only as counts."),
            (410, "designed-together", ""),
            (497, "first-iteration", "The model runs; only its maker can explain it. Next round in pairs."),
        ),
    ),
    Plan(
        "varmepumpe-skolen", "Varmepumpe-skolen", "freelancer", 452,
        "Two engineers who have run large heat pumps for a neighbouring town.",
        "nb", "Eastern Norway",
        (("Large heat pumps", 3), ("Balancing the heat network", 3)),
        9_900,
        (506, "The only ones who have run such a pump through a winter. They come to us, in the shift."),
        (
            (506, "onboarding", "Chosen."),
        ),
        (
            (455, "need-stated", "The first large heat pump is handed over before anybody here can run it."),
            (466, "criteria-agreed", ""),
            (488, "references-heard", "The neighbouring town: no winter stop since."),
            (500, "trial-held", "A morning in the plant; the night shift asked them to come back."),
            (508, "decision-told", ""),
            (523, "strategy-shared", ""),
            (558, "workplace-visited", "Put off twice: District Heating had no free shift for them."),
            (592, "people-met", ""),
        ),
    ),
)  # fmt: skip


def tell(company: Company) -> Iterator[Told]:
    """Each partner from the day it was added; those of the late selection are told with it."""
    for plan in PLANS:
        yield from _partner(company, plan)


def added(company: Company, plan: Plan) -> tuple[EventBody, ...]:
    """That a partner belongs to the portfolio, in the selection, and what it covers."""
    partner, scale = company.new_id("partner", plan.key), company.id("scale", "Levels 0–5")
    return (
        events.PartnerAdded(
            partner=partner,
            name=plan.name,
            kind=plan.kind,
            languages=plan.languages,
            regions=plan.regions,
            time_zones="Europe/Oslo",
            day_rate=plan.day_rate,
            currency="NOK" if plan.day_rate is not None else None,
            about=plan.about,
        ),
        events.PhaseEntered(partner=partner, phase="selection"),
        *(
            events.SkillCovered(
                partner=partner,
                skill=company.id("skill", skill),
                scale=scale if level is not None else None,
                level=level,
            )
            for skill, level in plan.skills
        ),
    )


def steps(company: Company, plan: Plan) -> Iterator[Told]:
    """The activities that were done with a partner, each noted on its day."""
    partner = company.new_id("partner", plan.key)
    for days, step, note in plan.steps:
        day = day_of(company, days)
        yield told(company, day, 0.55, events.StepTaken(partner=partner, step=step, note=note))


def _partner(company: Company, plan: Plan) -> Iterator[Told]:
    partner = company.new_id("partner", plan.key)
    yield told(company, day_of(company, plan.added), 0.2, *added(company, plan))
    yield from steps(company, plan)
    if plan.chosen is not None:
        days, why = plan.chosen
        decided = PartnerDecided(partner=partner, chosen=True, why=why)
        yield told(company, day_of(company, days), 0.6, decided, by="management")
    for days, phase, why in plan.phases:
        entered = events.PhaseEntered(partner=partner, phase=phase, why=why)
        yield told(company, day_of(company, days), 0.65, entered)


def day_of(company: Company, days: int) -> date:
    """A working day so many days from the beginning, within the two years."""
    return company.working(min(company.start + timedelta(days=days), company.last))


def told(company: Company, day: date, share: float, *bodies: EventBody, by: str = "hr") -> Told:
    """What was written down on a day when a share of it had passed."""
    return Told(company.at(day, share), tuple(Proposed(body, day) for body in bodies), by)
