"""The tables that veikart keeps of the plugin's events. Lists and labels stand in them as JSON."""

from __future__ import annotations

from veikart.api import Is, Projection, Reads

OCCUPATIONS = Projection(
    "esco.occupations",
    key=("uri",),
    columns={
        "uri": "id",
        "isco": "text",
        "code": "text",
        "labels": "text",
        "also": "text",
        "essential": "text",
        "optional": "text",
        "kept": "flag",
    },
    topics={
        "esco.occupation_listed": Reads(
            {
                **{name: name for name in ("uri", "isco", "code", "labels", "also", "essential", "optional")},
                "kept": Is(True),
            }
        ),
        "esco.occupation_dropped": Reads({"uri": "uri", "kept": Is(False)}),
    },
    live="kept",
    title="Occupations of ESCO, and the skills they need",
)
SKILLS = Projection(
    "esco.skills",
    key=("uri",),
    columns={"uri": "id", "labels": "text", "group": "text", "description": "text"},
    topics={
        "esco.skill_listed": Reads({name: name for name in ("uri", "labels", "group", "description")}),
    },
    title="Skills that those occupations need",
)
RELEASES = Projection(
    "esco.releases",
    key=("part", "release"),
    columns={"part": "id", "release": "text"},
    topics={"esco.release_taken": Reads({"part": "part", "release": "release"})},
    title="Releases of ESCO that were taken",
)
PROJECTIONS = (OCCUPATIONS, SKILLS, RELEASES)
