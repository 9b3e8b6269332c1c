"""Noting what the room knows of the outside market."""

from __future__ import annotations

import pytest
from tests.plugins.gap.engagement import Engagement

from veikart.errors import DoesNotFit
from veikart_gap.risk.market.outlook import outlooks


def test_what_is_noted_counts_from_today_and_is_told_in_the_journal(small: Engagement) -> None:
    written = small.session.do(
        "gap.observe_market", skill="weld", shortage=4, source="Foremen", region="Oslo"
    )
    assert written is not None
    picture = small.session.picture()
    [found] = outlooks(picture, "")["weld"]
    assert found.told == "hard to find (Oslo, Foremen, 2025-01-01)"
    tell = picture.tellers["gap.market_observed"]
    body = {"about": "skill", "subject": "weld", "region": "Oslo", "source": "Foremen", "shortage": 4}
    assert tell(picture, 1, body) == "Outside market in Oslo: Welding: hard to find (Foremen)"


@pytest.mark.parametrize("given", [{}, {"skill": "weld", "role": "fitter"}])
def test_it_is_about_a_skill_or_a_role(small: Engagement, given: dict[str, str]) -> None:
    with pytest.raises(DoesNotFit, match="a skill or a role"):
        small.session.do("gap.observe_market", shortage=4, source="Foremen", **given)


def test_an_observation_of_more_than_two_years_ago_says_so(small: Engagement) -> None:
    small.session.do("gap.observe_market", role="fitter", shortage=5, source="Foremen")
    found = outlooks(small.session.picture(), "")["weld"]
    assert [each.old for each in found] == [False]
    later = outlooks(small.picture(small.session.today.replace(year=2028)), "")["weld"]
    assert "more than two years old" in later[0].told
