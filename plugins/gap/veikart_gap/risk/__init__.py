"""Risk: what hangs on few people, and what leaves with them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, Story, View
from veikart_gap.risk.columns import (
    ATTRITION,
    ATTRITION_SOURCE,
    BUS_FACTOR,
    BUS_FACTOR_SOURCE,
    HOLDERS,
    HOLDERS_SOURCE,
    KEY_PERSONS,
    KEY_PERSONS_SOURCE,
    SOURCING,
    SOURCING_SOURCE,
)
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Blocks, Command, Company, EventType, Importer, Picture, Projection, Settings, Told


def _key_people(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.risk.page_key_people import draw

    return draw(picture, selection)


def _person(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.risk.page_person import draw

    return draw(picture, selection)


def _supply(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.risk.page_supply import draw

    return draw(picture, selection)


def _attrition(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.risk.attrition import attrition

    return attrition(picture, selection)


def _build_or_buy(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.risk.sourcing import build_or_buy

    return build_or_buy(picture, selection)


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


def _events() -> Sequence[EventType]:
    from veikart_gap.risk.market.vocabulary import EVENT_TYPES

    return EVENT_TYPES


def _projections() -> Sequence[Projection]:
    from veikart_gap.risk.market.projection import PROJECTION

    return (PROJECTION,)


def _importers() -> Sequence[Importer]:
    from veikart.api import Importer
    from veikart_gap.risk.market.reading import MarketOptions, read_market

    summary = "How hard skills or roles are to find outside, by region and source"
    return (Importer("gap.market", "The outside market", read_market, MarketOptions, summary),)


def _commands() -> Sequence[Command]:
    from veikart_gap.risk.market.command import COMMAND

    return (COMMAND,)


def _told(company: Company) -> Sequence[Told]:
    from veikart_gap.risk.market.story import tell

    return tuple(tell(company))


PART = Contributions(
    views=(
        View("gap.risk", "Key people", _key_people, SCREEN, 60, "Skills that one person holds, or nobody"),
        View("gap.person", "Key person", _person, SCREEN, 65, "What leaves with somebody, and who is near"),
        View("gap.supply", "Supply", _supply, SCREEN, 70, "Who leaves, and whether to build or buy"),
    ),
    analyses=(
        Analysis(
            "gap.holders",
            "Who holds what is needed",
            _holders,
            HOLDERS,
            HOLDERS_SOURCE,
            ("gap.risk", "gap.person"),
        ),
        Analysis(
            "gap.bus_factor",
            "On how few people it hangs",
            _bus_factor,
            BUS_FACTOR,
            BUS_FACTOR_SOURCE,
            ("gap.risk",),
        ),
        Analysis(
            "gap.key_persons", "Key persons", _key_persons, KEY_PERSONS, KEY_PERSONS_SOURCE, ("gap.person",)
        ),
        Analysis(
            "gap.attrition", "People who left", _attrition, ATTRITION, ATTRITION_SOURCE, ("gap.supply",)
        ),
        Analysis(
            "gap.build_or_buy", "Build or buy", _build_or_buy, SOURCING, SOURCING_SOURCE, ("gap.supply",)
        ),
    ),
    stories=(Story("gap.market", "The outside market", _told),),
    settings=_settings,
    commands=_commands,
    events=_events,
    projections=_projections,
    importers=_importers,
)
