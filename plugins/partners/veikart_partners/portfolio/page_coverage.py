"""Coverage: critical skills against partners, with the holes first and where several do the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from veikart.api import (
    Action,
    Block,
    Blocks,
    Column,
    Do,
    Empty,
    Figure,
    Figures,
    Heat,
    HeatMap,
    HeatRow,
    Mark,
    Row,
    Selection,
    Table,
    Text,
    Tone,
    Why,
    number,
)
from veikart_partners.portfolio.columns import COVERAGE_SOURCE
from veikart_partners.portfolio.coverage import Covered, coverage_at
from veikart_partners.portfolio.standing import Covers, Partner, partners_at
from veikart_partners.portfolio.wording import FIRST, Ways, up_to

if TYPE_CHECKING:
    from veikart.api import Picture

_FORMULA = (
    "covered = at least one partner one works with brings people up to the highest level required, or did "
    "not say how far; candidates are not counted"
)
_HOLES = (
    Column("Skill", grow=True, least=20),
    Column("Below", right=True, least=5),
    Column("Required", right=True, least=8, drop=1, ordinal=True),
    Column("What is there", grow=True, least=24),
)
_TONES: dict[str, Tone] = {"no partner": "bad", "only candidates": "warn", "not far enough": "warn"}


def draw(picture: Picture, selection: Selection) -> Blocks:
    """Figures, the holes as a table, and every critical skill × partner as a heat map."""
    partners = [each for each in partners_at(picture) if not each.turned_down]
    if not partners:
        return [Empty(f"No partner was in the portfolio on {picture.moment.in_words()}.", FIRST)]
    found = coverage_at(picture, selection)
    if not found:
        return [
            Empty(
                "No critical skill is in this selection.",
                (
                    "Say on Strategy which skills are critical for a goal, or widen the selection.",
                    "Portfolio shows what the partners cover otherwise.",
                ),
            )
        ]
    blocks: list[Block] = [_figures(found)]
    holes = [each for each in found if each.is_hole]
    if holes:
        rows = tuple(_hole(each) for each in holes)
        blocks.append(Table(_HOLES, rows, "Critical skills that no partner covers far enough"))
    else:
        blocks.append(Text("Every critical skill has a partner that brings people as far as is required."))
    blocks.append(_heat(picture, found, partners))
    return blocks


def _figures(found: list[Covered]) -> Figures:
    states = [each.state for each in found]
    holes = sum(each.is_hole for each in found)
    short = states.count("not far enough")
    return Figures(
        (
            Figure("Critical skills", number(len(found)), "not parked"),
            Figure("One partner", number(states.count("one")), "no other beside it"),
            Figure("Several", number(states.count("several")), "a choice, or an overlap"),
            Figure(
                "Holes",
                number(holes),
                f"{short} not far enough" if short else "no partner covers them" if holes else "",
                "warn" if holes else "good",
            ),
        )
    )


def _hole(each: Covered) -> Row:
    cells = (
        each.name,
        Mark(number(each.below) if each.below else "·", sort=each.below),
        Mark(number(each.required), sort=each.required) if each.required is not None else "·",
        Mark(_what_is_there(each), _TONES[each.state]),
    )
    return Row(f"skill:{each.skill}", cells, _why(each), people=None, actions=_ways(each))


def _what_is_there(each: Covered) -> str:
    if each.by:
        return "; ".join(f"{partner.name} up to {up_to(covers)}" for partner, covers in each.by)
    if each.candidates:
        return "only in the selection: " + "; ".join(partner.name for partner, _ in each.candidates)
    return "no partner"


def _ways(each: Covered) -> Ways:
    about = {"skill": each.skill}
    return (
        Do("partners.cover", {"skills": [each.skill]}, "Say which partner covers it"),
        Do("partners.add", {"skills": [each.skill]}, "Look for a partner: add a candidate"),
        Do("plans.propose", about, "Propose a measure without a partner"),
        Action("map", about, "Everyone's levels on the Map"),
        Do("skill.park", about, "Park it"),
    )


def _why(each: Covered) -> Why:
    inputs = (
        ("What there is", each.state),
        ("People below", number(each.below)),
        ("Highest level required", number(each.required) if each.required is not None else "none"),
        *((partner.name, _told(each, covers)) for partner, covers in each.by),
        *((f"{partner.name} (candidate)", _told(each, covers)) for partner, covers in each.candidates),
    )
    return Why(each.name, _FORMULA, COVERAGE_SOURCE, inputs, each.positions)


def _told(each: Covered, covers: Covers) -> str:
    if covers.level is None:
        return "covers it; how far was not said"
    short = ", not as far as is required" if each.falls_short(covers) else ""
    return f"up to {number(covers.level)}{short}"


def _heat(picture: Picture, found: list[Covered], partners: list[Partner]) -> HeatMap:
    rows = tuple(
        HeatRow(
            f"skill:{each.skill}",
            each.name,
            tuple(_cell(picture, each, partner) for partner in partners),
            actions=_ways(each),
        )
        for each in found
    )
    return HeatMap(
        tuple(partner.name for partner in partners),
        rows,
        "Up to which level partners bring people",
        (
            "● how far was not said",
            "›3 a candidate's: nothing can be built on it yet",
            "· does not cover it",
        ),
    )


def _cell(picture: Picture, each: Covered, partner: Partner) -> Heat:
    covers = partner.covers.get(each.skill)
    if covers is None:
        return Heat("·", None, "missing")
    why = Why(
        f"{partner.name}: {each.name}",
        "what the partner says it can bring people up to",
        COVERAGE_SOURCE,
        (("It says", _told(each, covers)),),
        (covers.position,),
    )
    if partner.in_selection:
        return Heat("", None, "missing", why, expected=up_to(covers))
    scale = picture.scales.get(covers.scale or each.scale)
    share = scale.share(covers.level) if scale is not None and covers.level is not None else None
    return Heat(up_to(covers), share, "plain" if share is not None else "assumed", why)
