"""The tables that are kept of the work with partners."""

from __future__ import annotations

from veikart.api import Is, Projection, Reads

ENGAGEMENTS = Projection(
    "partners.engagements",
    key=("engagement",),
    columns={
        "engagement": "id",
        "partner": "id",
        "title": "text",
        "measure": "id",
        "unit": "id",
        "start": "day",
        "end": "day",
        "cost": "number",
        "currency": "text",
        "about": "text",
        "spent": "number",
        "running": "flag",
    },
    topics={
        "partners.engagement_agreed": Reads(
            {
                "engagement": "engagement",
                "partner": "partner",
                "title": "title",
                "measure": "measure",
                "unit": "unit",
                "start": "start",
                "end": "end",
                "cost": "cost",
                "currency": "currency",
                "about": "about",
                "running": Is(True),
            }
        ),
        "partners.engagement_ended": Reads(
            {"engagement": "engagement", "spent": "spent", "running": Is(False)}
        ),
    },
    carries=True,
    title="Pieces of work with partners",
)
SKILLS = Projection(
    "partners.engagement_skills",
    key=("engagement", "skill"),
    columns={"engagement": "id", "skill": "id", "builds": "flag"},
    topics={
        "partners.skill_engaged": Reads({"engagement": "engagement", "skill": "skill", "builds": "builds"})
    },
    live="builds",
    title="Skills that work with partners builds",
)
PARTICIPANTS = Projection(
    "partners.participants",
    key=("engagement", "person"),
    columns={"engagement": "id", "person": "id", "takes_part": "flag"},
    topics={
        "partners.participant_added": Reads(
            {"engagement": "engagement", "person": "person", "takes_part": "takes_part"}
        )
    },
    live="takes_part",
    title="Who takes part in work with partners",
)
ITERATIONS = Projection(
    "partners.iterations",
    key=("iteration",),
    columns={"iteration": "id", "engagement": "id", "feedback": "text", "changed": "text"},
    topics={
        "partners.iteration_held": Reads(
            {
                "iteration": "iteration",
                "engagement": "engagement",
                "feedback": "feedback",
                "changed": "changed",
            }
        )
    },
    title="Rounds of work with partners, and what was learnt",
)
TABLES = (ENGAGEMENTS, SKILLS, PARTICIPANTS, ITERATIONS)
