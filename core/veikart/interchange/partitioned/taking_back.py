"""What was taken back, and when, by the reverts that are known; and what another revert changes of that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

import polars as pl

from veikart.interchange.partitioned.layout import block_at
from veikart.journal.reverts import Revert, in_force

SCHEMA = {
    "position": pl.Int64(),
    "first": pl.Int64(),
    "last": pl.Int64(),
    "recorded": pl.Datetime("us", "UTC"),
}
_COLUMNS = {"position": pl.Int64(), "reverted_on": SCHEMA["recorded"]}


class TakenBack:
    """All reverts that are known, each with the instant it was recorded."""

    def __init__(self, reverts: Iterable[tuple[Revert, datetime]] = ()) -> None:
        self._recorded = dict(reverts)
        self._active: list[Revert] | None = None

    def with_more(self, reverts: Iterable[tuple[Revert, datetime]]) -> TakenBack:
        """These and some more."""
        return TakenBack([*self._recorded.items(), *reverts])

    @property
    def active(self) -> list[Revert]:
        """Those that are not themselves taken back."""
        if self._active is None:
            self._active = in_force(self._recorded)
        return self._active

    def within(self, first: int, last: int) -> pl.DataFrame:
        """position, reverted_on: what is taken back from position `first` to `last`, and since when."""
        rows = [
            (position, self._recorded[revert])
            for revert in self.active
            for position in range(max(first, revert.first), min(last, revert.last) + 1)
        ]
        frame = pl.DataFrame(rows, schema=_COLUMNS, orient="row")
        return frame.group_by("position").agg(pl.col("reverted_on").min()).sort("position")

    def blocks_unlike(self, other: TakenBack) -> set[int]:
        """The blocks in which another set of reverts may take back other events."""
        changed = set(self.active).symmetric_difference(other.active)
        return {block for revert in changed for block in _blocks(revert)}

    def frame(self) -> pl.DataFrame:
        """All reverts, in order."""
        rows = [(*revert, at) for revert, at in sorted(self._recorded.items())]
        return pl.DataFrame(rows, schema=SCHEMA, orient="row")

    @classmethod
    def of_frame(cls, frame: pl.DataFrame) -> TakenBack:
        """The inverse of `frame`."""
        return cls((Revert(*row[:3]), row[3]) for row in frame.select(*SCHEMA).iter_rows())


def _blocks(revert: Revert) -> Iterator[int]:
    yield from range(block_at(revert.first), block_at(revert.last) + 1)
