"""What an export says, read back with DuckDB and pyarrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pyarrow.parquet as pq
import pytest
from tests.interchange.waterworks import FORMULA, TODAY, TWO_LINES, SetClock, build, day, plugins, rated, said

from veikart.interchange.exporting import export
from veikart.moment import Moment
from veikart.projections.core import CORE_PROJECTIONS
from veikart.session import Session
from veikart_events.vocabulary.organisation import PersonJoined

IN_JANUARY = Moment(day("2026-01-20"), day("2026-01-20"))


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    clock = build(tmp_path / "water.veikart")
    with Session.open(tmp_path / "water.veikart", clock=clock, plugins=plugins()) as session:
        yield session


def query(folder: Path, question: str) -> list[tuple[Any, ...]]:
    """The answer of DuckDB, with a view for each Parquet file in the folder."""
    with duckdb.connect() as connection:
        for file in folder.glob("*.parquet"):
            connection.execute(f"CREATE VIEW {file.stem} AS SELECT * FROM '{file}'")
        return connection.execute(question).fetchall()


def column(folder: Path, table: str, name: str) -> list[Any]:
    return list(pq.read_table(folder / f"{table}.parquet")[name].to_pylist())


def test_every_projection_becomes_a_table_with_as_many_rows_as_there_are_facts(
    session: Session, tmp_path: Path
) -> None:
    report = export(session, tmp_path / "out", moment=None)
    for projection in CORE_PROJECTIONS:
        rows = pq.read_metadata(tmp_path / "out" / f"{projection.name}.parquet").num_rows
        assert rows == report.tables[projection.name] == session.facts.tables[projection.name].height
    assert report.tables["journal"] == session.journal.head() + 1 == report.head + 1
    assert report.tables["levels"] == 5
    assert not report.failures


def test_types_survive_the_round_trip(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=None)
    schema = pq.read_schema(tmp_path / "out" / "levels.parquet")
    types = {name: str(schema.field(name).type) for name in schema.names}
    assert types["level"] == "double"
    assert types["position"] == "int64"
    assert types["effective"] == "date32[day]"
    assert types["recorded"] == "timestamp[us, tz=UTC]"
    assert types["reverted"] == "bool"


def test_duckdb_answers_who_is_below_target_in_a_unit(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=Moment(TODAY))
    below = query(
        tmp_path / "out",
        "SELECT p.name, s.skill_label, c.required, c.level, c.required_name, c.level_name FROM cells c "
        "JOIN people p USING (person) JOIN skills s USING (skill) JOIN units u ON u.unit = p.unit "
        "WHERE u.name = 'Nett' AND c.state = 'below'",
    )
    assert below == [("Kari Nordmann", "Sveising", 4.0, 2.0, "Kyndig", "Øvet")]


def test_a_moment_shows_what_was_known_then(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "then", moment=IN_JANUARY)
    export(session, tmp_path / "now", moment=Moment(TODAY))
    question = "SELECT level, level_name FROM cells WHERE person = 'kari' AND skill = 'welding'"
    assert query(tmp_path / "then", question) == [(4.0, "Kyndig")]
    assert query(tmp_path / "now", question) == [(2.0, "Øvet")]
    assert set(column(tmp_path / "then", "people", "person_name")) == {
        "Kari Nordmann",
        "Ola Berg",
        "Åse Dahl",
    }
    assert set(column(tmp_path / "now", "people", "person_name")) == {"Kari Nordmann", FORMULA}
    assert len(column(tmp_path / "then", "journal", "position")) == 25


def test_history_keeps_every_statement_and_says_which_were_taken_back(
    session: Session, tmp_path: Path
) -> None:
    export(session, tmp_path / "out", moment=None)
    levels = query(
        tmp_path / "out",
        "SELECT level, strftime(recorded AT TIME ZONE 'UTC', '%Y-%m-%d') FROM levels "
        "WHERE person = 'kari' AND skill = 'welding' ORDER BY position",
    )
    assert levels == [(4.0, "2026-01-10"), (2.0, "2026-03-02")]
    assert query(tmp_path / "out", "SELECT unit_name, reverted FROM units ORDER BY unit") == [
        ("Nett", False),
        ("Made by mistake", True),
        ("Drift", False),
    ]
    assert query(tmp_path / "out", "SELECT topic FROM journal WHERE reverted") == [("unit.created",)]


def test_what_was_taken_back_is_not_in_the_tables_of_a_moment(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=Moment(TODAY))
    assert column(tmp_path / "out", "units", "unit") == ["nett", "works"]
    assert "reverted" not in pq.read_schema(tmp_path / "out" / "units.parquet").names


def test_history_tells_unsaid_from_said_to_be_empty(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=None)
    statements = query(
        tmp_path / "out", "SELECT ref, unit FROM people WHERE person = 'ase' ORDER BY position"
    )
    assert statements == [("", "works"), (None, None)]
    assert column(tmp_path / "out", "headcounts", "unit") == [None]


def test_ids_are_followed_by_readable_names(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=Moment(TODAY))
    names = pq.read_schema(tmp_path / "out" / "cells.parquet").names
    for identity, label in (
        ("person", "person_name"),
        ("unit", "unit_name"),
        ("skill", "skill_label"),
        ("role", "role_name"),
        ("scale", "scale_name"),
    ):
        assert names[names.index(identity) + 1] == label
    assert query(tmp_path / "out", "SELECT skill_label, capability_name FROM links") == [
        ("Sveising", "Reparere raskt")
    ]
    assert query(tmp_path / "out", "SELECT goal_name FROM capabilities") == [("Halve lekkasjene",)]
    assert query(tmp_path / "out", "SELECT parent_name FROM units WHERE unit = 'nett'") == [("Drift",)]


def test_levels_stay_on_the_scale_they_were_given_on_with_its_word(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=Moment(TODAY))
    given = "SELECT scale_name, level, level_name FROM levels WHERE person = 'kari' AND skill = 'pumps'"
    assert query(tmp_path / "out", given) == [("Self-check", 2.0, "yes")]
    counted = "SELECT scale_name, level, level_name FROM cells WHERE person = 'kari' AND skill = 'pumps'"
    assert query(tmp_path / "out", counted) == [("Fem trinn", 5.0, "Ekspert")]


def test_not_relevant_has_no_level_and_no_word(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=Moment(TODAY))
    ase = "SELECT level, level_name, state, gap FROM cells WHERE person = 'ase'"
    assert query(tmp_path / "out", ase) == [(None, None, "not relevant", None)]


def test_counts_are_those_of_the_picture(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=Moment(TODAY))
    picture = session.picture(Moment(TODAY))
    counts = "required, met, below, unknown, not_relevant, stale, gap, people, people_below"
    for by in ("unit", "goal", "skill"):
        written = query(tmp_path / "out", f"SELECT {by}, {counts} FROM coverage_by_{by} ORDER BY 1")
        assert written == picture.coverage([by]).rows()
        assert written
    assert len(column(tmp_path / "out", "cells", "state")) == picture.cells.height


def test_hostile_text_is_carried_as_it_is(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "out", moment=Moment(TODAY))
    assert FORMULA in column(tmp_path / "out", "people", "name")
    kept = TWO_LINES.replace("\t", " ")  # events clean their text
    assert column(tmp_path / "out", "decisions", "text") == [kept]
    assert query(tmp_path / "out", "SELECT why FROM goals") == [(kept,)]


def test_the_same_journal_and_moment_give_the_same_bytes(session: Session, tmp_path: Path) -> None:
    for moment in (None, Moment(TODAY), IN_JANUARY):
        first, second = tmp_path / f"{moment}-1", tmp_path / f"{moment}-2"
        export(session, first, moment=moment)
        with Session.open(session.journal.path, clock=SetClock(TODAY), plugins=plugins()) as again:
            export(again, second, moment=moment)
        assert contents(first) == contents(second)


def test_what_is_recorded_later_does_not_change_what_was_known(session: Session, tmp_path: Path) -> None:
    export(session, tmp_path / "before", moment=IN_JANUARY)
    session.write(said("2025-06-01", PersonJoined(person="nils", name="Nils"), rated("kari", "welding", 1.0)))
    export(session, tmp_path / "after", moment=IN_JANUARY)
    assert contents(tmp_path / "before") == contents(tmp_path / "after")


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_an_engagement_in_which_nothing_happened_yet_can_be_exported(tmp_path: Path) -> None:
    from veikart.journal import Journal

    clock = SetClock(TODAY)
    Journal.create(tmp_path / "new.veikart", "New", clock=clock).close()
    with Session.open(tmp_path / "new.veikart", clock=clock, plugins=plugins()) as session:
        for number, moment in enumerate((None, Moment(TODAY))):
            report = export(session, tmp_path / str(number), moment=moment)
            assert {name for name, rows in report.tables.items() if rows} == {"engagement", "journal"}


@pytest.mark.slow
def test_the_demo_is_exported_with_its_plugins(tmp_path: Path) -> None:
    from time import perf_counter

    from veikart.demo import build as build_demo

    build_demo(tmp_path / "demo.veikart", until=TODAY)
    with Session.open(tmp_path / "demo.veikart", clock=SetClock(TODAY)) as session:
        begun = perf_counter()
        report = export(session, tmp_path / "out", moment=None)
        print(f"demo exported in {perf_counter() - begun:.2f} s")  # noqa: T201 - a measurement, not a promise
    assert not report.failures
    assert report.tables["cells"] > 1000
    assert {"gap_ranking", "gap_by_unit", "gap_holders"} <= set(report.tables)
