"""Agreement: how far those who rate the same say the same, and what to talk about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import polars as pl

from veikart.api import (
    Block,
    Blocks,
    Callout,
    Empty,
    Figure,
    Figures,
    Picture,
    Selection,
    Text,
    counted,
    join_and,
    number,
    percent,
)
from veikart_gap.agreement.figures import by_unit, in_all
from veikart_gap.agreement.page_tables import by_raters, by_skills, by_units, self_and_leader
from veikart_gap.agreement.page_talk import talk
from veikart_gap.agreement.study import Study, study_of
from veikart_gap.agreement.talk import Disputes
from veikart_gap.agreement.whys import coefficient, why_agree

_FIRST = (
    "In a workshop: everyone rates themselves, the leader rates blind, then the answers are shown.",
    "On the Map: a says who rates (manager, self, peer …), a digit is the level; under another name it is "
    "a second answer.",
    "From a file: veikart import FILE ratings.csv --as assessments, with columns for method and assessor.",
)


def draw(picture: Picture, selection: Selection) -> Blocks:
    """What is to be talked about, then the figures: by skill, self against leader, by unit, by rater."""
    study = study_of(picture, selection)
    if not len(study.answers):
        return [_empty(study)]
    whole, units = in_all(study), by_unit(study)
    disputes, blocks = talk(study)
    return [
        Text(_told(study), "muted"),
        _figures(study, whole, disputes),
        *_nothing_in_common(study),
        *blocks,
        *by_skills(study),
        *self_and_leader(study, units),
        *by_units(study, units),
        *by_raters(study),
    ]


def _empty(study: Study) -> Empty:
    picture, selection = study.picture, study.selection
    if not picture.people.height:
        steps = ("Bring them in: veikart import FILE people.csv --as people", *_later())
        return Empty("Nobody was here yet at this moment.", steps)
    if not picture.skills.height:
        steps = ("Bring them in: veikart import FILE skills.csv --as skills", *_later())
        return Empty("There were no skills yet at this moment.", steps)
    if selection != Selection() and len(study_of(picture, Selection()).answers):
        return Empty(
            "Nobody in this selection was rated by two at about the same time.",
            ("Widen it: choose another unit or skill, or show more than what is critical.",),
        )
    days = counted(study.chosen.apart, "day")
    return Empty(
        f"Let two people rate the same: no skill of anybody was rated by two, at most {days} apart, at this "
        "moment.",
        _FIRST,
    )


def _later() -> tuple[str, ...]:
    return ("Or move in time: n leads back to today.",)


def _told(study: Study) -> str:
    """What is compared, and what is left out."""
    text = (
        f"Compared: the last answer of each rater to the same skill of the same person, at most "
        f"{counted(study.chosen.apart, 'day')} apart, before anything was agreed on."
    )
    left = []
    if not study.chosen.converted and (foreign := int((~study.answers.own & study.answers.voice).sum())):
        names = join_and(_foreign_scales(study))
        left.append(
            f"{counted(foreign, 'answer')} on another scale ({names}), which the list shows converted (≈)"
        )
    if study.answers.old:
        left.append(f"{counted(study.answers.old, 'older answer')}")
    return f"{text} Left out: {'; '.join(left)}." if left else text


def _foreign_scales(study: Study) -> list[str]:
    codes = np.unique(study.answers.ratings.scale[~study.answers.own]).tolist()
    ids = [study.answers.ratings.scales[code] for code in codes if code >= 0]
    return [study.picture.scales[each].name if each in study.picture.scales else each for each in ids]


def _nothing_in_common(study: Study) -> list[Block]:
    if len(study.cells):
        return []
    return [
        Callout(
            "Raters answered on different scales, so there is no coefficient: steps of two scales are not "
            "the same thing.",
            tone="warn",
            steps=(
                "Let the next round answer on the skill's own scale.",
                "Or count converted answers: Settings: Agreement of raters, in the palette (ctrl+p).",
            ),
        )
    ]


def _figures(study: Study, whole: pl.DataFrame, disputes: Disputes) -> Figures:
    wide = counted(study.chosen.wide, "step")
    talked = f"{wide} apart or more; {number(disputes.agreed)} agreed on since"
    figures = [
        Figure("Rated by several", number(len(study.answers)), "people × skills"),
        Figure("To talk about", number(disputes.count), talked, "warn" if disputes.count else "good"),
    ]
    for row in whole.iter_rows(named=True):
        why, people = why_agree(row, positions(study)), row["people"]
        near = f"{percent(row['near'])} within one step, {row['scale']}"
        figures.append(Figure("All say the same", percent(row["alike"]), near, why=why, people=people))
        if row["icc"] is not None:
            ends = f"ICC(1); 95 %: {coefficient(row['icc_low'])} to {coefficient(row['icc_high'])}"
            few = ", few" if row["few"] else ""
            figures.append(
                Figure("One rater's reliability", coefficient(row["icc"]), ends + few, why=why, people=people)
            )
    return Figures(tuple(figures))


def positions(study: Study) -> Callable[[], Sequence[int]]:
    """Finds the positions of the answers on the main scale, the newest first."""

    def find() -> Any:
        rows = study.ladders.of[study.answers.skill[study.answers.cell]] == study.main
        return np.sort(study.answers.ratings.position[rows & study.cells.answer])[::-1].tolist()

    return find
