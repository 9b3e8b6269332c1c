"""The cells worth talking about: where raters are furthest apart."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.agreement.answers import KINDS, Floats, Whole
from veikart_gap.agreement.columns import DISPUTED
from veikart_gap.agreement.study import Study, study_of

MOST = 500
"""Rows of the analysis: nobody talks about more."""
_STRINGS = ("person", "name", "unit_name", "skill", "skill_name")
_SCHEMA: dict[str, Any] = {
    **dict.fromkeys(DISPUTED, pl.Float64()),
    **dict.fromkeys(_STRINGS, pl.String()),
    **dict.fromkeys(("converted", "decides"), pl.Boolean()),
    **dict.fromkeys(("peers", "others"), pl.List(pl.Float64())),
    "criticality": pl.Int64(),
    "positions": pl.List(pl.Int64()),
}


@dataclass(frozen=True)
class Disputes:
    """Cells so far apart that they are worth talking about; of answers on other scales too, converted."""

    cells: Whole
    """Numbers of cells of `Study.answers`; the most critical and widest first."""
    steps: Floats
    share: Floats
    """Steps as a share of the ladder."""
    required: Floats
    """NaN where nothing is."""
    decides: Whole
    """1 where the answers lie on both sides of what is required."""
    agreed: int
    """Cells as far apart of which a level was agreed on since."""
    count: int
    """How many there are in all."""


def disputes_of(study: Study, most: int) -> Disputes:
    """The `most` important of them."""
    answers, picture = study.answers, study.picture
    if not len(answers):
        nothing = np.empty(0)
        return Disputes(answers.starts, nothing, nothing, nothing, answers.starts, 0, 0)
    low, high = answers.spread(answers.voice)
    parked = picture.skills["parked"].to_numpy()[answers.skill]
    wide = (high - low >= study.chosen.wide - 1e-9) & ~parked
    agreed = int((wide & (answers.agreed >= 0)).sum())
    found = np.flatnonzero(wide & (answers.agreed < 0))
    skills = answers.skill[found]
    share = (high - low)[found] / study.ladders.length[skills]
    critical = picture.skills["criticality"].to_numpy()[skills]
    weight = critical * 2 + np.minimum(share, 1)
    first = np.argpartition(-weight, most)[:most] if len(found) > most else np.arange(len(found))
    chosen = found[first]
    required, decides = _against_required(study, chosen)
    order = np.lexsort((chosen, -decides, -share[first], -critical[first]))
    return Disputes(
        chosen[order],
        (high - low)[chosen[order]],
        share[first][order],
        required[order],
        decides[order],
        agreed,
        len(found),
    )


def _against_required(study: Study, cells: Whole) -> tuple[Floats, Whole]:
    """What is required in some cells, and whether the answers lie on both sides of it."""
    answers, matrix = study.answers, study.picture.matrix
    columns = {skill: place for place, skill in enumerate(matrix.skills)}
    ids = study.picture.skills["skill"].gather(answers.skill[cells].tolist())
    place = np.array([columns[skill] for skill in ids], np.int64)
    required = matrix.required[answers.person[cells], place] if len(cells) else np.empty(0)
    decides = np.zeros(len(cells), np.int64)
    for n, cell in enumerate(cells.tolist()):
        levels = answers.ratings.level[_rows(study, cell)]
        decides[n] = int((levels < required[n]).any() and (levels >= required[n]).any())
    return required, decides


def _rows(study: Study, cell: int) -> Whole:
    """The places of the answers of a cell, the last of each rater."""
    answers = study.answers
    end = answers.starts[cell + 1] if cell + 1 < len(answers) else len(answers.cell)
    rows = np.arange(answers.starts[cell], end)
    return rows[answers.voice[rows]]


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer, as it is told."""

    kind: str
    """Of `KINDS`."""
    method: str
    level: float
    """On the skill's own scale."""
    raw: float
    scale: str
    """Id of the scale it was given on."""
    converted: bool
    position: int
    assessor: str | None


def answers_of(study: Study, cell: int) -> list[Answer]:
    """The answers of a cell: the person's own, the leader's, then peers and others, each from low to high."""
    answers, ratings = study.answers, study.answers.ratings
    found = [
        Answer(
            KINDS[answers.kind[row]],
            ratings.methods[ratings.method[row]],
            float(ratings.level[row]),
            float(ratings.raw[row]),
            ratings.scales[int(ratings.scale[row])] if ratings.scale[row] >= 0 else "",
            not bool(answers.own[row]),
            int(ratings.position[row]),
            ratings.assessors[int(ratings.assessor[row])] if ratings.assessor[row] >= 0 else None,
        )
        for row in _rows(study, cell).tolist()
    ]
    return sorted(found, key=lambda each: (KINDS.index(each.kind), each.level, each.position))


def disputed(picture: Picture, selection: Selection) -> pl.DataFrame:
    """The cells worth talking about, `MOST` at most. Columns as in `columns.DISPUTED`."""
    study = study_of(picture, selection)
    return pl.DataFrame(list(_told(study, disputes_of(study, MOST))), schema=_SCHEMA)


def _told(study: Study, disputes: Disputes) -> Iterator[dict[str, Any]]:
    people, skills = study.picture.people, study.picture.skills
    for n, cell in enumerate(disputes.cells.tolist()):
        person = people.row(int(study.answers.person[cell]), named=True)
        skill = skills.row(int(study.answers.skill[cell]), named=True)
        answers = answers_of(study, cell)
        by_kind = {kind: [each.level for each in answers if each.kind == kind] for kind in KINDS}
        required = float(disputes.required[n])
        yield {
            "person": person["person"],
            "name": person["name"],
            "unit_name": person["unit_name"],
            "skill": skill["skill"],
            "skill_name": skill["name"],
            "criticality": skill["criticality"],
            "steps": float(disputes.steps[n]),
            "share": float(disputes.share[n]),
            "self": next(iter(by_kind["self"]), None),
            "manager": by_kind["manager"][-1] if by_kind["manager"] else None,
            "peers": by_kind["peer"],
            "others": by_kind["others"],
            "converted": any(each.converted for each in answers),
            "required": None if np.isnan(required) else required,
            "decides": bool(disputes.decides[n]),
            "positions": [each.position for each in answers],
        }
