"""The list of cells worth talking about."""

from __future__ import annotations

from collections.abc import Sequence
from math import nan
from typing import Any

import numpy as np

from veikart.api import Action, Block, Column, Do, Mark, Row, Scale, Table, Text, Why, counted, number
from veikart_gap.agreement.columns import TALK_SOURCE
from veikart_gap.agreement.study import Study
from veikart_gap.agreement.talk import Answer, Disputes, answers_of, disputes_of
from veikart_gap.pages.wording import dots

SHOWN = 15
_COLUMNS = (
    Column("Worth talking about", grow=True, least=16),
    Column("Skill", grow=True, least=16),
    Column("Critical", least=8, drop=3),
    Column("Answers", grow=True, least=30),
    Column("Required", least=8, drop=2),
    Column("Steps", right=True, least=5, drop=1),
)
_FORMULA = "steps = highest − lowest answer, the last of each rater, as places on the skill's ladder"

_BETWEEN = ("Between", "answers on both sides of what is required: they decide if there is a gap")


def talk(study: Study) -> tuple[Disputes, list[Block]]:
    """What is to be talked about, the widest first, and how much more there is."""
    disputes = disputes_of(study, SHOWN)
    if not disputes.count:
        return disputes, []
    rows = tuple(_row(study, disputes, n) for n in range(len(disputes.cells)))
    blocks: list[Block] = [Table(_COLUMNS, rows)]
    if disputes.count > len(rows):
        more = counted(disputes.count - len(rows), "more cell")
        blocks.append(
            Text(f"And {more} as far apart: narrow to a unit, a skill or what is critical.", "muted")
        )
    return disputes, blocks


def _row(study: Study, disputes: Disputes, n: int) -> Row:
    cell, picture = int(disputes.cells[n]), study.picture
    person = picture.people.row(int(study.answers.person[cell]), named=True)
    skill = picture.skills.row(int(study.answers.skill[cell]), named=True)
    answers, required = answers_of(study, cell), float(disputes.required[n])
    about = {"person": person["person"], "skill": skill["skill"]}
    decides = bool(disputes.decides[n])
    cells = (
        person["name"],
        skill["name"],
        dots(skill["criticality"]),
        _said(picture.scales[skill["scale"]], answers),
        _required(required, decides),
        Mark(
            number(disputes.steps[n]),
            "bad" if disputes.share[n] >= 0.5 else "warn",
            sort=float(disputes.steps[n]),
        ),
    )
    return Row(
        f"cell:{person['person']}/{skill['skill']}",
        cells,
        _why(study, person, skill, answers=answers, required=required, decides=decides),
        actions=(
            Action("map", about, "Open it on the Map"),
            Do("skill.assess", {**about, "method": "calibrated"}, "Note the level agreed on"),
            Do("decision.note", {"about": tuple(about.values())}, "Note what was said"),
            Action("gap.agreement", {"skill": skill["skill"]}, "Agreement in this skill"),
            Action("people", {"person": person["person"]}, "All of this person's levels"),
        ),
    )


def _said(home: Scale, answers: Sequence[Answer]) -> str:
    """ "self 4 · manager 2 · peers 1 ≈3": ≈ where it is converted from another scale."""
    by_word: dict[str, list[str]] = {}
    for answer in answers:
        word = answer.method if answer.kind == "others" else answer.kind
        level = f"{'≈' if answer.converted else ''}{home.label(answer.level)}"
        by_word.setdefault(word, []).append(level)
    return " · ".join(
        f"{word}{'s' if len(levels) > 1 else ''} {' '.join(levels)}" for word, levels in by_word.items()
    )


def _required(required: float, decides: bool) -> Mark:
    if np.isnan(required):
        return Mark("", sort=nan)
    return Mark(f"{number(required)} between" if decides else number(required), sort=required)


def _why(
    study: Study,
    person: dict[str, Any],
    skill: dict[str, Any],
    *,
    answers: Sequence[Answer],
    required: float,
    decides: bool,
) -> Why:
    title = f"{person['name']}: {skill['name']}"

    def found() -> Why:
        inputs = [
            *(_told(study, skill["scale"], answer) for answer in answers),
            ("Required", "nothing" if np.isnan(required) else number(required)),
            *([_BETWEEN] if decides else []),
            ("Counts at the moment", _counts(study, person["person"], skill)),
        ]
        return Why(title, "", "", tuple(inputs), tuple(answer.position for answer in answers))

    return Why(title, _FORMULA, TALK_SOURCE, more=found)


def _told(study: Study, home: str, answer: Answer) -> tuple[str, str]:
    """Who said what: on which scale, where it was converted from."""
    scales, picture = study.picture.scales, study.picture
    level = scales[home].label(answer.level)
    if answer.converted and answer.scale in scales:
        given = scales[answer.scale]
        level += f", converted from {given.label(answer.raw)} on {given.name}, rounded down"
    by = f" ({picture.name('person', answer.assessor)})" if answer.assessor and answer.kind != "self" else ""
    return f"{answer.method}{by}", level


def _counts(study: Study, person: str, skill: dict[str, Any]) -> str:
    matrix = study.picture.matrix
    row, column = matrix.place_of_person(person), matrix.place_of_skill(skill["skill"])
    if row is None or column is None or np.isnan(matrix.level[row, column]):
        return "nothing, or not relevant"
    return study.picture.scales[skill["scale"]].label(float(matrix.level[row, column]))
