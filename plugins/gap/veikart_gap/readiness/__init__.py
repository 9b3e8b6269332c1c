"""Readiness: how far the goals are met, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Selection, View
from veikart_gap.part import Part
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    from veikart.api import Blocks, Picture


def _goals(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.readiness.page_goals import draw

    return draw(picture, selection)


PART = Part(
    views=(View("gap.goals", "By goal", _goals, SCREEN, 30, "Goals and capabilities: met, below, not known"),)
)
