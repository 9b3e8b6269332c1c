"""Adding and describing partners: what is taken, and what is refused at its field."""

from __future__ import annotations

from typing import Any

import pytest
from tests.plugins.partners.conftest import Add

from veikart.api import DoesNotFit, RuleBroken
from veikart.moment import Moment
from veikart.testing import Engagement
from veikart_partners.portfolio.standing import partner_of, partners_at


def test_a_partner_is_added_in_its_phase_with_the_skills_it_covers(room: Engagement, add: Add) -> None:
    partner = add(
        "Nordvind",
        kind="university",
        phase="delivery",
        skills=["sql", "sql", "switching"],
        languages="NB, en,nb",
        regions=" West ,North",
        day_rate=9500,
        currency="NOK",
    )
    [found] = partners_at(room.picture())
    assert (found.id, found.name, found.kind, found.phase) == (partner, "Nordvind", "university", "delivery")
    assert (found.languages, found.regions) == (("nb", "en"), ("West", "North"))
    assert list(found.covers) == ["sql", "switching"]
    assert found.works_with_us
    room.undo()
    assert partners_at(room.picture()) == ()


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({"name": "nordvind"}, "name", "There is a partner nordvind already"),
        ({"day_rate": 100}, "currency", "Say in which currency"),
        ({"currency": "KRONER"}, "currency", "There is no currency 'KRONER'. Use a code such as"),
        ({"languages": "nb, norsk"}, "languages", "'norsk' is no code of a language"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_field(
    room: Engagement, add: Add, said: dict[str, Any], field: str, words: str
) -> None:
    add("Nordvind")
    with pytest.raises(DoesNotFit) as refused:
        room.do("partners.add", **{"name": "Other", **said})
    assert words in refused.value.faults[field]
    assert len(partners_at(room.picture())) == 1


def test_only_what_is_filled_in_is_revised(room: Engagement, add: Add) -> None:
    partner = add("Nordvind", languages="nb", day_rate=100, currency="NOK")
    room.do("partners.revise", partner=partner, name="Nordvind Academy", day_rate=120)
    found = partner_of(room.picture(), partner)
    assert found is not None
    assert (found.name, found.day_rate, found.currency, found.languages) == (
        "Nordvind Academy",
        120,
        "NOK",
        ("nb",),
    )
    assert not room.do("partners.revise", partner=partner, day_rate=120).events, "nothing is new"
    other = add("Other")
    with pytest.raises(DoesNotFit, match="already"):
        room.do("partners.revise", partner=other, name="NORDVIND academy")
    with pytest.raises(DoesNotFit, match="in which currency"):
        room.do("partners.revise", partner=other, day_rate=3)


def test_skills_are_covered_up_to_a_level_of_their_scale(room: Engagement, add: Add) -> None:
    partner = add("Nordvind")
    room.do("partners.cover", partner=partner, skills=["sql", "welding"], level=3)
    found = partner_of(room.picture(), partner)
    assert found is not None
    assert {skill: each.level for skill, each in found.covers.items()} == {"sql": 3, "welding": 3}
    assert not room.do("partners.cover", partner=partner, skills=["sql"], level=3).events
    with pytest.raises(DoesNotFit, match=r"7 is not a level of SQL\. It has 1 Aware, 2 With help"):
        room.do("partners.cover", partner=partner, skills=["sql"], level=7)
    room.do("partners.uncover", partner=partner, skills=["welding"])
    with pytest.raises(DoesNotFit, match="does not cover Welding, only SQL"):
        room.do("partners.uncover", partner=partner, skills=["welding"])


def test_what_is_over_leaves_the_portfolio_and_keeps_its_name(room: Engagement, add: Add) -> None:
    partner, other = add("Nordvind"), add("Other")
    room.do("partners.end", partner=partner, why="They closed.")
    assert [each.id for each in partners_at(room.picture())] == [other]
    assert room.told()[-1] == "It is over with Nordvind: They closed."
    with pytest.raises(DoesNotFit, match="not in the portfolio"):
        room.do("partners.revise", partner=partner, name="Again")


def test_nothing_can_be_said_of_partners_before_there_is_one(room: Engagement) -> None:
    with pytest.raises(RuleBroken, match="Add one first"):
        room.do("partners.cover", partner="none", skills=["sql"])


def test_both_clocks_are_followed(room: Engagement, add: Add) -> None:
    partner = add("Nordvind", skills=["sql"])
    before = room.picture().head
    room.clock.move(room.today.replace(month=5))
    room.do("partners.uncover", partner=partner, skills=["sql"])
    then = partner_of(room.picture(Moment(room.today.replace(month=4))), partner)
    assert then is not None
    assert set(then.covers) == {"sql"}
    assert room.picture().head > before
    now = partner_of(room.picture(), partner)
    assert now is not None
    assert not now.covers
    known = partner_of(room.picture(Moment(room.today, room.today.replace(month=4))), partner)
    assert known is not None
    assert set(known.covers) == {"sql"}, "that it ended was recorded later"
