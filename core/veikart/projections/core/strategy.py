"""What is wanted: goals, what they need, and what they are measured by."""

from __future__ import annotations

from veikart.projections.declaration import Is, Kept, Projection, Reads

_GOAL = ("name", "horizon", "why", "value", "owner", "weight")
GOALS = Projection(
    "goals",
    key=("goal",),
    columns={
        "goal": "id",
        "name": "text",
        "horizon": "day",
        "why": "text",
        "value": "text",
        "owner": "text",
        "weight": "number",
        "pursued": "flag",
    },
    topics={
        "goal.set": Reads({"goal": "goal", **{field: field for field in _GOAL}, "pursued": Is(True)}),
        "goal.revised": Reads({"goal": "goal", **{field: Kept(field) for field in _GOAL}}),
        "goal.dropped": Reads({"goal": "goal", "pursued": Is(False)}),
    },
    carries=True,
    live="pursued",
    title="Strategic goals",
)
CAPABILITIES = Projection(
    "capabilities",
    key=("capability",),
    columns={"capability": "id", "goal": "id", "name": "text", "description": "text"},
    topics={
        "capability.identified": Reads(
            {"capability": "capability", "goal": "goal", "name": "name", "description": "description"}
        )
    },
    title="Capabilities the goals need",
)
LINKS = Projection(
    "links",
    key=("skill", "capability"),
    columns={
        "skill": "id",
        "capability": "id",
        "weight": "number",
        "criticality": "whole",
        "linked": "flag",
    },
    topics={
        "skill.linked": Reads(
            {
                "skill": "skill",
                "capability": "capability",
                "weight": "weight",
                "criticality": "criticality",
                "linked": Is(True),
            }
        ),
        "skill.unlinked": Reads({"skill": "skill", "capability": "capability", "linked": Is(False)}),
    },
    live="linked",
    title="Which skills carry which capability",
)
PRIORITIES = Projection(
    "priorities",
    key=("skill",),
    columns={"skill": "id", "parked": "flag", "priority": "whole", "needed_by": "day", "why": "text"},
    topics={
        "skill.prioritised": Reads(
            {
                "skill": "skill",
                "parked": Is(False),
                "priority": "priority",
                "needed_by": "needed_by",
                "why": "why",
            }
        ),
        "skill.parked": Reads({"skill": "skill", "parked": Is(True), "why": "why"}),
    },
    title="Skills prioritised or parked",
)
REQUIREMENTS = Projection(
    "requirements",
    key=("role", "skill"),
    columns={
        "role": "id",
        "skill": "id",
        "scale": "id",
        "level": "number",
        "upto": "number",
        "required": "flag",
    },
    topics={
        "level.required": Reads(
            {
                "role": "role",
                "skill": "skill",
                "scale": "scale",
                "level": "level",
                "upto": "upto",
                "required": Is(True),
            }
        ),
        "requirement.withdrawn": Reads({"role": "role", "skill": "skill", "required": Is(False)}),
    },
    live="required",
    title="The target picture: levels required of roles",
    many=True,
)
HEADCOUNTS = Projection(
    "headcounts",
    key=("skill", "unit"),
    columns={"skill": "id", "unit": "id", "scale": "id", "level": "number", "people": "whole"},
    topics={
        "headcount.targeted": Reads(
            {"skill": "skill", "unit": "unit", "scale": "scale", "level": "level", "people": "people"}
        )
    },
    title="The target picture: how many people at a level",
)
_KPI = ("name", "measured_in", "goal", "better", "target", "target_on")
KPIS = Projection(
    "kpis",
    key=("kpi",),
    columns={
        "kpi": "id",
        "name": "text",
        "measured_in": "text",
        "goal": "id",
        "better": "text",
        "target": "number",
        "target_on": "day",
        "kept": "flag",
    },
    topics={
        "kpi.defined": Reads({"kpi": "kpi", "kept": Is(True), **{name: name for name in _KPI}}),
        "kpi.revised": Reads({"kpi": "kpi", **{name: Kept(name) for name in _KPI}}),
        "kpi.retired": Reads({"kpi": "kpi", "kept": Is(False)}),
    },
    carries=True,
    live="kept",
    title="KPIs: what the goals are measured by",
)
KPI_VALUES = Projection(
    "kpi_values",
    key=("kpi", "unit", "day"),
    columns={"kpi": "id", "unit": "id", "day": "day", "value": "number"},
    topics={"kpi.observed": Reads({"kpi": "kpi", "unit": "unit", "day": "@effective", "value": "value"})},
    title="What KPIs were, day by day",
)
