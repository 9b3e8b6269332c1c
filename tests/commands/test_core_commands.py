"""What the core commands propose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.rooms import START, furnished

from veikart.commands.catalogue import CORE_COMMANDS
from veikart.commands.declaration import Params
from veikart.errors import RuleBroken
from veikart.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session, _ = furnished(tmp_path / "commands.veikart")
    yield session
    session.close()


def test_commands_have_ids_and_titles_of_their_own() -> None:
    assert len({command.id for command in CORE_COMMANDS}) == len(CORE_COMMANDS)
    assert all(command.title and issubclass(command.params, Params) for command in CORE_COMMANDS)


def test_a_rating_is_taken_on_the_scale_of_its_skill_unless_another_is_named(session: Session) -> None:
    session.do(
        "skill.assess", person="kari", skill="sql", level=3, method="peer", confidence="low", note="in talk"
    )
    row = session.picture().levels.row(0, named=True)
    assert (row["raw_scale"], row["method"], row["confidence"], row["effective"]) == (
        "four",
        "peer",
        "low",
        START,
    )
    assert session.picture().events["note"][0] == "in talk"


def test_two_colleagues_are_two_raters(session: Session) -> None:
    for level, assessor in ((2, "ola"), (4, "kari"), (3, "ola")):
        session.do("skill.assess", person="kari", skill="sql", level=level, method="peer", assessor=assessor)
    assert sorted(session.picture().ratings.level) == [3.0, 4.0]


def test_a_rating_may_be_for_an_earlier_day(session: Session) -> None:
    session.do("skill.assess", person="kari", skill="sql", level=3, day=date(2025, 1, 2))
    assert session.picture().levels["effective"].to_list() == [date(2025, 1, 2)]


def test_parking_takes_a_skill_out_of_the_figures_and_prioritising_takes_it_back(session: Session) -> None:
    required = session.picture().coverage()["required"][0]
    session.do("skill.park", skill="sql", why="After the merger")
    row = session.picture().skills.filter(session.picture().skills["skill"] == "sql").row(0, named=True)
    assert (row["parked"], row["parked_why"]) == (True, "After the merger")
    assert session.picture().coverage()["required"][0] == required - 2
    session.do("skill.prioritise", skill="sql", priority=2, needed_by=date(2026, 1, 1))
    row = session.picture().skills.filter(session.picture().skills["skill"] == "sql").row(0, named=True)
    assert (row["parked"], row["parked_why"], row["priority"]) == (False, None, 2)
    assert row["needed_by"] == date(2026, 1, 1)
    assert session.picture().coverage()["required"][0] == required


def test_ranking_the_sources_changes_which_rating_counts(session: Session) -> None:
    session.do("skill.assess", person="kari", skill="sql", level=2)
    session.do("skill.assess", person="kari", skill="sql", level=4, method="self")
    assert session.picture().levels["level"].to_list() == [2]
    session.do("sources.rank", groups=(("self",), ("manager",)))
    assert session.picture().levels["level"].to_list() == [4]
    assert session.picture().source_groups == (("self",), ("manager",))


def test_only_one_workshop_goes_on_and_only_that_can_end(session: Session) -> None:
    with pytest.raises(RuleBroken, match="Start one first"):
        session.do("workshop.end")
    session.do("workshop.start", name="One")
    with pytest.raises(RuleBroken, match=r"One is going on\. End it first"):
        session.do("workshop.start", name="Two")
    session.do("workshop.end")
    session.do("workshop.start", name="Two")
    assert session.picture().workshops["name"].to_list().count("Two") == 1


def test_a_decision_is_noted_with_what_it_is_about(session: Session) -> None:
    session.do("decision.note", text="Train two welders", about=("welding",))
    row = session.picture().decisions.row(0, named=True)
    assert (row["text"], row["about"], row["effective"]) == ("Train two welders", '["welding"]', START)
