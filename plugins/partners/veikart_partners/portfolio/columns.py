"""The columns of the tables about the portfolio, and where their methods come from."""

from __future__ import annotations

COVERAGE = {
    "skill": "id of a critical skill (criticality 3) that is not parked",
    "name": "its name",
    "below": "people below what is required of them, as far as they were rated",
    "required": "the highest level that a role or a head count requires, on the skill's scale",
    "partners": "partners one works with that cover it",
    "reaching": "of these, how many bring people up to `required`, or did not say how far",
    "candidates": "partners in the selection, undecided, that cover it",
    "state": "no partner, only candidates, not far enough, one, or several",
    "by": "names of the partners one works with that cover it",
}
COVERAGE_SOURCE = (
    "Our own count. A candidate covers nothing yet, and a partner that was turned down is left out; how far "
    "a partner brings people is what it says itself, until level 2 of the effect shows it."
)
PORTFOLIO = {
    "partner": "id of the partner",
    "name": "its name",
    "kind": "company, community, academy (internal), university or freelancer",
    "phase": "selection, onboarding, delivery or governance; empty where nobody said",
    "since": "from when it has been in that phase",
    "chosen": "whether it was chosen; empty where nobody decided",
    "steps_done": "activities of its phase that were done",
    "steps": "activities of its phase",
    "skills": "skills it covers",
    "critical_skills": "of these, critical ones that are not parked",
    "languages": "codes of languages, with commas",
    "regions": "regions, with commas",
    "time_zones": "time zones, with commas",
    "day_rate": "the price of a day, in `currency`; empty where it was not said",
    "currency": "code of ISO 4217",
}
