"""Learning hours: agreed so far against logged."""

from __future__ import annotations

from datetime import date

import pytest

import veikart_plans
from veikart.errors import DoesNotFit
from veikart.moment import Moment
from veikart.testing import Engagement, Opens

MARCH, MAY = date(2026, 3, 2), date(2026, 5, 11)


@pytest.fixture
def room(engagement: Opens) -> Engagement:
    """Evenings of two hours a week for Kari and Ola run since 2 March 2026, for ten weeks."""
    room = engagement(plugins=[veikart_plans])
    room.do(
        "plans.propose", title="Evenings", kind="peers", people=["ola", "kari"], hours_a_week=2, skill="sql"
    )
    measure = measure_of(room)
    with pytest.raises(DoesNotFit, match="It has not begun"):
        room.do("plans.log_hours", measure=measure, hours=3)
    for party in ("management", "hr", "line"):
        room.do("plans.answer", measure=measure, party=party)
    room.do("plans.agree", measure=measure)
    room.do("plans.start", measure=measure)
    room.clock.move(MAY)
    return room


def measure_of(room: Engagement) -> str:
    return str(room.events("plans.measure_proposed")[-1].body["measure"])


def told(room: Engagement, moment: Moment | None = None) -> tuple[float, float, float | None]:
    [row] = room.analysis("plans.hours_given", moment).select("agreed", "logged", "share").rows()
    return row


def test_hours_are_agreed_for_each_and_each_week(room: Engagement) -> None:
    assert told(room) == (2 * 2 * 10, 0.0, 0.0)


def test_what_is_logged_for_all_is_shared_equally_and_for_one_is_theirs(room: Engagement) -> None:
    measure = measure_of(room)
    room.do("plans.log_hours", measure=measure, hours=10)
    room.do("plans.log_hours", measure=measure, hours=6, person="ola")
    from veikart_plans.hours.counting import hours_at

    [given] = hours_at(room.picture())
    assert (dict(given.logged), given.apart) == ({"ola": 11.0, "kari": 5.0}, 0.0)
    assert told(room)[1:] == (16.0, 0.4)
    room.undo()
    assert told(room)[1] == 10.0


def test_both_clocks_are_followed(room: Engagement) -> None:
    room.do("plans.log_hours", measure=measure_of(room), hours=10, day=date(2026, 4, 6))
    assert told(room, Moment(date(2026, 4, 6))) == (20.0, 10.0, 0.5)
    assert told(room, Moment(date(2026, 4, 6), date(2026, 5, 1)))[1] == 0.0


def test_an_end_ends_what_is_agreed(room: Engagement) -> None:
    room.do("plans.finish", measure=measure_of(room))
    room.clock.move(date(2026, 9, 1))
    assert told(room)[0] == 40.0


def test_what_cannot_be_is_refused_at_the_field(room: Engagement) -> None:
    measure = measure_of(room)
    with pytest.raises(DoesNotFit, match="has not come yet"):
        room.do("plans.log_hours", measure=measure, hours=1, day=date(2026, 6, 1))
    with pytest.raises(DoesNotFit, match="is not for"):
        room.do("plans.log_hours", measure=measure, hours=1, person="mai")


def test_the_page_says_whose_hours_were_given_and_what_to_do_first(room: Engagement) -> None:
    room.do("plans.log_hours", measure=measure_of(room), hours=30)
    assert "75 %" in room.printed("plans.hours")
    assert "Start a measure" in room.printed("plans.hours", moment=Moment(date(2026, 1, 1)))
