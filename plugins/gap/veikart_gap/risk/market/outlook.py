"""What is known of the outside market for each skill at a moment."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

import polars as pl

from veikart.api import Picture, fold, number
from veikart_gap.risk.market.projection import TABLE
from veikart_gap.risk.market.shortage import WORDS

OLD_AFTER_DAYS = 730


@dataclass(frozen=True, slots=True)
class Outlook:
    """One observation, as it counts for a skill."""

    role: str | None
    """Name of the role it is about; None where it is about the skill itself."""
    region: str
    source: str
    shortage: int | None
    lacking: float | None
    day: date
    old: bool
    """Whether it is more than two years old."""
    position: int

    @property
    def hard(self) -> bool:
        """Whether it says that people are hard to find."""
        return (self.shortage or 0) >= 4 or (self.shortage is None and bool(self.lacking))

    @property
    def easy(self) -> bool:
        """Whether it says that there are many. That nobody is lacking does not say so."""
        return self.shortage is not None and self.shortage <= 2

    @property
    def words(self) -> str:
        """ "hard to find, 3 600 people lacking"."""
        rung = [WORDS[self.shortage]] if self.shortage is not None else []
        return ", ".join(
            [*rung, *([f"{number(self.lacking)} people lacking"] if self.lacking is not None else [])]
        )

    @property
    def told(self) -> str:
        """The same with what it is about, where, who says so and when."""
        about = f"as {self.role}: " if self.role else ""
        where = f"{self.region}, " if self.region else ""
        age = ", more than two years old" if self.old else ""
        return f"{about}{self.words} ({where}{self.source}, {self.day}{age})"


def outlooks(picture: Picture, region: str) -> dict[str, list[Outlook]]:
    """Skill → what is known of it, what counts first at the front: of the skill itself before that of a role
    that requires it; of the region before that of the whole country; then the latest.

    With a region that of others is left out; without one it comes last.
    """
    rows = picture.table(TABLE)
    if not rows.height:
        return {}
    roles = dict(picture.roles.select("role", "name").rows())
    requires: dict[str, list[str]] = defaultdict(list)
    for role, skill in picture.requirements.select("role", "skill").unique().rows():
        requires[role].append(skill)
    found: dict[str, list[Outlook]] = defaultdict(list)
    for row in rows.filter(pl.col("source").is_not_null()).iter_rows(named=True):
        if region and row["region"] and fold(row["region"]) != fold(region):
            continue
        role = row["subject"] if row["about"] == "role" else None
        if role is not None and role not in roles:
            continue
        outlook = Outlook(
            roles[role] if role is not None else None,
            row["region"] or "",
            row["source"],
            row["shortage"],
            row["lacking"],
            row["effective"],
            (picture.moment.true_on - row["effective"]).days > OLD_AFTER_DAYS,
            row["position"],
        )
        for skill in requires[role] if role is not None else [row["subject"]]:
            found[skill].append(outlook)
    for each in found.values():
        each.sort(key=lambda one: _order(one, region))
    return found


def _order(outlook: Outlook, region: str) -> tuple[bool, bool, int, int]:
    elsewhere = (outlook.region == "") == bool(region)
    return outlook.role is not None, elsewhere, -outlook.day.toordinal(), -outlook.position
