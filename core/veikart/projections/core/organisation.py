"""Who is there: units, people, roles."""

from __future__ import annotations

from veikart.projections.declaration import Is, Projection, Reads

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
