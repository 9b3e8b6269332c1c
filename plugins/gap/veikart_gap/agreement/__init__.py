"""Agreement: where several have rated, how far they say the same."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, Story, View
from veikart_gap.agreement.columns import (
    AGREEMENT,
    AGREEMENT_SOURCE,
    DISPUTED,
    RATERS,
    SMALL_SOURCE,
    TALK_SOURCE,
)
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Company, Picture, Settings, Told


def _page(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.agreement.page_agreement import draw

    return draw(picture, selection)


def _agreement(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.agreement.figures import agreement

    return agreement(picture, selection)


def _disputed(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.agreement.talk import disputed

    return disputed(picture, selection)


def _raters(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.agreement.raters import raters

    return raters(picture, selection)


def _round(company: Company) -> Sequence[Told]:
    from veikart_gap.agreement.story import tell

    return list(tell(company))


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_gap.agreement.settings import AgreementSettings

    return (Settings(AgreementSettings),)


_SOURCE = f"{AGREEMENT_SOURCE} {SMALL_SOURCE}"
PART = Contributions(
    views=(
        View(
            "gap.agreement", "Agreement", _page, SCREEN, 50, "Where several rated: how far they say the same"
        ),
    ),
    analyses=(
        Analysis("gap.agreement", "Agreement of raters", _agreement, AGREEMENT, _SOURCE, ("gap.agreement",)),
        Analysis(
            "gap.disputed",
            "Ratings worth talking about",
            _disputed,
            DISPUTED,
            TALK_SOURCE,
            ("gap.agreement",),
        ),
        Analysis("gap.raters", "Who says more than whom", _raters, RATERS, _SOURCE, ("gap.agreement",)),
    ),
    stories=(Story("gap.colleagues", "A round of colleagues in three units", _round),),
    settings=_settings,
)
