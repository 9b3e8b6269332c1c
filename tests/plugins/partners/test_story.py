"""What the demo tells of partners: the same every time, in the order of the phases, and with no loose end."""

from __future__ import annotations

from datetime import date

import pytest

import veikart_partners
from veikart.api import Company, Told
from veikart.demo.company import company_of
from veikart.demo.days import Days
from veikart.demo.world import World
from veikart_partners.portfolio.kinds import OF_KEY, PHASES
from veikart_partners.portfolio.story import PLANS
from veikart_partners.selection.scoring import LEAST, MOST
from veikart_partners.selection.story import CANDIDATES, judges
from veikart_partners.selection.usual import USUAL


@pytest.fixture(scope="module")
def company() -> Company:
    return company_of(a_world())


def a_world() -> World:
    return World.of(7, 100, Days.before(date(2026, 6, 15)))


def all_told(company: Company) -> list[Told]:
    return [told for story in veikart_partners.PLUGIN.veikart_stories() for told in story.tell(company)]


def test_it_is_told_within_the_two_years_and_the_same_every_time(company: Company) -> None:
    found = all_told(company)
    assert found == all_told(company_of(a_world()))
    assert all(company.start <= told.at.date() <= company.last for told in found)


def test_every_partner_is_chosen_with_a_reason_and_goes_from_phase_to_phase() -> None:
    for plan in PLANS:
        assert plan.chosen is not None
        assert plan.chosen[1].strip()
        days = [plan.added, *(day for day, _, _ in plan.phases)]
        assert days == sorted(days)
        assert [phase for _, phase, _ in plan.phases] == list(PHASES[1 : 1 + len(plan.phases)])
    reached = {plan.phases[-1][1] for plan in PLANS}
    assert reached == {"onboarding", "delivery", "governance"}


def test_steps_are_taken_in_their_phase_or_later() -> None:
    for plan in (*PLANS, *CANDIDATES):
        begins = {"selection": plan.added, **{phase: day for day, phase, _ in plan.phases}}
        for day, step, _ in plan.steps:
            assert day >= begins[OF_KEY[step].phase], (plan.key, step)


def test_four_judges_score_three_candidates_and_leave_one_score_open(company: Company) -> None:
    scores = [
        proposed.body.model_dump()
        for told in all_told(company)
        for proposed in told.proposals
        if proposed.body.topic == "partners.partner_scored"
    ]
    assert {score["judge"] for score in scores} == set(judges(company))
    assert len(set(judges(company))) == 4
    assert len(scores) == 4 * len(CANDIDATES) * len(USUAL) - 1
    assert all(LEAST <= score["score"] <= MOST for score in scores)
