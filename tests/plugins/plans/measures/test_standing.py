"""A measure at a moment: its state, its delay, who agreed; by both clocks, after undo, and in a what-if."""

from __future__ import annotations

from datetime import date

import pytest
from tests.plugins.plans.measures.conftest import Propose, agree

from veikart.api import Moment, RuleBroken
from veikart.testing import Engagement
from veikart_plans.measures.standing import Measure, measures_at, positions_of

DUE, LATER = date(2026, 6, 1), date(2026, 9, 1)


def only(room: Engagement, moment: Moment | None = None) -> Measure:
    [measure] = measures_at(room.picture(moment))
    return measure


@pytest.fixture
def evenings(propose: Propose) -> str:
    return propose("Evenings", kind="peers", people=["ola"], promises=["sql/3"], due=DUE, owner="kari")


def test_from_proposal_to_what_it_cost(room: Engagement, evenings: str) -> None:
    room.do("plans.revise", measure=evenings, cost=1000, currency="SEK")
    states = [only(room).state]
    agree(room, evenings)
    states.append(only(room).state)
    for turn, said in (("plans.start", {}), ("plans.finish", {"spent": 1200.5, "why": "All can"})):
        room.do(turn, measure=evenings, **said)
        states.append(only(room).state)
    assert states == ["proposed", "agreed", "started", "done"]
    found = only(room)
    assert (found.cost, found.spent, found.currency) == (1000, 1200.5, "SEK")
    assert (found.state_why, found.since, found.is_open) == ("All can", room.today, False)


def test_whoever_says_no_has_not_agreed_and_can_say_yes_later(room: Engagement, evenings: str) -> None:
    room.do("plans.answer", measure=evenings, party="hr", agrees=False, why="No money")
    assert only(room).unanswered == ("management", "hr", "line")
    room.do("plans.answer", measure=evenings, party="hr", why="There is now")
    assert only(room).unanswered == ("management", "line")


def test_delay_is_counted_from_the_day_that_was_promised_first(room: Engagement, evenings: str) -> None:
    room.do("plans.slip", measure=evenings, due=date(2026, 7, 1), why="Summer")
    room.do("plans.slip", measure=evenings, due=LATER, why="More summer")
    found = only(room)
    assert (found.first_due, found.due, found.slipped, found.moved_why) == (DUE, LATER, 92, "More summer")
    assert not found.late(LATER)
    assert found.late(date(2026, 9, 2))


def test_both_clocks_are_followed(room: Engagement, evenings: str) -> None:
    begun = room.today
    room.clock.move(date(2026, 4, 1))
    room.do("plans.slip", measure=evenings, due=LATER, why="Summer")
    assert only(room, Moment(begun)).due == DUE
    assert only(room, Moment(room.today, begun)).due == DUE, "nobody knew by then"
    assert only(room).due == LATER
    assert measures_at(room.picture(Moment(date(2026, 3, 1)))) == ()


def test_undo_takes_a_whole_proposal_back_and_redo_brings_it_again(room: Engagement, evenings: str) -> None:
    room.undo()
    assert measures_at(room.picture()) == ()
    assert room.picture().table("plans.people").height == 0
    room.redo()
    assert only(room).people == ("ola",)


def test_a_slip_can_be_supposed_and_reality_does_not_notice(room: Engagement, evenings: str) -> None:
    outcome = room.do("plans.suppose_slip", measure=evenings, due=LATER)
    assert outcome.scenario is not None
    assert room.session.scenario_name(outcome.scenario) == "If Evenings is done only by 2026-09-01"
    assert only(room, Moment(room.today, None, outcome.scenario)).due == LATER
    assert only(room).due == DUE
    between = date(2026, 7, 1)
    assert room.picture(Moment(between)).expected.height == 1
    assert room.picture(Moment(between, None, outcome.scenario)).expected.height == 0


def test_what_a_measure_promises_can_be_taken_back(room: Engagement, evenings: str) -> None:
    room.do("plans.promise", measure=evenings, promise="sql/3", drop=True)
    assert only(room).expected == ()


def test_people_come_and_go(room: Engagement, evenings: str) -> None:
    room.do("plans.include", measure=evenings, people=["ase", "mai", "ase"])
    room.do("plans.exclude", measure=evenings, person="ola", why="Has learnt it")
    assert set(only(room).people) == {"ase", "mai"}


def test_it_cannot_start_before_what_it_waits_for_is_over(
    room: Engagement, propose: Propose, evenings: str
) -> None:
    first = propose("First")
    agree(room, evenings)
    room.do("plans.after", measure=evenings, after=first)
    with pytest.raises(RuleBroken, match="Evenings waits for First"):
        room.do("plans.start", measure=evenings)
    room.do("plans.stop", measure=first, why="Not needed")
    room.do("plans.start", measure=evenings)


def test_a_skill_alone_promises_what_is_required_of_it(room: Engagement, propose: Propose) -> None:
    propose("Evenings", skill="forecasting")
    assert [(each.skill, each.level) for each in only(room).expected] == [("forecasting", 2.0)]


def test_every_event_of_a_measure_is_behind_its_why(room: Engagement, evenings: str) -> None:
    assert positions_of(room.picture(), evenings) == tuple(
        each.position for each in room.events("plans.") if each.body["measure"] == evenings
    )
