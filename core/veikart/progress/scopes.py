"""What is looked at: the people and skills of a selection, and of each goal or unit in it, then and now."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from veikart.contributions.view import Selection
from veikart.narrowing import skills_in
from veikart.picture import Picture
from veikart.progress.moves import in_one_only


def in_selection(rows: pl.DataFrame, now: Picture, before: Picture, selection: Selection) -> pl.DataFrame:
    """`stages` of the selection's person and skill, with the flags `IN_SCOPE` for the rest of it."""
    if selection.person is not None:
        rows = rows.filter(pl.col("person") == selection.person)
    flags: dict[str, pl.Expr] = {}
    for when, picture in (("then", before), ("now", now)):
        person = skill = pl.lit(True)
        if selection.unit is not None:
            inside = pl.Series(sorted(picture.within(selection.unit)), dtype=pl.String())
            person = pl.col(f"unit_{when}").is_in(inside.implode()).fill_null(False)
        if selection.goal is not None or selection.critical or selection.skill is not None:
            skill = pl.col("skill").is_in(skills_in(picture, selection)["skill"].implode())
        flags |= {f"person_{when}": pl.col(f"there_{when}") & person, f"skill_{when}": skill}
    return rows.with_columns(**flags).filter(
        (pl.col("person_then") & pl.col("skill_then")) | (pl.col("person_now") & pl.col("skill_now"))
    )


@dataclass(frozen=True)
class Opened:
    """What one cell counts for several of: goals that its skill serves, units that its person is in."""

    of: str
    """"skill" or "person"."""
    then: pl.DataFrame
    """Which of them served or was in which, as pairs (`of`, scope)."""
    now: pl.DataFrame

    @cached_property
    def turned(self) -> pl.Series:
        """Skills or people that counted for others then."""
        return in_one_only(self.now, self.then, self.of)

    def steady(self, steps: pl.LazyFrame, kind: pl.DataType) -> pl.LazyFrame:
        """Steps in the selection of all others, once for each scope: they all see the same."""
        pairs = self.now.filter(~pl.col(self.of).is_in(self.turned.implode()))
        return steps.join(pairs.lazy().with_columns(pl.col(self.of).cast(kind)), on=self.of)

    def opened(self, rows: pl.DataFrame) -> pl.LazyFrame:
        """Rows `in_selection` of what is `turned`, once for each scope, with the flags as it sees them."""
        flags = {
            when: pairs.with_columns(pl.lit(True).alias(f"counts_{when}"))
            for when, pairs in (("then", self.then), ("now", self.now))
        }
        both = flags["now"].join(flags["then"], on=self.now.columns, how="full", coalesce=True)
        both = both.with_columns(
            pl.col(self.of).cast(rows.schema[self.of]), pl.col("counts_then", "counts_now").fill_null(False)
        )
        rows = rows.filter(pl.col(self.of).is_in(self.turned.implode()))
        return (
            rows.lazy()
            .join(both.lazy(), on=self.of)
            .with_columns(
                (pl.col(f"{self.of}_{when}") & pl.col(f"counts_{when}")).alias(f"{self.of}_{when}")
                for when in ("then", "now")
            )
        )


def opened(scope: str, now: Picture, before: Picture, selection: Selection) -> Opened:
    """How cells of the selection count for goals or units (`scope`)."""
    if scope == "goal":
        wanted = pl.lit(True) if selection.goal is None else pl.col("goal") == selection.goal
        then, here = (p.links.filter(wanted).select("skill", "goal").unique() for p in (before, now))
        return Opened("skill", then, here)
    then, here = (_inside(picture, selection) for picture in (before, now))
    return Opened("person", then, here)


def _inside(picture: Picture, selection: Selection) -> pl.DataFrame:
    """person, unit: every unit (of the selection) that each person is in, or below."""
    found = picture.people.select("person", "unit").join(picture.lineage, on="unit")
    if selection.unit is not None:
        found = found.filter(pl.col("above").is_in(list(picture.within(selection.unit))))
    return found.select("person", unit="above")
