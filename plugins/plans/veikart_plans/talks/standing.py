"""Who has had a development talk lately, and for whom one is overdue, as of a moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from veikart.api import Selection, people_in
from veikart_plans.talks.settings import TalkSettings

if TYPE_CHECKING:
    import polars as pl

    from veikart.api import Picture

TALKED, OVERDUE, NEW = "talked", "overdue", "new"


@dataclass(frozen=True, slots=True)
class Counts:
    """How it stands with talks among some people. `new` are those who came so lately that none is due."""

    people: int
    talked: int
    overdue: int
    new: int
    shared: int
    """Of those who have talked: whose last notes were shared with them."""

    @property
    def due(self) -> int:
        """Of whom a talk was to be held in the time: all but those who are new."""
        return self.talked + self.overdue

    @property
    def share(self) -> float | None:
        """Talked of due; None where none was due."""
        return self.talked / self.due if self.due else None


def since(picture: Picture) -> date:
    """The first day of the last n months, by the settings: a talk from that day on counts."""
    from dateutil.relativedelta import relativedelta

    months = picture.setting(TalkSettings).months
    try:
        return picture.moment.true_on - relativedelta(months=months)
    except ValueError:  # before the first day that there is
        return picture.moment.true_on


def last_talks(picture: Picture, selection: Selection) -> pl.DataFrame:
    """A row for each person of the selection who is there, in order of unit and name: person, name, unit,
    unit_name; of their last talk: talk, leader, held_on and shared (null without one); `came`, their first
    day; and `state`: talked, overdue or new."""
    import polars as pl

    first = since(picture)
    talks = (
        picture.table("plans.talks")
        .select("person", "talk", "leader", "held_on", "shared")
        .sort("held_on", "talk")
        .unique("person", keep="last", maintain_order=True)
    )
    came = (
        picture.statements("people")
        .filter(pl.col("present"))
        .group_by("person")
        .agg(came=pl.col("effective").min())
    )
    state = (
        pl.when(pl.col("held_on") >= first)
        .then(pl.lit(TALKED))
        .when(pl.col("held_on").is_null() & (pl.col("came") >= first))
        .then(pl.lit(NEW))
        .otherwise(pl.lit(OVERDUE))
    )
    return (
        people_in(picture, selection)
        .select("person", "name", "unit", "unit_name")
        .join(talks, on="person", how="left", maintain_order="left")
        .join(came, on="person", how="left", maintain_order="left")
        .with_columns(state=state)
    )


def counted_of(people: pl.DataFrame) -> Counts:
    """Counts of rows of `last_talks`."""
    states = dict(people["state"].value_counts().rows())
    lately = people.filter(people["state"] == TALKED)
    shared = int(lately["shared"].sum() or 0)
    return Counts(people.height, states.get(TALKED, 0), states.get(OVERDUE, 0), states.get(NEW, 0), shared)


def by_unit(picture: Picture, people: pl.DataFrame) -> dict[str, Counts]:
    """Counts for each unit in which, or below which, somebody of `people` is."""
    import polars as pl

    lineage = picture.lineage.select("unit", "above")
    table = (
        people.join(lineage, on="unit")
        .group_by("above")
        .agg(
            people=pl.len(),
            talked=(pl.col("state") == TALKED).sum(),
            overdue=(pl.col("state") == OVERDUE).sum(),
            new=(pl.col("state") == NEW).sum(),
            shared=((pl.col("state") == TALKED) & pl.col("shared")).sum(),
        )
    )
    return {unit: Counts(*map(int, counts)) for unit, *counts in table.rows()}
