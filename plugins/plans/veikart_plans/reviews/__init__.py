"""Reviews: what was promised since the last one, what was done, and what is decided of each measure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Contributions, ReportSection, Selection, Story, TimeMarks, View
from veikart_plans.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Blocks, Command, Company, EventType, Picture, Projection, TimeMark, Told


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_plans.reviews.page import draw

    return draw(picture, selection)


def _section(picture: Picture, before: Picture | None) -> Blocks:
    from veikart_plans.reviews.section import draw

    return draw(picture, before)


def _marks(picture: Picture) -> Sequence[TimeMark]:
    from veikart_plans.reviews.marking import find

    return tuple(find(picture))


def _told(company: Company) -> Sequence[Told]:
    from veikart_plans.reviews.story import tell

    return tuple(tell(company))


def _events() -> Sequence[EventType]:
    from veikart_plans.reviews.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_plans.reviews.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_plans.reviews.holding import COMMANDS

    return COMMANDS


PART = Contributions(
    views=(
        View(
            "plans.review",
            "Review",
            _page,
            SCREEN,
            40,
            "Since the last review: promised, done, reached; go on, change or stop",
            compares=True,
        ),
    ),
    report_sections=(
        ReportSection("plans.minutes", "What reviews decided", _section, order=60, compares=True),
    ),
    time_marks=(TimeMarks("plans.reviews", "Reviews of the plans", _marks),),
    stories=(Story("plans.reviews", "Reviews of two years", _told),),
    events=_events,
    projections=_projections,
    commands=_commands,
)
