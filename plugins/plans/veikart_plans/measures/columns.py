"""The columns of the analyses of measures, and where their methods come from."""

from __future__ import annotations

MEASURES_SOURCE = (
    "What was said of each measure by the moment, put together. The order mobilise, learn, acquire is our "
    "own reading of strategic competence management: use what there is before what has to be built or bought."
)
GAPS_SOURCE = (
    "A count of people below what is required of them, and of those an open measure for the skill is for. "
    "Our own: a gap is open where it has neither a measure nor a reason for none."
)
MEASURES = {
    "measure": "id of the measure",
    "title": "its title",
    "way": "mobilise, learn or acquire",
    "kind": "what is done, such as shadowing or course",
    "aim": "upskilling: for the role one has; reskilling: for another",
    "unit": "id of the unit it is for or happens in; empty for none",
    "owner": "id of the person who sees to it; empty for nobody",
    "state": "proposed, agreed, started, done or stopped",
    "since": "from when it has been in that state",
    "blocked": "why it cannot go on; empty where it can",
    "management": "whether top management agrees; empty while it has not answered",
    "hr": "whether HR agrees; empty while it has not answered",
    "line": "whether the line agrees; empty while it has not answered",
    "start": "the day it starts",
    "due": "the day it is due",
    "first_due": "the day that was promised first",
    "days_slipped": "days between the two; below 0: earlier than was promised",
    "late": "whether it is open and its day has passed",
    "people": "how many who are there it is for; of a unit, all of it",
    "skills": "ids of the skills in which it promises a level",
    "levels": "the levels, each on its skill's scale, in the order of the skills",
    "hours_a_week": "hours a week for each of its people",
    "cost": "what it is to cost, in its currency",
    "spent": "what it cost in the end, in its currency; empty until it is done",
    "currency": "code of ISO 4217",
    "partner": "id of the training partner who helps; empty for none",
}
GAPS = {
    "skill": "id of the skill; parked skills are left out",
    "name": "its name",
    "criticality": "1 useful, 2 important, 3 critical; 0 when it serves no goal",
    "below": "people below what is required of them",
    "steps": "steps on the skill's scale that they are missing together; one's surplus nets nobody's gap",
    "measures": "ids of the open measures that promise a level in the skill, in the selection",
    "reached": "people below whom one of these measures is for",
    "not_now": "why nothing is done for now; empty where that was not said of all of them",
    "open": "whether there is neither a measure nor a reason for none",
}
