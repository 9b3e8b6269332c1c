"""How the pages say phases, steps, prices and skills of partners, and where their rows lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Action, Do, Mark, Why, amount, day_in_words, number
from veikart_partners.portfolio.choices import phase_of
from veikart_partners.portfolio.kinds import KIND_NAMES, PHASE_NAMES, PHASES
from veikart_partners.portfolio.standing import Covers, Partner

if TYPE_CHECKING:
    from veikart.api import Picture

FIRST = (
    "ctrl+p, “Add a partner”: who, what they cover, and where the work with them stands.",
    "Or bring a list in: veikart import FILE partners.csv --as partners",
)
Ways = tuple[Action | Do, ...]


def phase_mark(partner: Partner) -> Mark:
    """The phase as a cell, in the order of the phases."""
    if partner.turned_down:
        return Mark("Not chosen", "muted", len(PHASES) + 1)
    if partner.phase is None:
        return Mark("not said", "warn", 0)
    return Mark(SHORT[partner.phase], sort=PHASES.index(partner.phase) + 1)


SHORT = {
    "selection": "Selection",
    "onboarding": "Onboarding",
    "delivery": "Delivery",
    "governance": "Governance",
}
"""Phases in a word, for tables."""


def steps_of(partner: Partner) -> Mark:
    """How many activities of its phase are done."""
    every = len(partner.activities)
    if not every or partner.turned_down:
        return Mark("–", "muted", -1.0)
    done = every - len(partner.still_to_do)
    return Mark(f"{done}/{every}", "good" if done == every else "normal", done / every)


def price_of(partner: Partner) -> Mark:
    """The price of a day; "·" where it was not said: not known is not free."""
    if partner.day_rate is None:
        return Mark("·", "muted", float("nan"))
    return Mark(amount(partner.day_rate, partner.currency), sort=partner.day_rate)


def what_next(partner: Partner) -> str:
    """What is to be done next with a partner, in a few words."""
    if partner.turned_down:
        return ""
    if partner.phase is None:
        return "Say in which phase it is"
    if partner.still_to_do:
        return partner.still_to_do[0].name
    if partner.in_selection:
        return "Decide"
    if partner.next_phase is not None:
        return f"Enter {PHASE_NAMES[partner.next_phase].lower()}"
    return "Every step is done: go on with reviews"


def ways_of(partner: Partner) -> Ways:
    """What can be done with a partner as it stands, the likeliest first."""
    about = {"partner": partner.id}
    look = Do("partners.look_at", about, f"Look at {partner.name}")
    if partner.turned_down:
        return (look, Do("partners.end", about, "Take it out of the portfolio"))
    following: list[Do] = []
    if partner.still_to_do:
        step = partner.still_to_do[0]
        following.append(Do("partners.take_step", {**about, "step": step.key}, f"Done: {step.name}"))
    if partner.in_selection:
        following += [
            Do("partners.score_sheet", about, "Score it by all criteria"),
            Do("partners.decide", about, "Decide, with a reason"),
        ]
    elif partner.next_phase is not None:
        phase = PHASE_NAMES[partner.next_phase].lower()
        following.append(Do("partners.enter_phase", {**about, "phase": partner.next_phase}, f"Enter {phase}"))
    return (
        look,
        *following,
        Do("partners.agree_engagement", about, "Agree on a piece of work"),
        Do("partners.cover", about, "Say which skills it covers"),
        Do("partners.revise", about, "Describe it anew"),
        Do("partners.end", about, "End the work with it"),
    )


def up_to(covers: Covers) -> str:
    """Up to which level: "3"; "●" where that was not said."""
    return "●" if covers.level is None else number(covers.level)


def covered_in_words(picture: Picture, partner: Partner) -> str:
    """The skills a partner covers: "Welding up to 3; SQL"."""
    return "; ".join(
        picture.name("skill", skill) + (f" up to {number(each.level)}" if each.level is not None else "")
        for skill, each in partner.covers.items()
    )


def why_of(picture: Picture, partner: Partner, pillars: str = "") -> Why:
    """All that was said of a partner. `pillars`: how its pillars were last scored, by us and by them."""
    decision = partner.decision
    decided = ""
    if decision is not None:
        decided = ("chosen" if decision.chosen else "not chosen") + f" on {day_in_words(decision.day)}: "
        decided += decision.why or "no reason was given"
    since = f", since {day_in_words(partner.since)}" if partner.since else ""
    price = amount(partner.day_rate, partner.currency) if partner.day_rate is not None else "not said"
    inputs = [
        ("Kind", KIND_NAMES[partner.kind]),
        ("Phase", phase_of(partner) + since),
        ("Said then", partner.phase_why),
        ("Decided", decided),
        ("Covers", covered_in_words(picture, partner) or "no skill yet"),
        ("Languages", ", ".join(partner.languages)),
        ("Regions", ", ".join(partner.regions)),
        ("Time zones", ", ".join(partner.time_zones)),
        ("Price of a day", price),
        ("Pillars, medians of us · them", pillars),
        *(("Still to do", each.name) for each in partner.still_to_do),
        ("About them", partner.about),
    ]
    told = tuple((name, value) for name, value in inputs if value)
    positions = (
        *partner.positions,
        *(each.position for each in partner.covers.values()),
        *(each.position for each in partner.done.values()),
    )
    return Why(partner.name, "", "", told, tuple(sorted(set(positions))))
