"""KPI series from tables."""

from __future__ import annotations

from datetime import date

from tests.interchange.desk import ImportDesk

SERIES = (
    "Nøkkeltall;Dato;Verdi;Mål;Måleenhet;Retning;Target\n"
    "Stops;2025-01;9,5;Fewer stops;stops a month;lavere;4\n"
    "Stops;28.2.2025;8;;;;\n"
)


def test_a_series_defines_its_kpi_and_notes_each_value_on_the_last_day_of_its_month(desk: ImportDesk) -> None:
    desk.text("goal\nFewer stops\n", "strategy")
    report = desk.text(SERIES, "kpis")
    assert report.changes == {"kpi.defined": 1, "kpi.observed": 2}
    assert desk.table("kpis", "name", "measured_in", "better", "target") == [
        ("Stops", "stops a month", "lower", 4.0)
    ]
    assert desk.table("kpi_values", "day", "value", "unit") == [
        (date(2025, 1, 31), 9.5, None),
        (date(2025, 2, 28), 8.0, None),
    ]


def test_the_same_file_again_writes_nothing_and_a_corrected_value_takes_the_place(desk: ImportDesk) -> None:
    desk.text("goal\nFewer stops\n", "strategy")
    desk.text(SERIES, "kpis")
    assert desk.text(SERIES, "kpis").unchanged == 2
    assert desk.text(SERIES.replace("9,5", "9"), "kpis").changes == {"kpi.observed": 1}
    assert desk.table("kpi_values", "value") == [(8.0,), (9.0,)]


def test_every_row_that_cannot_be_read_says_what_to_do(desk: ImportDesk) -> None:
    desk.text("name\nSales\n", "units")
    report = desk.text(
        "kpi,date,value,unit,goal,better\n"
        "Stops,2025-01,9,,,\n"
        "Stops,2025-13,8,,,\n"
        "Stops,2025-02,,,,\n"
        "Stops,2025-03,12 %,,,\n"
        "Stops,2025-04,7,Nowhere,,\n"
        "Stops,2025-05,7,Sales,,\n"
        "Stops,2025-01,10,,,\n"
        ",2025-06,7,,,\n"
        "Sales won,2025-01,7,,No goal,\n"
        "Sales lost,2025-01,7,,,sideways\n",
        "kpis",
    )
    assert (report.accepted, report.rejected) == (2, 8)
    assert [(fault.line, fault.reason) for fault in report.faults] == [
        (3, "this is not a date"),
        (4, "the value is missing"),
        (5, "this is no number"),
        (6, "there is no unit like this"),
        (8, "line 2 says otherwise about the same KPI, unit and day"),
        (9, "the KPI is missing"),
        (10, "there is no goal like this"),
        (11, "'sideways' is not known here"),
    ]
    assert all(fault.advice for fault in report.faults)


def test_without_leave_no_kpi_is_made(desk: ImportDesk) -> None:
    report = desk.text("kpi,date,value\nStops,2025-01,9\n", "kpis", create=False)
    assert report.rejected == 1
    assert desk.table("kpis", "name") == []
