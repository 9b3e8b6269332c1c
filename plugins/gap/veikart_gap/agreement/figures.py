"""Agreement in figures: the table behind the analysis, by skill and by unit."""

from __future__ import annotations

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.agreement.answers import Floats, Whole
from veikart_gap.agreement.coefficients import Estimate, one_way_icc, weighted_kappa
from veikart_gap.agreement.columns import AGREEMENT
from veikart_gap.agreement.compared import Tally
from veikart_gap.agreement.ladders import Ladders
from veikart_gap.agreement.study import Study, study_of

FEW = 30
"""Cells below which coefficients say little (see `columns.SMALL_SOURCE`)."""
_SCHEMA = {
    name: pl.String() if name in ("by", "id", "name", "scale")
    else pl.Boolean() if name == "few"
    else pl.Int64()
    if name in ("people", "cells", "answers", "pairs", "self_higher", "self_same", "self_lower", "difference")
    else pl.Float64()
    for name in AGREEMENT
}  # fmt: skip


def agreement(picture: Picture, selection: Selection) -> pl.DataFrame:
    """How far raters agree: in all, by skill, by unit. Columns as in `columns.AGREEMENT`."""
    study = study_of(picture, selection)
    return pl.concat([in_all(study), by_skill(study), by_unit(study)])


def in_all(study: Study) -> pl.DataFrame:
    """One row, of the scale with most cells; none without any."""
    if study.main < 0:
        return pl.DataFrame(schema=_SCHEMA)
    people = np.array([len(np.unique(study.on_main.person))])
    return _table(study.ladders, study.whole, np.array([study.main]), people).select(
        by=pl.lit("all"), id=pl.lit(None, pl.String()), name=pl.lit("All"), **_rest()
    )


def by_skill(study: Study) -> pl.DataFrame:
    """A row for each skill that several rated somebody in, in the order of the picture."""
    rows = np.flatnonzero(study.by_skill.sums.cells)
    names = study.picture.skills.select("skill", "name")[rows]
    tally = study.by_skill.at(rows)
    table = _table(study.ladders, tally, study.ladders.of[rows], tally.sums.cells.astype(np.int64))
    return pl.concat([names, table], how="horizontal").select(
        by=pl.lit("skill"), id="skill", name="name", **_rest()
    )


def by_unit(study: Study) -> pl.DataFrame:
    """A row for each unit, of those that are selected, in the order of the picture."""
    counts = study.by_unit.sums.cells > 0
    if study.selection.unit is not None:
        counts &= (
            study.picture.units["unit"].is_in(list(study.picture.within(study.selection.unit))).to_numpy()
        )
    rows = np.flatnonzero(counts)
    names = study.picture.units.select("unit", "name")[rows]
    scale = np.full(len(rows), study.main)
    table = _table(study.ladders, study.by_unit.at(rows), scale, study.people_by_unit[rows])
    return pl.concat([names, table], how="horizontal").select(
        by=pl.lit("unit"), id="unit", name="name", **_rest()
    )


def _rest() -> dict[str, str]:
    return {name: name for name in AGREEMENT if name not in ("by", "id", "name")}


def _table(ladders: Ladders, tally: Tally, scale: Whole, people: Whole) -> pl.DataFrame:
    """The figures of groups, each on one scale."""
    sums, pairs = tally.sums, tally.differences.sum(1)
    reliability = one_way_icc(sums)
    with np.errstate(divide="ignore", invalid="ignore"):
        spread = np.sqrt(sums.within / np.where(sums.answers > sums.cells, sums.answers - sums.cells, np.nan))
        shares = {name: each / sums.cells for name, each in (("alike", tally.alike), ("near", tally.near))}
        index = tally.r_wg / sums.cells
    columns = {
        "scale": [ladders.scales[place].name for place in scale.tolist()],
        "people": people,
        "cells": sums.cells,
        "answers": sums.answers,
        **shares,
        "range": lower_median(tally.ranges),
        "sd": spread,
        "r_wg": index,
        **_ends("icc", reliability.single),
        **_ends("icc_mean", reliability.mean),
        "raters": reliability.raters,
        "pairs": pairs,
        **kappas(ladders, tally.both, scale),
        "self_higher": tally.differences[:, 3:].sum(1),
        "self_same": tally.differences[:, 2],
        "self_lower": tally.differences[:, :2].sum(1),
        "difference": lower_median(tally.differences) - 2,
        "few": sums.cells < FEW,
    }
    return (
        pl.DataFrame(columns)
        .with_columns(pl.selectors.float().fill_nan(None))
        .cast({name: kind for name, kind in _SCHEMA.items() if name in columns})
    )


def kappas(ladders: Ladders, both: Whole, scale: Whole) -> dict[str, Floats]:
    """Weighted kappas of tables of two raters' steps, each on its scale, with their intervals."""
    found: dict[str, Floats] = {}
    for power, name in ((1, "kappa_linear"), (2, "kappa_quadratic")):
        whole = Estimate(*(np.full(len(scale), np.nan) for _ in range(3)))
        for place, ladder in enumerate(ladders.scales):
            rows, size = np.flatnonzero(scale == place), len(ladder.levels)
            if len(rows) and not ladder.continuous:
                part = weighted_kappa(both[rows, :size, :size], power)
                whole.value[rows], whole.low[rows], whole.high[rows] = part.value, part.low, part.high
        found |= _ends(name, whole)
    return found


def _ends(name: str, estimate: Estimate) -> dict[str, Floats]:
    return {name: estimate.value, f"{name}_low": estimate.low, f"{name}_high": estimate.high}


def lower_median(counts: Whole) -> Floats:
    """For each row of counts by place the lower median place; NaN where nothing is counted."""
    total = counts.sum(1)
    place = (np.cumsum(counts, 1) >= ((total + 1) // 2)[:, None]).argmax(1)
    median: Floats = np.where(total > 0, place.astype(np.float64), np.nan)
    return median
