"""Who is where: units as a tree, people in it, the roles they hold."""

from __future__ import annotations

from collections import defaultdict

import polars as pl

from veikart.moment import Moment
from veikart.projections.facts import Facts
from veikart.text import collation_key

UNIT_SCHEMA = {
    "unit": pl.String(),
    "name": pl.String(),
    "parent": pl.String(),
    "path": pl.String(),
    "depth": pl.Int64(),
    "order": pl.Int64(),
}


def in_name_order(rows: pl.DataFrame, language: str, *before: str) -> pl.DataFrame:
    """`rows` sorted by the columns `before`, then by `name` as the language sorts."""
    names = rows["name"].unique().to_list()
    rank = {name: i for i, name in enumerate(sorted(names, key=lambda n: collation_key(n or "", language)))}
    ranks = pl.col("name").replace_strict(rank, default=-1, return_dtype=pl.Int64())
    return rows.sort(*before, ranks, maintain_order=True, nulls_last=True)


def units_at(facts: Facts, moment: Moment, language: str) -> pl.DataFrame:
    """Open units, each below its parent, siblings by name. A unit whose parent is gone stands at the top."""
    rows = {row["unit"]: row for row in facts.at("units", moment).iter_rows(named=True)}
    below: dict[str | None, list[str]] = defaultdict(list)
    for unit in sorted(rows, key=lambda u: collation_key(rows[u]["name"], language)):
        parent = rows[unit]["parent"]
        below[parent if parent in rows else None].append(unit)
    walked: list[tuple[str, str, str | None, str, int, int]] = []

    def walk(parent: str | None, path: str, depth: int) -> None:
        for unit in below[parent]:
            name = rows[unit]["name"]
            here = f"{path} / {name}" if path else name
            walked.append((unit, name, parent, here, depth, len(walked)))
            walk(unit, here, depth + 1)

    walk(None, "", 0)
    return pl.DataFrame(walked, schema=UNIT_SCHEMA, orient="row")


def people_at(facts: Facts, moment: Moment, units: pl.DataFrame, language: str) -> pl.DataFrame:
    """People who are there, in the order of their units and by name; those without a unit last."""
    where = units.select("unit", unit_name="name", unit_order="order")
    people = facts.at("people", moment).select("person", "name", "unit", "ref").join(where, on="unit", how="left")
    return in_name_order(people, language, "unit_order")


def subtree(units: pl.DataFrame, unit: str) -> frozenset[str]:
    """`unit` and all units below it."""
    found = {unit}
    for row in units.sort("order").iter_rows(named=True):
        if row["parent"] in found:
            found.add(row["unit"])
    return frozenset(found)
