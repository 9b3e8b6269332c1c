"""The one public door for plugins: everything a plugin may import from veikart.

    from veikart.api import Selection, View, hook

    @hook
    def veikart_views():
        return [View("hello.page", "Hello", draw, screen="Hello")]

Importing this module loads neither Polars nor pydantic nor Textual; the names that need them are loaded when
first used. What stands in `__all__` changes only with a note in the changelog.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

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
from veikart.contributions.subcommand import Subcommand
from veikart.contributions.time_marks import TimeMark, TimeMarks
from veikart.contributions.view import Selection, View
from veikart.contributions.workspace import Happened, Workspace
from veikart.errors import BadInput, NotFound, RuleBroken, VeikartError
from veikart.hooks import hook
from veikart.moment import Moment, day_in_words
from veikart.projections.declaration import Each, Is, Kept, Projection, Reads
from veikart_events.privacy import Holds, Personal

if TYPE_CHECKING:
    from veikart.commands.declaration import Command, Params, Setting
    from veikart.commands.fields import Choice, Lines, Pick
    from veikart.contributions.settings import Settings
    from veikart.journal import Proposed
    from veikart.narrowing import cells_in, people_in, skills_in
    from veikart.picture import Picture, Scale
    from veikart.picture.coverage import cell_counts
    from veikart.settings import SettingsModel
    from veikart.text import clean_line, fold, join_and
    from veikart_events.base import EventBody, Id, Name, Prose, Reference
    from veikart_events.registry import EventType
    from veikart_events.vocabulary.framework import (
        Labels,
        ScaleDefined,
        SkillDefined,
        SkillGrouped,
        SkillRelabelled,
        SkillRetired,
    )
    from veikart_events.vocabulary.organisation import RoleDefined
    from veikart_events.vocabulary.target import LevelRequired

__all__ = [
    "PROMISE_COLUMNS",
    "Action",
    "Analysis",
    "BadInput",
    "Bar",
    "Bars",
    "Block",
    "Blocks",
    "Brought",
    "Callout",
    "Card",
    "Cell",
    "Check",
    "Choice",
    "Column",
    "Command",
    "Criterion",
    "Distribution",
    "Do",
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
    "Happened",
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
    "Labels",
    "Level",
    "LevelRequired",
    "Lines",
    "Mark",
    "Meter",
    "Milestone",
    "Moment",
    "Name",
    "Node",
    "NotFound",
    "Params",
    "Part",
    "Personal",
    "Pick",
    "Picture",
    "Point",
    "Projection",
    "Promises",
    "Proposed",
    "Prose",
    "Reads",
    "Reference",
    "ReportSection",
    "RoleDefined",
    "Row",
    "RuleBroken",
    "Scale",
    "ScaleDefined",
    "Scorecard",
    "Screen",
    "Selection",
    "Series",
    "Setting",
    "Settings",
    "SettingsModel",
    "SkillDefined",
    "SkillGrouped",
    "SkillRelabelled",
    "SkillRetired",
    "Spread",
    "State",
    "Subcommand",
    "Table",
    "Text",
    "TimeMark",
    "TimeMarks",
    "Timeline",
    "TimelineItem",
    "Tone",
    "Tree",
    "Trend",
    "VeikartError",
    "View",
    "Why",
    "Workspace",
    "cell_counts",
    "cells_in",
    "clean_line",
    "day_in_words",
    "fold",
    "hook",
    "join_and",
    "people_in",
    "skills_in",
]

_WHEN_USED = {
    "Choice": "veikart.commands.fields",
    "Command": "veikart.commands.declaration",
    "EventBody": "veikart_events.base",
    "EventType": "veikart_events.registry",
    "Id": "veikart_events.base",
    "Labels": "veikart_events.vocabulary.framework",
    "LevelRequired": "veikart_events.vocabulary.target",
    "Lines": "veikart.commands.fields",
    "Name": "veikart_events.base",
    "Params": "veikart.commands.declaration",
    "Pick": "veikart.commands.fields",
    "Picture": "veikart.picture",
    "Proposed": "veikart.journal",
    "Prose": "veikart_events.base",
    "Reference": "veikart_events.base",
    "RoleDefined": "veikart_events.vocabulary.organisation",
    "Scale": "veikart.picture",
    "ScaleDefined": "veikart_events.vocabulary.framework",
    "Setting": "veikart.commands.declaration",
    "Settings": "veikart.contributions.settings",
    "SettingsModel": "veikart.settings",
    "SkillDefined": "veikart_events.vocabulary.framework",
    "SkillGrouped": "veikart_events.vocabulary.framework",
    "SkillRelabelled": "veikart_events.vocabulary.framework",
    "SkillRetired": "veikart_events.vocabulary.framework",
    "cell_counts": "veikart.picture.coverage",
    "cells_in": "veikart.narrowing",
    "clean_line": "veikart.text",
    "fold": "veikart.text",
    "join_and": "veikart.text",
    "people_in": "veikart.narrowing",
    "skills_in": "veikart.narrowing",
}


def __getattr__(name: str) -> Any:
    if name in _WHEN_USED:
        return getattr(import_module(_WHEN_USED[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
