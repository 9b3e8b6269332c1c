"""A part opened: whose cells they are, what each was and is, and the events behind it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl

from veikart.blocks import Why
from veikart.progress import PART, PartChange, Progress
from veikart.progress import parts as p
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
_STATES = {MET: "met", BELOW: "below", UNKNOWN: "not known"}
_SHOWN = 12
"""Cells that a why lists."""
_EVENTS = 40
"""Events that it goes back to."""


class Wording:
    """Steps of a progress in words."""

    def __init__(self, progress: Progress) -> None:
        self._picture = progress.now
        self._scales = dict(progress.before.skills.select("skill", "scale").rows())
        self._scales |= dict(progress.now.skills.select("skill", "scale").rows())

    def person(self, row: Mapping[str, Any]) -> str:
        return self._picture.name("person", row["person"])

    def skill(self, row: Mapping[str, Any]) -> str:
        return self._picture.name("skill", row["skill"])

    def level(self, skill: str, value: float | None, missing: str = "?") -> str:
        """A level as a number of the skill's scale; `missing` where there is none."""
        if value is None:
            return missing
        scale = self._picture.scales.get(self._scales.get(skill, ""))
        return scale.label(value) if scale is not None else f"{value:g}"

    def step(self, row: Mapping[str, Any]) -> str:
        """ "2→3, below → met", "required 2→3, met → below", "not known → not relevant"."""
        told, skill = [], row["skill"]
        was, here = (_STATES.get(row[f"state_{side}"]) or _out(row["part"]) for side in ("was", "is"))
        if row["level_was"] != row["level_is"] and OUT not in (row["state_was"], row["state_is"]):
            told.append("→".join(self.level(skill, row[f"level_{side}"]) for side in ("was", "is")))
        required = [row[f"required_{side}"] for side in ("was", "is")]
        if required[0] != required[1] and None not in required:
            told.append("required " + "→".join(self.level(skill, each) for each in required))
        told.append(f"still {here}" if was == here else f"{was} → {here}")
        return ", ".join(told)


def _out(part: str) -> str:
    """Why nothing was or is asked, as far as the part tells."""
    if part == p.RELEVANCE:
        return "not relevant"
    if part in (p.JOINED, p.LEFT, p.UNIT):
        return "not there"
    return "not required"


def why_part(progress: Progress, part: PartChange) -> Why:
    """What a part is and did; when somebody asks, the cells that changed most and the events behind them."""
    known, counts = PART[part.part], part.counts
    inputs = (
        ("Cells", f"{counted(part.cells, 'cell')} of {counted(part.people, 'person', 'people')}"),
        *((title, signed(getattr(counts, name))) for name, title in COUNTED),
        ("Points of met of known", points(part.share) or "not known on one of the days"),
    )
    formula = f"{known.title}: {known.meaning}. Points = (Δmet − mean share × Δknown) ÷ mean known."
    return Why(known.title, formula, SOURCE, inputs, more=lambda: _behind(progress, part.part))


def _behind(progress: Progress, part: str) -> Why:
    wording, steps = Wording(progress), most_changed(progress.steps.filter(pl.col("part") == part))
    most = steps.head(_SHOWN)
    inputs = [
        (f"{wording.person(row)}: {wording.skill(row)}", wording.step(row))
        for row in most.iter_rows(named=True)
    ]
    if steps.height > _SHOWN:
        inputs.append(("and", f"{steps.height - _SHOWN} more; the page Who and what lists them"))
    return Why(
        PART[part].title, inputs=tuple(inputs), positions=positions_behind(progress, part, most)[:_EVENTS]
    )


def most_changed(steps: pl.DataFrame) -> pl.DataFrame:
    """Steps with a change of state first, then by the level steps they closed or opened."""
    turned = pl.col("state_was") != pl.col("state_is")
    moved = (pl.col("gap_is") - pl.col("gap_was")).abs()
    ids = (pl.col(each).cast(pl.String()) for each in ("person", "skill"))  # however they were numbered
    return steps.sort(turned, moved, *ids, descending=[True, True, False, False])
