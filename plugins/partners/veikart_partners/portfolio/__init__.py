"""The portfolio: who the partners are, what they cover, and in which phase each stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import (
    Analysis,
    Card,
    Check,
    Contributions,
    Finding,
    Screen,
    Selection,
    Story,
    TimeMarks,
    View,
)
from veikart_partners.portfolio.columns import COVERAGE, COVERAGE_SOURCE, PORTFOLIO
from veikart_partners.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Command, Company, EventType, Importer, Picture, Projection, TimeMark, Told


def _portfolio(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.portfolio.page_portfolio import draw

    return draw(picture, selection)


def _coverage_page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.portfolio.page_coverage import draw

    return draw(picture, selection)


def _card(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.portfolio.page_card import draw

    return draw(picture, selection)


def _coverage(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_partners.portfolio.coverage import coverage

    return coverage(picture, selection)


def _listed(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_partners.portfolio.tabled import portfolio

    return portfolio(picture, selection)


def _amiss(picture: Picture) -> Sequence[Finding]:
    from veikart_partners.portfolio.checking import partners_amiss

    return partners_amiss(picture)


def _marks(picture: Picture) -> Sequence[TimeMark]:
    from veikart_partners.portfolio.marking import find

    return tuple(find(picture))


def _told(company: Company) -> Sequence[Told]:
    from veikart_partners.portfolio.story import tell

    return tuple(tell(company))


def _events() -> Sequence[EventType]:
    from veikart_partners.portfolio.telling import TOLD

    return TOLD


def _projections() -> Sequence[Projection]:
    from veikart_partners.portfolio.tables import TABLES

    return TABLES


def _commands() -> Sequence[Command]:
    from veikart_partners.portfolio import describing, progressing

    return (*describing.COMMANDS, *progressing.COMMANDS)


def _importers() -> Sequence[Importer]:
    from veikart_partners.portfolio.importing import IMPORTERS

    return IMPORTERS


PART = Contributions(
    screens=(
        Screen("partners.screen", SCREEN, 20, "Who the organisation learns with, and how far that has come"),
    ),
    views=(
        View(
            "partners.portfolio", "Portfolio", _portfolio, SCREEN, 10, "Partners by phase, and what is next"
        ),
        View(
            "partners.coverage",
            "Coverage",
            _coverage_page,
            SCREEN,
            20,
            "Critical skills that partners cover, or none",
        ),
    ),
    analyses=(
        Analysis("partners.portfolio", "The portfolio of partners", _listed, PORTFOLIO),
        Analysis("partners.coverage", "Critical skills and partners", _coverage, COVERAGE, COVERAGE_SOURCE),
    ),
    cards=(Card("partners.next", "Partners", _card, 60),),
    checks=(Check("partners.portfolio", "Partners that lack something", _amiss),),
    time_marks=(TimeMarks("partners.chosen", "Partners that were chosen", _marks),),
    stories=(Story("partners.portfolio", "Partners of two years", _told),),
    events=_events,
    projections=_projections,
    commands=_commands,
    importers=_importers,
)
