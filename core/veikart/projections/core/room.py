"""What happened in the room, and what a presenter keeps."""

from __future__ import annotations

from veikart.projections.declaration import Is, Projection, Reads

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
SETTINGS = Projection(
    "settings",
    key=("of", "name"),
    columns={"of": "id", "name": "id", "value": "text"},
    topics={"setting.changed": Reads({"of": "of", "name": "name", "value": "value"})},
    title="Settings that were changed (values as JSON)",
)
