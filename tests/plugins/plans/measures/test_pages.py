"""The pages of measures: what they say first, how they look, where their rows lead, and hostile names.

`VEIKART_SNAPSHOTS=write pytest tests/plugins/plans` writes the looks anew; look at the difference then.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.plugins.plans.measures.conftest import agree, proposing

import veikart_plans
from veikart.api import Action, Do, Moment, PersonRenamed, Row, SkillAssessed, Table, Timeline
from veikart.testing import Engagement, Room

FOLDER = Path(__file__).parent / "snapshots"
PAGES = ("plans.plan", "plans.gaps", "plans.roadmap")


@pytest.fixture(scope="module")
def planned() -> Iterator[Engagement]:
    """Measures of each state and way, one with a no; and a gap that is left for now."""
    with Room() as rooms:
        room = rooms.engagement([veikart_plans])
        _tell(room)
        yield room


def _tell(room: Engagement) -> None:
    propose = proposing(room)
    room.write(
        PersonRenamed(person="ola", name="Ola [bold]"),
        SkillAssessed(person="ase", skill="welding", scale="steps", level=1),
        SkillAssessed(person="kari", skill="forecasting", scale="steps", level=1),
    )
    beside = propose(
        "Switching beside Lars [/]", kind="shadowing", people=["ase", "mai"], owner="lars",
        promises=["switching/3"], start=date(2026, 3, 9), due=date(2026, 9, 1), hours_a_week=4,
        why="Authorisation takes two years.", sign="Åse is authorised.",
    )  # fmt: skip
    peers = propose(
        "SQL evenings", kind="peers", people=["ola"], owner="kari", skill="sql", unit="operations",
        start=date(2026, 3, 2), due=date(2026, 6, 1), hours_a_week=1.5, cost=42_000, currency="NOK",
    )  # fmt: skip
    course = propose("Course in switching", kind="course", unit="field", promises=["switching/4"])
    desk = propose("Data questions to Kari", kind="reallocate", people=["kari"], skill="sql", owner="ola")
    propose("Hire a fitter", kind="recruit", unit="field", skill="switching", cost=1.9e6, currency="NOK")
    books = propose("Books", kind="material", people=["mai"])
    for measure in (beside, peers, desk):
        agree(room, measure)
        room.do("plans.start", measure=measure)
    room.do("plans.after", measure=course, after=peers)
    room.do("plans.answer", measure=course, party="hr", agrees=False, why="No money this year")
    room.do("plans.stop", measure=books, why="Nobody read them")
    room.do("plans.finish", measure=desk, why="Goes by itself")
    room.do("plans.slip", measure=peers, due=date(2026, 8, 1), why="Summer")
    room.do("plans.block", measure=beside, why="Lars is ill")
    room.do("plans.not_now", skill="welding", why="Bought in", until=date(2027, 1, 1))


def rows_of(room: Engagement, page: str, **narrowed: str) -> list[Row]:
    tables = [each for each in room.blocks(page, **narrowed) if isinstance(each, Table)]
    return [row for table in tables for row in table.rows]


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_looks_as_it_was_approved(planned: Engagement, page: str, width: int) -> None:
    text = planned.printed(page, width)
    path = FOLDER / f"{page.partition('.')[2]}-{width}.txt"
    if os.environ.get("VEIKART_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_before_anything_was_planned_a_page_says_what_to_do_first(planned: Engagement, page: str) -> None:
    before = planned.printed(page, 80, Moment(date(2026, 3, 1)))
    if page == "plans.gaps":
        assert "neither a measure nor a reason for none" in before
    else:
        assert "Nothing had been planned by this moment." in before
        assert "Propose a measure" in before


@pytest.mark.parametrize("page", ["plans.plan", "plans.roadmap"])
def test_what_is_selected_narrows_and_says_so_where_nothing_is_left(planned: Engagement, page: str) -> None:
    assert "SQL evenings" in planned.printed(page, 120, person="ola")
    assert "Switching beside" not in planned.printed(page, 120, person="ola")
    assert "Switching beside" in planned.printed(page, 120, unit="field")
    assert "No measure is about what is selected." in planned.printed(page, 120, person="lars", skill="sql")


def test_the_plan_of_a_person_tells_of_her_week(planned: Engagement) -> None:
    assert "Ola [bold] gives 1.5 of 37.5 hours a week" in planned.printed("plans.plan", 120, person="ola")


def test_of_a_selected_unit_only_its_own_gaps_and_measures_are_told(planned: Engagement) -> None:
    everywhere = {row.id: row for row in rows_of(planned, "plans.gaps")}
    field = {row.id: row for row in rows_of(planned, "plans.gaps", unit="field")}
    assert set(field) < set(everywhere)
    assert [row.id for row in rows_of(planned, "plans.gaps", skill="sql")] == ["skill:sql"]


def test_whoever_asks_why_reads_all_that_was_said_and_the_events(planned: Engagement) -> None:
    row = next(row for row in rows_of(planned, "plans.plan") if row.cells[0] == "SQL evenings")
    assert row.why is not None
    assert not row.why.inputs, "found only when it is opened"
    told = row.why.whole()
    inputs = dict(told.inputs)
    assert inputs["First promised for"] == "2026-06-01"
    assert inputs["Moved, because"] == "Summer"
    assert inputs["Cost"] == "NOK 42 000"
    assert inputs["HR"] == "agrees"
    assert len(told.positions) == 9


def test_each_row_can_be_acted_on_as_it_stands(planned: Engagement) -> None:
    commands = {command.id for command in planned.session.commands}
    for page in PAGES:
        for row in rows_of(planned, page):
            for way in row.actions:
                known = commands if isinstance(way, Do) else {"plans.plan", "map"}
                assert (way.command if isinstance(way, Do) else way.view) in known
    over = next(row for row in rows_of(planned, "plans.plan") if row.cells[0] == "Books")
    assert over.actions == ()


def test_a_slip_is_drawn_from_the_day_that_was_promised(planned: Engagement) -> None:
    [timeline] = [each for each in planned.blocks("plans.roadmap") if isinstance(each, Timeline)]
    items = {item.label: item for item in timeline.items}
    assert (items["SQL evenings"].end, items["SQL evenings"].promised) == (date(2026, 8, 1), date(2026, 6, 1))
    assert items["Switching beside Lars [/]"].state == "blocked"


def test_the_card_tells_what_is_due_soon_and_nothing_where_nothing_is_open(planned: Engagement) -> None:
    assert not planned.card("plans.due", Moment(date(2026, 3, 1)))
    card = planned.card("plans.due", Moment(date(2026, 7, 15)))
    text = planned.printed(card, 100)
    assert "4 measures are open, 1 blocked; each critical gap has one, or a reason for none." in text
    assert "2026-08-01  SQL evenings" in text
    [soon] = [each for each in card if isinstance(each, Table)]
    assert soon.rows[0].action == Action("plans.plan", {}, "The whole plan")


def test_days_that_agreed_measures_are_due_stand_under_the_time_bar(planned: Engagement) -> None:
    marks = [(each.day, each.label) for each in planned.marks("plans.due")]
    assert marks == [
        (date(2026, 8, 1), "Due: SQL evenings"),
        (date(2026, 9, 1), "Due: Switching beside Lars [/]"),
    ]


def test_analyses_have_the_columns_that_are_documented(planned: Engagement) -> None:
    plan, gaps = planned.analysis("plans.plan"), planned.analysis("plans.gaps")
    for identity, table in (("plans.plan", plan), ("plans.gaps", gaps)):
        before = planned.analysis(identity, Moment(date(2025, 1, 7)))
        assert list(planned.of_id("analyses", identity).columns) == table.columns
        assert before.schema == table.schema
    row = plan.row(by_predicate=pl.col("title") == "SQL evenings", named=True)
    assert (row["days_slipped"], row["people"], row["hr"], row["levels"]) == (61, 1, True, [3.0])
    assert row["way"] == "learn"
    sql = gaps.row(by_predicate=pl.col("skill") == "sql", named=True)
    assert (sql["below"], sql["reached"], sql["open"]) == (1, 1, False)
