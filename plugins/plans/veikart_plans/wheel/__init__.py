"""The annual wheel: what comes back every year, month or quarter."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from veikart.api import Contributions, Exporter, Selection, Story, TimeMarks, View
from veikart_plans.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Blocks, Command, Company, EventType, Picture, Projection, TimeMark, Told


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_plans.wheel.page import draw

    return draw(picture, selection)


def _marks(picture: Picture) -> Sequence[TimeMark]:
    from veikart_plans.wheel.marking import find

    return tuple(find(picture))


def _calendar(picture: Picture, path: Path) -> None:
    from veikart_plans.wheel.calendar import write

    write(picture, path)


def _told(company: Company) -> Sequence[Told]:
    from veikart_plans.wheel.story import tell

    return tuple(tell(company))


def _events() -> Sequence[EventType]:
    from veikart_plans.wheel.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_plans.wheel.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_plans.wheel.setting import COMMANDS

    return COMMANDS


PART = Contributions(
    views=(
        View("plans.wheel", "Annual wheel", _page, SCREEN, 50, "What comes back, and what is due in a year"),
    ),
    exporters=(Exporter("ics", "Annual wheel as a calendar (iCalendar)", ".ics", _calendar),),
    time_marks=(TimeMarks("plans.wheel", "Fixed points of the year", _marks),),
    stories=(Story("plans.wheel", "The annual wheel of two years", _told),),
    events=_events,
    projections=_projections,
    commands=_commands,
)
