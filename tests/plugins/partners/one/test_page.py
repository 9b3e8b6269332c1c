"""One partner: whom it shows, its steps, its scores, and what is done together."""

from __future__ import annotations

from datetime import date

import pytest
from tests.plugins.partners.conftest import Add
from tests.plugins.partners.said import cells, rows, words

from veikart.api import Do, DoesNotFit, Heading, Scorecard
from veikart.moment import Moment
from veikart.testing import Engagement
from veikart_partners.delivery.events import EngagementAgreed, EngagementEnded
from veikart_partners.governance.events import PillarScored


def shown(room: Engagement, moment: Moment | None = None) -> str:
    [heading] = [block.text for block in room.blocks("partners.one", moment) if isinstance(block, Heading)]
    return heading


def test_the_one_that_was_chosen_is_shown_on_every_day(room: Engagement, add: Add) -> None:
    first, second = add("Alfa"), add("Beta")
    assert shown(room) == "Alfa"
    assert "This is the first of the portfolio" in words(room.blocks("partners.one"))
    then = room.today
    room.clock.move(date(2026, 6, 1))
    room.do("partners.look_at", partner=second)
    assert shown(room) == shown(room, Moment(then)) == "Beta"
    assert not room.do("partners.look_at", partner=second).events, "it is looked at already"
    room.do("partners.end", partner=second, why="Over.")
    assert shown(room) == "Alfa"
    assert "The one that was chosen is not here" in words(room.blocks("partners.one"))
    with pytest.raises(DoesNotFit, match="not in the portfolio"):
        room.do("partners.look_at", partner=second)
    assert room.rehearse("partners.look_at", partner=first).events


def test_the_palette_finds_it_by_name(room: Engagement, add: Add) -> None:
    partner = add("Ålesund Lab", kind="university")
    [hit] = room.hits("partners.finder", "ales")
    assert (hit.title, hit.more) == ("Ålesund Lab", "University, selection")
    assert hit.leads == Do("partners.look_at", {"partner": partner})
    assert not room.hits("partners.finder", "bergen")


def test_the_steps_say_what_is_done_what_is_next_and_what_comes_later(room: Engagement, add: Add) -> None:
    partner = add("Alfa", phase="onboarding")
    room.do("partners.take_step", partner=partner, step="strategy-shared", note="Two hours.")
    found = rows(room.blocks("partners.one"))
    assert cells(found["step:strategy-shared"])[1:] == [
        "✓",
        "Go through strategy and target picture together",
        str(room.today),
        "Two hours.",
    ]
    assert cells(found["step:workplace-visited"])[1] == "›"
    assert cells(found["step:people-met"])[1] == "·"
    assert (found["step:people-met"].tone, found["step:cadence-set"].tone) == ("normal", "muted")
    assert found["step:people-met"].actions[0] == Do(
        "partners.take_step", {"partner": partner, "step": "people-met"}, "It is done"
    )
    why = found["step:strategy-shared"].why
    assert why is not None
    assert len(why.positions) == 1


def test_each_judge_stands_beside_the_others(room: Engagement, add: Add) -> None:
    partner = add("Alfa")
    room.do("partners.start_criteria")
    for judge, score in (("kari", 2), ("ola", 4)):
        room.do("partners.score", partner=partner, criterion="criterion-trust", judge=judge, score=score)
    room.do("partners.score", partner=partner, criterion="criterion-price", judge="ola", score=3)
    found = rows(room.blocks("partners.one"))
    assert cells(found["criterion:criterion-trust"]) == ["Trust", "2", "4", "2–4"]
    assert cells(found["criterion:criterion-price"]) == ["Price", "·", "3", "·"]
    assert "criterion:criterion-reach" not in found


def test_work_and_pillars_are_there_where_they_were_noted(room: Engagement, add: Add) -> None:
    partner = add("Alfa", phase="delivery")
    start, end = date(2026, 1, 1), date(2026, 2, 1)
    room.write(
        EngagementAgreed(
            engagement="e", partner=partner, title="Round one", start=start, end=end, cost=9.0, currency="NOK"
        ),
        EngagementAgreed(engagement="f", partner=partner, title="Round two", start=date(2027, 1, 1)),
        PillarScored(partner=partner, pillar="trust", side="us", score=4, evidence="They rang first."),
        PillarScored(partner=partner, pillar="trust", side="them", score=2),
    )
    room.write(EngagementEnded(engagement="e", spent=11.0))
    blocks = room.blocks("partners.one")
    found = rows(blocks)
    assert cells(found["engagement:e"]) == ["Round one", "2026-01-01", "2026-02-01", "ended", "NOK 11"]
    assert cells(found["engagement:f"]) == ["Round two", "2027-01-01", "·", "to come", "·"]
    [card] = [block for block in blocks if isinstance(block, Scorecard)]
    assert {each.id: each.scores for each in card.criteria}["pillar:trust"] == (4.0, 2.0)
    assert {each.id: each.scores for each in card.criteria}["pillar:measuring"] == (None, None)
    assert cells(rows(room.blocks("partners.portfolio"))[f"partner:{partner}"])[4] == "4 · 2"
