"""Skills that roles require and head-count targets, each with those who reach the level it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from veikart.api import Picture, Selection, skills_in
from veikart_gap.risk.held import Held, Places

_NOBODY = np.empty(0, np.int64)


@dataclass(frozen=True, slots=True)
class Demand:
    """A skill that roles require, or a head-count target, with those who hold it."""

    skill: str
    name: str
    criticality: int
    demand: str
    """"required" or "head count"."""
    level: float
    held: Places
    """Places of the holders in `Held.people`, the highest level first."""
    stale: int
    leaving: int
    enough: int
    """So many holders are enough: what covers a skill, or what the target wants."""
    required: int = 0
    unknown: int = 0
    unit: str | None = None
    unit_name: str | None = None

    @property
    def holders(self) -> int:
        return len(self.held)

    @property
    def stay(self) -> int:
        """Holders who are not known to leave."""
        return self.holders - self.leaving

    @property
    def wanted(self) -> int | None:
        """People the target wants; None for a requirement."""
        return self.enough if self.demand == "head count" else None

    @property
    def bus_factor(self) -> int:
        """The least number of leavers after which too few hold it; 0 when that is so already."""
        return max(0, self.holders - self.enough + 1)

    @property
    def risk(self) -> str:
        """As in `columns.HOLDERS`."""
        if self.wanted is None and not self.stay:
            return "all leave" if self.holders else "nobody"
        if self.stay < self.enough:
            return "short" if self.holders < self.enough else "will be short"
        if self.wanted is not None or self.stay > self.enough:
            return ""
        return self._just_enough

    @property
    def _just_enough(self) -> str:
        if self.enough > 1:
            return "just enough"
        return "one person" if self.holders == 1 else "one stays"


def demands(picture: Picture, selection: Selection, held: Held) -> list[Demand]:
    """Of the selection, the greatest risk first. Of a selected person what they hold, and no targets."""
    found = list(_required(held))
    if selection.person is None:
        found += _targets(picture, selection, held, {each.skill: each for each in found})
    else:
        place = held.people["person"].index_of(selection.person)
        found = [each for each in found if place is not None and place in each.held]
    return sorted(found, key=lambda each: (each.risk == "", -each.criticality, each.stay, each.holders))


def first_leaves(held: Held, demand: Demand) -> date | None:
    """The first day one of the holders is no longer there."""
    days = [held.leaves[held.who[place][0]] for place in demand.held if held.leaving[place]]
    return min(days, default=None)


def _required(held: Held) -> Iterator[Demand]:
    asked = ~np.isnan(held.required)
    required = np.count_nonzero(asked, axis=1).tolist()
    unknown = np.count_nonzero(asked & np.isnan(held.level), axis=1).tolist()
    rows = held.skills.select("skill", "name", "criticality").rows()
    for place in np.flatnonzero(held.needs).tolist():
        skill, name, criticality = rows[place]
        level = float(held.needed[place])
        found = _reaching(held, place, level)
        yield Demand(
            skill,
            name,
            criticality,
            "required",
            level,
            found,
            stale=int(held.stale[place][found].sum()),
            leaving=int(held.leaving[found].sum()),
            enough=held.cover,
            required=required[place],
            unknown=unknown[place],
        )


def _targets(
    picture: Picture, selection: Selection, held: Held, asked: Mapping[str, Demand]
) -> Iterator[Demand]:
    """Head-count targets; `asked` says of whom their skills are required."""
    skills = skills_in(picture, selection).filter(~pl.col("parked")).select("skill", "name", "criticality")
    targets = picture.headcounts.join(skills, on="skill").sort("skill", "unit", "level")
    if selection.unit is not None:
        targets = targets.filter(pl.col("unit").is_in(list(picture.within(selection.unit))))
    names: dict[str, str] = dict(picture.units.select("unit", "name").rows())
    for row in targets.iter_rows(named=True):
        place, like = held.rows.get(row["skill"]), asked.get(row["skill"])
        among = slice(None) if row["unit"] is None else held.units.get(row["unit"], slice(0))
        found = _NOBODY if place is None else _reaching(held, place, row["level"], among)
        yield Demand(
            row["skill"],
            row["name"],
            row["criticality"],
            "head count",
            row["level"],
            found,
            stale=0 if place is None else int(held.stale[place][found].sum()),
            leaving=int(held.leaving[found].sum()),
            enough=int(row["people"]),
            required=like.required if like else 0,
            unknown=like.unknown if like else 0,
            unit=row["unit"],
            unit_name=names.get(row["unit"]),
        )


def _reaching(held: Held, skill: int, level: float, among: slice = slice(None)) -> Places:
    """Places of those of some people who are at or above a level in a skill, the highest first."""
    found = np.flatnonzero(held.level[skill][among] >= level) + (among.start or 0)
    return found[np.argsort(-held.level[skill][found], kind="stable")]
