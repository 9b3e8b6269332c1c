"""Selection: candidates by the criteria, how sure the order is, who disagrees, and what was not said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from veikart.api import Block, Blocks, Empty, Selection, Text, counted, join_and, number, percent
from veikart_partners.portfolio.wording import FIRST
from veikart_partners.selection.scoring import Compared, compared_at, criteria_at
from veikart_partners.selection.stability import DRAWS, Stability, stability
from veikart_partners.selection.table_candidates import candidates_table
from veikart_partners.selection.table_scores import criteria_table, disagreements, missing_table

if TYPE_CHECKING:
    from veikart.api import Picture


def draw(picture: Picture, selection: Selection) -> Blocks:
    """The order and how sure it is, candidates, criteria, where judges disagree, what is missing."""
    empty = _nothing_yet(picture)
    if empty is not None:
        return [empty]
    compared = compared_at(picture)
    stable = stability(compared)
    blocks: list[Block] = [
        Text(told) for told in (_order(compared, stable), _judges(picture, compared, stable)) if told
    ]
    blocks.append(candidates_table(picture, compared, stable))
    blocks.append(criteria_table(picture, compared))
    blocks += disagreements(picture, compared)
    blocks += missing_table(picture, compared)
    return blocks


def _nothing_yet(picture: Picture) -> Empty | None:
    if not picture.table("partners.partners").height:
        return Empty(f"No partner was looked at on {picture.moment.in_words()}.", FIRST)
    if not criteria_at(picture):
        return Empty(
            "Nothing was said yet by what partners are judged.",
            (
                "ctrl+p, “Begin with the usual criteria”: seven of them, of which the price is one.",
                "Or “Set a criterion for partners”, for your own.",
                "Agree on them and their weights before anybody is looked at.",
            ),
        )
    if not compared_at(picture).candidates:
        return Empty(
            "Nobody is in the selection, and no selection was decided on yet.",
            ("ctrl+p, “Add a partner”, in the phase selection.",),
        )
    return None


def _order(compared: Compared, stable: Stability | None) -> str:
    if not compared.judges:
        return (
            "Nobody has scored yet: on a candidate, h, then “Score it by all criteria”. Each judge for "
            "themselves, before you talk about it."
        )
    names = [each.name for each in compared.candidates]
    if not compared.ranked:
        return "No candidate has a score by every criterion, so there is no order yet, only bounds."
    first = [names[place] for place in compared.first]
    if stable is None:
        return f"Only {first[0]} has a score by every criterion, so there is nobody to compare it with."
    if len(first) > 1:
        return f"{join_and(first)} are level, so none comes first."
    index = number(float(compared.index[compared.first[0]]))
    share = percent(float(stable.share_first[0]))
    return (
        f"{first[0]} comes first, with {index} of 5, and stays first in {share} of {DRAWS} draws in "
        f"which all weights move by up to 20 %. {_alone(compared, stable)}"
    )


def _alone(compared: Compared, stable: Stability) -> str:
    if not stable.moved:
        return "No weight that moves by 20 % alone changes that."
    told = [
        f"{compared.criteria[each.criterion].name} weighs 20 % {'more' if each.up else 'less'}"
        for each in stable.moved
    ]
    others = sorted({compared.candidates[each.first].name for each in stable.moved})
    verb = "comes up to it or passes it" if len(others) == 1 else "come up to it or pass it"
    return f"{join_and(others)} {verb} where {join_and(told, 'or')}."


def _judges(picture: Picture, compared: Compared, stable: Stability | None) -> str:
    if not compared.judges:
        return ""
    given = int((~np.isnan(compared.scores)).sum())
    all_of_them = number(compared.scores.size)
    told = f"{counted(len(compared.judges), 'judge')} gave {number(given)} of {all_of_them} scores."
    without: dict[tuple[int, ...], list[str]] = {}
    for judge, best in stable.without if stable else ():
        without.setdefault(best, []).append(picture.name("person", compared.judges[judge]))
    for best, judges in without.items():
        names = join_and([compared.candidates[place].name for place in best])
        told += f" Without the scores of {join_and(judges, 'or')}, {names} would come first."
    return told
