"""The analysis: its columns, and that they add up to what the pages show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.rooms import furnished

from veikart.contributions.view import Selection
from veikart.interchange.exporting import export
from veikart.moment import Moment
from veikart.progress import Progress
from veikart.progress.columns import COLUMNS
from veikart.progress.counts import FIELDS
from veikart.progress.table import progress_table
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonLeft

THEN = date(2025, 3, 3)


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """A workshop in March; in June Kari grew, Ola was rated first, and then the target rose."""
    from veikart.journal import Proposed

    session, clock = furnished(tmp_path / "table.veikart")
    session.do("skill.assess", person="kari", skill="sql", level=2)
    session.do("skill.assess", person="ola", skill="welding", level=2)
    clock.move(THEN)
    session.do("workshop.start", name="Scan")
    clock.move(date(2025, 6, 2))
    session.do("skill.assess", person="kari", skill="sql", level=3)
    session.do("skill.assess", person="ola", skill="sql", level=1)
    session.do("level.require", role="engineer", skill="welding", level=3)
    session.write([Proposed(PersonLeft(person="ola"), date(2025, 6, 20))])
    yield session
    session.close()


def test_a_row_is_one_reason_for_one_cell_since_the_last_workshop(session: Session) -> None:
    table = progress_table(session.picture(), Selection())
    assert table.columns == list(COLUMNS)
    assert table.select("since", "until").unique().rows() == [(THEN, date(2025, 6, 2))]
    told = table.select("part", "person", "skill", "state_was", "state_is", "level_was", "level_is").rows()
    assert told == [
        ("grew", "kari", "sql", "below", "met", 2.0, 3.0),
        ("rated", "ola", "sql", "unknown", "below", None, 1.0),
        ("target", "ola", "welding", "met", "below", 2.0, 2.0),
    ]


def test_the_columns_add_up_to_the_change(session: Session) -> None:
    picture = session.picture(Moment(date(2025, 7, 1)))
    before = Moment(THEN)
    table = progress_table(picture, Selection(compare=before))
    total = Progress(picture, picture.at(before)).total()
    for name in FIELDS:
        assert table[name].sum() == getattr(total.now, name) - getattr(total.before, name)
    assert total.share is not None
    assert table["points"].sum() == pytest.approx(100 * total.share)


def test_the_columns_are_the_same_where_nothing_changed(session: Session) -> None:
    table = progress_table(session.picture(Moment(THEN)), Selection(compare=Moment(THEN)))
    assert table.height == 0
    assert table.schema == progress_table(session.picture(), Selection()).schema


def test_the_export_has_it_with_names(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=None)
    told = pl.read_parquet(tmp_path / "out" / "progress.parquet")
    assert told.filter(pl.col("part") == "grew").select("person_name", "skill_label").rows() == [
        ("Kari", "SQL")
    ]
