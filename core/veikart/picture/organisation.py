"""Who is where: units as a tree, people in it, the roles they hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import polars as pl

from veikart.moment import Moment
from veikart.picture.asked import Whole
from veikart.picture.identities import every, in_order, numbers_in, ranks_in, widths_in
from veikart.projections.facts import Facts
from veikart.projections.standing import Standing, or_none, taken
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
    """`rows` sorted by the columns `before`, then by `name` as the language sorts; equals as they came."""
    names = rows["name"].unique().to_list()
    rank = {name: i for i, name in enumerate(sorted(names, key=lambda n: collation_key(n or "", language)))}
    ranks = pl.col("name").replace_strict(rank, default=-1, return_dtype=pl.Int64())
    return rows.sort(*before, ranks, maintain_order=True, nulls_last=True)


@dataclass(frozen=True)
class Tree:
    """Open units, each below its parent, siblings by name."""

    table: pl.DataFrame
    """See `Picture.units`."""
    place: Whole
    """For each unit there ever was, by its number, the place in the table; -1: not there. One -1 more at the
    end, for whoever has no unit."""
    above: Whole
    """The place of the unit above each one of the table; -1 at the top."""

    @cached_property
    def lineage(self) -> pl.DataFrame:
        """See `Picture.lineage`."""
        return lineage_of(self.table)

    def below(self, unit: str) -> range:
        """The places of a unit and of all below it, which stand one after the other; none of one that is not
        there."""
        place = self.table["unit"].index_of(unit)
        if place is None:
            return range(0)
        depths = self.table["depth"].to_numpy()
        after = np.flatnonzero(depths[place + 1 :] <= depths[place])
        return range(place, place + 1 + int(after[0]) if len(after) else len(depths))

    @cached_property
    def names(self) -> pl.Series:
        """And nothing in the place after the last."""
        return or_none(self.table["name"])

    @cached_property
    def orders(self) -> pl.Series:
        """And nothing in the place after the last."""
        return or_none(self.table["order"])


def tree_at(facts: Facts, moment: Moment, language: str) -> Tree:
    """The units at a moment.

    A unit whose parent is gone stands at the top, and so does one that lies below itself: moves recorded out
    of order can lead to that on some days.
    """
    said = facts.standing("units", moment)
    return facts.alike("tree", said, lambda: _grown(said, every(facts, "units").len(), language))


def _grown(said: Standing, units: int, language: str) -> Tree:
    table = _walked(said.table(("unit", "name", "parent")).rows(), language)
    places = {unit: place for place, unit in enumerate(table["unit"])}
    place = np.full(units + 1, -1, np.int64)
    place[said.numbers] = [places[unit] for unit in said.column("unit")]
    above = [-1 if parent is None else places[parent] for parent in table["parent"]]
    return Tree(table, place, np.array(above, np.int64))


def _walked(named: Sequence[tuple[str, str, str | None]], language: str) -> pl.DataFrame:
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


@dataclass(frozen=True)
class Present:
    """Those who are there, in the order of their units and by name; those without a unit last."""

    table: pl.DataFrame
    """See `Picture.people`."""
    number: Whole
    """The number of each among everyone there ever was."""
    unit: Whole
    """The place of each one's unit in `Picture.units`; -1 without one that is there."""
    width: Whole
    """Terminal cells of each one's name."""


def present_at(tree: Tree, facts: Facts, moment: Moment, language: str) -> Present:
    """The people at a moment."""
    said = facts.standing("people", moment)
    unit = tree.place[numbers_in(facts, "people", "unit", "units")[said.where("unit")]]
    last = np.where(unit < 0, tree.table.height, unit)
    order = in_order(last, ranks_in(facts, "people", "name", language)[said.where("name")])
    said, last = said.picked(order), last[order]
    columns = [said.column(name) for name in ("person", "name", "unit", "ref")]
    columns += [
        taken(tree.names, last).alias("unit_name"),
        taken(tree.orders, last).alias("unit_order"),
    ]
    widths = widths_in(facts, "people", "name")[said.where("name")]
    return Present(pl.DataFrame(columns), said.numbers, unit[order], widths)


def roles_at(facts: Facts, moment: Moment, language: str) -> pl.DataFrame:
    """Roles by name."""
    said = facts.standing("roles", moment)
    columns = ("role", "name", "ref", "description")
    return facts.alike(f"roles in {language}", said, lambda: in_name_order(said.table(columns), language))


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
