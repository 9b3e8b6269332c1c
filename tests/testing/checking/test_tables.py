"""What the check finds in projections."""

from __future__ import annotations

from tests.testing.checking.making import event, loaded

from veikart.api import Id, Name, Projection, Reads
from veikart.testing.checking.tables import problems_in_tables


def found(topic: str, field: str, version: int = 1) -> str:
    table = Projection(
        "mentors.pairs",
        key=("person",),
        columns={"person": "id"},
        topics={topic: Reads({"person": field}, version=version)},
    )
    second = event(version=2, person=(Id,), kind=(Name,), upcasts={1: dict}, samples={1: {}})
    return " ".join(map(str, problems_in_tables(loaded(events=[second], projections=[table]))))


def test_a_table_that_reads_what_is_written_is_right() -> None:
    assert found("mentors.paired", "person", 2) == ""
    assert found("person.joined", "person") == ""


def test_a_table_that_would_leave_newer_events_out_is_found() -> None:
    assert "version=2" in found("mentors.paired", "person", 1)


def test_a_field_that_is_not_there_is_found() -> None:
    assert "It has person, kind." in found("mentors.paired", "mentor", 2)


def test_events_of_another_plugin_are_its_own_matter() -> None:
    assert found("plans.measure_agreed", "person", 7) == ""
