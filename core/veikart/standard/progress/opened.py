"""A part opened: whose cells they are, what each was and is, and the events behind it."""

from __future__ import annotations

from typing import Any

import polars as pl

from veikart.blocks import Why
from veikart.picture import Picture
from veikart.progress import PART, PartChange, Progress
from veikart.progress.behind import positions_behind
from veikart.progress.cells import BELOW, MET, OUT, UNKNOWN
from veikart.standard.progress.words import points, signed
from veikart.wording import counted

SOURCE = "Progress, docs/method.md"
COUNTED = (
    ("required", "Required"),
    ("met", "Met"),
    ("below", "Below"),
    ("unknown", "Not known"),
    ("gap", "Level steps missing"),
)
"""What is counted, and what it is called."""
_STATES = {OUT: "not asked", MET: "met", BELOW: "below", UNKNOWN: "not known"}
_SHOWN = 12
"""Cells that a why lists, and the events it goes back to, times three."""


def why_part(progress: Progress, part: PartChange, title: str = "") -> Why:
    """What a part is, what it did, the cells that changed most, and the events behind them."""
    known, counts = PART[part.part], part.counts
    steps = most_changed(progress.steps.filter(pl.col("part") == part.part))
    inputs = [
        ("Cells", f"{counted(part.cells, 'cell')} of {counted(part.people, 'person', 'people')}"),
        *((title, signed(getattr(counts, name))) for name, title in COUNTED),
        ("Points of met of known", points(part.share) or "not known on one of the days"),
    ]
    listed = steps.head(_SHOWN).iter_rows(named=True)
    inputs += [(_about(progress.now, row), step_in_words(progress.now, row)) for row in listed]
    if steps.height > _SHOWN:
        inputs.append(("and", f"{steps.height - _SHOWN} more; the page Who and what lists them"))
    formula = f"{known.title}: {known.meaning}. Points = (Δmet − mean share × Δknown) ÷ mean known."
    positions = positions_behind(progress, part.part, steps.head(3 * _SHOWN))
    return Why(title or known.title, formula, SOURCE, tuple(inputs), positions[: 3 * _SHOWN])


def most_changed(steps: pl.DataFrame) -> pl.DataFrame:
    """Steps with a change of state first, then by the level steps they closed or opened."""
    turned = pl.col("state_was") != pl.col("state_is")
    moved = (pl.col("gap_is") - pl.col("gap_was")).abs()
    return steps.sort(turned, moved, "person", "skill", descending=[True, True, False, False])


def _about(picture: Picture, row: dict[str, Any]) -> str:
    return f"{picture.name('person', row['person'])}: {picture.name('skill', row['skill'])}"


def step_in_words(picture: Picture, row: dict[str, Any]) -> str:
    """ "2→3, below → met", "required 2→3, met → below"."""
    told = []
    if row["level_was"] != row["level_is"] and OUT not in (row["state_was"], row["state_is"]):
        told.append("→".join(level(picture, row["skill"], row[f"level_{side}"]) for side in ("was", "is")))
    if row["required_was"] != row["required_is"]:
        was, here = (level(picture, row["skill"], row[f"required_{side}"], "–") for side in ("was", "is"))
        told.append(f"required {was}→{here}")
    if row["state_was"] == row["state_is"]:
        told.append(f"still {_STATES[row['state_is']]}")
    else:
        told.append(f"{_STATES[row['state_was']]} → {_STATES[row['state_is']]}")
    return ", ".join(told)


def level(picture: Picture, skill: str, value: float | None, missing: str = "?") -> str:
    """A level as a number of the skill's scale; `missing` where there is none."""
    if value is None:
        return missing
    rows = picture.skills.filter(pl.col("skill") == skill)["scale"]
    scale = picture.scales.get(rows[0]) if rows.len() else None
    return scale.label(value) if scale is not None else f"{value:g}"
