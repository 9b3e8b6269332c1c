"""Risk: what hangs on few people, and what leaves with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Selection, View
from veikart_gap.part import Part
from veikart_gap.risk.columns import (
    BUS_FACTOR,
    BUS_FACTOR_SOURCE,
    HOLDERS,
    HOLDERS_SOURCE,
    KEY_PERSONS,
    KEY_PERSONS_SOURCE,
)
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Picture, Settings


def _key_people(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.risk.page_key_people import draw

    return draw(picture, selection)


def _person(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.risk.page_person import draw

    return draw(picture, selection)


def _holders(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.risk.holders import holders

    return holders(picture, selection)


def _bus_factor(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.risk.groups import bus_factor_by_group

    return bus_factor_by_group(picture, selection)


def _key_persons(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.risk.persons import key_persons

    return key_persons(picture, selection)


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_gap.risk.settings import RiskSettings

    return (Settings(RiskSettings),)


PART = Part(
    views=(
        View("gap.risk", "Key people", _key_people, SCREEN, 60, "Skills that one person holds, or nobody"),
        View("gap.person", "Key person", _person, SCREEN, 65, "What leaves with somebody, and who is near"),
    ),
    analyses=(
        Analysis("gap.holders", "Who holds what is needed", _holders, HOLDERS, HOLDERS_SOURCE),
        Analysis("gap.bus_factor", "On how few people it hangs", _bus_factor, BUS_FACTOR, BUS_FACTOR_SOURCE),
        Analysis("gap.key_persons", "Key persons", _key_persons, KEY_PERSONS, KEY_PERSONS_SOURCE),
    ),
    settings=_settings,
)
