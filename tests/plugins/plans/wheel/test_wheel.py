"""The annual wheel: set and ended, drawn, marked, and as a calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import pytest
from dateutil.rrule import rrulestr

from veikart.blocks import Do, Empty, Table, Wheel
from veikart.errors import DoesNotFit, RuleBroken
from veikart.moment import Moment
from veikart.testing import Engagement


def due(room: Engagement, **narrowed: Any) -> list[tuple[str, str]]:
    tables = [each for each in room.blocks("plans.wheel", **narrowed) if isinstance(each, Table)]
    return [(str(row.cells[0]), str(row.cells[1])) for row in tables[0].rows]


def test_what_is_due_in_the_next_twelve_months_stands_by_day(wheel: Engagement) -> None:
    assert due(wheel) == [
        ("2026-03-02", "Cases, told"),
        ("2026-03-10", "Review"),
        ("2026-06-10", "Review"),
        ("2026-08-02", "Pulse [b]"),
        ("2026-09-10", "Review"),
        ("2026-12-10", "Review"),
        ("2027-02-02", "Pulse [b]"),
    ]


def test_a_unit_sees_its_own_and_what_is_for_everyone(wheel: Engagement) -> None:
    mine, other = wheel.picture().units["unit"].to_list()[:2]
    assert ("2026-03-02", "Cases, told") in due(wheel, unit=mine)
    below = other in wheel.picture().within(mine)
    assert (("2026-03-02", "Cases, told") in due(wheel, unit=other)) == below


def test_what_comes_often_goes_over_the_year_in_its_lane(wheel: Engagement) -> None:
    [drawn] = [each for each in wheel.blocks("plans.wheel") if isinstance(each, Wheel)]
    entries = {(each.label, each.month, each.until, each.lane) for each in drawn.entries}
    assert ("Cases, told, every two weeks", 3, 2, "Other") in entries
    assert ("Review", 6, None, "Reviews") in entries
    assert all(each.why is not None for each in drawn.entries)


def test_the_past_has_the_wheel_of_then(wheel: Engagement) -> None:
    [said] = wheel.blocks("plans.wheel", Moment(date(2026, 2, 1)))
    assert isinstance(said, Empty)
    wheel.clock.move(date(2026, 5, 4))
    [point] = [e.body["point"] for e in wheel.events("plans.point_set") if e.body["title"] == "Review"]
    wheel.do("plans.end_point", point=point)
    assert all(title != "Review" for _, title in due(wheel))
    tables = [e for e in wheel.blocks("plans.wheel", Moment(date(2026, 5, 3))) if isinstance(e, Table)]
    assert any(row.cells[1] == "Review" for row in tables[0].rows)
    wheel.undo()
    assert any(title == "Review" for _, title in due(wheel))


def test_a_point_is_changed_with_what_its_row_fills_in(wheel: Engagement) -> None:
    tables = [each for each in wheel.blocks("plans.wheel") if isinstance(each, Table)]
    [row] = [row for row in tables[-1].rows if row.cells[0] == "Review"]
    [change] = [way for way in row.actions if isinstance(way, Do) and way.command == "plans.set_point"]
    wheel.do("plans.set_point", **{**dict(change.params), "often": "every half-year"})
    assert [day for day, title in due(wheel) if title == "Review"] == ["2026-03-10", "2026-09-10"]


def test_the_time_bar_shows_what_lies_ahead_and_nothing_that_comes_every_other_week(
    wheel: Engagement,
) -> None:
    marks = [(str(mark.day), mark.label) for mark in wheel.marks("plans.wheel")]
    assert ("2026-12-10", "Review") in marks
    assert all(label != "Cases, told" for _, label in marks)


def test_what_does_not_fit_is_refused_at_the_field(wheel: Engagement) -> None:
    with pytest.raises(DoesNotFit, match="It is not clear how often") as caught:
        wheel.do("plans.set_point", title="Budget", often="sometimes")
    assert set(caught.value.faults) == {"often"}
    with pytest.raises(DoesNotFit, match="in the wheel already"):
        wheel.do("plans.set_point", title="review", often="every month")


def test_an_empty_wheel_says_how_to_begin(room: Engagement) -> None:
    assert "every year in March" in " ".join(room.printed("plans.wheel").split())
    with pytest.raises(RuleBroken, match="The annual wheel is empty"):
        room.do("plans.end_point", point="none")


def test_the_last_day_of_the_calendar_has_a_wheel_too(wheel: Engagement) -> None:
    assert wheel.blocks("plans.wheel", Moment(date.max))


def calendar(room: Engagement, path: Path) -> icalendar.Calendar:
    room.export("ics", path)
    return icalendar.Calendar.from_ical(path.read_bytes())


def test_the_calendar_is_read_by_others_with_rules_that_give_the_same_days(
    wheel: Engagement, tmp_path: Path
) -> None:
    events = {str(each["summary"]): each for each in calendar(wheel, tmp_path / "a.ics").walk("VEVENT")}
    assert set(events) == {"Review", "Pulse [b]", "Cases, told"}
    review = events["Review"]
    rule = rrulestr(
        review["rrule"].to_ical().decode(),
        dtstart=datetime.combine(review["dtstart"].dt, datetime.min.time()),
    )
    falls = [f"{day:%Y-%m-%d}" for day in rule[:4]]
    assert falls == [day for day, title in due(wheel) if title == "Review"]
    assert events["Pulse [b]"]["dtstart"].dt == date(2026, 8, 2), "it begins on a day that its rule gives"
    assert all(each["dtstamp"].dt.utcoffset() == timedelta(0) for each in events.values())


def test_the_same_engagement_gives_the_same_calendar_and_ids_stay(wheel: Engagement, tmp_path: Path) -> None:
    first = calendar(wheel, tmp_path / "a.ics")
    again = calendar(wheel, tmp_path / "b.ics")
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()
    wheel.clock.move(date(2026, 6, 1))
    wheel.do("plans.set_point", title="Budget", often="every year in October")
    later = calendar(wheel, tmp_path / "c.ics")
    ids = {str(each["uid"]) for each in again.walk("VEVENT")}
    assert len(ids) == len(first.walk("VEVENT"))
    assert ids < {str(each["uid"]) for each in later.walk("VEVENT")}
