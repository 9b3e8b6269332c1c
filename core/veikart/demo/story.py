"""The four workshops and what was said in them, and the small remarks that people leave behind."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """A decision with its reason; `about` names goals, skills, units as (kind, key)."""

    text: str
    about: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WorkshopPlan:
    """`least`: the criticality from which on skills are rated; `also`: skills that are rated besides."""

    key: str
    name: str
    least: int
    also: tuple[str, ...]
    turnout: float
    decisions: tuple[Said, ...]
    note: Said
    """What the consultant wants to say when the film stops there."""


WORKSHOPS = (
    WorkshopPlan(
        "w1", "Kick-off: goals and first quick scan", 2, (), 0.93,
        (
            Said(
                "We look at critical and important skills first; the rest follows in the talks of the "
                "year, because two days are not enough for everything.",
                ()),
            Said(
                "A leader's later rating counts as much as one agreed in the room, because a level "
                "agreed two years ago must not outlive what people have learnt since.",
                ()),
            Said(
                "Drone inspection, German and forecasting are parked. Doing fewer things is the point "
                "of a strategy.",
                (("skill", "drones"), ("skill", "german"), ("skill", "forecasting"))),
            Said(
                "Offshore Wind starts with condition monitoring: two days a month with the supplier's "
                "analyst, because that is where the stops can be seen first.",
                (("skill", "monitoring"), ("unit", "wind"), ("goal", "stops"))),
        ),
        Said(
            "Here it begins: ask who believes the first figures. What nobody knows "
            "yet is the widest part.",
            ()),
    ),
    WorkshopPlan(
        "w2", "Half-year check: what has moved", 3, ("blades", "pipelines", "balancing"), 0.9,
        (
            Said(
                "Advisers get a tariff hour every Thursday, led by one of them, because the course in "
                "spring was forgotten by summer.",
                (("skill", "tariffs"), ("goal", "flexible"))),
            Said(
                "District Heating has had no time for talks. The shift plan gets two free afternoons a "
                "quarter, because without them nothing will move there.",
                (("unit", "heat"),)),
        ),
        Said(
            "Stop here and look at District Heating: no talks were held, and it "
            "shows.",
            (("unit", "heat"),)),
    ),
    WorkshopPlan(
        "w3", "Target picture revisited", 3, ("plc", "cloud", "storage"), 0.9,
        (
            Said(
                "The target for security of control systems is raised in all roles that touch a plant, "
                "because the inspection found the plants open from the office network.",
                (("skill", "security"), ("goal", "one_room"))),
            Said(
                "Forecasting is taken up again: measurements are clean enough now.",
                (("skill", "forecasting"),)),
            Said(
                "We did not see the retirements in Field Service coming together. Every switching "
                "leader takes an apprentice along from now on, because authorisation takes two years.",
                (("skill", "switching"), ("unit", "field"))),
        ),
        Said(
            "The target for control systems moved: part of the gap is new although "
            "nobody got worse. Say so before somebody asks.",
            (("skill", "security"),)),
    ),
    WorkshopPlan(
        "w4", "Two years on: review", 2, (), 0.92,
        (
            Said(
                "The goal on unplanned stops gets more weight until the end of the year, because we are"
                " close.",
                (("goal", "stops"),)),
            Said(
                "Thermal storage is parked until the tank is built; the hours go to heat pumps.",
                (("skill", "storage"), ("skill", "heat_pumps"), ("unit", "heat"))),
            Said(
                "Two things hang on one person each: the digital twin and trading. Both get a second "
                "person before summer, because a single illness would stop us.",
                (("skill", "twin"), ("skill", "trading"))),
            Said(
                "Switching is worse than two years ago. We hire two authorised switching leaders rather"
                " than wait for the apprentices.",
                (("skill", "switching"), ("unit", "field"), ("goal", "stops"))),
        ),
        Said(
            "Switching is worse than two years ago, and most else is better. Here we "
            "ask for money.",
            (("skill", "switching"), ("unit", "field"))),
    ),
)  # fmt: skip

AGREED_NOTES = (
    "Leader had not seen the night shifts; raised after two examples.",
    "Knows the theory, has not done it alone yet.",
    "Did it for a former employer, with other equipment.",
    "Colleagues named this person as the one they ask.",
    "Self-rating was for the old system.",
    "Agreed after looking at the last three jobs.",
    "Leader and person read level 3 differently; the description settled it.",
    "One dissent: a colleague would have said one level higher.",
)
TALK_NOTES = (
    "Took part in the supplier's course and has used it since.",
    "Did the last two jobs without help.",
    "Has led this for the team since spring.",
    "Not much practice lately.",
    "Wants more of this.",
    "Works beside an experienced colleague on it.",
    "Has begun to teach it to others.",
    "Asked for time to practise.",
)
NOT_RELEVANT_NOTES = (
    "Works ashore only.",
    "The team has no such equipment.",
    "A colleague does all of this.",
)
NEWCOMER_NOTE = "First talk after joining."
GOAL_REVISION = "Every unplanned stop costs twice, and the grid owner now fines us for it as well."
JANUARY_NOTE = "Ran the gearbox exchange at turbine 14."
MARCH_NOTE = (
    "Corrected: the gearbox exchange was led by a colleague; the January rating was put in the wrong row."
)
CORRECTION_NOTES = (
    "Corrected after the talk minutes were checked.",
    "Corrected: read from the wrong column.",
    "Corrected: the certificate had run out by then.",
    "Corrected at the person's request, agreed with the leader.",
)
SLIP_NOTE = "Typed into the wrong row."
ROUND_NOTE = "The talks of another team were entered; done again in the afternoon."
