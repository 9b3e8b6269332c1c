"""What docs/engines.md says of each engine is what the engine says of itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from veikart.journal.engine import Capabilities
from veikart.journal.library.store import KURRENTDB, OTHERS
from veikart.journal.postgres.engine import PostgresEngine
from veikart.journal.sqlite import SQLiteEngine

PAGE = Path(__file__).parents[2] / "docs" / "engines.md"
ALL = [SQLiteEngine.capabilities, PostgresEngine.capabilities, KURRENTDB, OTHERS]


def table() -> dict[str, dict[str, str]]:
    """The table at the head of the page: engine → row → cell."""
    lines = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("|")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {
        engine: {row[0]: row[column] for row in rows[2:]} for column, engine in enumerate(rows[0]) if column
    }


def test_the_page_tells_of_every_engine() -> None:
    assert list(table()) == [each.name for each in ALL]


@pytest.mark.parametrize("can", ALL, ids=lambda can: can.name)
def test_the_page_is_true(can: Capabilities) -> None:
    said = table()[can.name]
    assert said["while one writes, others"] == {"exclusive": "wait", "optimistic": "begin again"}[can.turn]
    largest = "what memory holds" if can.largest_batch is None else f"{can.largest_batch:,} bytes"
    assert said["at once, whole or not at all"] == largest
    assert said["news of others"] == ("at once" if can.subscribe else "every two seconds")
    assert said["read in bulk"] == ("by the database" if can.direct_sql else "event by event")
