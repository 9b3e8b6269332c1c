"""The columns of the analyses about people and roles, and where their methods come from."""

from __future__ import annotations

FIT = (
    "fit = 1 − Σ weight × (required − level) ÷ (required − lowest level of the scale) ÷ Σ weight, over what "
    "the role requires; at the level or above it nothing is missing, and no surplus is credited"
)
FIT_SOURCE = (
    "A similarity of profiles with each part divided by its range, as in Gower, J. C. (1971), A general "
    "coefficient of similarity and some of its properties, Biometrics 27(4), 857–871; distances of "
    "occupations by what they ask: Gathmann, C. & Schönberg, U. (2010), How general is human capital? A "
    "task-based approach, Journal of Labor Economics 28(1), 1–49. Ours, not theirs: it is one-sided (only "
    "what is missing counts), so from A to B is not from B to A; the range is from the lowest level to the "
    "one required; what is unknown makes it an interval, from none of it met to all of it, and is never "
    "filled in. Levels are ordinal: the fit is an index for putting people and roles in order."
)
BENCH_SOURCE = (
    "A count: people who do not hold the role and are known to meet at least the share of its requirements "
    "that the settings name (60 % at first). Requirements are counted, whatever they weigh, and partly is "
    "not met. Our own."
)
HIDDEN_SOURCE = (
    "A count: people rated at or above the lowest level that any role requires, of whom the skill is not "
    "required by a role of their own. Our own, after the order “mobilise what is there first”."
)
COVER_SOURCE = (
    "People in the order of how much of what is needed they are known to meet, then of how little harm it "
    "does to their unit: skills required in it that nobody else there holds, then those that one other "
    "holds. Our own; among software teams such a count is called the bus factor."
)

FITS = {
    "person": "id of the person",
    "name": "the name",
    "unit": "id of the unit; empty without one",
    "role": "id of the role: those they hold, and the twenty others that fit best",
    "role_name": "its name",
    "holds": "whether they hold it today",
    "asked": "requirements of the role; of one they hold, without what is not relevant for them",
    "met": "of these, at or above the required level",
    "below": "of these, below it",
    "unknown": "of these, never rated",
    "fit_low": "from 0 to 1, if nothing of what is unknown is met; empty where nothing is asked or weighs",
    "fit_high": "the same if all of it is met",
    "steps": "level steps known to be missing, on the skills' own scales",
}
BENCH = {
    "role": "id of the role",
    "name": "its name",
    "requirements": "skills that it requires, without parked ones",
    "holders": "people who hold it",
    "bench": "people who do not, and are known to meet the share of its requirements that puts them there",
    "perhaps": "people who would if what is unknown of them were met",
    "nearest": "id of who fits best among those who do not hold it",
    "nearest_low": "their fit if nothing of what is unknown is met",
    "nearest_high": "their fit if all of it is met",
    "missing": "id of the skill that most of the bench miss; empty without a bench",
    "missing_people": "how many of them are below in it or unknown",
}
TRANSITIONS = {
    "source": "id of the role one comes from",
    "source_name": "its name",
    "target": "id of the role one goes to: the twenty nearest to each",
    "target_name": "its name",
    "requirements": "skills that the target requires, without parked ones",
    "met": "of these, required by the source at that level or above",
    "raised": "of these, required by the source at a lower level",
    "new": "of these, not required by the source",
    "steps": "level steps to learn: from what the source requires, or the lowest level of the scale",
    "kept": "the fit, from 0 to 1, of somebody who can do just what the source requires",
}
HIDDEN = {
    "skill": "id of the skill; parked ones are left out",
    "name": "its name",
    "criticality": "1 useful, 2 important, 3 critical; 0 when it serves no goal",
    "level": "the lowest level that any role requires: who reaches it counts as a holder",
    "holders": "people at or above it of whom no role of their own requires the skill",
    "stale": "of these, people whose rating is more than a year old",
    "people": "ids of those people, the highest level first",
    "required": "people of whom it is required",
    "below": "of these, people below what is required",
    "unknown": "of these, people nobody has rated",
    "wanted_in": "id of the unit in which most are below; empty where nobody is",
    "wanted_below": "how many are below there",
    "positions": "positions in the journal of the ratings of the holders",
}
COVER = {
    "person": "id of the person",
    "name": "the name",
    "unit": "id of the unit; empty without one",
    "asked": "skills that have to be covered",
    "met": "of these, known at the level asked or above",
    "unknown": "of these, never rated",
    "fit_low": "the fit with what is asked, if nothing of what is unknown is met",
    "fit_high": "the same if all of it is met",
    "left_with_nobody": "skills required in their unit that nobody else there holds",
    "left_with_one": "skills required in their unit that one other holds there",
    "away_from": "first day they are not there, among the days asked for; empty when none is known",
    "away_why": "“away” or “leaves”",
}
