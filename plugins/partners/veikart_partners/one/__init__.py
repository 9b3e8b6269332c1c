"""One partner: all that is known of the one that is looked at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Contributions, Finder, Hit, Selection, View
from veikart_partners.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Blocks, Command, Picture, Settings


def _one(picture: Picture, selection: Selection) -> Blocks:
    from veikart_partners.one.page_one import draw

    return draw(picture, selection)


def _find(picture: Picture, words: str) -> Sequence[Hit]:
    from veikart_partners.one.finding import find

    return find(picture, words)


def _commands() -> Sequence[Command]:
    from veikart_partners.one.looking import COMMANDS

    return COMMANDS


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_partners.one.looking import LookSettings

    return (Settings(LookSettings),)


PART = Contributions(
    views=(View("partners.one", "One partner", _one, SCREEN, 40, "Steps, scores, decision and work of one"),),
    finders=(Finder("partners.finder", "Partners", _find),),
    commands=_commands,
    settings=_settings,
)
