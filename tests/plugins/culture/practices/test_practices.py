"""Practices: who runs them, who takes part, and what moved in what they are meant for."""

from __future__ import annotations

from datetime import date

import pytest

import veikart_culture
from veikart.api import DoesNotFit, Empty, Moment, Row, Table
from veikart.testing import Engagement, Opens
from veikart_culture.practices.columns import EFFECTS
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonLeft, RoleAssigned
from veikart_events.vocabulary.results import KpiDefined, KpiObserved

VIEW = "culture.practices"
BEGUN = date(2025, 10, 1)


def level(person: str, skill: str, level: float) -> SkillAssessed:
    return SkillAssessed(person=person, skill=skill, scale="steps", level=level, method="manager")


@pytest.fixture
def clinic(engagement: Opens) -> Engagement:
    """An SQL clinic since October, run by Kari: Ola (SQL 1, then 3) took part twice, Kari (3, 3) once;
    Lars, an engineer since, had 2 before and has 2 now. Stops went from 30 to 24 a month."""
    opened = engagement([veikart_culture])
    opened.write(RoleAssigned(person="lars", role="engineer"), level("lars", "sql", 2), on=date(2025, 9, 2))
    opened.write(KpiDefined(kpi="stops", name="Unplanned stops", measured_in="a month"), on=date(2025, 7, 1))
    for month, value in ((8, 31), (9, 29), (11, 25), (12, 23)):
        opened.write(KpiObserved(kpi="stops", value=value), on=date(2025, month, 28))
    opened.do(
        "culture.begin_practice",
        name="SQL clinic",
        kind="clinic",
        runs="kari",
        unit="operations",
        skills=["sql"],
        kpis=["stops"],
        since=BEGUN,
    )
    clinic = identity(opened)
    opened.do(
        "culture.practice_met", practice=clinic, on=date(2025, 10, 8), people=["ola", "kari"], attended=5
    )
    opened.do("culture.practice_met", practice=clinic, on=date(2026, 1, 8), people=["ola"])
    for person, now in (("ola", 3), ("kari", 3), ("lars", 2)):
        opened.write(level(person, "sql", now), on=date(2026, 2, 2))
    return opened


def identity(opened: Engagement) -> str:
    return str(opened.picture().table("culture.practices")["practice"][0])


def rows(opened: Engagement, moment: Moment | None = None) -> dict[str, Row]:
    tables = [block for block in opened.blocks(VIEW, moment) if isinstance(block, Table)]
    return {row.id: row for table in tables for row in table.rows}


def test_meetings_stand_in_their_quarters_and_people_count_once(clinic: Engagement) -> None:
    row = rows(clinic)[f"practice:{identity(clinic)}"]
    said = [cell if isinstance(cell, str) else cell.text for cell in row.cells]
    assert said[0] == "SQL clinic"
    assert said[-3:] == ["1×5", "1×1", "2"]


def test_who_took_part_is_compared_with_the_others_of_whom_it_is_required(clinic: Engagement) -> None:
    table = clinic.analysis("culture.practice_effects")
    assert table.columns == list(EFFECTS)
    row = table.row(0, named=True)
    assert (row["took_part"], row["took_part_rose"]) == (2, 1)
    assert (row["others"], row["others_rose"]) == (1, 0)
    assert row["difference"] == 0.5
    assert row["difference_low"] < 0 < row["difference_high"]


def test_who_was_not_rated_since_is_in_no_share(clinic: Engagement) -> None:
    then = clinic.analysis("culture.practice_effects", Moment(date(2026, 2, 1))).row(0, named=True)
    assert (then["took_part"], then["took_part_unknown"], then["difference"]) == (0, 2, None)


def test_a_kpi_is_told_before_and_after_with_its_caveat(clinic: Engagement) -> None:
    row = rows(clinic)[f"kpi:{identity(clinic)}/stops"]
    assert [cell if isinstance(cell, str) else cell.text for cell in row.cells[1:3]] == ["30", "24"]
    assert row.why is not None
    assert "whatever else changed" in row.why.source


def test_nobody_runs_it_when_they_leave_or_it_is_handed_to_nobody(clinic: Engagement) -> None:
    assert not clinic.findings("culture.nobody_runs")
    clinic.write(PersonLeft(person="kari"))
    (finding,) = clinic.findings("culture.nobody_runs")
    assert "Kari Nordmann has left" in finding.text
    clinic.do("culture.hand_over_practice", practice=identity(clinic), runs="mai")
    assert not clinic.findings("culture.nobody_runs")
    assert any("Mai Ängström runs SQL clinic" in line for line in clinic.told())
    row = rows(clinic)[f"practice:{identity(clinic)}"]
    assert row.cells[0] == "SQL clinic"  # what was not said anew stays


def test_one_that_ended_says_why_and_takes_no_more_meetings(clinic: Engagement) -> None:
    clinic.do("culture.end_practice", practice=identity(clinic), why="Everyone knows it now")
    assert "Everyone knows it now" in clinic.printed(VIEW, 160)
    with pytest.raises(DoesNotFit):
        clinic.do("culture.practice_met", practice=identity(clinic), people=["ola"])
    assert "Everyone" not in clinic.printed(VIEW, 160, Moment(date(2026, 3, 1)))


def test_what_it_is_meant_for_can_be_said_and_taken_back(clinic: Engagement) -> None:
    practice = identity(clinic)
    clinic.do("culture.practice_meant", practice=practice, skill="sql", meant=False)
    assert clinic.analysis("culture.practice_effects").is_empty()
    assert not clinic.do("culture.practice_meant", practice=practice, skill="sql", meant=False).events
    with pytest.raises(DoesNotFit):
        clinic.do("culture.practice_meant", practice=practice)


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("on", {"on": date(2026, 4, 1), "people": ["ola"]}),
        ("on", {"on": date(2025, 9, 1), "people": ["ola"]}),
        ("attended", {"people": ["ola", "kari"], "attended": 1}),
        ("attended", {}),
    ],
)
def test_a_meeting_that_cannot_be_is_refused_at_its_field(
    clinic: Engagement, field: str, given: dict[str, object]
) -> None:
    with pytest.raises(DoesNotFit) as refused:
        clinic.do("culture.practice_met", practice=identity(clinic), **given)
    assert field in refused.value.faults


def test_the_same_name_twice_is_refused(clinic: Engagement) -> None:
    with pytest.raises(DoesNotFit, match="goes on already"):
        clinic.do("culture.begin_practice", name="sql clinic", kind="clinic")


def test_the_day_it_began_stands_on_the_time_bar(clinic: Engagement) -> None:
    assert [(mark.day, mark.label) for mark in clinic.marks("culture.practice_days")] == [
        (BEGUN, "SQL clinic begins")
    ]


def test_none_yet_says_what_to_do(engagement: Opens) -> None:
    (block,) = engagement([veikart_culture]).blocks(VIEW)
    assert isinstance(block, Empty)
