"""The pulse: a short recurring survey of the learning culture, answered by nobody in particular."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Card, Check, Contributions, Selection, Story, TimeMarks, View
from veikart_culture.pulse import columns as told
from veikart_culture.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import (
        Blocks,
        Command,
        Company,
        EventType,
        Finding,
        Importer,
        Picture,
        Projection,
        Settings,
        TimeMark,
        Told,
    )


def _pulse(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.pulse.page_pulse import draw

    return draw(picture, selection)


def _questions(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.pulse.page_questions import draw

    return draw(picture, selection)


def _rounds(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.pulse.page_rounds import draw

    return draw(picture, selection)


def _card(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.pulse.over_time import card

    return card(picture, selection)


def _marks(picture: Picture) -> Sequence[TimeMark]:
    from veikart_culture.pulse.over_time import marks

    return list(marks(picture))


def _overdue(picture: Picture) -> Sequence[Finding]:
    from veikart_culture.pulse.over_time import overdue

    return list(overdue(picture))


def _answers(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_culture.pulse.analyses import answers

    return answers(picture, selection)


def _themes(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_culture.pulse.analyses import themes

    return themes(picture, selection)


def _reliability(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_culture.pulse.analyses import reliability

    return reliability(picture, selection)


def _story(company: Company) -> Sequence[Told]:
    from veikart_culture.pulse.story import tell

    return list(tell(company))


def _commands() -> Sequence[Command]:
    from veikart_culture.pulse import asking, holding

    return (*asking.COMMANDS, *holding.COMMANDS)


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_culture.pulse.settings import PulseSettings

    return (Settings(PulseSettings),)


def _importers() -> Sequence[Importer]:
    from veikart_culture.pulse.importing import IMPORTERS

    return IMPORTERS


def _events() -> Sequence[EventType]:
    from veikart_culture.pulse.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_culture.pulse.tables import TABLES

    return TABLES


PART = Contributions(
    views=(
        View("culture.pulse", "Pulse", _pulse, SCREEN, 10, "How each unit answers, by theme"),
        View("culture.questions", "Questions", _questions, SCREEN, 15, "How answers to each are spread"),
        View("culture.rounds", "Rounds", _rounds, SCREEN, 20, "The pulse over time, and what has changed"),
    ),
    analyses=(
        Analysis("culture.answers_by_unit", "Answers to the pulse", _answers, told.ANSWERS, told.PROTECTED),
        Analysis("culture.themes_by_unit", "Themes of the pulse", _themes, told.THEMES, told.PROTECTED),
        Analysis(
            "culture.reliability", "How well the questions of the pulse hold together", _reliability,
            told.RELIABILITY, told.RELIABILITY_SOURCE,
        ),
    ),
    cards=(Card("culture.pulse_card", "Pulse", _card, order=60),),
    checks=(Check("culture.overdue", "A pulse that is overdue", _overdue),),
    time_marks=(TimeMarks("culture.pulse_days", "Rounds of the pulse", _marks),),
    stories=(Story("culture.pulse_story", "Four rounds of the pulse", _story),),
    commands=_commands,
    settings=_settings,
    importers=_importers,
    events=_events,
    projections=_projections,
)  # fmt: skip
