"""What stands in the columns of the analyses of this room, for exports and reports."""

from __future__ import annotations

DUE = {
    "goal": "id of the goal",
    "goal_name": "its name",
    "skill": "id of a skill the goal needs and that is not parked",
    "skill_name": "its name",
    "criticality": "1 to 3, the highest over what the skill serves",
    "horizon": "the day by which the goal is to be reached",
    "needed_by": "the day by which the skill is needed",
    "due": "the earlier of the two; empty: neither was set",
    "urgency": "overdue, now, later or no day: where the due day lies from the moment",
    "required": "people of whom the skill is required",
    "met": "of these, at or above the level",
    "below": "of these, below it",
    "unknown": "of these, never rated",
    "not_relevant": "people for whom the skill was said to be not relevant, in none of the others",
    "stale": "of those met or below, rated more than a year ago",
    "gap": "level steps that are missing; nobody's surplus is taken off",
    "ahead_soon": "people not below today who will be by an agreed step within the days counted as now",
    "ahead_later": "the same for a later step",
}
DUE_SOURCE = "When gaps are needed, docs/gap.md (our own definition)"

READINESS = {
    "goal": "id of the goal; empty: all goals, each requirement once by its earliest day",
    "goal_name": "its name",
    "horizon": "the day by which it is to be reached",
    "required": "requirements: people × skills that the goal needs",
    "met": "of these, met",
    "below": "of these, below",
    "unknown": "of these, never rated",
    "not_relevant": "said to be not relevant, in none of the others",
    "stale": "of those met or below, rated more than a year ago",
    "people": "people of whom anything is required",
    "gap": "level steps that are missing",
    "share_met": "met ÷ (met + below); empty where nothing is known",
    "overdue": "gaps whose day has passed",
    "now": "gaps that are needed within the days counted as now, by their day or by a step that is agreed",
    "later": "gaps that are needed later, by their day or by a step that is agreed",
    "no_day": "gaps for which no day was set",
    "share_on_the_day": "what share_met would be on the horizon if nobody's level changed and the steps "
    "agreed until then were required; empty where the day has passed or none was set",
}
READINESS_SOURCE = "Readiness per goal, docs/gap.md (met ÷ known, our own definition of what is needed when)"

OVER_TIME = {
    "goal": "id of the goal; empty: all goals",
    "goal_name": "its name",
    "day": "the end of a quarter, or the moment",
    "met": "requirements met on the day",
    "below": "below",
    "unknown": "never rated by then",
    "share_met": "met ÷ (met + below); empty where nothing was known",
}

ASSUMED = {
    "unit": "id of the unit of which it was assumed",
    "unit_name": "its name",
    "skill": "id of the skill",
    "skill_name": "its name",
    "criticality": "1 to 3, the highest over what the skill serves; 0: it serves no goal",
    "assumed": "the level that was assumed, on the skill's scale",
    "since": "the day of the assumption",
    "median_low": "lower median of what was measured, as the named level it reaches; empty: nobody was",
    "median_high": "upper median",
    "steps": "named levels from the assumed one to the nearer median: below 0 less was measured than assumed",
    "measured": "people whose level is known",
    "below": "of these, below the assumed level",
    "at": "of these, at it",
    "above": "of these, above it",
    "unknown": "people of whom the skill is required and who were never rated",
    "position": "of the assumption in the journal",
}
ASSUMED_SOURCE = "Assumed against measured, docs/gap.md (medians of ordinal levels, our own comparison)"

TARGET = {
    "check": "id of the check",
    "title": "what it looks for",
    "severity": "fault: it makes figures wrong; warning: it should be looked at; note: it should be known",
    "subject": "what it is about: skill:<id>, role:<id>, unit:<id>, goal:<id>",
    "text": "what was found",
    "advice": "what to do about it",
}
TARGET_SOURCE = "The target picture checked, docs/gap.md"
