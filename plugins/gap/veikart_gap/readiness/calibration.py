"""How right the assumptions were, in a sentence or two."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import polars as pl

from veikart.api import Picture, counted, number, percent


def calibrated(picture: Picture, known: pl.DataFrame, made: int) -> str:
    """What the rows of `assumed` with anybody measured say of those who assumed, of `made` assumptions."""
    if not known.height:
        rest = f"{counted(made, 'level')} {'was' if made == 1 else 'were'} assumed"
        return f"{rest}, and nobody has been measured in any of it yet."
    right = known.filter(pl.col("steps") == 0).height
    high = known.filter(pl.col("steps") < 0).height
    low = known.height - right - high
    near = known.filter(pl.col("steps").abs() <= 1).height
    text = f"Of {counted(known.height, 'assumption')} that can be compared, {number(right)} met the median "
    text += (
        f"of what was measured ({percent(right / known.height)}), {number(high)} hoped for more than there "
    )
    text += f"is, and {number(low)} for less; {percent(near / known.height)} lay within one level."
    return f"{text} {_since(picture, known)}".strip()


def _since(picture: Picture, known: pl.DataFrame) -> str:
    """Whether assumptions came closer where they were changed; empty where none was."""
    ends = picture.at(replace(picture.moment, true_on=date.max))
    first = ends.remembered("gap.assumed.first", lambda: _first(ends))
    changed = known.join(first, on=["unit", "skill"]).filter(pl.col("first") != pl.col("assumed"))
    if not changed.height:
        return ""
    closer = changed.filter(_off("assumed") < _off("first")).height
    words = (
        f"{counted(changed.height, 'assumption')} {'was' if changed.height == 1 else 'were'} changed since"
    )
    return f"{words} the first; {number(closer)} of them came closer to what was measured."


def _first(picture: Picture) -> pl.DataFrame:
    """unit, skill, first: what was assumed first, where it was on the skill's own scale."""
    homes = picture.skills.select("skill", home="scale")
    said = picture.statements("assumptions").join(homes, on="skill", maintain_order="left")
    first = said.group_by("unit", "skill", maintain_order=True).first()
    return first.filter(pl.col("scale") == pl.col("home")).select("unit", "skill", first="level")


def _off(level: str) -> pl.Expr:
    """How far a level lies outside the two medians."""
    below, above = pl.col("median_low") - pl.col(level), pl.col(level) - pl.col("median_high")
    return pl.max_horizontal(below, above, pl.lit(0.0))
