"""From phase to phase, step by step: in order, with a reason where something is left behind."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.plugins.partners.conftest import Add

from veikart.api import DoesNotFit, RuleBroken
from veikart.testing import Engagement
from veikart_partners.portfolio.kinds import ACTIVITIES, PHASES
from veikart_partners.portfolio.standing import Partner, partner_of


def standing(room: Engagement, partner: str) -> Partner:
    found = partner_of(room.picture(), partner)
    assert found is not None
    return found


def test_every_phase_has_activities_and_every_key_is_its_own() -> None:
    assert {each.phase for each in ACTIVITIES} == set(PHASES)
    assert len({each.key for each in ACTIVITIES}) == len(ACTIVITIES)


def test_a_step_is_noted_on_its_day_and_can_be_taken_back(room: Engagement, add: Add) -> None:
    partner = add("Nordvind", phase="onboarding")
    day = room.today - timedelta(days=9)
    room.do("partners.take_step", partner=partner, step="workplace-visited", day=day, note="Two nights.")
    step = standing(room, partner).done["workplace-visited"]
    assert step.day == day
    assert step.note == "Two nights."
    assert len(standing(room, partner).still_to_do) == 4
    with pytest.raises(RuleBroken, match=f"done already, since {day}"):
        room.do("partners.take_step", partner=partner, step="workplace-visited", note="Two nights.")
    room.do("partners.take_step", partner=partner, step="workplace-visited", done=False)
    assert not standing(room, partner).done
    with pytest.raises(DoesNotFit, match="was not noted as done"):
        room.do("partners.take_step", partner=partner, step="workplace-visited", done=False)


def test_steps_of_a_later_phase_or_of_tomorrow_are_refused(room: Engagement, add: Add) -> None:
    partner = add("Nordvind", phase="onboarding")
    with pytest.raises(DoesNotFit, match="belongs to governance and growth; Nordvind is not there yet"):
        room.do("partners.take_step", partner=partner, step="cadence-set")
    with pytest.raises(DoesNotFit, match="lies ahead"):
        room.do("partners.take_step", partner=partner, step="people-met", day=room.today + timedelta(days=1))


def test_to_leave_steps_behind_or_to_go_back_takes_a_reason(room: Engagement, add: Add) -> None:
    partner = add("Nordvind", phase="onboarding")
    with pytest.raises(DoesNotFit, match="5 steps of onboarding would be left behind"):
        room.do("partners.enter_phase", partner=partner, phase="delivery")
    room.do("partners.enter_phase", partner=partner, phase="delivery", why="They know us from before.")
    with pytest.raises(DoesNotFit, match="Say why it goes back to onboarding"):
        room.do("partners.enter_phase", partner=partner, phase="onboarding")
    with pytest.raises(DoesNotFit, match="is in co-creation and delivery already"):
        room.do("partners.enter_phase", partner=partner, phase="delivery")


def test_with_every_step_taken_no_reason_is_asked_for(room: Engagement, add: Add) -> None:
    partner = add("Nordvind", phase="onboarding")
    for activity in ACTIVITIES:
        if activity.phase == "onboarding":
            room.do("partners.take_step", partner=partner, step=activity.key)
    room.do("partners.enter_phase", partner=partner, phase="delivery")
    assert standing(room, partner).phase == "delivery"


def test_nobody_leaves_the_selection_without_a_decision(room: Engagement, add: Add) -> None:
    partner = add("Nordvind")
    with pytest.raises(RuleBroken, match=r"has not been decided on\. Decide first"):
        room.do("partners.enter_phase", partner=partner, phase="onboarding", why="Quick")
    room.do("partners.decide", partner=partner, chosen=False, why="Too far away.")
    with pytest.raises(RuleBroken, match="was not chosen"):
        room.do("partners.enter_phase", partner=partner, phase="onboarding", why="Quick")
