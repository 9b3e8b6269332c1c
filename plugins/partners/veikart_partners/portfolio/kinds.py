"""What kinds of partners there are, and the phases that each goes through with its activities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

PartnerKind = Literal["company", "community", "academy", "university", "freelancer"]
Phase = Literal["selection", "onboarding", "delivery", "governance"]
PHASES: tuple[Phase, ...] = get_args(Phase)
KIND_NAMES: dict[PartnerKind, str] = {
    "company": "Company",
    "community": "Community",
    "academy": "Internal academy",
    "university": "University",
    "freelancer": "Freelancer",
}


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that belongs to a phase; `key` stays the same for ever."""

    key: str
    phase: Phase
    name: str


PHASE_NAMES: dict[Phase, str] = {
    "selection": "Selection",
    "onboarding": "Onboarding",
    "delivery": "Co-creation and delivery",
    "governance": "Governance and growth",
}
ACTIVITIES = (
    Activity("need-stated", "selection", "Say which goal and which skills a partner is wanted for"),
    Activity("criteria-agreed", "selection", "Agree on criteria and weights before anybody is looked at"),
    Activity("references-heard", "selection", "Hear references from organisations of the same kind"),
    Activity("trial-held", "selection", "Try a small piece of work together"),
    Activity("decision-told", "selection", "Tell everyone who offered what was decided, and why"),
    Activity("strategy-shared", "onboarding", "Go through strategy and target picture together"),
    Activity("workplace-visited", "onboarding", "Spend days at the place of work, beside the people"),
    Activity("people-met", "onboarding", "Meet leaders, HR and some of those who will learn"),
    Activity("words-shared", "onboarding", "Share the words, levels and cases of the organisation"),
    Activity("data-agreed", "onboarding", "Agree on what is measured, and who sees which data"),
    Activity("designed-together", "delivery", "Design content with those who do the work"),
    Activity("first-iteration", "delivery", "Run a first iteration with a small group, and ask them"),
    Activity("adapted", "delivery", "Adapt to units, languages and shifts"),
    Activity("leaders-in", "delivery", "Have leaders follow up on the work after each part"),
    Activity("cadence-set", "governance", "Set a cadence of reviews, and who sits in them"),
    Activity("effect-reviewed", "governance", "Go through the four levels of effect together"),
    Activity("pillars-scored", "governance", "Score the five pillars, both sides"),
    Activity("next-agreed", "governance", "Agree on what to try next, and what to end"),
)
OF_KEY = {each.key: each for each in ACTIVITIES}
