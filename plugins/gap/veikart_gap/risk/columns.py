"""The columns of the analyses of risk, and where their methods come from."""

from __future__ import annotations

HOLDERS_SOURCE = (
    "A count of people at or above the level needed. Our own: the level needed is the lowest that any role "
    "requires, and those known to leave are counted apart. The number of leavers that it takes is what "
    "software teams call the bus factor or truck factor."
)
BUS_FACTOR_SOURCE = (
    "Bus factor or truck factor: the least number of people whose leaving stops the work; for half of the "
    "whole as in Avelino, G., Passos, L., Hora, A. & Valente, M. T. (2016), A novel approach for estimating "
    "truck factors, 24th IEEE International Conference on Program Comprehension. Ours, not theirs: skills in "
    "the place of files, holders at the level needed in the place of authors, and both ends of what the "
    "number can be where it is not known exactly."
)
CONCENTRATION_SOURCE = (
    "Our own: each critical skill counts one and is shared out equally among those who hold it; the shares "
    "of a person are added up. A skill that everybody holds hangs on nobody."
)

HOLDERS = {
    "skill": "id of the skill; parked skills are left out",
    "name": "its name",
    "criticality": "1 useful, 2 important, 3 critical; 0 when it serves no goal",
    "demand": "“required” by roles, or “head count” for a target of people at a level",
    "unit": "the unit of a head-count target; empty for anywhere",
    "unit_name": "its name",
    "level": "the level needed: of the target, or the lowest that is required of anyone",
    "wanted": "people wanted by the target; empty for a requirement",
    "required": "people of whom the skill is required",
    "unknown": "of these, people nobody has rated: there may be holders among them",
    "holders": "people at or above the level needed, whether it is required of them or not",
    "stale": "of these, people whose rating is more than a year old",
    "leaving": "of these, people known to leave",
    "first_leaves": "the first day one of them is no longer there",
    "bus_factor": "the least number of leavers that leaves too few: fewer than cover a skill (a setting), or "
    "than the target wants; 0 when that is so already",
    "people": "ids of the holders, the highest level first",
    "risk": "nobody, all leave, one person, one stays; where the target or the setting asks for several: "
    "short, will be short, just enough; empty when there is none",
    "positions": "positions in the journal of the holders' ratings",
}

BUS_FACTOR = {
    "kind": "“selection” for all that is selected, “unit” (with all below it) or “goal”",
    "group": "id of the unit or goal; empty for the selection",
    "name": "its name",
    "depth": "0 for a unit at the top",
    "people": "people in it; of a goal, all of the selection",
    "skills": "critical skills (from which criticality is a setting) that are required of anyone in it, "
    "parked ones left out; all required skills where none is critical",
    "uncovered": "of these, skills that too few hold now",
    "bus_factor": "least number of leavers that leaves one more skill uncovered; empty when none is covered",
    "weakest": "ids of the skills of which that is true",
    "half_least": "half of the covered skills (rounded up) cannot be left uncovered by fewer leavers",
    "half_most": "they can be by so many; the same number where it is known exactly; empty where it takes "
    "more than 20 anyway",
    "half_hangs_on": "least number of people on whom half of what is held hangs, when each skill is shared "
    "out equally among its holders",
}

KEY_PERSONS_SOURCE = HOLDERS_SOURCE
KEY_PERSONS = {
    "person": "id of somebody whose leaving, alone or with one other, leaves a required skill uncovered",
    "name": "their name",
    "unit_name": "their unit",
    "uncovers": "required skills in which too few stay when this person leaves; those known to leave do "
    "not stay",
    "critical": "of these, critical ones",
    "one_more": "required skills in which too few stay if one more holder leaves with them",
    "one_more_critical": "of these, critical ones",
    "without_successor": "of those they alone uncover, skills in which nobody who stays is one step below",
    "hanging": "critical skills that hang on them, each shared out equally among those who hold it",
    "share": "the same as a share of all critical skills that anybody holds",
    "leaves": "the first day they are gone, when that is known",
    "skills": "ids of the skills that their leaving alone leaves uncovered",
}

ATTRITION_SOURCE = (
    "Leavers ÷ years that people spent there, with the exact confidence interval of a Poisson rate: Garwood, "
    "F. (1936), Fiducial limits for the Poisson distribution, Biometrika 28(3/4), 437–442. It takes leavings "
    "to be independent of each other: where a team leaves together it is too narrow."
)
ATTRITION = {
    "unit": "id of the unit, with all below it; empty for everyone, also those in units that are gone",
    "unit_name": "its name",
    "depth": "0 for a unit at the top",
    "people": "people there now",
    "left_12": "people who left in the last 12 months, from the unit they were in then",
    "average_12": "people there on average, over the days on which anybody was there to be seen",
    "rate_12": "leavers a year for each person: left_12 ÷ years that people spent there; empty without any",
    "low_12": "lower end of its 95 % confidence interval",
    "high_12": "upper end",
    "left_24": "the same of the last 24 months",
    "average_24": "people there on average",
    "rate_24": "leavers a year for each person",
    "low_24": "lower end of its 95 % confidence interval",
    "high_24": "upper end",
    "leaving": "people there now who are known to leave",
}

SOURCING_SOURCE = (
    "Our own rules, each a reason for one side and none a verdict. That what is critical and rare is better "
    "developed inside follows Lepak, D. P. & Snell, S. A. (1999), The human resource architecture: toward a "
    "theory of human capital allocation and development, Academy of Management Review 24(1), 31–48; the "
    "rules and their thresholds are not theirs."
)
SOURCING = {
    "skill": "id of a skill that is required of somebody and that somebody misses, or too few hold",
    "name": "its name",
    "criticality": "1 useful, 2 important, 3 critical; 0 when it serves no goal",
    "below": "people below what is required of them",
    "unknown": "people of whom it is required and whom nobody has rated",
    "near": "of those below, people one step away who are not known to leave",
    "steps": "lower median of the steps that those below miss",
    "holders_who_stay": "people at the level needed who are not known to leave: who could teach it",
    "weeks_to_learn": "steps × weeks a step (a setting of the ranking)",
    "weeks_left": "until the day it is needed by, or a goal it serves is to be reached by, whichever comes "
    "first; below zero when that has passed, empty without one",
    "market": "what is known of the outside market, in words; empty for nothing",
    "for_building": "reasons for developing people who are here",
    "for_buying": "reasons for finding people outside",
    "open": "what is not known, or says neither",
}
