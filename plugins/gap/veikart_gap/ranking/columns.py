"""The columns of the rankings, and where their methods come from."""

from __future__ import annotations

from veikart_gap.ranking.methods import METHODS
from veikart_gap.sources import COVERAGE_SOURCE

RANKING_SOURCE = "By the method that was chosen: " + " ".join(
    f"{method.title}: {method.formula}. {method.whole_source}" for method in METHODS.values()
)
BY_UNIT_SOURCE = COVERAGE_SOURCE

RANKING = {
    "rank": "1 for the highest score; equal scores share one; empty without a known gap and when parked",
    "skill": "id of the skill",
    "name": "its name",
    "goals": "names of the goals it serves (of the selected goal only, when one is selected)",
    "goal_weight": "sum of the weights of those goals; 0 when it serves none",
    "criticality": "1 useful, 2 important, 3 critical: the highest among its links to those goals; 0 without",
    "required": "people of whom it is required, those without for whom it is not relevant",
    "met": "of these, people at or above the required level",
    "below": "of these, people below it",
    "unknown": "of these, people nobody has rated",
    "not_relevant": "people of whom it is required by role, but for whom it was said to be not relevant",
    "stale": "known ratings more than a year old",
    "gap": "sum of (required − level) over the people below, in level steps of the skill's own scale",
    "gap_lengths": "the same divided by the length of the scale (highest − lowest level)",
    "median_level": "lower median of the known levels of those of whom it is required",
    "median_required": "lower median of the levels required",
    "method": "by which method it is ranked: weighted_gap, borich, ranked_discrepancy, burden or urgency",
    "score": "by that method: an index for ordering, the highest first; empty for parked skills, and where "
    "the method has nothing to say: nobody rated, or no date",
    "parked": "whether it was decided to leave it for now",
    "parked_why": "the reason",
    "priority": "as agreed, 1 first; empty when nothing was agreed",
    "needed_by": "the day it is needed by",
    "due": "the same, or else the nearest horizon of the goals it serves",
    "positions": "positions in the journal of the ratings below and the requirements behind the gap",
}

BY_UNIT = {
    "unit": "id of the unit; empty for people without one",
    "unit_name": "its name",
    "depth": "0 for a unit at the top",
    "skill": "id of the skill; parked skills and those that serve no goal are left out",
    "skill_name": "its name",
    "criticality": "1 useful, 2 important, 3 critical",
    "required": "people of the unit and all below it of whom the skill is required, without not relevant",
    "met": "of these, people at or above the required level",
    "below": "of these, people below it",
    "unknown": "of these, people nobody has rated",
    "not_relevant": "people for whom it was said to be not relevant",
    "stale": "known ratings more than a year old",
    "gap": "sum of (required − level) over the people below, in level steps",
    "share_met": "met ÷ (met + below); empty when nothing is known",
    "positions": "positions in the journal of the ratings",
}

STABILITY = {
    "rank": "by the method chosen; only skills that have a rank are here",
    "skill": "id of the skill",
    "name": "its name",
    "best": "its best place in all variations; equal scores keep their order",
    "worst": "its worst place in all variations",
    "among_first": "the share of the variations, and of what is, in which it is among the first five",
    "variations": "how many there were: each weight up and down by 20 % alone, and 500 draws of all at "
    "once; 0 for a method that rests on no weight",
    **{
        f"by_{name}": f"its rank by {method.title.lower()}; empty without one"
        for name, method in METHODS.items()
    },
}
STABILITY_SOURCE = (
    "Sensitivity analysis of weights, one at a time and all at once: Saltelli, A. et al. (2008), Global "
    "Sensitivity Analysis: The Primer. Ours: ±20 %, even draws, a fixed seed, and what is asked: who is "
    "among the first five. It says nothing of ratings that are wrong, or missing: see Rate first."
)
AGREEMENT_SOURCE = (
    "Kendall, M. G. (1945), The treatment of ties in ranking problems, Biometrika 33(3), 239–251, over the "
    "skills that both methods rank; 1 is the same order, 0 none in common, −1 the opposite."
)

RATE_FIRST = {
    "person": "id of a person whom nobody has rated in the skill",
    "person_name": "their name",
    "unit": "id of their unit",
    "unit_name": "its name",
    "skill": "id of the skill that is required of them",
    "skill_name": "its name",
    "required": "the level required, on the skill's scale",
    "effect": "by how much the score of the skill can still move by this one rating",
    "among_first": "whether the skill is among the first five now",
}
RATE_FIRST_SOURCE = (
    "Our own. Bounds instead of guesses: a score lies between what it is if everyone unrated meets what is "
    "required, and what it is if everyone unrated is at the lowest level. The five are settled when the "
    "least of theirs reaches the most of any other's. For each skill the ratings with the greatest effect "
    "are the fewest that can move its bound so far; their sum is least at one of the scores in between, and "
    "all of these are tried. So no fewer can confirm the five. Whether these do, depends on what people "
    "say, and then the list is another."
)

BY_GROUP = {
    "rank": "1 for the highest score; equal scores share one; empty without a known gap",
    "id": "id of the unit, role or goal; empty for people without one",
    "name": "its name",
    "required": "requirements: a person and a skill; a unit counts all below it, parked skills are left out",
    "met": "of these, at or above the required level",
    "below": "of these, below it",
    "unknown": "of these, never rated",
    "gap": "sum of (required − level) ÷ length of the scale, over those below",
    "score": "by the method chosen, from the scores of its skills: their sum (weighted gap, burden), their "
    "mean (Borich), the share of all that was rated (ranked discrepancy), or the worst (urgency)",
    "method": "by which method",
    "most": "names of the three skills with the highest scores there",
}
