"""ESCO, the European classification of skills and occupations, for veikart.

Declared lightly: what needs Polars or pydantic is imported by the functions that use it. Of veikart it uses
nothing but `veikart.api`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from veikart.api import Finder, Importer, ReportSection, Screen, Subcommand, View, hook

if TYPE_CHECKING:
    from veikart.api import Blocks, Command, EventType, Hit, Picture, Projection, Selection

SCREEN = "ESCO"


@hook
def veikart_events() -> Sequence[EventType]:
    from veikart_esco.vocabulary import EVENT_TYPES

    return EVENT_TYPES


@hook
def veikart_projections() -> Sequence[Projection]:
    from veikart_esco.projections import PROJECTIONS

    return PROJECTIONS


@hook
def veikart_importers() -> Sequence[Importer]:
    from veikart_esco.importing.occupations import read_occupations
    from veikart_esco.importing.skills import read_skills
    from veikart_esco.options import OccupationOptions, SkillOptions

    return (
        Importer(
            "esco.skills",
            "Skills of ESCO",
            read_skills,
            SkillOptions,
            "A part of the framework as skills, in several languages, against what is there",
        ),
        Importer(
            "esco.occupations",
            "Occupations of ESCO",
            read_occupations,
            OccupationOptions,
            "Occupations with the skills they need, to make roles of",
        ),
    )


@hook
def veikart_commands() -> Sequence[Command]:
    from veikart_esco.requiring.command import REQUIRE

    return (REQUIRE,)


@hook
def veikart_finders() -> Sequence[Finder]:
    return (Finder("esco.occupations", "Occupations of ESCO", _hits, least=3),)


@hook
def veikart_screens() -> Sequence[Screen]:
    return (Screen("esco", SCREEN, 80, "Occupations and skills of the European classification"),)


@hook
def veikart_views() -> Sequence[View]:
    return (
        View(
            "esco.occupations",
            "Occupations",
            _occupations,
            SCREEN,
            10,
            "Occupations kept, and how much of each is here",
            searches=True,
        ),
        View("esco.roles", "Roles", _roles, SCREEN, 20, "The occupation that each role is nearest to"),
        View("esco.framework", "Framework", _framework, SCREEN, 30, "What is from ESCO, and its licence"),
    )


@hook
def veikart_report_sections() -> Sequence[ReportSection]:
    return (ReportSection("esco.framework", "Framework: ESCO", _chapter, order=90),)


@hook
def veikart_subcommands() -> Sequence[Subcommand]:
    from veikart_esco.comparing import Compare, compare

    return (
        Subcommand(
            "esco.compare",
            "Compare with a release of ESCO",
            Compare,
            compare,
            "What files of a newer release would change; nothing is written",
        ),
    )


def _hits(picture: Picture, words: str) -> Sequence[Hit]:
    from veikart_esco.finding import hits

    return hits(picture, words)


def _occupations(picture: Picture, selection: Selection) -> Blocks:
    from veikart_esco.pages.occupations import draw

    return draw(picture, selection)


def _roles(picture: Picture, selection: Selection) -> Blocks:
    from veikart_esco.pages.roles import draw

    return draw(picture, selection)


def _framework(picture: Picture, selection: Selection) -> Blocks:
    from veikart_esco.pages.framework import draw

    return draw(picture, selection)


def _chapter(picture: Picture, before: Picture | None) -> Blocks:
    from veikart_esco.pages.framework import chapter

    return chapter(picture, before)
