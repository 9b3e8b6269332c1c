"""What tables and columns hold, for those who read the export without veikart."""

from __future__ import annotations

from collections.abc import Mapping

from veikart.interchange.outgoing.leveling import LEVELS

TABLES: Mapping[str, str] = {
    "engagement": "The engagement itself: one row.",
    "units": "Units of the organisation; `parent` is the unit above, empty at the top.",
    "people": "People. At a moment: those who are there on that day.",
    "roles": "Roles, which carry the requirements.",
    "assignments": "Which person holds which role.",
    "scales": "Scales; their levels are a row each in `scale_levels`.",
    "skills": "Skills, with the scale they are assessed on. At a moment: those that are not retired.",
    "skill_labels": "What a skill is called in each language.",
    "goals": "Strategic goals. At a moment: those that are pursued.",
    "capabilities": "What the organisation must be able to do to reach a goal.",
    "links": "Which skill carries which capability.",
    "priorities": "Skills that were prioritised, or parked with a reason.",
    "requirements": "The target picture: levels that roles require, on the scale they were given on.",
    "headcounts": "The target picture: how many people are wanted at a level. 0: taken back.",
    "levels": (
        "Assessments as they were made, on the scale they were given on, for each person, skill and method. "
        "`cells` says which of them counts. A row without a level says: not relevant for this person."
    ),
    "assumptions": "What was assumed of a unit before anyone was asked. Never mixed with assessments.",
    "sources": "Which methods are believed first, as agreed; empty while the standard order holds.",
    "workshops": "Workshops; `ended` is empty while one runs.",
    "kpis": "KPIs: what the goals are measured by. At a moment: those that are looked at.",
    "kpi_values": "What KPIs were: for each KPI, unit and day the value noted last.",
    "decisions": "Decisions that were noted.",
    "marks": "Days with a name on the time bar.",
    "notes": "Notes of the presenter, each on a day.",
    "scenarios": "Scenarios that were begun. What is supposed in them is in no table of what is known.",
    "settings": "Settings that were changed from their defaults.",
    "journal": (
        "Every event recorded by the known-on day, also those that hold from a later day only. `reverted`: "
        "taken back by then."
    ),
    "unknown_events": "Events that the veikart which wrote this could not read, word for word.",
    "scale_levels": "The levels of every scale, lowest first.",
    "cells": (
        "Everyone who is there × every skill that is required of them or was assessed, on the skill's scale. "
        "Of several assessments the most believed method counts, then the latest. gap = required − level, "
        "never below zero; empty where it is not known."
    ),
    "promises": (
        "Levels that plugins expect of people who are there, by a day that has not come yet. Never counted "
        "as levels; `now` is the level that counts."
    ),
    "promises_kept": (
        "Promises whose day has passed, as they were known on the day before it, and what came of them."
    ),
    "coverage_by_unit": "Cells with a requirement, counted for each unit with all units below it.",
    "coverage_by_goal": "Cells with a requirement, counted for each goal that the skill serves.",
    "coverage_by_skill": "Cells with a requirement, counted for each skill; parked skills are left out.",
}

_COUNTS: Mapping[str, str] = {
    "required": "cells with a requirement: met + below + unknown",
    "met": "of these, at or above the required level",
    "below": "of these, below it",
    "unknown": "of these, never assessed: neither met nor zero",
    "not_relevant": "beside these: said to be not relevant for the person",
    "stale": "known cells whose assessment is more than a year old",
    "gap": "sum of (required − level) over the cells below, in level steps",
    "people": "people of whom anything is asked",
    "people_below": "people with at least one cell below",
}
_PROMISE: Mapping[str, str] = {
    "level": "the level expected, on the scale of the skill",
    "by": "the day it is expected for",
    "source": "what promises it",
    "confidence": "how sure it is, from 0 to 1; empty where nobody said",
}
_OF_TABLES: Mapping[str, Mapping[str, str]] = {
    "cells": {
        "role": "of the roles the person holds, the one that requires most",
        "required": "level required, on the scale of the skill; empty where none is",
        "upto": "upper end of the required range, where it is one",
        "level": "current level, on the scale of the skill; empty where unknown or not relevant",
        "method": "how the level that counts came about",
        "effective": "day of the assessment that counts",
        "position": "position in the journal of the assessment that counts",
        "stale": "whether that assessment is more than a year old",
        "criticality": "highest among the skill's links: 1 useful, 2 important, 3 critical; 0 without",
        "state": "met, below, unknown (required, never assessed), not relevant, or extra (not required)",
        "gap": "required − level, never below zero, in level steps; empty where it is not known",
    },
    "engagement": {"client": "what was noted of the client", "language": "of labels, shown first"},
    "promises": {
        **_PROMISE,
        "now": "the level that counts today; empty where it is not known",
        "since": "the day that level holds from",
    },
    "promises_kept": {
        **_PROMISE,
        "made": "the first day it was seen on, of the first of each month and the day before it was due",
        "level_then": "the level that counted on the day, as is known now",
        "since": "the day that level holds from",
        "outcome": "reached, reached later, not reached, not known (not rated since it was made), or left",
    },
    "coverage_by_unit": _COUNTS,
    "coverage_by_goal": _COUNTS,
    "coverage_by_skill": _COUNTS,
    "scale_levels": {"place": "1 for the lowest", "level": "its number", "level_name": "its word"},
    "headcounts": {"people": "how many", "unit": "id of the unit; empty for anywhere"},
    "kpis": {
        "measured_in": "what the number counts",
        "better": "higher or lower: which way is an improvement",
        "target": "the value to be reached; empty: none was set",
        "target_on": "the day it is to be reached by",
        "kept": "False where it is no longer looked at",
    },
    "kpi_values": {
        "unit": "id of the unit; empty: of the whole organisation",
        "day": "the day, or the last day of the period, it is of",
        "value": "what it was",
    },
    "levels": {
        "level": "the level on `scale`; empty: not relevant",
        "assessor": "id of who assessed, where it was said",
    },
    "requirements": {"required": "False where the requirement was withdrawn"},
    "sources": {"groups": "JSON: groups of methods, the most believed first"},
    "scales": {"levels": "JSON: the levels, lowest first"},
    "settings": {"name": "which setting", "value": "what was chosen, as JSON; null for the default"},
    "scenarios": {
        "start": "day from which it branches off",
        "open": "False when it was adopted or discarded",
        "adopted": "True when it was adopted",
    },
    "links": {"linked": "False where the link was taken away"},
    "journal": {
        "id": "id of the event (UUIDv7)",
        "by": "who recorded it",
        "session": "id of the workshop it was recorded in",
        "correlation": "shared by all events of one command",
        "note": "what was noted with it",
    },
    "marks": {"day": "the day that bears the name", "there": "False where it was taken off"},
    "notes": {
        "day": "the day it was attached to",
        "text": "what the presenter wants to say there",
        "shown": "False where it was taken away",
    },
    "unknown_events": {"state": "the event as it was stored: one line of JSON"},
}
_ANYWHERE: Mapping[str, str] = {
    "position": "number of the event in the journal, from 0",
    "topic": "kind of event",
    "effective": "day from which it holds (the clock true on)",
    "recorded": "when it was recorded, UTC (the clock known on)",
    "reverted": "whether it was taken back later, so that it no longer holds",
    "engagement": "id of the engagement",
    "person": "id of the person",
    "unit": "id of the unit",
    "parent": "id of the unit above",
    "role": "id of the role",
    "skill": "id of the skill",
    "scale": "id of the scale that the levels of the row are on",
    "goal": "id of the goal",
    "capability": "id of the capability",
    "workshop": "id of the workshop",
    "decision": "id of the decision",
    "mark": "id of the mark",
    "kpi": "id of the KPI",
    "note": "id of the note",
    "scenario": "id of the scenario",
    "of": "what has the setting: report, or a plugin",
    "name": "what it is called",
    "ref": "key in the client's own system",
    "uri": "key in an outside framework",
    "description": "what it is, in the words of those who set it up",
    "label": "what it is called in that language",
    "text": "what was said",
    "started": "day it began",
    "ended": "day it was over; empty while it runs",
    "group": "heading that the skill stands under",
    "level": "a level on `scale`",
    "upto": "upper end of the range, where it is one",
    "method": "self, peer, manager, test, observation, interview, consultant or calibrated (by the room)",
    "confidence": "how sure the assessor was",
    "weight": "weight against others of its kind",
    "criticality": "1 useful, 2 important, 3 critical",
    "horizon": "day by which it is to be reached",
    "value": "value expected of it",
    "why": "the reason given",
    "owner": "who of the three owns it: management, hr or line",
    "parked": "whether it was decided to leave it for now",
    "priority": "as agreed, 1 first",
    "needed_by": "day it is needed by",
    "about": "JSON: ids of what it is about",
    "open": "False from the day it was closed",
    "present": "False from the day the person was no longer there",
    "holds": "False from the day the role was no longer held",
    "defined": "True where the role was defined",
    "begun": "True where the workshop was started",
    "kept": "False from the day it was retired",
    "pursued": "False from the day it was dropped",
    "continuous": "whether any value between the ends is a level",
    "language": "language tag (BCP 47)",
}


def of_column(table: str, column: str) -> str | None:
    """What the column holds; None where there is nothing to say but its name."""
    said = _OF_TABLES.get(table, {}).get(column)
    return said or _ANYWHERE.get(column)


def of_companion(column: str) -> str | None:
    """What a readable companion holds; None when the column is none."""
    base, _, kind = column.rpartition("_")
    if kind == "label" and base:
        return f"label of `{base}`, in the engagement's language where there is one"
    if kind == "name" and base in LEVELS:
        return f"word for `{base}`: the highest named level of the scale that it reaches"
    return f"name of `{base}`" if kind == "name" and base else None
