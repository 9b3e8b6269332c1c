"""Readiness: how far the goals are met, and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import Analysis, Contributions, Selection, View
from veikart_gap.readiness.columns import (
    ASSUMED,
    ASSUMED_SOURCE,
    DUE,
    DUE_SOURCE,
    OVER_TIME,
    READINESS,
    READINESS_SOURCE,
    TARGET,
    TARGET_SOURCE,
)
from veikart_gap.readiness.target import CHECKS
from veikart_gap.screen import SCREEN

if TYPE_CHECKING:
    from collections.abc import Sequence

    import polars as pl

    from veikart.api import Blocks, Command, Picture, Settings


def _goals(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.readiness.page_goals import draw

    return draw(picture, selection)


def _readiness(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.readiness.page_readiness import draw

    return draw(picture, selection)


def _standing(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.readiness.standing import readiness

    return readiness(picture, selection)


def _over_time(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.readiness.history import over_time

    return over_time(picture, selection)


def _due(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.readiness.urgency import due

    return due(picture, selection)


def _assumed(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.readiness.page_assumed import draw

    return draw(picture, selection)


def _surprises(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.readiness.assumed import assumed

    return assumed(picture, selection)


def _target(picture: Picture, selection: Selection) -> Blocks:
    from veikart_gap.readiness.page_target import draw

    return draw(picture, selection)


def _found(picture: Picture, selection: Selection) -> pl.DataFrame:
    from veikart_gap.readiness.page_target import found_table

    return found_table(picture, selection)


def _commands() -> Sequence[Command]:
    from veikart_gap.readiness.assuming import COMMANDS

    return COMMANDS


def _settings() -> Sequence[Settings]:
    from veikart.api import Settings
    from veikart_gap.readiness.settings import ReadinessSettings

    return (Settings(ReadinessSettings),)


PART = Contributions(
    views=(
        View("gap.goals", "By goal", _goals, SCREEN, 30, "Goals and capabilities: met, below, not known"),
        View(
            "gap.readiness",
            "Readiness",
            _readiness,
            SCREEN,
            40,
            "Goals over time: overdue, needed now, needed later",
        ),
        View(
            "gap.assumed",
            "Assumed",
            _assumed,
            SCREEN,
            45,
            "What was assumed of units against what was measured",
        ),
        View(
            "gap.target",
            "Target check",
            _target,
            SCREEN,
            90,
            "What in the target picture cannot be, or contradicts itself",
        ),
    ),
    analyses=(
        Analysis(
            "gap.readiness", "Readiness per goal", _standing, READINESS, READINESS_SOURCE, ("gap.readiness",)
        ),
        Analysis(
            "gap.over_time",
            "Readiness over time",
            _over_time,
            OVER_TIME,
            READINESS_SOURCE,
            ("gap.readiness",),
        ),
        Analysis("gap.due", "When gaps are needed", _due, DUE, DUE_SOURCE, ("gap.readiness",)),
        Analysis(
            "gap.assumed", "Assumed against measured", _surprises, ASSUMED, ASSUMED_SOURCE, ("gap.assumed",)
        ),
        Analysis("gap.target", "The target picture checked", _found, TARGET, TARGET_SOURCE, ("gap.target",)),
    ),
    checks=CHECKS,
    commands=_commands,
    settings=_settings,
)
