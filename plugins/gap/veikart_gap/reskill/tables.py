"""The tables that are kept of these events. Light: read when the plugin is asked what it adds."""

from __future__ import annotations

from veikart.api import Projection, Reads

ABSENCES = "gap.absences"
IMPORTANCES = "gap.importances"

PROJECTIONS = (
    Projection(
        ABSENCES,
        key=("person", "since"),
        columns={"person": "id", "since": "day", "back": "day"},
        topics={"gap.absence_noted": Reads({"person": "person", "since": "@effective", "back": "back"})},
        title="Who is away from when, and back on which day; no reasons",
    ),
    Projection(
        IMPORTANCES,
        key=("role", "skill"),
        columns={
            "role": "id",
            "skill": "id",
            "importance": "number",
            "lowest": "number",
            "highest": "number",
        },
        topics={
            "gap.importance_noted": Reads(
                {name: name for name in ("role", "skill", "importance", "lowest", "highest")}
            )
        },
        title="How important skills are for roles, as a framework says",
    ),
)
