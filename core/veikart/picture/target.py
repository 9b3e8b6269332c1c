"""The target picture: what roles require."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import polars as pl

from veikart.picture.asked import Whole
from veikart.picture.identities import every, in_order, numbers_at, ranks_of
from veikart.picture.scales import at_home
from veikart.projections.standing import or_none, rows_at, taken

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

_LEVELS = ("level", "upto")


@dataclass(frozen=True)
class Target:
    """What is required of the roles, of skills that are there; by the ids of both."""

    table: pl.DataFrame
    """See `Picture.requirements`."""
    role: Whole
    """The code of each one's role in the table `requirements`."""
    skill: Whole
    """The place of each one's skill in `Picture.skills`."""


def target_at(picture: Picture) -> Target:
    """The requirements at the moment of a picture."""
    facts, numbers, texts = picture.facts, picture.numbers, picture.facts.many["requirements"].texts
    rows = facts.last("requirements", picture.moment)
    skill = numbers.skill_places("requirements")[rows["skill"].to_numpy()]
    required = rows["required"]
    required = required.fill_null(False) if required.has_nulls() else required
    kept = np.flatnonzero(required.to_numpy() & (skill >= 0))
    rows, skill = rows_at(rows, kept), skill[kept]
    ids = ("role", "skill")
    ranks = (facts.once(("ranks", "requirements", each), partial(ranks_of, texts[each])) for each in ids)
    order = in_order(*(rank[rows[each].to_numpy()] for each, rank in zip(ids, ranks, strict=True)))
    rows, skill = rows_at(rows, order), skill[order]
    given = numbers_at(facts, "requirements", rows, "scale", "scales")
    ways = given, numbers.catalogue.scale[skill], list(picture.scales.values())
    columns = [
        *(taken(texts[each], rows[each].to_numpy()).alias(each) for each in ids),
        *(at_home(rows[each], *ways) for each in _LEVELS),
        rows["position"].cast(pl.Int64()),
        rows["effective"],
        *(rows[each].alias(f"raw_{each}") for each in _LEVELS),
        taken(or_none(every(facts, "scales")), given % (every(facts, "scales").len() + 1)).alias("raw_scale"),
    ]
    return Target(pl.DataFrame(columns), rows["role"].to_numpy().astype(np.int64), skill)
