"""Why a cell says what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.engagements import MovableClock
from tests.rooms import furnished

from veikart.blocks import Why
from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.session import Session
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel
from veikart_events.vocabulary.target import LevelRequired

ENDS = (ScaleLevel(value=0, name="None"), ScaleLevel(value=7, name="Full"))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[tuple[Session, MovableClock]]:
    session, clock = furnished(tmp_path / "why.veikart")
    yield session, clock
    session.close()


def why(session: Session, skill: str = "sql", moment: Moment | None = None) -> Why:
    return session.why_cell(session.picture(moment), "kari", skill)


def test_what_nobody_rated_says_so(room: tuple[Session, MovableClock]) -> None:
    shown = why(room[0])
    assert shown.title == "Kari: SQL"
    assert dict(shown.inputs) == {
        "Required": "3 Skilled, as Engineer since 6 January 2025",
        "Level": "not known: nobody has rated it",
        "Scale": "Four steps",
    }
    assert shown.positions == ()


def test_a_gap_opens_to_its_inputs_and_all_ratings_the_newest_first(
    room: tuple[Session, MovableClock],
) -> None:
    session, clock = room
    clock.move(date(2025, 2, 1))
    first = session.do("skill.assess", person="kari", skill="sql", level=2)
    clock.move(date(2025, 3, 1))
    second = session.do("skill.assess", person="kari", skill="sql", level=4, method="self")
    session.do("skill.assess", person="ola", skill="sql", level=4)
    shown = why(session)
    inputs = dict(shown.inputs)
    assert inputs["Level"] == "2 Working, by manager on 1 February 2025"
    assert inputs["Gap"] == "1 level step"
    assert "calibrated > manager" in shown.formula
    assert first is not None
    assert second is not None
    assert shown.positions == (second.first, first.first)
    assert why(session, moment=Moment(date(2025, 1, 31))).positions == ()


def test_a_converted_level_says_what_was_given(room: tuple[Session, MovableClock]) -> None:
    session, _ = room
    session.write(
        [
            Proposed(ScaleDefined(scale="onet", name="O*NET", levels=ENDS, continuous=True)),
            Proposed(SkillAssessed(person="kari", skill="sql", scale="onet", level=4.62)),
        ]
    )
    told = dict(why(session).inputs)["Level"]
    assert told == "2 Working (converted from 4.62 None on O*NET), by manager on 6 January 2025"


def test_a_range_a_stale_rating_and_not_relevant_are_said(room: tuple[Session, MovableClock]) -> None:
    session, clock = room
    session.do("skill.assess", person="kari", skill="sql", level=3)
    session.do("skill.assess", person="kari", skill="welding", level=None)
    session.write([Proposed(LevelRequired(role="engineer", skill="sql", scale="four", level=2, upto=3))])
    clock.move(date(2026, 3, 1))
    told = dict(why(session).inputs)
    assert told["Required"].startswith("2 Working to 3 Skilled, as Engineer")
    assert told["Level"].endswith("; more than a year old")
    assert told["Gap"] == "0 level steps"
    assert dict(why(session, "welding").inputs)["Level"].startswith("not relevant, by manager")


def test_a_skill_that_no_role_asks_for_is_explained_too(room: tuple[Session, MovableClock]) -> None:
    session, _ = room
    session.do("skill.assess", person="kari", skill="fax", level=4)
    assert dict(why(session, "fax").inputs)["Required"] == "nothing by the roles held"


def test_what_is_not_there_is_explained_without_harm(room: tuple[Session, MovableClock]) -> None:
    session, _ = room
    shown = session.why_cell(session.picture(Moment(date(2020, 1, 1))), "kari", "nothing")
    assert dict(shown.inputs)["Level"].startswith("not known")
