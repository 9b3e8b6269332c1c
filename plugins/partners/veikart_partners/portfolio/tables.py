"""The tables that are kept of the portfolio."""

from __future__ import annotations

from veikart.api import Is, Kept, Projection, Reads

_SAID = ("name", "kind", "languages", "regions", "time_zones", "day_rate", "currency", "about")
PARTNERS = Projection(
    "partners.partners",
    key=("partner",),
    columns={
        "partner": "id",
        "name": "text",
        "kind": "text",
        "languages": "text",
        "regions": "text",
        "time_zones": "text",
        "day_rate": "number",
        "currency": "text",
        "about": "text",
        "there": "flag",
    },
    topics={
        "partners.partner_added": Reads(
            {"partner": "partner", "there": Is(True), **{name: name for name in _SAID}}
        ),
        "partners.partner_revised": Reads({"partner": "partner", **{name: Kept(name) for name in _SAID}}),
        "partners.partner_ended": Reads({"partner": "partner", "there": Is(False)}),
    },
    carries=True,
    live="there",
    title="Training partners",
)
COVERED = Projection(
    "partners.skills",
    key=("partner", "skill"),
    columns={"partner": "id", "skill": "id", "scale": "id", "level": "number", "covered": "flag"},
    topics={
        "partners.skill_covered": Reads(
            {"partner": "partner", "skill": "skill", "scale": "scale", "level": "level", "covered": Is(True)}
        ),
        "partners.skill_uncovered": Reads({"partner": "partner", "skill": "skill", "covered": Is(False)}),
    },
    live="covered",
    title="Which skills partners cover",
)
PHASES = Projection(
    "partners.phases",
    key=("partner",),
    columns={"partner": "id", "phase": "text", "why": "text"},
    topics={"partners.phase_entered": Reads({"partner": "partner", "phase": "phase", "why": "why"})},
    title="The phase each partner is in",
)
STEPS = Projection(
    "partners.steps",
    key=("partner", "step"),
    columns={"partner": "id", "step": "text", "done": "flag", "note": "text"},
    topics={
        "partners.step_taken": Reads({"partner": "partner", "step": "step", "done": "done", "note": "note"})
    },
    live="done",
    title="Activities of the phases that were done",
)
TABLES = (PARTNERS, COVERED, PHASES, STEPS)
