"""Who could learn from whom, and why somebody could not."""

from __future__ import annotations

from datetime import date

import pytest

import veikart_culture
from veikart.api import Do, DoesNotFit, Empty, Moment, Row, RuleBroken, Table
from veikart.testing import Engagement, Opens
from veikart_culture.mentoring.columns import MATCHES
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.organisation import PersonLeft, RoleAssigned, RoleDefined

VIEW = "culture.mentors"


def level(person: str, skill: str, level: float) -> SkillAssessed:
    return SkillAssessed(person=person, skill=skill, scale="steps", level=level, method="manager")


@pytest.fixture
def wanting(engagement: Opens) -> Engagement:
    """Ola (operations, SQL 1 of 3 required) wants a mentor in SQL. Kari (operations) has 3, Mai (field) 4."""
    opened = engagement([veikart_culture])
    opened.do("culture.want_mentor", learner="ola", skill="sql")
    return opened


def outcome(opened: Engagement) -> tuple[str | None, str | None]:
    rows = opened.analysis("culture.mentor_matches")
    assert rows.columns == list(MATCHES)
    return rows.select("mentor", "reason").row(0)


def offer(opened: Engagement, *people: str, capacity: int = 1) -> None:
    for person in people:
        opened.do("culture.offer_mentor", mentor=person, capacity=capacity)


def rows(opened: Engagement, moment: Moment | None = None) -> dict[str, Row]:
    tables = [block for block in opened.blocks(VIEW, moment) if isinstance(block, Table)]
    return {row.id: row for table in tables for row in table.rows}


def test_who_is_nearest_above_what_is_needed_is_proposed(wanting: Engagement) -> None:
    offer(wanting, "kari", "mai")
    assert outcome(wanting) == ("kari", None)
    row = wanting.analysis("culture.mentor_matches").row(0, named=True)
    assert (row["has"], row["need"], row["level"], row["steps"]) == (1.0, 3.0, 3.0, 0)


def test_a_proposal_is_agreed_on_from_its_row_and_leaves_the_list(wanting: Engagement) -> None:
    offer(wanting, "kari")
    way = rows(wanting)["want:ola/sql"].actions[0]
    assert isinstance(way, Do)
    wanting.do(way.command, **way.params)
    assert wanting.analysis("culture.mentor_matches").is_empty()
    assert "pair:ola/kari/sql" in rows(wanting)
    wanting.undo()
    assert outcome(wanting) == ("kari", None)


def test_nobody_who_offers_holds_it_names_who_might_be_asked(wanting: Engagement) -> None:
    offer(wanting, "lars")
    assert outcome(wanting) == (None, "nobody")
    assert "ask Kari Nordmann or 1 more" in wanting.printed(VIEW, 160)


def test_somebody_too_far_above_is_left_out_unless_the_settings_say_otherwise(wanting: Engagement) -> None:
    wanting.write(level("ola", "switching", 1))
    wanting.do("culture.want_mentor", learner="ola", skill="switching")
    wanting.do("settings.culture.mentoring", furthest=1)
    offer(wanting, "lars")
    found = {row["skill"]: row["reason"] for row in wanting.analysis("culture.mentor_matches").to_dicts()}
    assert found == {"sql": "nobody", "switching": "far"}
    wanting.do("settings.culture.mentoring", furthest=2)
    found = {row["skill"]: row["mentor"] for row in wanting.analysis("culture.mentor_matches").to_dicts()}
    assert found["switching"] == "lars"


def test_the_own_manager_is_no_mentor_and_says_so(wanting: Engagement) -> None:
    wanting.write(RoleDefined(role="lead", name="Team leader"), RoleAssigned(person="kari", role="lead"))
    offer(wanting, "kari")
    assert outcome(wanting) == (None, "manager")
    with pytest.raises(DoesNotFit, match="own manager"):
        wanting.do("culture.agree_pair", learner="ola", mentor="kari", skill="sql")
    wanting.do("settings.culture.mentoring", leader_roles=["fitter"])
    assert outcome(wanting) == ("kari", None)


def test_a_leader_is_led_from_the_unit_above(wanting: Engagement) -> None:
    wanting.write(RoleDefined(role="lead", name="Teamleder"), RoleAssigned(person="kari", role="lead"))
    wanting.write(RoleAssigned(person="ase", role="lead"), level("kari", "welding", 4))
    offer(wanting, "kari")
    wanting.do("culture.want_mentor", learner="ase", skill="welding")
    wanting.do("culture.want_mentor", learner="lars", skill="sql")
    found = {row["learner"]: row["reason"] for row in wanting.analysis("culture.mentor_matches").to_dicts()}
    assert found["ase"] == "manager"  # she leads in the field, and is led from above
    assert found["lars"] is None  # led by Åse


def test_who_leaves_soon_is_full_or_is_oneself_is_no_mentor(wanting: Engagement) -> None:
    offer(wanting, "kari", "ola")
    wanting.write(PersonLeft(person="kari"), on=date(2026, 4, 1))
    assert outcome(wanting) == (None, "leaves")
    assert "Gone from 1 April 2026: Kari Nordmann" in wanting.printed(VIEW, 160)
    wanting.undo()
    wanting.do("culture.want_mentor", learner="lars", skill="sql")
    wanting.do("culture.agree_pair", learner="lars", mentor="kari", skill="sql")
    assert outcome(wanting) == (None, "full")
    wanting.do("culture.offer_mentor", mentor="kari", capacity=0)
    wanting.write(level("ola", "sql", 4))
    assert outcome(wanting) == (None, "self")


def test_where_there_is_room_for_one_of_two_the_other_is_told(wanting: Engagement) -> None:
    wanting.do("culture.want_mentor", learner="lars", skill="sql")
    offer(wanting, "kari")
    found = wanting.analysis("culture.mentor_matches")
    assert sorted(found["reason"].fill_null("")) == ["", "taken"]
    again = wanting.analysis("culture.mentor_matches")
    assert found.equals(again)


def test_a_mentor_may_not_have_more_than_there_is_room_for(wanting: Engagement) -> None:
    offer(wanting, "kari")
    wanting.do("culture.agree_pair", learner="lars", mentor="kari", skill="sql")
    with pytest.raises(DoesNotFit, match="has 1"):
        wanting.do("culture.agree_pair", learner="ola", mentor="kari", skill="sql")
    with pytest.raises(DoesNotFit, match="own mentor"):
        wanting.do("culture.agree_pair", learner="ola", mentor="ola", skill="sql")


def test_a_pair_that_ends_leaves_the_want_only_where_it_is_still_there(wanting: Engagement) -> None:
    offer(wanting, "kari")
    wanting.do("culture.agree_pair", learner="ola", mentor="kari", skill="sql")
    wanting.write(level("ola", "sql", 2))
    row = rows(wanting)["pair:ola/kari/sql"]
    assert row.why is not None
    assert ("Level now", "2") in row.why.inputs
    wanting.do("culture.end_pair", pair="ola/kari/sql", still=True)
    assert outcome(wanting) == ("kari", None)
    wanting.do("culture.agree_pair", learner="ola", mentor="kari", skill="sql")
    wanting.do("culture.end_pair", pair="ola/kari/sql")
    assert wanting.analysis("culture.mentor_matches").is_empty()
    with pytest.raises(RuleBroken, match="No pair"):
        wanting.do("culture.end_pair", pair="ola/kari/sql")


def test_a_pair_of_which_one_has_left_is_found(wanting: Engagement) -> None:
    wanting.do("culture.agree_pair", learner="ola", mentor="kari", skill="sql")
    assert not wanting.findings("culture.pairs_parted")
    wanting.write(PersonLeft(person="kari"))
    (finding,) = wanting.findings("culture.pairs_parted")
    assert "Kari Nordmann is no longer there" in finding.text


def test_before_anybody_offers_the_page_says_what_to_do(engagement: Opens) -> None:
    opened = engagement([veikart_culture])
    (block,) = opened.blocks(VIEW)
    assert isinstance(block, Empty)
    opened.do("culture.want_mentor", learner="ola", skill="sql")
    (block,) = opened.blocks(VIEW, unit="field")
    assert isinstance(block, Empty)
