"""The cells that may have changed between two pictures, and what each was at every stage from then to now."""

from __future__ import annotations

import polars as pl

from veikart.picture import Picture
from veikart.picture.levels import required_at
from veikart.progress.ratings import KEY, levels_between

OUT, MET, BELOW, UNKNOWN = 0, 1, 2, 3
"""States of a cell. `OUT`: nothing is asked (not required, parked, or not relevant)."""

STAGES = ("then", "role", "target", "mid", "now")
"""As it was; with the roles of now; the target of now, too; after the first step of the level; as it is."""

_COMPARED = ("unit", "required", "level", "method", "parked", "assessed")


def stages(now: Picture, before: Picture) -> pl.DataFrame:
    """A row for each cell (person × skill) that is not the same in both pictures, and perhaps for others.

    Columns: person, skill; `there_then`, `there_now` (the person), `unit_then`, `unit_now`; `first` and
    `second`, kinds of the two steps of the level; `position_then`, `position_now`, of the ratings that
    counted; and for each stage `state_…`, `gap_…` (steps missing, 0 where not below), `level_…` and
    `required_…` (null: none).
    """
    rows = _differing_cells(now, before)
    for when, picture in (("then", before), ("now", now)):
        people = picture.people.select(
            "person", pl.lit(True).alias(f"there_{when}"), pl.col("unit").alias(f"unit_{when}")
        )
        skills = picture.skills.select("skill", (~pl.col("parked")).alias(f"wanted_{when}"))
        rows = rows.join(people, on="person", how="left").join(skills, on="skill", how="left")
    rows = rows.join(levels_between(now, before, rows.select(KEY)), on=KEY, how="left")
    return _staged(rows.with_columns(pl.col(r"^(there|wanted|irrelevant|assessed)_.*$").fill_null(False)))


def _differing_cells(now: Picture, before: Picture) -> pl.DataFrame:
    """person, skill, and of either picture `required_`, `level_`, `assessed_`; `required_role`: what would
    have been required then of whoever holds the roles of now."""
    here, then = (
        picture.cells.select(*KEY, pl.col(_COMPARED).name.suffix(f"_{when}"))
        for picture, when in ((now, "now"), (before, "was"))
    )
    rows = here.join(then, on=KEY, how="full", coalesce=True)
    moved = _moved_people(now, before)
    differs = pl.any_horizontal(pl.col(f"{c}_now").ne_missing(pl.col(f"{c}_was")) for c in _COMPARED)
    people = pl.concat([moved, _shifted_people(now, before)]).unique().implode()
    rows = rows.filter(
        differs
        | pl.col("person").is_in(people)
        | pl.col("skill").is_in(_turned_skills(now, before).implode())
    ).select(*KEY, pl.col("^(required|level|assessed)_(was|now)$"))
    holding = now.assignments.filter(pl.col("person").is_in(moved.implode()))
    by_roles = required_at(before.requirements, holding).select(*KEY, by_roles="level")
    has_moved = pl.col("person").is_in(moved.implode())
    return rows.join(by_roles, on=KEY, how="full", coalesce=True).with_columns(
        required_role=pl.when(has_moved).then(pl.col("by_roles")).otherwise(pl.col("required_was"))
    )


def _in_one_only(now: pl.DataFrame, before: pl.DataFrame, column: str) -> pl.Series:
    """What stands in `column` of the rows that are in one of the tables only."""
    gone = before.join(now, on=now.columns, how="anti", nulls_equal=True)[column]
    return pl.concat([now.join(before, on=now.columns, how="anti", nulls_equal=True)[column], gone]).unique()


def _moved_people(now: Picture, before: Picture) -> pl.Series:
    """People who hold other roles."""
    held = ("person", "role")
    return _in_one_only(now.assignments.select(held), before.assignments.select(held), "person")


def _shifted_people(now: Picture, before: Picture) -> pl.Series:
    """People whose unit lies elsewhere in the organisation."""
    place = ("unit", "above")
    units = _in_one_only(now.lineage.select(place), before.lineage.select(place), "unit")
    people = pl.concat([now.people.select("person", "unit"), before.people.select("person", "unit")])
    return people.filter(pl.col("unit").is_in(units.implode()))["person"].unique()


def _turned_skills(now: Picture, before: Picture) -> pl.Series:
    """Skills on another scale, of another criticality, or serving other goals."""
    known, serving = ("skill", "scale", "criticality"), ("skill", "goal")
    return pl.concat(
        [
            _in_one_only(now.skills.select(known), before.skills.select(known), "skill"),
            _in_one_only(now.links.select(serving).unique(), before.links.select(serving).unique(), "skill"),
        ]
    ).unique()


def _staged(rows: pl.DataFrame) -> pl.DataFrame:
    """Requirement, level, state and gap at each stage. The ends are the picture's own; only what lies between
    them is supposed."""
    silent = pl.lit(None, pl.Float64())
    wanted_then = pl.when("wanted_then")
    required_now = pl.when("wanted_now").then(pl.col("required_now"))
    irrelevant_was = pl.col("assessed_was") & pl.col("level_was").is_null()
    irrelevant_now = pl.col("assessed_now") & pl.col("level_now").is_null()
    stages = {
        "then": (wanted_then.then(pl.col("required_was")), pl.col("level_was"), irrelevant_was),
        "role": (wanted_then.then(pl.col("required_role")), pl.col("level_was"), irrelevant_was),
        "target": (required_now, pl.col("level_then"), pl.col("irrelevant_then")),
        "mid": (required_now, pl.col("level_mid"), pl.col("irrelevant_mid")),
        "now": (required_now, pl.col("level_now"), irrelevant_now),
    }
    columns: dict[str, pl.Expr] = {}
    for stage, (required, level, irrelevant) in stages.items():
        asked = pl.when(~irrelevant).then(required).otherwise(silent)
        below = (level < asked).fill_null(False)
        columns |= {
            f"state_{stage}": pl.when(asked.is_null())
            .then(OUT)
            .when(level.is_null())
            .then(UNKNOWN)
            .when(below)
            .then(BELOW)
            .otherwise(MET)
            .cast(pl.Int8()),
            f"gap_{stage}": pl.when(below).then(asked - level).otherwise(0.0),
            f"level_{stage}": level,
            f"required_{stage}": asked,
        }
    kept = ("there_then", "there_now", "unit_then", "unit_now", "first", "second")
    return rows.select(*KEY, *kept, "position_then", "position_now", **columns)
