"""The projections of the core vocabulary."""

from __future__ import annotations

from veikart.projections.declaration import Each, Is, Kept, Projection, Reads

ENGAGEMENT = Projection(
    "engagement",
    key=(),
    columns={"engagement": "id", "name": "text", "client": "text", "language": "text"},
    topics={
        "engagement.opened": Reads(
            {"engagement": "engagement", "name": "name", "client": "client", "language": "language"}
        )
    },
    title="The engagement",
)
UNITS = Projection(
    "units",
    key=("unit",),
    columns={"unit": "id", "name": "text", "parent": "id", "ref": "id", "open": "flag"},
    topics={
        "unit.created": Reads(
            {"unit": "unit", "name": "name", "parent": "parent", "ref": "ref", "open": Is(True)}
        ),
        "unit.renamed": Reads({"unit": "unit", "name": "name"}),
        "unit.moved": Reads({"unit": "unit", "parent": "parent"}),
        "unit.closed": Reads({"unit": "unit", "open": Is(False)}),
    },
    carries=True,
    live="open",
    title="Units of the organisation",
)
PEOPLE = Projection(
    "people",
    key=("person",),
    columns={"person": "id", "name": "text", "unit": "id", "ref": "id", "present": "flag"},
    topics={
        "person.joined": Reads(
            {"person": "person", "name": "name", "unit": "unit", "ref": "ref", "present": Is(True)}
        ),
        "person.renamed": Reads({"person": "person", "name": "name"}),
        "person.moved": Reads({"person": "person", "unit": "unit"}),
        "person.left": Reads({"person": "person", "present": Is(False)}),
        "person.forgotten": Reads({"person": "person", "present": Is(False)}),
    },
    carries=True,
    live="present",
    personal=frozenset({"name", "ref"}),
    title="People",
)
ROLES = Projection(
    "roles",
    key=("role",),
    columns={"role": "id", "name": "text", "ref": "id", "description": "text", "defined": "flag"},
    topics={
        "role.defined": Reads(
            {"role": "role", "name": "name", "ref": "ref", "description": "description", "defined": Is(True)}
        ),
        "role.renamed": Reads({"role": "role", "name": "name"}),
    },
    carries=True,
    live="defined",
    title="Roles",
)
ASSIGNMENTS = Projection(
    "assignments",
    key=("person", "role"),
    columns={"person": "id", "role": "id", "holds": "flag"},
    topics={
        "role.assigned": Reads({"person": "person", "role": "role", "holds": Is(True)}),
        "role.unassigned": Reads({"person": "person", "role": "role", "holds": Is(False)}),
    },
    live="holds",
    title="Who holds which role",
    many=True,
)
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
WORKSHOPS = Projection(
    "workshops",
    key=("workshop",),
    columns={"workshop": "id", "name": "text", "started": "day", "ended": "day", "begun": "flag"},
    topics={
        "workshop.started": Reads(
            {"workshop": "workshop", "name": "name", "started": "@effective", "begun": Is(True)}
        ),
        "workshop.ended": Reads({"workshop": "workshop", "ended": "@effective"}),
    },
    carries=True,
    live="begun",
    title="Workshops",
)
DECISIONS = Projection(
    "decisions",
    key=("decision",),
    columns={"decision": "id", "text": "text", "about": "text"},
    topics={"decision.noted": Reads({"decision": "decision", "text": "text", "about": "about"})},
    personal=frozenset({"text"}),
    title="Decisions noted (what they are about as JSON)",
)
MARKS = Projection(
    "marks",
    key=("mark",),
    columns={"mark": "id", "name": "text", "day": "day", "there": "flag"},
    topics={
        "mark.set": Reads({"mark": "mark", "name": "name", "day": "@effective", "there": Is(True)}),
        "mark.removed": Reads({"mark": "mark", "there": Is(False)}),
    },
    carries=True,
    live="there",
    title="Days with a name on the time bar",
)
NOTES = Projection(
    "notes",
    key=("note",),
    columns={"note": "id", "text": "text", "about": "text", "day": "day", "shown": "flag"},
    topics={
        "note.attached": Reads(
            {"note": "note", "text": "text", "about": "about", "day": "@effective", "shown": Is(True)}
        ),
        "note.removed": Reads({"note": "note", "shown": Is(False)}),
    },
    carries=True,
    live="shown",
    personal=frozenset({"text"}),
    title="Notes of the presenter on days (what they are about as JSON)",
)
SETTINGS = Projection(
    "settings",
    key=("of", "name"),
    columns={"of": "id", "name": "id", "value": "text"},
    topics={"setting.changed": Reads({"of": "of", "name": "name", "value": "value"})},
    title="Settings that were changed (values as JSON)",
)
SCENARIOS = Projection(
    "scenarios",
    key=("scenario",),
    columns={
        "scenario": "id",
        "name": "text",
        "why": "text",
        "start": "day",
        "open": "flag",
        "adopted": "flag",
    },
    topics={
        "scenario.begun": Reads(
            {
                "scenario": "scenario",
                "name": "title",
                "why": "why",
                "start": "start",
                "open": Is(True),
                "adopted": Is(False),
            }
        ),
        "scenario.renamed": Reads({"scenario": "scenario", "name": "title"}),
        "scenario.discarded": Reads({"scenario": "scenario", "open": Is(False)}),
        "scenario.adopted": Reads({"scenario": "scenario", "open": Is(False), "adopted": Is(True)}),
    },
    carries=True,
    personal=frozenset({"name", "why"}),
    title="Scenarios that were begun; nothing that is supposed in them is in any table",
)

CORE_PROJECTIONS = (
    ENGAGEMENT,
    UNITS,
    PEOPLE,
    ROLES,
    ASSIGNMENTS,
    SCALES,
    SKILLS,
    SKILL_LABELS,
    GOALS,
    CAPABILITIES,
    LINKS,
    PRIORITIES,
    REQUIREMENTS,
    HEADCOUNTS,
    LEVELS,
    ASSUMPTIONS,
    SOURCES,
    WORKSHOPS,
    DECISIONS,
    MARKS,
    NOTES,
    SCENARIOS,
    SETTINGS,
)
