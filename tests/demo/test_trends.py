"""The story as the pictures show it: what grew, what faded, what was raised, and who stands alone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from veikart.moment import Moment
from veikart.picture import Picture
from veikart.session import Session

UNTIL = date(2026, 6, 15)
EARLY = UNTIL - timedelta(days=650)


@pytest.fixture(scope="module")
def session(demo_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    path = tmp_path_factory.mktemp("trends") / "demo.veikart"
    shutil.copy(demo_file, path)
    with Session.open(
        path, clock=lambda: datetime(UNTIL.year, UNTIL.month, UNTIL.day, 12, tzinfo=UTC)
    ) as opened:
        yield opened


@pytest.fixture(scope="module")
def now(session: Session) -> Picture:
    return session.picture(Moment(UNTIL))


@pytest.fixture(scope="module")
def then(session: Session) -> Picture:
    return session.picture(Moment(EARLY))


def _ready(picture: Picture, by: str) -> dict[str, float]:
    """Share met of what is known, by name."""
    rows = picture.coverage([by]).filter(pl.col("met") + pl.col("below") > 0)
    return {
        picture.name(by, row[by]): row["met"] / (row["met"] + row["below"])  # type: ignore[arg-type]
        for row in rows.iter_rows(named=True)
    }


def _gap(picture: Picture, skill: str) -> float:
    rows = picture.coverage(["skill"]).iter_rows(named=True)
    return next(float(row["gap"]) for row in rows if picture.name("skill", row["skill"]) == skill)


def _mean_of_same_people(then: Picture, now: Picture, skill: str) -> tuple[float, float]:
    """The mean level then and now of those rated at both times."""
    identity = now.skills.filter(pl.col("name") == skill)["skill"][0]
    before = then.levels.filter(pl.col("skill") == identity).select("person", before="level")
    after = now.levels.filter(pl.col("skill") == identity).select("person", after="level")
    both = before.join(after, on="person").drop_nulls()
    return float(both["before"].mean() or 0), float(both["after"].mean() or 0)  # type: ignore[arg-type]


def test_readiness_is_believable_and_grew_for_every_goal(then: Picture, now: Picture) -> None:
    before, after = _ready(then, "goal"), _ready(now, "goal")
    assert len(after) == 3
    for goal, ready in after.items():
        assert 0.35 <= ready <= 0.8
        assert ready > before[goal] + 0.05


def test_readiness_rises_over_the_years(session: Session) -> None:
    def ready(day: date) -> float:
        row = session.picture(Moment(day)).coverage([]).row(0, named=True)
        return float(row["met"] / (row["met"] + row["below"]))

    years = [ready(UNTIL - timedelta(days=days)) for days in (620, 365, 0)]
    assert years == sorted(years)
    assert years[-1] - years[0] > 0.1


def test_skills_behind_the_goals_grew_some_a_lot(then: Picture, now: Picture) -> None:
    before, after = _ready(then, "skill"), _ready(now, "skill")
    assert after["Condition monitoring"] > before["Condition monitoring"] + 0.25
    assert after["Flexible tariffs"] > before["Flexible tariffs"] + 0.25
    assert before["Digital twin modelling"] - 0.1 < after["Digital twin modelling"] < 0.2


def test_switching_got_worse_because_people_left(then: Picture, now: Picture) -> None:
    skill = "High-voltage switching"
    assert _ready(now, "skill")[skill] < _ready(then, "skill")[skill] - 0.15
    before, after = _mean_of_same_people(then, now, skill)
    assert abs(after - before) < 0.35, "those who stayed did not forget it"


def test_raised_target_widened_the_gap_although_people_grew(then: Picture, now: Picture) -> None:
    skill = "Security of control systems"
    assert _gap(now, skill) > _gap(then, skill)
    before, after = _mean_of_same_people(then, now, skill)
    assert after > before + 0.3


def test_some_ratings_are_stale_and_some_cells_unknown(now: Picture) -> None:
    row = now.coverage([]).row(0, named=True)
    assert 0.05 < row["stale"] / (row["met"] + row["below"]) < 0.35
    assert 0.12 <= row["unknown"] / row["required"] <= 0.18
    assert row["not_relevant"] > 0


def test_two_critical_skills_are_held_by_one_person_only(now: Picture) -> None:
    met = now.cells.filter((pl.col("state") == "met") & (pl.col("criticality") == 3))
    alone = met.group_by("skill").len().filter(pl.col("len") == 1)["skill"].to_list()
    names = sorted(now.name("skill", skill) for skill in alone)
    assert names == ["Digital twin modelling", "Trading in the balancing market"]


def test_one_unit_is_clearly_behind(now: Picture) -> None:
    units = sorted((ready, name) for name, ready in _ready(now, "unit").items())
    assert units[0][1] == "District Heating"
    assert units[1][0] - units[0][0] > 0.1


def test_spare_skills_and_every_state_are_there(now: Picture) -> None:
    assert set(now.cells["state"]) == {"met", "below", "unknown", "not relevant", "extra"}


def test_units_form_a_tree(now: Picture) -> None:
    assert now.units["depth"].max() == 1
    assert now.units.height == 6
