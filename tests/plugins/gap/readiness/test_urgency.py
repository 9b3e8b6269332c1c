"""When gaps are needed, and how far goals are met: against a plain calculation over the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from tests.plugins.gap.engagement import Engagement
from tests.plugins.gap.readiness.conftest import ROLES, TODAY

from veikart.api import Picture, Selection, coverage_in, people_in
from veikart.moment import Moment
from veikart_gap.readiness.columns import DUE, OVER_TIME, READINESS
from veikart_gap.readiness.history import over_time, quarter_ends
from veikart_gap.readiness.standing import readiness
from veikart_gap.readiness.steps import moved, steps_ahead
from veikart_gap.readiness.urgency import due

SOON = timedelta(days=90)
DAYS = (date(2025, 1, 1), date(2025, 3, 1), TODAY, date(2025, 9, 1), date(2026, 2, 1), date(2028, 1, 1))
SELECTIONS = (
    Selection(),
    Selection(unit="works"),
    Selection(goal="far"),
    Selection(person="cy"),
    Selection(skill="weld"),
    Selection(critical=True),
    Selection(unit="gone"),
)
STEPS = (
    (date(2025, 7, 1), "planner", "weld", 2.0),
    (date(2026, 1, 1), "fitter", "weld", 5.0),
    (date(2026, 3, 1), "planner", "sql", 7.0),  # 4 of 1–5 is three quarters up: 7.5 of 0–10, downwards
    (date(2026, 4, 1), "lead", "sched", 3.0),
)
Gap = tuple[str, str, date | None]
"""Person, skill, and the day of the step that makes it one (None: it is one today)."""


def gaps_of(picture: Picture, selection: Selection) -> Iterator[Gap]:
    """Every gap there is or will be, one by one."""
    today = picture.moment.true_on
    people = set(people_in(picture, selection)["person"])
    for cell in picture.cells.iter_rows(named=True):
        if cell["person"] not in people or cell["level"] is None:
            continue
        if cell["state"] == "below":
            yield cell["person"], cell["skill"], None
            continue
        for step in sorted(STEPS):
            day, role, skill, level = step
            mine = skill == cell["skill"] and cell["person"] in ROLES[role]
            if mine and day > today and cell["level"] < level:
                yield cell["person"], cell["skill"], day
                break


def urgency(gap: Gap, due_day: date | None, today: date) -> str:
    _, _, step = gap
    if step is not None:
        return "now" if step <= today + SOON else "later"
    if due_day is None:
        return "no_day"
    return "overdue" if due_day < today else "now" if due_day <= today + SOON else "later"


def expected(picture: Picture, selection: Selection) -> dict[str | None, Counter[str]]:
    """Goal (None: all of them, each gap once by its earliest day) → urgency → gaps."""
    goals = dict(picture.goals.select("goal", "horizon").rows())
    skills = {row["skill"]: row for row in picture.skills.iter_rows(named=True) if not row["parked"]}
    if selection.critical:
        skills = {name: row for name, row in skills.items() if row["criticality"] == 3}
    if selection.skill:
        skills = {name: row for name, row in skills.items() if name == selection.skill}
    chosen = {goal for goal in goals if selection.goal in (None, goal)}
    needs: dict[str, set[str]] = {}
    for goal, name in picture.links.select("goal", "skill").rows():
        if goal in chosen and name in skills:
            needs.setdefault(name, set()).add(goal)
    found: dict[str | None, Counter[str]] = {goal: Counter() for goal in (None, *chosen)}
    for gap in gaps_of(picture, selection):
        days = []
        for goal in needs.get(gap[1], ()):
            set_days = [day for day in (goals[goal], skills[gap[1]]["needed_by"]) if day is not None]
            days.append(min(set_days, default=None))
            found[goal][urgency(gap, days[-1], picture.moment.true_on)] += 1
        if days:
            earliest = min((day for day in days if day is not None), default=None)
            found[None][urgency(gap, earliest, picture.moment.true_on)] += 1
    return found


@pytest.mark.parametrize("day", DAYS)
def test_every_gap_is_counted_by_when_it_is_needed(dated: Engagement, day: date) -> None:
    for selection in SELECTIONS:
        picture = dated.picture(day)
        table = readiness(picture, selection)
        names = ("overdue", "now", "later", "no_day")
        shown = {row["goal"]: {name: row[name] for name in names if row[name]} for row in rows(table)}
        assert shown == {goal: dict(counted) for goal, counted in expected(picture, selection).items()}, (
            selection
        )


def rows(table: pl.DataFrame) -> list[dict[str, Any]]:
    return list(table.iter_rows(named=True))


@pytest.mark.parametrize("day", DAYS)
def test_what_is_met_is_what_the_whole_application_says(dated: Engagement, day: date) -> None:
    names = ("required", "met", "below", "unknown", "not_relevant", "stale", "gap", "people")
    for selection in SELECTIONS:
        picture = dated.picture(day)
        told = {row["goal"]: row for row in rows(coverage_in(picture, selection, ["goal"]))}
        table = [row for row in rows(readiness(picture, selection)) if row["goal"] is not None]
        for row in table:
            counts = told.get(row["goal"], dict.fromkeys(names, 0))
            assert {name: row[name] for name in names} == {name: counts[name] for name in names}, selection


def test_the_demo_of_it_in_numbers(dated: Engagement) -> None:
    """Late waits for knots since May, near for welding, far for scheduling and welding, open for the rest."""
    table = {row["goal"]: row for row in rows(readiness(dated.picture(TODAY), Selection()))}
    assert (table["late"]["overdue"], table["late"]["not_relevant"]) == (1, 1)
    assert table["late"]["share_on_the_day"] is None
    assert (table["near"]["now"], table["near"]["later"]) == (1, 2)  # Di in July, Åse and Bo in 2026
    assert (table["near"]["share_met"], table["near"]["share_on_the_day"]) == (1.0, pytest.approx(2 / 3))
    assert (table["far"]["now"], table["far"]["later"]) == (2, 4)
    assert table[None]["share_met"] == 6 / 8


def test_the_day_that_is_set_for_a_skill_goes_before_a_later_goal(dated: Engagement) -> None:
    table = due(dated.picture(TODAY), Selection())
    found = {(row["goal"], row["skill"]): (row["due"], row["urgency"]) for row in rows(table)}
    assert found["far", "sched"] == (date(2025, 7, 1), "now")
    assert found["open", "sched"] == (date(2025, 7, 1), "now")
    assert found["far", "sql"] == (date(2027, 1, 1), "later")
    assert found["late", "knots"] == (date(2025, 5, 1), "overdue")
    assert ("open", "german") not in found
    dues = [day or date.max for day in table["due"]]
    assert dues == sorted(dues)


def test_how_soon_is_now_can_be_chosen(dated: Engagement) -> None:
    dated.session.do("settings.gap.readiness", soon=10)
    picture = dated.picture(TODAY)
    table = {row["goal"]: row for row in rows(readiness(picture, Selection()))}
    assert (table["near"]["now"], table["near"]["later"]) == (0, 3)
    dated.session.undo()
    table = {row["goal"]: row for row in rows(readiness(dated.picture(TODAY), Selection()))}
    assert (table["near"]["now"], table["near"]["later"]) == (1, 2)


def test_steps_stand_on_the_scale_of_the_skill_with_what_was_before(dated: Engagement) -> None:
    ahead = steps_ahead(dated.picture(TODAY)).select("day", "role", "skill", "level").rows()
    assert ahead == list(STEPS)
    assert steps_ahead(dated.picture(TODAY))["before"].to_list() == [1.0, 3.0, 3.0, 1.0]
    assert steps_ahead(dated.picture(date(2026, 3, 1)))["skill"].to_list() == ["sched"]
    assert steps_ahead(dated.picture(date(2020, 1, 1))).height == 0


def test_a_step_that_was_recorded_later_is_not_known_before(dated: Engagement) -> None:
    assert not steps_ahead(dated.picture(TODAY, known_on=date(2024, 12, 31))).height


def test_a_level_moves_to_another_scale_as_core_moves_it(dated: Engagement) -> None:
    picture = dated.picture(date(2026, 4, 1))
    scales = picture.scales
    [core] = picture.requirements.filter(pl.col("role") == "planner", pl.col("skill") == "sql")["level"]
    assert moved(4, scales["five"], scales["ten"]) == core == 7.0
    assert [moved(n, scales["ten"], scales["five"]) for n in (0, 2, 3, 10)] == [1, 1, 2, 5]


def test_what_was_met_at_the_ends_of_quarters(dated: Engagement) -> None:
    table = over_time(dated.picture(TODAY), Selection())
    assert table.columns == list(OVER_TIME)
    near = table.filter(pl.col("goal") == "near").select("day", "met", "below", "unknown").rows()
    assert near == [(date(2025, 3, 31), 2, 1, 1), (TODAY, 3, 0, 1)]


def test_the_past_is_counted_by_what_is_known_at_the_moment(dated: Engagement) -> None:
    picture = dated.session.picture(Moment(TODAY, date(2025, 3, 1)))
    near = over_time(picture, Selection(goal="near")).select("day", "met", "below").rows()
    assert near == [(date(2025, 3, 31), 2, 1), (TODAY, 2, 1)]


def test_tables_have_the_columns_that_are_told_with_and_without_rows(dated: Engagement) -> None:
    for day in (TODAY, date(2020, 1, 1)):
        picture = dated.picture(day)
        assert readiness(picture, Selection()).columns == list(READINESS)
        assert due(picture, Selection()).columns == list(DUE)
        assert over_time(picture, Selection()).columns == list(OVER_TIME)
    empty, full = (readiness(dated.picture(day), Selection()) for day in (date(2020, 1, 1), TODAY))
    assert empty.dtypes == full.dtypes


def test_ends_of_quarters() -> None:
    ends = [date(2024, 9, 30), date(2024, 12, 31), date(2025, 3, 31)]
    assert quarter_ends(date(2025, 6, 29), 3) == ends
    assert quarter_ends(date(2025, 6, 30), 1) == [date(2025, 6, 30)]
