"""Where a row lies: by table, by the month it was recorded in, and by the block of positions it belongs to.

A file holds one table's rows of one month and one block, in order of position. So it is the same file
whether it was written at once or bit by bit, no file is larger than a block, and all of a block is made in
one reading of the journal: memory does not grow with the history.
"""

from __future__ import annotations

from typing import NamedTuple

BLOCK = 1 << 18
"""Events of a block: their rows take about 150 MB while they are in memory."""
PARTITIONED_BY = ("year", "month")
SUFFIX = ".parquet"
REVERTS = "reverts"
JOURNAL = "journal"


class Part(NamedTuple):
    """A file of the dataset."""

    table: str
    year: int
    month: int
    block: int

    @property
    def path(self) -> str:
        """Its place within the folder, as Hive, Spark, DuckDB and Polars take it apart."""
        return f"{self.table}/year={self.year}/month={self.month}/part-{self.block:05}{SUFFIX}"


def block_at(position: int) -> int:
    """The block that the event at a position belongs to."""
    return position // BLOCK


def block_of(path: str) -> int | None:
    """The block of the file at `path`; None for what is no part of one."""
    name = path.rpartition("/")[2].removesuffix(SUFFIX)
    number = name.removeprefix("part-")
    return int(number) if name.startswith("part-") and number.isdecimal() else None


def bounds(block: int, head: int) -> tuple[int, int]:
    """First and last position of a block in a history that ends at `head`."""
    return block * BLOCK, min((block + 1) * BLOCK - 1, head)
