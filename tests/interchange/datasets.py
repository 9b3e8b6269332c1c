"""What tests of partitioned datasets share: a look at every file, and a history written bit by bit."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
from benchmarks.company import company
from benchmarks.generating import Writing
from benchmarks.telling import Command, History
from tests.interchange.waterworks import SetClock, plugins

from veikart.interchange.partitioned.exporting import DatasetReport, export_partitioned
from veikart.journal import Journal
from veikart.plugins import Plugins
from veikart.session import Session

UNTIL = date(2026, 11, 30)


def exported(
    file: Path,
    folder: Path,
    *,
    whole: bool = False,
    pseudonyms: bool = False,
    with_plugins: Plugins | None = None,
) -> DatasetReport:
    """Exports as the command line does, without reading the facts in."""
    opened = Session.open(file, plugins=with_plugins or plugins(), pseudonyms=pseudonyms, read=False)
    with opened as session:
        return export_partitioned(session, folder, whole=whole)


def contents(folder: Path) -> dict[str, bytes]:
    """Path → bytes of every file in the folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def stamps(folder: Path) -> dict[str, int]:
    """Path → when the file was last written."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def changed(before: dict[str, int], after: dict[str, int]) -> set[str]:
    """The files that are new or were written again."""
    return {path for path, stamp in after.items() if before.get(path) != stamp}


def table(folder: Path, name: str) -> pl.DataFrame:
    """All rows of a table, by position."""
    return pl.read_parquet(folder / name / "**/*.parquet", hive_partitioning=True).sort("position")


def asked(folder: Path, question: str) -> list[tuple[Any, ...]]:
    """The answer of DuckDB, with a view for each table of the dataset."""
    with duckdb.connect() as connection:
        for each in (path for path in folder.iterdir() if path.is_dir()):
            source = f"read_parquet('{each}/**/*.parquet', hive_partitioning = true)"
            connection.execute(f"CREATE VIEW {each.name} AS SELECT * FROM {source}")
        return connection.execute(question).fetchall()


class Growing:
    """A generated history that goes on with every call of `grow`."""

    def __init__(self, path: Path, events: int) -> None:
        history = History(company(1, 100, 10, UNTIL), events)
        source = random.Random(1)
        self.path = path
        self.commands: list[Command] = list(history)
        journal = Journal.create(path, "Fjord", clock=SetClock(history.begins.date()), source=source)
        self._writing, self._journal = Writing(journal, source), journal

    def grow(self, commands: int) -> None:
        """Writes so many more of its commands."""
        now, self.commands = self.commands[:commands], self.commands[commands:]
        self._writing.all(now)

    def close(self) -> None:
        self._journal.close()


@contextmanager
def growing(path: Path, events: int) -> Iterator[Growing]:
    """A history to grow, closed in the end."""
    made = Growing(path, events)
    try:
        yield made
    finally:
        made.close()
