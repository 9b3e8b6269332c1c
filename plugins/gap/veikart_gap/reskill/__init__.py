"""Reskill: who could do what is needed, how far it is for them, and who can stand in now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, Story, View
from veikart_gap.reskill import columns as told
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import (
        Blocks,
        Command,
        Company,
        EventType,
        Importer,
        Picture,
        Projection,
        Settings,
        Told,
    )


def _reskill(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.reskill.page_reskill import draw

    return draw(picture, selection)


def _candidates(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.reskill.page_candidates import draw

    return draw(picture, selection)


def _cover_page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.reskill.page_cover import draw

    return draw(picture, selection)


def _hidden_page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.reskill.page_hidden import draw

    return draw(picture, selection)


def _fits(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.reskill.people_and_roles import fits

    return fits(picture, selection)


def _bench(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.reskill.people_and_roles import bench

    return bench(picture, selection)


def _transitions(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.reskill.transitions import transitions

    return transitions(picture, selection)


def _hidden(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.reskill.hidden import hidden

    return hidden(picture, selection)


def _cover(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.reskill.cover import cover

    return cover(picture, selection)


def _commands() -> Sequence[Command]:
    from veikart_gap.reskill.commands import COMMANDS

    return COMMANDS


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_gap.reskill.choices import LookSettings, ReskillSettings

    return (Settings(ReskillSettings), Settings(LookSettings))


def _events() -> Sequence[EventType]:
    from veikart_gap.reskill.events import EVENTS

    return EVENTS


def _projections() -> Sequence[Projection]:
    from veikart_gap.reskill.tables import PROJECTIONS

    return PROJECTIONS


def _importers() -> Sequence[Importer]:
    from veikart_gap.reskill.importing import IMPORTERS

    return IMPORTERS


def _absences(company: Company) -> Sequence[Told]:
    from veikart_gap.reskill.story import tell

    return list(tell(company))


PART = Contributions(
    views=(
        View(
            "gap.reskill",
            "Reskill",
            _reskill,
            SCREEN,
            75,
            "The bench of each role, and how far it is from role to role; of one person, the nearest roles",
        ),
        View("gap.candidates", "Candidates", _candidates, SCREEN, 78, "Who could take the role looked for"),
        View("gap.cover", "Cover", _cover_page, SCREEN, 80, "Who can cover what is needed now"),
        View("gap.hidden", "Hidden", _hidden_page, SCREEN, 85, "What people can do beside their role"),
    ),
    analyses=(
        Analysis(
            "gap.fits",
            "People and the roles near them",
            _fits,
            told.FITS,
            told.FIT_SOURCE,
            ("gap.reskill", "gap.candidates"),
        ),
        Analysis(
            "gap.bench", "The bench of each role", _bench, told.BENCH, told.BENCH_SOURCE, ("gap.reskill",)
        ),
        Analysis(
            "gap.transitions",
            "From role to role",
            _transitions,
            told.TRANSITIONS,
            told.FIT_SOURCE,
            ("gap.reskill",),
        ),
        Analysis(
            "gap.hidden", "Skills beside the role", _hidden, told.HIDDEN, told.HIDDEN_SOURCE, ("gap.hidden",)
        ),
        Analysis(
            "gap.cover", "Who can cover what is needed", _cover, told.COVER, told.COVER_SOURCE, ("gap.cover",)
        ),
    ),
    commands=_commands,
    settings=_settings,
    events=_events,
    projections=_projections,
    importers=_importers,
    stories=(Story("gap.absences", "Who is away in the last weeks", _absences),),
)
