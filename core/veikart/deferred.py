"""Names of the public door that are loaded when they are first used, and where they are.

What needs pydantic, Polars or the vocabulary of events would make every start slower, also of a plugin that
only draws.
"""

from __future__ import annotations

from collections.abc import Mapping

_NAMES: Mapping[str, tuple[str, ...]] = {
    "veikart.commands.declaration": (
        "Command",
        "Params",
        "Setting",
    ),
    "veikart.commands.fields": (
        "Choice",
        "Lines",
        "Pick",
    ),
    "veikart.commands.money": (
        "Money",
        "must_be_paid_in_money",
    ),
    "veikart.commands.skill_levels": (
        "SkillLevel",
        "parted_skill_level",
        "skill_level",
    ),
    "veikart.contributions.settings": ("Settings",),
    "veikart.journal": (
        "Proposed",
        "Written",
    ),
    "veikart.narrowing": (
        "cells_in",
        "coverage_in",
        "gaps_in",
        "if_kept_in",
        "people_in",
        "skills_in",
    ),
    "veikart.picture": (
        "Matrix",
        "Picture",
        "Ratings",
        "Scale",
    ),
    "veikart.picture.coverage": ("cell_counts",),
    "veikart.rules": ("Known",),
    "veikart.settings": ("SettingsModel",),
    "veikart.text": (
        "clean_line",
        "collation_key",
        "fold",
        "join_and",
        "matches",
    ),
    "veikart_events.base": (
        "Amount",
        "CurrencyCode",
        "EventBody",
        "Id",
        "Name",
        "Prose",
        "Record",
        "Reference",
    ),
    "veikart_events.registry": ("EventType",),
    "veikart_events.vocabulary.assessment": (
        "SkillAssessed",
        "SkillAssumed",
    ),
    "veikart_events.vocabulary.framework": (
        "Labels",
        "ScaleDefined",
        "ScaleLevel",
        "SkillDefined",
        "SkillGrouped",
        "SkillRelabelled",
        "SkillRetired",
    ),
    "veikart_events.vocabulary.organisation": (
        "PersonJoined",
        "PersonLeft",
        "PersonMoved",
        "PersonRenamed",
        "RoleAssigned",
        "RoleDefined",
        "RoleRenamed",
        "RoleUnassigned",
        "UnitClosed",
        "UnitCreated",
        "UnitMoved",
        "UnitRenamed",
    ),
    "veikart_events.vocabulary.results": (
        "KpiDefined",
        "KpiObserved",
        "KpiRetired",
        "KpiRevised",
    ),
    "veikart_events.vocabulary.settings": ("SettingChanged",),
    "veikart_events.vocabulary.strategy": (
        "CapabilityIdentified",
        "GoalDropped",
        "GoalRevised",
        "GoalSet",
        "SkillLinked",
        "SkillParked",
        "SkillPrioritised",
        "SkillUnlinked",
    ),
    "veikart_events.vocabulary.target": (
        "HeadcountTargeted",
        "LevelRequired",
        "RequirementWithdrawn",
    ),
    "veikart_events.vocabulary.workshop": ("DecisionNoted",),
}

MODULES: Mapping[str, str] = {name: module for module, names in _NAMES.items() for name in names}
"""Name → the module it stands in."""
