"""What measures promise: a level, for those they are for, by the day they are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from veikart.api import PROMISE_COLUMNS
from veikart_plans.measures.reach import reach_of
from veikart_plans.measures.standing import Measure, measures_at

if TYPE_CHECKING:
    from veikart.api import Picture

SURENESS = {"proposed": 0.3, "agreed": 0.6, "started": 0.8, "done": 0.8}
"""How sure a promise is where nobody said so, by how far the measure is: our own numbers, an order and no
probability."""
_BLOCKED = 0.5
"""What is left of that while the measure is blocked."""
_SCHEMA = pl.Schema(
    zip(
        PROMISE_COLUMNS,
        (pl.String(), pl.String(), pl.Float64(), pl.Date(), pl.String(), pl.Float64()),
        strict=True,
    )
)


def find(picture: Picture) -> pl.DataFrame:
    """A row for each person, skill and measure that is not stopped and has a day; in `PROMISE_COLUMNS`.

    Whom a measure names is promised its level; of a unit, those who are below what is required of them. To
    use what somebody can do, or to bring it in from outside, raises nobody, and promises nothing.

    A level given on another scale than the skill's own is left out: what it would be there is a conversion,
    and nobody promised that.
    """
    home = dict(picture.skills.select("skill", "scale").rows())
    reach = reach_of(picture)
    rows = [
        (person, each.skill, each.level, measure.due, measure.title, _sure(measure, each.confidence))
        for measure in measures_at(picture)
        if measure.state != "stopped" and measure.due is not None
        for each in measure.expected
        if home.get(each.skill) == each.scale
        for person in reach.promised(measure, each.skill)
    ]
    return pl.DataFrame(rows, schema=_SCHEMA, orient="row")


def _sure(measure: Measure, said: float | None) -> float:
    if said is not None:
        return said
    return SURENESS[measure.state] * (_BLOCKED if measure.blocked is not None else 1.0)
