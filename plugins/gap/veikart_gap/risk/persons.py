"""Key persons: what leaves with each of them."""

from __future__ import annotations

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.risk.bus_factor import Counts, hanging
from veikart_gap.risk.columns import KEY_PERSONS
from veikart_gap.risk.held import Flags, Held, held_in

_SCHEMA = {
    "person": pl.String(),
    "name": pl.String(),
    "unit_name": pl.String(),
    "uncovers": pl.Int64(),
    "critical": pl.Int64(),
    "one_more": pl.Int64(),
    "one_more_critical": pl.Int64(),
    "without_successor": pl.Int64(),
    "hanging": pl.Float64(),
    "share": pl.Float64(),
    "leaves": pl.Date(),
    "skills": pl.List(pl.String()),
}


def key_persons(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each person whose leaving, alone or with one other, leaves a required skill uncovered; those
    with whom most leaves first. Columns as in `columns.KEY_PERSONS`."""
    table = key_persons_of(held_in(picture, selection))
    if selection.person is not None:
        table = table.filter(pl.col("person") == selection.person)
    return table


def key_persons_of(held: Held) -> pl.DataFrame:
    """The same of all people there. Those who are known to leave do not count for the others."""
    stay = np.count_nonzero(held.holds & ~held.leaving, axis=1)
    others = stay[:, None] - ~held.leaving  # who stay besides each; of what somebody holds
    alone, pair = held.holds & (others < held.cover), held.holds & (others == held.cover)
    lonely = ~held.near.any(axis=1)
    shares = hanging(held.holds[held.critical])
    counts = {
        "uncovers": _count(alone),
        "critical": _count(alone[held.critical]),
        "one_more": _count(pair),
        "one_more_critical": _count(pair[held.critical]),
        "without_successor": _count(alone[lonely]),
    }
    key = np.flatnonzero(counts["uncovers"] + counts["one_more"])
    people = held.people[key.tolist()]
    total = float(shares.sum())
    skills = held.skills["skill"]
    rows = pl.DataFrame(
        {
            "person": people["person"],
            "name": people["name"],
            "unit_name": people["unit_name"],
            **{name: values[key] for name, values in counts.items()},
            "hanging": shares[key],
            "share": shares[key] / total if total else np.zeros(len(key)),
            "leaves": [held.leaves.get(person) for person in people["person"]],
            "skills": [skills.gather(np.flatnonzero(alone[:, place]).tolist()).to_list() for place in key],
        },
        schema=_SCHEMA,
    )
    order = ("critical", "uncovers", "one_more_critical", "one_more", "hanging")
    return rows.sort(*order, descending=True, maintain_order=True).select(*KEY_PERSONS)


def _count(cells: Flags) -> Counts:
    counts: Counts = np.count_nonzero(cells, axis=0).astype(np.int64)
    return counts
