"""Counts of cells, the change between two of them, and how the change of a share is split exactly."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from veikart.progress.parts import PARTS

FIELDS = ("required", "met", "below", "unknown", "gap")
"""What is taken apart: cells that ask something, those met, below and not known, and level steps missing."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of cells, or differences of them; `gap` in level steps."""

    required: int = 0
    met: int = 0
    below: int = 0
    unknown: int = 0
    gap: float = 0.0

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> Counts:
        """The counts in a row with these columns."""
        return cls(**{name: row[name] for name in FIELDS})

    @property
    def known(self) -> int:
        return self.met + self.below

    @property
    def share(self) -> float | None:
        """Met ÷ (met + below); None where nothing is known."""
        return self.met / self.known if self.known else None


NOTHING = Counts()


@dataclass(frozen=True, slots=True)
class PartChange:
    """What one part did to the counts."""

    part: str
    """Its id; see `PARTS`."""
    cells: int
    """Cells of which something changed for this reason."""
    people: int
    """Whose cells they are."""
    counts: Counts
    share: float | None
    """What it did to the share met, from −1 to 1; None where the share was or is not known."""


@dataclass(frozen=True, slots=True)
class Change:
    """The counts before and now, and the parts that lead from one to the other: they add up exactly."""

    before: Counts
    now: Counts
    parts: Mapping[str, PartChange]
    """Only those that changed something, in the order they are told in."""
    people: int = 0
    """How many people's cells they are: then or now, whichever is fewer but some."""

    @property
    def share(self) -> float | None:
        """By how much the share met changed; None where it was or is not known."""
        then, now = self.before.share, self.now.share
        return None if then is None or now is None else now - then

    def of(self, *parts: str) -> tuple[PartChange, ...]:
        """Those of the parts that changed something."""
        return tuple(self.parts[part] for part in parts if part in self.parts)


NOBODYS = (NOTHING, 0)


def change_of(
    then: tuple[Counts, int] | None, here: tuple[Counts, int] | None, rows: Mapping[str, Mapping[str, Any]]
) -> Change:
    """The change between counts of so many people, with what `rows` did: part → cells, people, differences.

    The share is split at the midpoint: met = share × known, so a change of met is the change of the share
    times the mean of known, plus the change of known times the mean of the share. Solved for the share,

        Δshare = Σ (Δmet of the part − mean share × Δknown of the part) ÷ mean known,

    which is exact, the same in whatever order the parts are taken, and adds up over cells as well as over
    parts. Source: T. L. Bennet, "The Theory of Measurement of Changes in Cost of Living", Journal of the
    Royal Statistical Society 83 (1920), who splits a change of price × quantity so.
    """
    (before, some), (now, others) = then or NOBODYS, here or NOBODYS
    people = min(some, others) or max(some, others)
    was, share_now = before.share, now.share
    mean_share = None if was is None or share_now is None else (was + share_now) / 2
    mean_known = (before.known + now.known) / 2
    parts = {}
    for part in PARTS:
        row = rows.get(part.id)
        if row is None:
            continue
        counts = Counts.of(row)
        share = None if mean_share is None else (counts.met - mean_share * counts.known) / mean_known
        parts[part.id] = PartChange(part.id, row["cells"], row["people"], counts, share)
    return Change(before, now, parts, people)
