"""What people can do, and who is believed."""

from __future__ import annotations

from veikart.projections.declaration import Projection, Reads

LEVELS = Projection(
    "levels",
    key=("person", "skill", "method"),
    columns={
        "person": "id",
        "skill": "id",
        "method": "text",
        "scale": "id",
        "level": "number",
        "confidence": "text",
        "assessor": "id",
    },
    topics={
        "skill.assessed": Reads(
            {
                "person": "person",
                "skill": "skill",
                "method": "method",
                "scale": "scale",
                "level": "level",
                "confidence": "confidence",
                "assessor": "assessor",
            }
        )
    },
    title="Assessments, on the scale they were given on",
    many=True,
)
ASSUMPTIONS = Projection(
    "assumptions",
    key=("unit", "skill"),
    columns={"unit": "id", "skill": "id", "scale": "id", "level": "number"},
    topics={"skill.assumed": Reads({"unit": "unit", "skill": "skill", "scale": "scale", "level": "level"})},
    title="What was assumed before anyone was asked",
    many=True,
)
SOURCES = Projection(
    "sources",
    key=(),
    columns={"groups": "text"},
    topics={"sources.ranked": Reads({"groups": "groups"})},
    title="Which methods are believed first (as JSON)",
)
