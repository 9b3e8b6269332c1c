"""How a level came from what it was to what it is: by growth, by another kind of rating, or first said."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from veikart.picture import Picture
from veikart.picture.asked import places_of
from veikart.picture.scales import on_skill_scale
from veikart.progress.parts import METHOD, RATED, RELEVANCE

KEY = ["person", "skill"]
GROWTH = "growth"
"""A step by later ratings of the same kind, up or down."""
_BITS = 32
"""For the code of a skill, below that of a person."""


def levels_between(now: Picture, before: Picture, keys: pl.DataFrame) -> pl.DataFrame:
    """A row for each of the `keys` (person, skill) that was rated then or is now. Levels are on the skill's
    scale of now; null where nothing was said, or "not relevant".

    Columns: person, skill (as in `keys`); `level_then`, `irrelevant_then`, `position_then`, of the statement
    that counted; `level_mid`, `irrelevant_mid`, between the first step and the second; `first`, `second`,
    kind of the step to the middle and from there to now, null where nothing changes; `position_now`;
    `levelled`, always true.

    Where another kind of rating counts, like is compared with like: if that kind had spoken before, the step
    from the old kind to it is the method's and the way from there is growth; else if the old kind has spoken
    since, the way to that is growth and the rest is the method's; else all of it is the method's.
    """
    then, here = _by_method(before, keys, now), _by_method(now, keys, now)
    new_kind = _spoken(then, "method_now", "scale_now", "new_kind_then")
    old_kind = _spoken(here, "method_then", "scale_then", "old_kind_now")
    rows = (
        _counting(then, before.source_groups, "then")
        .join(_counting(here, now.source_groups, "now"), on=KEY, how="full", coalesce=True)
        .join(new_kind, on=[*KEY, "method_now", "scale_now"], how="left")
        .join(old_kind, on=[*KEY, "method_then", "scale_then"], how="left")
    )
    return _stepped(rows).with_columns(pl.col(column).cast(keys.schema[column]) for column in KEY)


def _by_method(picture: Picture, keys: pl.DataFrame, scaled: Picture) -> pl.DataFrame:
    """The last statement of every method about the keys, on the skill's scale in `scaled`."""
    statements = picture.facts.many["levels"]
    person, skill = (places_of(keys[column].cast(pl.String()), statements.texts[column]) for column in KEY)
    wanted = pl.Series((person << _BITS) | skill).filter(pl.Series((person >= 0) & (skill >= 0)))
    told = (pl.col("person").cast(pl.Int64()) * 2**_BITS) + pl.col("skill").cast(pl.Int64())
    found = pl.concat(
        [part.filter(told.is_in(wanted.implode())) for part in statements.parts], how="vertical_relaxed"
    )
    rows = statements.decoded(picture.facts.holding(found, picture.moment))
    last = rows.unique([*KEY, "method"], keep="last", maintain_order=True)
    return on_skill_scale(last, scaled.skills, scaled.scales, "level")


def _counting(rows: pl.DataFrame, groups: Sequence[Sequence[str]], when: str) -> pl.DataFrame:
    """Of each person and skill the statement of the most believed method, the latest of a group."""
    rank = {method: -place for place, group in enumerate(groups) for method in group}
    ranked = pl.col("method").replace_strict(rank, default=-len(groups), return_dtype=pl.Int64())
    return (
        rows.sort(*KEY, ranked, "effective", "position")
        .unique(KEY, keep="last", maintain_order=True)
        .select(
            *KEY,
            pl.lit(True).alias(f"said_{when}"),
            pl.col("level").alias(f"level_{when}"),
            pl.col("method").alias(f"method_{when}"),
            pl.col("raw_scale").alias(f"scale_{when}"),
            pl.col("position").alias(f"position_{when}"),
        )
    )


def _spoken(rows: pl.DataFrame, method: str, scale: str, level: str) -> pl.DataFrame:
    """What each method said, where it gave a level."""
    given = rows.filter(pl.col("level").is_not_null())
    return given.select(
        *KEY,
        pl.col("method").alias(method),
        pl.col("raw_scale").alias(scale),
        pl.col("level").alias(level),
    )


def _stepped(rows: pl.DataFrame) -> pl.DataFrame:
    said_then, said_now = (pl.col(name).fill_null(False) for name in ("said_then", "said_now"))
    then, here = pl.col("level_then"), pl.col("level_now")
    irrelevant_then, irrelevant_now = said_then & then.is_null(), said_now & here.is_null()
    alike = (pl.col("method_then") == pl.col("method_now")) & (pl.col("scale_then") == pl.col("scale_now"))
    both = then.is_not_null() & here.is_not_null()
    new_kind, old_kind = pl.col("new_kind_then"), pl.col("old_kind_now")
    by_new = both & ~alike & new_kind.is_not_null()
    by_old = both & ~alike & new_kind.is_null() & old_kind.is_not_null()
    first = (
        pl.when(irrelevant_then != irrelevant_now)
        .then(pl.lit(RELEVANCE))
        .when(said_then != said_now)
        .then(pl.lit(RATED))
        .when(both & (alike | by_old))
        .then(pl.lit(GROWTH))
        .when(both)
        .then(pl.lit(METHOD))
    )
    second = pl.when(by_new).then(pl.lit(GROWTH)).when(by_old).then(pl.lit(METHOD))
    return rows.select(
        *KEY,
        "level_then",
        irrelevant_then.alias("irrelevant_then"),
        pl.when(by_new).then(new_kind).when(by_old).then(old_kind).otherwise(here).alias("level_mid"),
        irrelevant_now.alias("irrelevant_mid"),
        first.alias("first"),
        second.alias("second"),
        pl.lit(True).alias("levelled"),
        "position_then",
        "position_now",
    )
