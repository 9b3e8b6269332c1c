"""The tables that are kept of measures."""

from __future__ import annotations

from veikart.api import Is, Kept, Projection, Reads

_SAID = (
    "title", "kind", "aim", "role", "unit", "goal", "owner", "start", "due", "hours_a_week", "cost",
    "currency", "sign", "partner",
)  # fmt: skip
MEASURES = Projection(
    "plans.measures",
    key=("measure",),
    columns={
        "measure": "id",
        "title": "text",
        "kind": "text",
        "why": "text",
        "aim": "text",
        "role": "id",
        "unit": "id",
        "goal": "id",
        "owner": "id",
        "start": "day",
        "due": "day",
        "hours_a_week": "number",
        "cost": "number",
        "currency": "text",
        "sign": "text",
        "partner": "id",
        "there": "flag",
    },
    topics={
        "plans.measure_proposed": Reads(
            {"measure": "measure", "why": "why", "there": Is(True), **{name: name for name in _SAID}}
        ),
        "plans.measure_revised": Reads({"measure": "measure", **{name: Kept(name) for name in _SAID}}),
    },
    carries=True,
    live="there",
    personal=frozenset({"title", "why", "sign"}),
    title="Measures: anything done to close a gap",
)
REVISIONS = Projection(
    "plans.revisions",
    key=("measure",),
    columns={"measure": "id", "due": "day", "why": "text"},
    topics={"plans.measure_revised": Reads({"measure": "measure", "due": "due", "why": "why"})},
    personal=frozenset({"why"}),
    title="Why measures were revised, and the due dates that were said then",
)
STATES = Projection(
    "plans.states",
    key=("measure",),
    columns={"measure": "id", "state": "text", "why": "text", "spent": "number"},
    topics={
        "plans.measure_proposed": Reads({"measure": "measure", "why": "why", "state": Is("proposed")}),
        "plans.measure_agreed": Reads({"measure": "measure", "why": "why", "state": Is("agreed")}),
        "plans.measure_started": Reads({"measure": "measure", "why": "why", "state": Is("started")}),
        "plans.measure_done": Reads(
            {"measure": "measure", "why": "why", "spent": "spent", "state": Is("done")}
        ),
        "plans.measure_stopped": Reads({"measure": "measure", "why": "why", "state": Is("stopped")}),
    },
    personal=frozenset({"why"}),
    title="How far measures are",
)
BLOCKED = Projection(
    "plans.blocked",
    key=("measure",),
    columns={"measure": "id", "why": "text", "blocked": "flag"},
    topics={
        "plans.measure_blocked": Reads({"measure": "measure", "why": "why", "blocked": Is(True)}),
        "plans.measure_unblocked": Reads({"measure": "measure", "why": "why", "blocked": Is(False)}),
    },
    live="blocked",
    title="Measures that something keeps from going on",
)
LEVELS = Projection(
    "plans.levels",
    key=("measure", "skill"),
    columns={
        "measure": "id",
        "skill": "id",
        "scale": "id",
        "level": "number",
        "confidence": "number",
        "promised": "flag",
    },
    topics={
        "plans.level_promised": Reads(
            {
                "measure": "measure",
                "skill": "skill",
                "scale": "scale",
                "level": "level",
                "confidence": "confidence",
                "promised": Is(True),
            }
        ),
        "plans.level_withdrawn": Reads({"measure": "measure", "skill": "skill", "promised": Is(False)}),
    },
    live="promised",
    title="Levels that measures promise",
)
PEOPLE = Projection(
    "plans.people",
    key=("measure", "person"),
    columns={"measure": "id", "person": "id", "included": "flag"},
    topics={
        "plans.person_included": Reads({"measure": "measure", "person": "person", "included": Is(True)}),
        "plans.person_excluded": Reads({"measure": "measure", "person": "person", "included": Is(False)}),
    },
    live="included",
    title="For whom measures are",
)
ORDER = Projection(
    "plans.order",
    key=("measure", "after"),
    columns={"measure": "id", "after": "id", "waits": "flag"},
    topics={
        "plans.order_set": Reads({"measure": "measure", "after": "after", "waits": Is(True)}),
        "plans.order_dropped": Reads({"measure": "measure", "after": "after", "waits": Is(False)}),
    },
    live="waits",
    title="Which measure waits for which",
)
ANSWERS = Projection(
    "plans.answers",
    key=("measure", "party"),
    columns={"measure": "id", "party": "text", "agrees": "flag", "why": "text"},
    topics={
        "plans.party_answered": Reads(
            {"measure": "measure", "party": "party", "agrees": "agrees", "why": "why"}
        )
    },
    title="What top management, HR and the line say to measures",
)
HOURS = Projection(
    "plans.hours",
    key=("log",),
    columns={"log": "id", "measure": "id", "hours": "number", "person": "id"},
    topics={
        "plans.hours_logged": Reads(
            {"log": "log", "measure": "measure", "hours": "hours", "person": "person"}
        )
    },
    title="Hours that went into measures",
)
LEFT = Projection(
    "plans.left",
    key=("skill", "unit"),
    columns={"skill": "id", "unit": "id", "why": "text", "until": "day", "left": "flag"},
    topics={
        "plans.gap_left": Reads(
            {"skill": "skill", "unit": "unit", "why": "why", "until": "until", "left": Is(True)}
        ),
        "plans.gap_resumed": Reads({"skill": "skill", "unit": "unit", "why": "why", "left": Is(False)}),
    },
    live="left",
    title="Gaps about which nothing is done for now",
)
TABLES = (MEASURES, REVISIONS, STATES, BLOCKED, LEVELS, PEOPLE, ORDER, ANSWERS, HOURS, LEFT)
