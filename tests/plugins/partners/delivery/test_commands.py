"""Work with partners: agreed, in rounds, over."""

from __future__ import annotations

from datetime import date

import pytest
from tests.plugins.partners.working import BEGINS, ENDS, agreed, ended, partner_in

from veikart.api import DoesNotFit, RuleBroken
from veikart.moment import Moment
from veikart.testing import Engagement
from veikart_partners.delivery.engagements import engagement_of


def test_work_is_agreed_with_its_skills_and_people(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room), people=["kari", "ola"], cost=1000, currency="NOK")
    found = engagement_of(room.picture(), engagement)
    assert found is not None
    assert (found.skills, found.people, found.cost, found.stage) == (("sql",), ("kari", "ola"), 1000, "late")
    assert room.told()[-4:] == (
        "Agreed with Nordvind: Evenings",
        "Evenings builds SQL",
        "Kari Nordmann takes part in Evenings",
        "Ola Hansen takes part in Evenings",
    )


def test_where_nobody_is_named_the_unit_takes_part_as_it_was_on_the_first_day(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room), unit="field")
    found = engagement_of(room.picture(), engagement)
    assert found is not None
    assert found.people == ("ase", "lars", "mai")


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"end": date(2025, 9, 1)}, "end", "before the first"),
        ({"cost": 5}, "currency", "in which currency"),
        ({"cost": 5, "currency": "NOX"}, "currency", "NOK"),
        ({"partner": "nobody"}, "partner", "not in the portfolio"),
    ],
)
def test_what_does_not_fit_is_told_at_the_field(
    room: Engagement, said: dict[str, object], field: str, words: str
) -> None:
    partner = partner_in(room)
    with pytest.raises(DoesNotFit) as refused:
        agreed(room, **{"partner": partner, **said})  # type: ignore[arg-type]
    assert words in refused.value.faults[field]


def test_a_partner_that_was_not_chosen_gets_no_work(room: Engagement) -> None:
    room.do("partners.add", name="Nobody wanted")
    partner = str(room.events("partners.partner_added")[-1].body["partner"])
    room.do("partners.decide", partner=partner, chosen=False, why="Too far away.")
    with pytest.raises(DoesNotFit, match="was not chosen"):
        agreed(room, partner)


def test_a_round_says_something_and_lies_within_the_work(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room))
    about = {"engagement": engagement}
    with pytest.raises(DoesNotFit, match="nobody learnt from"):
        room.do("partners.hold_iteration", **about)
    with pytest.raises(DoesNotFit, match="has not come yet"):
        room.do("partners.hold_iteration", **about, feedback="x", day=date(2026, 3, 3))
    with pytest.raises(DoesNotFit, match="not begun"):
        room.do("partners.hold_iteration", **about, feedback="x", day=date(2025, 9, 1))
    room.do("partners.hold_iteration", **about, feedback="Too long", changed="Half the time", day=BEGINS)
    assert room.told()[-1] == "An iteration of Evenings was held: Half the time"


def test_work_that_is_over_stays_over_until_that_is_taken_back(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room), cost=1000, currency="NOK")
    ended(room, engagement, spent=1200)
    found = engagement_of(room.picture(), engagement)
    assert found is not None
    assert (found.stage, found.over, found.cost, found.spent) == ("past", ENDS, 1200, True)
    assert engagement_of(room.picture(Moment(BEGINS)), engagement) is not None
    with pytest.raises((RuleBroken, DoesNotFit)):
        ended(room, engagement)
    room.undo()
    found = engagement_of(room.picture(), engagement)
    assert found is not None
    assert (found.stage, found.cost, found.spent) == ("late", 1000, False)


def test_an_amount_without_a_currency_is_refused_at_the_end_too(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room))
    with pytest.raises(DoesNotFit, match="No currency was agreed"):
        ended(room, engagement, spent=5)


def test_who_takes_part_can_be_changed_and_nothing_is_said_twice(room: Engagement) -> None:
    engagement = agreed(room, partner_in(room), people=["kari"])
    room.do("partners.take_part", engagement=engagement, people=["kari", "ola"], skills=["welding"])
    found = engagement_of(room.picture(), engagement)
    assert found is not None
    assert (set(found.people), found.skills) == ({"kari", "ola"}, ("sql", "welding"))
    with pytest.raises(RuleBroken, match="already"):
        room.do("partners.take_part", engagement=engagement, people=["kari"])
    room.do("partners.take_part", engagement=engagement, people=["kari"], no_longer=True)
    found = engagement_of(room.picture(), engagement)
    assert found is not None
    assert found.people == ("ola",)
    with pytest.raises(DoesNotFit, match="Name somebody"):
        room.do("partners.take_part", engagement=engagement)


def test_without_work_the_others_say_what_to_do_first(room: Engagement) -> None:
    with pytest.raises(RuleBroken, match="Agree on a piece of work first"):
        room.do("partners.hold_iteration", engagement="none", feedback="x")
