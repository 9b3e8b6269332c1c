"""What can be known: scales and skills."""

from __future__ import annotations

from veikart.projections.declaration import Each, Is, Projection, Reads

SCALES = Projection(
    "scales",
    key=("scale",),
    columns={"scale": "id", "name": "text", "levels": "text", "continuous": "flag"},
    topics={
        "scale.defined": Reads(
            {"scale": "scale", "name": "name", "levels": "levels", "continuous": "continuous"}
        )
    },
    title="Scales and their levels (as JSON)",
)
SKILLS = Projection(
    "skills",
    key=("skill",),
    columns={
        "skill": "id",
        "scale": "id",
        "group": "id",
        "uri": "id",
        "description": "text",
        "kept": "flag",
    },
    topics={
        "skill.defined": Reads(
            {
                "skill": "skill",
                "scale": "scale",
                "group": "group",
                "uri": "uri",
                "description": "description",
                "kept": Is(True),
            }
        ),
        "skill.grouped": Reads({"skill": "skill", "group": "group"}),
        "skill.retired": Reads({"skill": "skill", "kept": Is(False)}),
    },
    carries=True,
    live="kept",
    title="Skills",
)
_LABELS = Reads({"skill": "skill", "language": Each("labels", "key"), "label": Each("labels", "value")})
SKILL_LABELS = Projection(
    "skill_labels",
    key=("skill", "language"),
    columns={"skill": "id", "language": "text", "label": "text"},
    topics={"skill.defined": _LABELS, "skill.relabelled": _LABELS},
    title="Names of skills by language",
)
