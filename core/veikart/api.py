"""The one public door for plugins: everything a plugin may import from veikart.

    from veikart.api import Selection, View, hook

    @hook
    def veikart_views():
        return [View("hello.page", "Hello", draw, screen="Hello")]

Importing this module loads neither Polars nor pydantic nor Textual; the names that need them are loaded when
first used. Nothing in `__all__` goes away but in a major version, after two minor ones that warned of it
(docs/plugins/versioning.md).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from veikart import deprecations
from veikart.assembly import Assembled, Contributions
from veikart.blocks import (
    Action,
    Bar,
    Bars,
    Block,
    Blocks,
    Callout,
    Cell,
    Column,
    Criterion,
    Distribution,
    Do,
    Empty,
    Figure,
    Figures,
    Heading,
    Heat,
    HeatMap,
    HeatRow,
    Level,
    Mark,
    Meter,
    Milestone,
    Node,
    Part,
    Point,
    Row,
    Scorecard,
    Series,
    Spread,
    State,
    Table,
    Text,
    Timeline,
    TimelineItem,
    Tone,
    Tree,
    Trend,
    Way,
    Wheel,
    WheelEntry,
    Why,
)
from veikart.contributions.analysis import Analysis
from veikart.contributions.card import Card
from veikart.contributions.check import Check, Finding
from veikart.contributions.exporter import Exporter
from veikart.contributions.finder import Finder, Hit
from veikart.contributions.importer import Brought, Fault, Importer
from veikart.contributions.promises import PROMISE_COLUMNS, Promises
from veikart.contributions.report_section import ReportSection
from veikart.contributions.screen import Screen
from veikart.contributions.story import Colleague, Company, Gathering, Story, Told
from veikart.contributions.subcommand import Subcommand
from veikart.contributions.time_marks import TimeMark, TimeMarks
from veikart.contributions.view import Selection, View
from veikart.contributions.workspace import Happened, Workspace
from veikart.deferred import MODULES
from veikart.errors import BadInput, DoesNotFit, NotFound, RuleBroken, VeikartError
from veikart.hooks import hook
from veikart.moment import Moment, day_in_words
from veikart.money import amount, short_amount
from veikart.projections.declaration import Each, Is, Kept, Projection, Reads
from veikart.wording import count, counted, number, percent
from veikart_events.privacy import FORGOTTEN, Holds, Personal

if TYPE_CHECKING:
    from veikart.commands.declaration import Command, Params, Setting
    from veikart.commands.fields import Choice, Lines, Pick
    from veikart.commands.money import Money, must_be_paid_in_money
    from veikart.commands.skill_levels import SkillLevel, parted_skill_level, skill_level
    from veikart.contributions.settings import Settings
    from veikart.journal import Proposed, Written
    from veikart.narrowing import cells_in, coverage_in, gaps_in, if_kept_in, people_in, skills_in
    from veikart.picture import Matrix, Picture, Ratings, Scale
    from veikart.picture.coverage import cell_counts
    from veikart.rules import Known
    from veikart.settings import SettingsModel
    from veikart.text import clean_line, collation_key, fold, join_and, matches
    from veikart_events.base import Amount, CurrencyCode, EventBody, Id, Name, Prose, Record, Reference
    from veikart_events.registry import EventType
    from veikart_events.vocabulary.assessment import SkillAssessed, SkillAssumed
    from veikart_events.vocabulary.framework import (
        Labels,
        ScaleDefined,
        ScaleLevel,
        SkillDefined,
        SkillGrouped,
        SkillRelabelled,
        SkillRetired,
    )
    from veikart_events.vocabulary.organisation import (
        PersonJoined,
        PersonLeft,
        PersonMoved,
        PersonRenamed,
        RoleAssigned,
        RoleDefined,
        RoleRenamed,
        RoleUnassigned,
        UnitClosed,
        UnitCreated,
        UnitMoved,
        UnitRenamed,
    )
    from veikart_events.vocabulary.results import KpiDefined, KpiObserved, KpiRetired, KpiRevised
    from veikart_events.vocabulary.settings import SettingChanged
    from veikart_events.vocabulary.strategy import (
        CapabilityIdentified,
        GoalDropped,
        GoalRevised,
        GoalSet,
        SkillLinked,
        SkillParked,
        SkillPrioritised,
        SkillUnlinked,
    )
    from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired, RequirementWithdrawn
    from veikart_events.vocabulary.workshop import DecisionNoted

__all__ = [
    "FORGOTTEN",
    "PROMISE_COLUMNS",
    "Action",
    "Amount",
    "Analysis",
    "Assembled",
    "BadInput",
    "Bar",
    "Bars",
    "Block",
    "Blocks",
    "Brought",
    "Callout",
    "CapabilityIdentified",
    "Card",
    "Cell",
    "Check",
    "Choice",
    "Colleague",
    "Column",
    "Command",
    "Company",
    "Contributions",
    "Criterion",
    "CurrencyCode",
    "DecisionNoted",
    "Distribution",
    "Do",
    "DoesNotFit",
    "Each",
    "Empty",
    "EventBody",
    "EventType",
    "Exporter",
    "Fault",
    "Figure",
    "Figures",
    "Finder",
    "Finding",
    "Gathering",
    "GoalDropped",
    "GoalRevised",
    "GoalSet",
    "Happened",
    "HeadcountTargeted",
    "Heading",
    "Heat",
    "HeatMap",
    "HeatRow",
    "Hit",
    "Holds",
    "Id",
    "Importer",
    "Is",
    "Kept",
    "Known",
    "KpiDefined",
    "KpiObserved",
    "KpiRetired",
    "KpiRevised",
    "Labels",
    "Level",
    "LevelRequired",
    "Lines",
    "Mark",
    "Matrix",
    "Meter",
    "Milestone",
    "Moment",
    "Money",
    "Name",
    "Node",
    "NotFound",
    "Params",
    "Part",
    "PersonJoined",
    "PersonLeft",
    "PersonMoved",
    "PersonRenamed",
    "Personal",
    "Pick",
    "Picture",
    "Point",
    "Projection",
    "Promises",
    "Proposed",
    "Prose",
    "Ratings",
    "Reads",
    "Record",
    "Reference",
    "ReportSection",
    "RequirementWithdrawn",
    "RoleAssigned",
    "RoleDefined",
    "RoleRenamed",
    "RoleUnassigned",
    "Row",
    "RuleBroken",
    "Scale",
    "ScaleDefined",
    "ScaleLevel",
    "Scorecard",
    "Screen",
    "Selection",
    "Series",
    "Setting",
    "SettingChanged",
    "Settings",
    "SettingsModel",
    "SkillAssessed",
    "SkillAssumed",
    "SkillDefined",
    "SkillGrouped",
    "SkillLevel",
    "SkillLinked",
    "SkillParked",
    "SkillPrioritised",
    "SkillRelabelled",
    "SkillRetired",
    "SkillUnlinked",
    "Spread",
    "State",
    "Story",
    "Subcommand",
    "Table",
    "Text",
    "TimeMark",
    "TimeMarks",
    "Timeline",
    "TimelineItem",
    "Told",
    "Tone",
    "Tree",
    "Trend",
    "UnitClosed",
    "UnitCreated",
    "UnitMoved",
    "UnitRenamed",
    "VeikartError",
    "View",
    "Way",
    "Wheel",
    "WheelEntry",
    "Why",
    "Workspace",
    "Written",
    "amount",
    "cell_counts",
    "cells_in",
    "clean_line",
    "collation_key",
    "count",
    "counted",
    "coverage_in",
    "day_in_words",
    "fold",
    "gaps_in",
    "hook",
    "if_kept_in",
    "join_and",
    "matches",
    "must_be_paid_in_money",
    "number",
    "parted_skill_level",
    "people_in",
    "percent",
    "short_amount",
    "skill_level",
    "skills_in",
]


def __getattr__(name: str) -> Any:
    if name in MODULES:
        return getattr(import_module(MODULES[name]), name)
    if name in deprecations.NAMES:
        return deprecations.found_under(name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
