"""Who says more than whom: each kind of rater against each other one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import polars as pl

from veikart.api import Picture, Selection
from veikart_gap.agreement.answers import KINDS, MANAGER, OTHERS, PEER, SELF, Some, Whole
from veikart_gap.agreement.columns import RATERS
from veikart_gap.agreement.compared import DIFFERENCES
from veikart_gap.agreement.figures import FEW, kappas, lower_median
from veikart_gap.agreement.study import Study, study_of

_PAIRS = ((SELF, MANAGER), (SELF, PEER), (MANAGER, PEER), (SELF, OTHERS), (MANAGER, OTHERS))
_WORDS, _FLAGS = ("one", "other", "scale"), ("converted", "few")
_WHOLE = ("pairs", "higher", "lower", "difference")
_SCHEMA: dict[str, Any] = {
    name: pl.String() if name in _WORDS
    else pl.Boolean() if name in _FLAGS
    else pl.Int64() if name in _WHOLE else pl.Float64()
    for name in RATERS
}  # fmt: skip


def raters(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each two kinds of rater that rated the same, on each scale; converted answers apart. Columns
    as in `columns.RATERS`."""
    return by_raters(study_of(picture, selection))


def by_raters(study: Study) -> pl.DataFrame:
    rows = [row for one, other in _PAIRS for row in _rows(study, one, other)]
    return pl.DataFrame(rows, schema=_SCHEMA).with_columns(pl.col(pl.Float64).fill_nan(None))


def _rows(study: Study, one: int, other: int) -> Iterator[dict[str, Any]]:
    answers, last = study.answers, study.answers.last
    cells = np.flatnonzero((last[one] >= 0) & (last[other] >= 0))
    first, second = last[one][cells], last[other][cells]
    assessor = answers.ratings.assessor
    apart = (assessor[first] < 0) | (assessor[first] != assessor[second])  # nobody agrees with themselves
    cells, first, second = cells[apart], first[apart], second[apart]
    own, scale = answers.own[first] & answers.own[second], study.ladders.of[answers.skill[cells]]
    for place in np.flatnonzero(np.bincount(scale)).tolist():
        for converted in (False, True):
            kept = (scale == place) & (own != converted)
            if kept.any():
                row = {"one": KINDS[one], "other": KINDS[other], "converted": converted}
                yield row | _compared(study, place, first[kept], second[kept])


def _compared(study: Study, place: int, first: Whole, second: Whole) -> dict[str, Any]:
    """What two raters of the same cells say, on a scale."""
    scale, step = study.ladders.scales[place], study.answers.step
    gap = step[first] - step[second]
    counts = np.bincount(np.clip(np.rint(gap), -2, 2).astype(np.int64) + 2, minlength=DIFFERENCES)
    size = len(scale.levels)
    both = np.zeros((1, size, size), np.int64)
    if not scale.continuous:
        np.add.at(both[0], (step[first].astype(np.int64), step[second].astype(np.int64)), 1)
    found = kappas(study.ladders, both, np.array([place]))
    return {
        "scale": scale.name,
        "pairs": len(gap),
        "alike": _share(abs(gap) < 1e-9),
        "near": _share(abs(gap) < 1 + 1e-9),
        "higher": int((gap > 1e-9).sum()),
        "lower": int((gap < -1e-9).sum()),
        "difference": int(lower_median(counts[None])[0]) - 2,
        **{name: float(values[0]) for name, values in found.items()},
        "few": len(gap) < FEW,
    }


def _share(which: Some) -> float:
    return float(which.mean())
