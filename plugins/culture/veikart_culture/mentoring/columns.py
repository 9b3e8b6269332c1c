"""The columns of the analysis of mentors, and how they are found."""

from __future__ import annotations

MATCHES = {
    "learner": "id of who wants a mentor",
    "skill": "id of the skill",
    "name": "its name",
    "has": "the level they are known to have; empty where nobody knows",
    "need": "the level a mentor must have",
    "mentor": "id of the mentor proposed; empty for none",
    "level": "the mentor's level",
    "steps": "steps of the scale by which that is above what is needed",
    "cost": "steps, and a quarter more where the mentor's rating is old",
    "reason": "why there is none: nobody (no mentor holds it), far (all are too far above), self, manager, "
    "leaves, full, taken (others need them more); empty where there is one",
}
MATCH_RULE = (
    "as many as possible have a mentor; among such ways the lowest sum of costs. Cost = steps of the mentor "
    "above the level needed, a quarter of a step for an old rating, a tenth for each learner the mentor has "
    "already"
)
MATCH_SOURCE = (
    "An assignment problem: Kuhn, H. W. (1955), The Hungarian method for the assignment problem, Naval "
    "Research Logistics Quarterly 2(1–2), 83–97; solved by scipy.optimize.linear_sum_assignment with a place "
    "for each learner a mentor has room for. The costs are our own: nearer mentors first, so that those who "
    "stand highest are left to those who need them."
)
