"""The columns of the analyses of risk, and where their methods come from."""

from __future__ import annotations

HOLDERS_SOURCE = (
    "A count of people at or above the level needed (software teams call it the bus factor). Our own: the "
    "level needed is the lowest that any role requires, and those known to leave are counted apart."
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
    "people": "ids of the holders, the highest level first",
    "risk": "nobody, all leave, one person, one stays, short, will be short; empty when there is none",
    "positions": "positions in the journal of the holders' ratings",
}
