"""Who is where: units as a tree, people in it, the roles they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from veikart.moment import Moment
from veikart.picture.asked import places_of, rows_of
from veikart.picture.scales import on_skill_scale
from veikart.projections.facts import Facts
from veikart.text import collation_key

if TYPE_CHECKING:
    from veikart.picture.picture import Picture

UNIT_SCHEMA = {
    "unit": pl.String(),
    "name": pl.String(),
    "parent": pl.String(),
    "path": pl.String(),
    "depth": pl.Int64(),
    "order": pl.Int64(),
}

_STAFF = {"unit": pl.String(), "people": pl.Int64()}


def in_name_order(rows: pl.DataFrame, language: str, *before: str) -> pl.DataFrame:
    """`rows` sorted by the columns `before`, then by `name` as the language sorts; equals as they came."""
    names = rows["name"].unique().to_list()
    rank = {name: i for i, name in enumerate(sorted(names, key=lambda n: collation_key(n or "", language)))}
    ranks = pl.col("name").replace_strict(rank, default=-1, return_dtype=pl.Int64())
    return rows.sort(*before, ranks, maintain_order=True, nulls_last=True)


def by_name(rows: pl.DataFrame, facts: Facts, table: str, language: str, *before: str) -> pl.DataFrame:
    """As `in_name_order`, for names of a table: all that it ever held are put in order once."""

    def ranks() -> pl.DataFrame:
        names = facts.few[table]["name"].drop_nulls().unique()
        ordered = sorted(names.to_list(), key=lambda name: collation_key(name, language))
        return pl.DataFrame({"name": ordered}, schema={"name": pl.String()}).with_columns(
            place=pl.int_range(pl.len(), dtype=pl.Int64())
        )

    placed = rows.join(
        facts.once(("names", table, language), ranks), on="name", how="left", maintain_order="left"
    )
    return placed.sort(*before, pl.col("place").fill_null(-1), maintain_order=True, nulls_last=True).drop(
        "place"
    )


def assumptions_of(picture: Picture, units: pl.Series) -> pl.DataFrame:
    """unit, skill, level (on the skill's scale): what is assumed of some units themselves."""
    facts, statements = picture.facts, picture.facts.many["assumptions"]
    looked, codes = facts.looked(picture.moment), places_of(units, statements.texts["unit"])
    wanted, found = codes[codes >= 0].tolist(), []
    for rows, runs in facts.parts("assumptions"):
        held = runs.held_among(looked, rows_of(rows["unit"].to_numpy(), wanted))
        found.append(rows[runs.last_of(held)])
    rows = statements.decoded(facts.latest("assumptions", found))
    return on_skill_scale(rows, picture.skills, picture.scales, "level").select("unit", "skill", "level")


def units_at(facts: Facts, moment: Moment, language: str) -> pl.DataFrame:
    """Open units, each below its parent, siblings by name.

    A unit whose parent is gone stands at the top, and so does one that lies below itself: moves recorded out
    of order can lead to that on some days.
    """
    named = facts.at("units", moment).select("unit", "name", "parent").rows()
    names = {unit: name for unit, name, _ in named}
    parents = {unit: parent if parent in names else None for unit, _, parent in named}
    below: dict[str | None, list[str]] = defaultdict(list)
    for unit in sorted(names, key=lambda u: (collation_key(names[u], language), u), reverse=True):
        below[None if _below_itself(unit, parents) else parents[unit]].append(unit)
    walked: list[tuple[str, str, str | None, str, int, int]] = []
    ahead: list[tuple[str, str | None, str, int]] = [(unit, None, "", 0) for unit in below[None]]
    while ahead:  # not recursive: a client's tree may be deeper than Python's stack
        unit, parent, path, depth = ahead.pop()
        here = f"{path} / {names[unit]}" if path else names[unit]
        walked.append((unit, names[unit], parent, here, depth, len(walked)))
        ahead += ((child, unit, here, depth + 1) for child in below[unit])
    return pl.DataFrame(walked, schema=UNIT_SCHEMA, orient="row")


def _below_itself(unit: str, parents: Mapping[str, str | None]) -> bool:
    above, seen = parents[unit], set[str]()
    while above is not None and above not in seen:
        if above == unit:
            return True
        seen.add(above)
        above = parents[above]
    return False


def people_at(facts: Facts, moment: Moment, units: pl.DataFrame, language: str) -> pl.DataFrame:
    """People who are there, in the order of their units and by name; those without a unit last."""
    where = units.select("unit", unit_name="name", unit_order="order")
    people = facts.at("people", moment).select("person", "name", "unit", "ref")
    placed = people.join(where, on="unit", how="left", maintain_order="left")
    return by_name(placed, facts, "people", language, "unit_order")


def subtree(units: pl.DataFrame, unit: str) -> frozenset[str]:
    """`unit` and all units below it."""
    found = {unit}
    for row in units.sort("order").iter_rows(named=True):
        if row["parent"] in found:
            found.add(row["unit"])
    return frozenset(found)


def lineage_of(units: pl.DataFrame) -> pl.DataFrame:
    """unit, above, distance: every unit with itself (0) and all units above it (1, 2 …)."""
    parents = dict(units.select("unit", "parent").rows())
    pairs: list[tuple[str, str, int]] = []
    for unit in parents:
        above: str | None = unit
        distance = 0
        while above is not None:
            pairs.append((unit, above, distance))
            above, distance = parents[above], distance + 1
    schema = {"unit": pl.String(), "above": pl.String(), "distance": pl.Int64()}
    return pl.DataFrame(pairs, schema=schema, orient="row")


def staff_of(people: pl.DataFrame, lineage: pl.DataFrame) -> pl.DataFrame:
    """unit, people: how many belong to each unit or to one below it; in the row without a unit, all."""
    inside = people.select("unit").join(lineage, on="unit").group_by(unit="above").agg(people=pl.len())
    everyone = pl.DataFrame({"unit": [None], "people": [people.height]}, schema=_STAFF)
    return pl.concat([everyone, inside.cast({"people": pl.Int64}).sort("unit")])


def inherited(statements: pl.DataFrame, lineage: pl.DataFrame, people: pl.DataFrame) -> pl.DataFrame:
    """person, skill, level: for each person the statement (unit, skill, level) of the nearest unit above."""
    return (
        people.select("person", "unit")
        .join(lineage, on="unit")
        .join(statements.select("skill", "level", above="unit"), on="above")
        .sort("person", "skill", "distance")
        .unique(["person", "skill"], keep="first", maintain_order=True)
        .select("person", "skill", "level")
    )
