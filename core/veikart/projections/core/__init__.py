"""The projections of the core vocabulary."""

from __future__ import annotations

from veikart.projections.core import assessment, framework, organisation, room, strategy

CORE_PROJECTIONS = (
    organisation.ENGAGEMENT,
    organisation.UNITS,
    organisation.PEOPLE,
    organisation.ROLES,
    organisation.ASSIGNMENTS,
    framework.SCALES,
    framework.SKILLS,
    framework.SKILL_LABELS,
    strategy.GOALS,
    strategy.CAPABILITIES,
    strategy.LINKS,
    strategy.PRIORITIES,
    strategy.REQUIREMENTS,
    strategy.HEADCOUNTS,
    assessment.LEVELS,
    assessment.ASSUMPTIONS,
    assessment.SOURCES,
    strategy.KPIS,
    strategy.KPI_VALUES,
    room.WORKSHOPS,
    room.DECISIONS,
    room.MARKS,
    room.NOTES,
    room.SCENARIOS,
    room.SETTINGS,
)
