"""The columns of the rankings, and where their methods come from."""

from __future__ import annotations

from veikart_gap.sources import COVERAGE_SOURCE

FORMULA = (
    "score = criticality × weight of the goals served × sum of (required − level) ÷ length of the scale, "
    "over the people below what is required of them"
)

RANKING_SOURCE = (
    "Weighting the discrepancy between what should be and what is by its importance is the method of needs "
    "assessment: Borich, G. D. (1980), A needs assessment model for conducting follow-up studies, Journal of "
    "Teacher Education 31(3), 39–42; Witkin, B. R. & Altschuld, J. W. (1995), Planning and Conducting Needs "
    "Assessments. Ours, not theirs: criticality 1–3 and goal weights as importance; a sum instead of a mean "
    "over people; only those below (in Borich's mean a surplus offsets a gap); the division by the length of "
    "the scale. Levels are ordinal: the score is an index for putting skills in order, not a quantity."
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
    "score": "criticality × goal_weight × gap_lengths: an index for ordering; empty for parked skills",
    "parked": "whether it was decided to leave it for now",
    "parked_why": "the reason",
    "priority": "as agreed, 1 first; empty when nothing was agreed",
    "needed_by": "the day it is needed by",
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
