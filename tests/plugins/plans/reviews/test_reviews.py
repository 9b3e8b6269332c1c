"""The quarterly review: what it shows, what it decides, and what stands in the report."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import veikart_plans
from veikart.api import SkillAssessed
from veikart.blocks import Figures, Row, Table
from veikart.errors import DoesNotFit, RuleBroken
from veikart.moment import Moment
from veikart.testing import Engagement, Opens

MARCH, JUNE, SEPTEMBER = date(2026, 3, 2), date(2026, 6, 1), date(2026, 9, 1)


@pytest.fixture
def room(engagement: Opens) -> Engagement:
    """Evenings to bring Kari and Ola to SQL 3 began in March; a review in June; Ola is there in August."""
    room = engagement(plugins=[veikart_plans])
    room.do(
        "plans.propose", title="Evenings", kind="peers", people=["ola", "kari"], promises=["sql/3"],
        due=date(2026, 8, 20),
    )  # fmt: skip
    for party in ("management", "hr", "line"):
        room.do("plans.answer", measure=measure_of(room), party=party)
    room.do("plans.agree", measure=measure_of(room))
    room.do("plans.start", measure=measure_of(room))
    room.clock.move(JUNE)
    room.do("plans.hold_review", name="Summer review", present=["mai"], minutes="All well.")
    scale = room.picture().skills.filter(room.picture().skills["skill"] == "sql")["scale"][0]
    room.clock.move(SEPTEMBER)
    for day, level in ((date(2026, 3, 1), 1), (date(2026, 8, 3), 3)):
        room.write(SkillAssessed(person="ola", skill="sql", scale=scale, level=level), on=day)
    return room


def measure_of(room: Engagement) -> str:
    return str(room.events("plans.measure_proposed")[-1].body["measure"])


def row_of(room: Engagement, moment: Moment | None = None, **narrowed: Any) -> Row:
    tables = [each for each in room.blocks("plans.review", moment, **narrowed) if isinstance(each, Table)]
    return tables[0].rows[0]


def test_it_counts_from_the_last_review_what_fell_due(room: Engagement) -> None:
    [figures] = [each for each in room.blocks("plans.review") if isinstance(each, Figures)]
    told = {each.label: each.value for each in figures.figures}
    assert (told["Promised"], told["Late"]) == ("1", "1")
    assert "Since Summer review, 1 June 2026" in room.printed("plans.review")


def test_the_effect_is_read_from_the_ratings_of_each_day(room: Engagement) -> None:
    why = row_of(room).why
    assert why is not None
    told = {name: value for name, value in why.inputs if name.startswith("SQL")}
    assert [name.rpartition(", ")[2] for name in told] == ["2026-03-02", "2026-06-01", "2026-09-01"]
    assert [value.partition(" of 2")[0] for value in told.values()] == ["1", "1", "2"]


def test_what_is_decided_stands_on_the_page_and_in_the_report(room: Engagement) -> None:
    room.do("plans.review_measure", measure=measure_of(room), verdict="change", why="Too late in the day")
    assert "change" in room.printed("plans.review", width=120)
    told = room.printed(room.section("plans.minutes"), width=120)
    assert "Summer review" in told
    assert "All well." in told
    assert "Too late in the day" in told
    assert "Mai" in told
    room.undo()
    assert "Too late in the day" not in room.printed(room.section("plans.minutes"), width=120)


def test_to_stop_also_stops_it(room: Engagement) -> None:
    room.do("plans.review_measure", measure=measure_of(room), verdict="stop", why="Nobody comes")
    [state] = room.picture().table("plans.states")["state"].to_list()
    assert state == "stopped"


def test_a_reason_is_needed_for_all_but_going_on(room: Engagement) -> None:
    with pytest.raises(DoesNotFit, match="Say why to stop") as caught:
        room.do("plans.review_measure", measure=measure_of(room), verdict="stop")
    assert set(caught.value.faults) == {"why"}
    room.do("plans.review_measure", measure=measure_of(room), verdict="go on")


def test_minutes_are_written_later_and_who_was_there_stays(room: Engagement) -> None:
    room.do("plans.write_minutes", minutes="Not so well.")
    told = room.printed(room.section("plans.minutes"), width=120)
    assert "Not so well." in told
    assert "All well." not in told
    assert "Mai" in told
    assert [str(mark.day) for mark in room.marks("plans.reviews")] == ["2026-06-01"]


def test_a_review_ahead_or_a_second_one_that_day_is_refused(room: Engagement) -> None:
    with pytest.raises(DoesNotFit, match="has not come yet"):
        room.do("plans.hold_review", name="Next", day=date(2026, 12, 1))
    with pytest.raises(DoesNotFit, match="was held that day already"):
        room.do("plans.hold_review", name="Again", day=JUNE)


def test_before_anything_the_page_says_what_to_do_first(engagement: Opens) -> None:
    room = engagement(plugins=[veikart_plans])
    assert "Propose a measure" in room.printed("plans.review")
    with pytest.raises(RuleBroken, match="No review has been held yet"):
        room.do("plans.write_minutes", minutes="None")


def test_both_clocks_are_followed(room: Engagement) -> None:
    assert "No review was held before" in room.printed("plans.review", moment=Moment(date(2026, 5, 1)))
    assert "No review was held before" in room.printed(
        "plans.review", moment=Moment(SEPTEMBER, date(2026, 5, 1))
    )
