"""Beside: culture beside progress, and the lines on Overview that sum the rooms up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Card, Contributions, Selection, View
from veikart_culture.beside import columns as told
from veikart_culture.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Picture, Settings


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.beside.page import draw

    return draw(picture, selection)


def _by_unit(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_culture.beside.standing import by_unit

    return by_unit(picture, selection)


def _card(picture: Picture, selection: Selection) -> Blocks:
    from veikart_culture.beside.card import draw

    return draw(picture, selection)


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_culture.beside.settings import BesideSettings

    return (Settings(BesideSettings),)


PART = Contributions(
    views=(
        View(
            "culture.beside",
            "Beside progress",
            _page,
            SCREEN,
            90,
            "Whether units with a better pulse closed more of their gap, never as cause",
        ),
    ),
    analyses=(
        Analysis(
            "culture.beside_progress", "Pulse beside gap closed", _by_unit, told.BESIDE, told.RHO_SOURCE
        ),
    ),
    cards=(Card("culture.learning_card", "Learning together", _card, order=62),),
    settings=_settings,
)
