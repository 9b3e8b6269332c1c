"""What leaves for analysts: the level history, five questions about it, and the partitioned dataset."""

from __future__ import annotations

import re
import tempfile
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
from benchmarks.news import copy_of, write_news
from benchmarks.reading_in import NEWS
from benchmarks.timing import Figure, Target, Took, median_of, of_one, peak, timed

from veikart.interchange.level_history import write_levels
from veikart.interchange.partitioned.exporting import DatasetReport, export_partitioned
from veikart.session import Session

_PAGE = Path(__file__).parents[1] / "docs" / "scale.md"
_ASKED = {"day": "2026-03-01", "since": "2024-06-01", "known": "2026-01-15"}


def level_history(file: Path, target: Target) -> list[Figure]:
    """The level history to Parquet from an open engagement, and what DuckDB makes of it."""
    figures = []
    with tempfile.TemporaryDirectory(dir=file.parent) as folder, Session.open(file) as session:
        path = Path(folder) / "levels.parquet"
        picture = session.picture()
        took = median_of(lambda: write_levels(picture, path))
        size = path.stat().st_size / 1e6
        what = "export of the level history to Parquet"
        figures.append(of_one(what, took, target("levels"), f"{size:.1f} MB"))
        _, of_file, macro, *questions = _sql()
        with duckdb.connect() as connection:
            connection.execute("SET threads = 2")
            connection.execute(of_file.replace("levels.parquet", str(path)))
            connection.execute(macro)
            for name, day in _ASKED.items():
                connection.execute(f"SET VARIABLE {name} = DATE '{day}'")
            connection.execute(f"SET VARIABLE skill = '{picture.skills['skill'][0]}'")
            for number, question in enumerate(questions, 1):
                took = median_of(partial(_answer, connection, question), 3)
                figures.append(of_one(f"DuckDB, question {number} of docs/scale.md", took))
    return figures


def _answer(connection: duckdb.DuckDBPyConnection, question: str) -> list[tuple[Any, ...]]:
    return connection.execute(question).fetchall()


def _sql() -> list[str]:
    return re.findall(r"^```sql\n(.*?)^```", _PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def dataset(file: Path, _: Target) -> list[Figure]:
    """The partitioned dataset: whole, when there is nothing new, and with 10,000 new events, on a copy of the
    file; memory of the whole process."""
    figures = []
    with copy_of(file) as copy:
        place = copy.parent / "dataset"
        report, took = _exported(copy, place)
        size = sum(path.stat().st_size for path in place.rglob("*.parquet")) / 1e6
        more = f"{report.files} files, {size:.0f} MB, {sum(report.rows.values()):,} rows"
        figures.append(of_one("partitioned dataset, whole", took, more=more))
        figures.append(Figure("peak memory of that", peak(), "MB"))
        figures.append(of_one("partitioned dataset, nothing new", _exported(copy, place)[1]))
        write_news(copy, NEWS, 1)
        report, took = _exported(copy, place)
        more = f"{report.written} of {report.files} files written"
        figures.append(of_one(f"partitioned dataset, {NEWS:,} new events", took, more=more))
    return figures


def _exported(file: Path, place: Path) -> tuple[DatasetReport, Took]:
    with Session.open(file, read=False) as session:
        return timed(lambda: export_partitioned(session, place))
