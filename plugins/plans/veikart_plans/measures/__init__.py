"""Measures: anything that is done to close a gap, from the proposal to what it cost and brought."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Analysis,
    Card,
    Check,
    Contributions,
    Finding,
    Promises,
    Screen,
    Selection,
    Story,
    TimeMarks,
    View,
)
from veikart_plans.measures.columns import GAPS, GAPS_SOURCE, MEASURES, MEASURES_SOURCE
from veikart_plans.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Command, Company, EventType, Picture, Projection, TimeMark, Told


def _plan(picture: Picture, selection: Selection) -> Blocks:
    from veikart_plans.measures.page_plan import draw

    return draw(picture, selection)


def _roadmap(picture: Picture, selection: Selection) -> Blocks:
    from veikart_plans.measures.page_roadmap import draw

    return draw(picture, selection)


def _gaps(picture: Picture, selection: Selection) -> Blocks:
    from veikart_plans.measures.page_gaps import draw

    return draw(picture, selection)


def _due(picture: Picture, selection: Selection) -> Blocks:
    from veikart_plans.measures.page_card import draw

    return draw(picture, selection)


def _measures_table(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_plans.measures.analysing import measures

    return measures(picture, selection)


def _gaps_table(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_plans.measures.analysing import gaps

    return gaps(picture, selection)


def _without_measure(picture: Picture) -> Sequence[Finding]:
    from veikart_plans.measures.checking import gaps_without_measure

    return gaps_without_measure(picture)


def _amiss(picture: Picture) -> Sequence[Finding]:
    from veikart_plans.measures.checking import measures_amiss

    return measures_amiss(picture)


def _promises(picture: Picture) -> pl.DataFrame:
    from veikart_plans.measures.promising import find

    return find(picture)


def _marks(picture: Picture) -> Sequence[TimeMark]:
    from veikart_plans.measures.marking import find

    return tuple(find(picture))


def _told(company: Company) -> Sequence[Told]:
    from veikart_plans.measures.story import tell

    return tuple(tell(company))


def _events() -> Sequence[EventType]:
    from veikart_plans.measures.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_plans.measures.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_plans.measures import deciding, including, leaving, proposing, revising

    rooms = (proposing, revising, including, deciding, leaving)
    return [command for room in rooms for command in room.COMMANDS]


PART = Contributions(
    screens=(Screen("plans.screen", SCREEN, 10, "What is done to close the gaps"),),
    views=(
        View("plans.plan", "Plan", _plan, SCREEN, 10, "Measures of a unit or a person: who, by when, agreed"),
        View(
            "plans.gaps", "Open gaps", _gaps, SCREEN, 20, "What is done about each gap, and where nothing is"
        ),
        View(
            "plans.roadmap", "Roadmap", _roadmap, SCREEN, 30, "Measures by quarter: what slipped, is blocked"
        ),
    ),
    analyses=(
        Analysis("plans.plan", "Measures as they stand", _measures_table, MEASURES, MEASURES_SOURCE),
        Analysis("plans.gaps", "What is done about gaps", _gaps_table, GAPS, GAPS_SOURCE),
    ),
    cards=(Card("plans.due", "Due soon", _due, 30),),
    checks=(
        Check("plans.gaps", "Critical gaps without a measure", _without_measure),
        Check("plans.measures", "Measures that lack something", _amiss),
    ),
    promises=(Promises("plans.promises", "Levels that measures promise", _promises),),
    time_marks=(TimeMarks("plans.due", "Measures that are due", _marks),),
    stories=(Story("plans.measures", "Measures of two years", _told),),
    events=_events,
    projections=_projections,
    commands=_commands,
)
