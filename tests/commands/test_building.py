"""An engagement is built command by command: goals, capabilities, people, and what is required of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.rooms import START, furnished

from veikart.errors import DoesNotFit, RuleBroken
from veikart.moment import Moment
from veikart.session import Session


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    session, _ = furnished(tmp_path / "client.veikart")
    yield session
    session.close()


def test_a_goal_is_set_revised_and_dropped(session: Session) -> None:
    session.do("goal.set", name="Fewer stops", horizon="2027-01-01", why="Cost", owner="line", weight=2)
    goals = session.picture().goals.filter(pl.col("name") == "Fewer stops")
    assert goals.select("horizon", "why", "owner", "weight").row(0) == (date(2027, 1, 1), "Cost", "line", 2.0)
    goal = goals["goal"][0]
    assert session.do("goal.revise", goal=goal) is None
    session.do("goal.revise", goal=goal, name="No stops", horizon=None)
    row = session.picture().goals.filter(pl.col("goal") == goal).row(0, named=True)
    assert (row["name"], row["horizon"], row["why"]) == ("No stops", date(2027, 1, 1), "Cost")
    session.do("goal.drop", goal=goal, why="Reached")
    assert goal not in session.picture().goals["goal"].to_list()


def test_a_capability_is_named_and_a_skill_linked_to_it(session: Session) -> None:
    session.do("capability.identify", goal="supply", name="Restore quickly")
    row = session.picture().capabilities.filter(pl.col("name") == "Restore quickly").row(0, named=True)
    assert row["goal"] == "supply"
    session.do("skill.link", skill="fax", capability=row["capability"], criticality=3)
    links = session.picture().links.filter(pl.col("capability") == row["capability"])
    assert links.select("skill", "criticality", "weight").rows() == [("fax", 3, 1.0)]
    with pytest.raises(DoesNotFit, match="criticality: Write a whole number from 1 to 3"):
        session.do("skill.link", skill="fax", capability=row["capability"], criticality=4)


def test_levels_are_required_by_step_and_head_counts_targeted(session: Session) -> None:
    session.do("level.require", role="engineer", skill="fax", level=1)
    session.do("level.require", role="engineer", skill="fax", level=2, upto=3, day="2025-06-01")

    def required(day: date) -> list[tuple[float, float | None]]:
        rows = session.picture(Moment(day)).requirements.filter(pl.col("skill") == "fax")
        return list(rows.select("level", "upto").rows())

    assert [level for level, _ in required(START)] == [1]
    assert required(date(2025, 6, 1)) == [(2.0, 3.0)]
    with pytest.raises(DoesNotFit, match="upto is below level"):
        session.do("level.require", role="engineer", skill="fax", level=3, upto=1)
    session.do("headcount.target", skill="sql", level=4, people=3, unit="field")
    targets = session.picture().headcounts
    assert targets.select("skill", "unit", "level", "people").rows() == [("sql", "field", 4.0, 3)]


def test_a_requirement_is_withdrawn_with_its_later_steps(session: Session) -> None:
    about = {"role": "engineer", "skill": "fax"}
    with pytest.raises(RuleBroken, match="nothing to withdraw"):
        session.do("requirement.withdraw", **about)
    session.do("level.require", **about, level=1, day="2025-03-01")
    session.do("level.require", **about, level=2, day="2025-09-01")
    with pytest.raises(RuleBroken, match="from 2025-03-01 only"):
        session.do("requirement.withdraw", **about)
    session.do("requirement.withdraw", **about, why="Nobody faxes", day="2025-06-01")

    def required(day: date) -> bool:
        return "fax" in session.picture(Moment(day)).requirements["skill"].to_list()

    days = (date(2025, 4, 1), date(2025, 6, 1), date(2025, 10, 1))
    assert [required(day) for day in days] == [True, False, False]
    with pytest.raises(RuleBroken, match="nothing to withdraw"):
        session.do("requirement.withdraw", **about, day="2025-10-01")


def test_people_join_with_a_role_move_and_leave(session: Session) -> None:
    session.do("person.join", name="Åse", unit="operations", role="engineer", ref="7")
    ase = session.picture().people.filter(pl.col("name") == "Åse").row(0, named=True)
    assert (ase["unit"], ase["ref"]) == ("operations", "7")
    assert ase["person"] in session.picture().assignments["person"].to_list()
    session.do("person.move", person=ase["person"], unit="field")
    moved = session.picture().people.filter(pl.col("person") == ase["person"])
    assert moved["unit"].to_list() == ["field"]
    session.do("person.leave", person=ase["person"], day="2025-09-01", why="Studies")
    assert ase["person"] in session.picture().people["person"].to_list()
    assert ase["person"] not in session.picture(Moment(date(2025, 9, 1))).people["person"].to_list()
    session.do("person.join", name="Per")
    per = session.picture().people.filter(pl.col("name") == "Per")["person"][0]
    session.do("role.assign", person=per, role="engineer")
    with pytest.raises(RuleBroken):
        session.do("role.assign", person=per, role="nobody")
