"""Measures and gaps as tables for whoever counts on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from veikart_plans.measures.columns import GAPS, MEASURES
from veikart_plans.measures.kinds import PARTIES, Party
from veikart_plans.measures.missing import gaps_at
from veikart_plans.measures.page_plan import concerning
from veikart_plans.measures.reach import Reach, reach_of
from veikart_plans.measures.standing import Measure

if TYPE_CHECKING:
    from veikart.api import Picture, Selection

_TEXT, _DAY, _NUMBER, _FLAG, _COUNT = pl.String(), pl.Date(), pl.Float64(), pl.Boolean(), pl.Int64()
_OTHERWISE: dict[str, pl.DataType] = {
    **dict.fromkeys(("since", "start", "due", "first_due"), _DAY),
    **dict.fromkeys(("management", "hr", "line", "late", "open"), _FLAG),
    **dict.fromkeys(("days_slipped", "people", "criticality", "below", "reached"), _COUNT),
    **dict.fromkeys(("hours_a_week", "cost", "spent", "steps"), _NUMBER),
    **dict.fromkeys(("skills", "measures"), pl.List(_TEXT)),
    "levels": pl.List(_NUMBER),
}
_AS_THEY_ARE = (
    "title", "aim", "unit", "owner", "state", "since", "blocked", "start", "due", "first_due", "hours_a_week",
    "cost", "spent", "currency", "partner",
)  # fmt: skip


def measures(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each measure of the selection, also those that are over; see `columns.MEASURES`."""
    reach, day = reach_of(picture), picture.moment.true_on
    rows = [_measure(each, reach) | {"late": each.late(day)} for each in concerning(picture, selection)]
    return pl.DataFrame(rows, _schema(MEASURES))


def gaps(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each skill with somebody below, the most critical first; see `columns.GAPS`."""
    rows = [
        {
            "skill": gap.skill,
            "name": gap.name,
            "criticality": gap.criticality,
            "below": gap.below,
            "steps": gap.steps,
            "measures": [each.id for each in gap.measures],
            "reached": gap.covered,
            "not_now": gap.left,
            "open": gap.is_open,
        }
        for gap in gaps_at(picture, selection)
    ]
    return pl.DataFrame(rows, _schema(GAPS))


def _measure(measure: Measure, reach: Reach) -> dict[str, Any]:
    return {
        "measure": measure.id,
        "way": measure.kind.way,
        "kind": measure.kind.kind,
        **{name: getattr(measure, name) for name in _AS_THEY_ARE},
        **{party: _says(measure, party) for party in PARTIES},
        "days_slipped": measure.slipped if measure.due else None,
        "people": len(reach.people(measure)),
        "skills": [each.skill for each in measure.expected],
        "levels": [each.level for each in measure.expected],
    }


def _says(measure: Measure, party: Party) -> bool | None:
    answer = measure.answers.get(party)
    return None if answer is None else answer.agrees


def _schema(columns: dict[str, str]) -> dict[str, pl.DataType]:
    return {name: _OTHERWISE.get(name, _TEXT) for name in columns}
