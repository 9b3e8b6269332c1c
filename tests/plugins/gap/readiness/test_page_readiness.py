"""The page Readiness, through the same door as everybody else's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from tests.plugins.gap.engagement import JANUARY, MARCH, Engagement, scale, skill
from tests.plugins.gap.readiness.conftest import TODAY, must_look_as_approved
from tests.plugins.gap.test_pages import SELECTIONS

from veikart.blocks import Bars, Block, Empty, Figures, Mark, Table, Text, Timeline, Trend
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.plugins.shape import fault_in
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked
from veikart_events.vocabulary.target import LevelRequired
from veikart_gap.readiness.wording import days_between

VIEW = "gap.readiness"


def page(engagement: Engagement, on: date = TODAY, **narrowed: Any) -> Sequence[Block]:
    return engagement.session.blocks(VIEW, Moment(on), Selection(**narrowed))


def first(blocks: Sequence[Block], kind: type[Any]) -> Any:
    return next(block for block in blocks if isinstance(block, kind))


def cells(blocks: Sequence[Block], row: str, title: str = "Goal") -> dict[str, Any]:
    tables = (block for block in blocks if isinstance(block, Table) and block.columns[0].title == title)
    table = next(tables)
    [found] = [each.cells for each in table.rows if each.id == row]
    return dict(zip([column.title for column in table.columns], found, strict=True))


def test_it_can_be_drawn_at_every_moment_and_selection(dated: Engagement) -> None:
    mine = (Selection(goal="far"), Selection(unit="office"), Selection(person="cy"), Selection(unit="gone"))
    for day in (date(2020, 1, 1), JANUARY, TODAY, date(2030, 1, 1)):
        for selection in (*SELECTIONS, *mine):
            blocks = dated.session.blocks(VIEW, Moment(day), selection)
            assert blocks
            assert fault_in(blocks) is None, (day, selection)
    assert [status.failures for status in dated.session.plugins.statuses()] == [()]


def test_it_says_how_much_can_still_be_planned(dated: Engagement) -> None:
    blocks = page(dated)
    assert first(blocks, Text).text == (
        "Of 7 gaps 1 is overdue and 2 are needed within 90 days. 57 % of those with a day can still be "
        "closed ahead of time."
    )
    figures = {figure.label: figure.value for figure in first(blocks, Figures).figures}
    assert figures == {
        "Met": "75 %",
        "Overdue": "1",
        "Needed now": "2",
        "Needed later": "4",
        "Not known": "3",
    }


def test_each_goal_shows_its_gaps_by_when_they_are_needed(dated: Engagement) -> None:
    bars = {bar.id: bar for bar in first(page(dated), Bars).bars}
    assert {bar: each.text for bar, each in bars.items()} == {
        "goal:late": "1 overdue",
        "goal:near": "1 needed now, 2 needed later",
        "goal:far": "2 needed now, 4 needed later",
        "goal:open": "1 needed now, 1 needed later",
    }
    why = bars["goal:near"].why
    assert why is not None
    assert dict(why.inputs)["Day of the goal"] == "2025-08-01"
    assert "within 90 days" in why.formula


def test_a_goal_tells_its_day_and_how_it_stands_then(dated: Engagement) -> None:
    near, late, open_ended = (cells(page(dated), f"goal:{goal}") for goal in ("near", "late", "open"))
    assert (near["By"].text, near["That is"].text) == ("2025-08-01", "in 61 days")
    assert (near["Met"].text, near["On its day"].text) == ("100 %", "67 %")
    assert near["On its day"].tone == "warn"
    assert (late["By"].tone, late["That is"].text, late["On its day"].text) == ("bad", "31 days ago", "–")
    assert open_ended["By"] == Mark("no day", "warn", sort=date.max)
    year = cells(page(dated, date(2026, 4, 15)), "goal:near")
    assert (year["A year ago"].text, cells(page(dated), "goal:near")["A year ago"].text) == ("67 %", "–")


def test_gaps_without_a_day_are_told_apart(empty: Engagement) -> None:
    empty.write(
        scale("five", 1, 5),
        skill("weld", "Welding"),
        RoleDefined(role="r", name="R"),
        PersonJoined(person="eva", name="Eva"),
        RoleAssigned(person="eva", role="r"),
        LevelRequired(role="r", skill="weld", scale="five", level=3),
    )
    assert "No goal had been set" in first(page(empty, MARCH), Empty).text
    empty.write(GoalSet(goal="g", name="G"), CapabilityIdentified(capability="c", goal="g", name="C"))
    assert "Nothing that a goal needs" in first(page(empty, MARCH), Empty).text
    empty.write(SkillLinked(skill="weld", capability="c"))
    assert first(page(empty, MARCH), Text).text == "Nobody has been rated yet."
    assert not [block for block in page(empty, MARCH) if isinstance(block, Trend | Timeline)]
    empty.rate("eva", "weld", 1)
    told = first(page(empty, MARCH), Text).text
    assert told.endswith("For 1 no day was set: give the goal or the skill one.")
    assert {figure.label: figure.value for figure in first(page(empty, MARCH), Figures).figures}[
        "No day set"
    ] == "1"
    empty.rate("eva", "weld", 3)
    assert first(page(empty, MARCH), Text).text == "Nobody is known to miss what the goals need."


def test_the_way_so_far_stands_by_quarter_and_ends_at_the_moment(dated: Engagement) -> None:
    chart = first(page(dated, date(2025, 9, 1)), Trend)
    lines = {series.id: [(point.day, point.value) for point in series.points] for series in chart.series}
    assert lines["goal:near"][:2] == [(date(2025, 3, 31), 66.7), (date(2025, 6, 30), 100.0)]
    assert lines["goal:near"][-1][0] == date(2025, 9, 1)
    assert [(mark.day, mark.label) for mark in chart.milestones] == [
        (date(2025, 5, 1), "by then: Late"),
        (date(2025, 8, 1), "by then: Near"),
    ]


def test_the_days_ahead_are_those_of_goals_skills_and_steps(dated: Engagement) -> None:
    chart = first(page(dated), Timeline)
    items = {item.id: item for item in chart.items}
    late = items["goal:late"]
    assert (late.state, late.promised, late.end) == ("slipped", date(2025, 5, 1), TODAY)
    assert (items["goal:near"].state, items["goal:near"].end) == ("agreed", date(2025, 8, 1))
    assert items["skill:sched/far"].end == date(2025, 7, 1)
    steps = {
        item.label: item for key, item in items.items() if key.startswith("step:") and item.lane == "Far"
    }
    assert set(steps) == {"1 → 2: Weld", "3 → 5: Weld", "3 → 7: SQL", "1 → 3: Sched"}
    assert steps["3 → 5: Weld"].detail == "Fitter: 3 people, 2 known to be below"
    why = steps["3 → 5: Weld"].why
    assert why is not None
    assert dict(why.inputs)["Not known"] == "1"
    [position] = why.positions
    events = dated.picture().events
    assert events.filter(events["position"] == position)["topic"].to_list() == ["level.required"]


def test_of_one_goal_its_skills_stand_by_when_they_are_needed(dated: Engagement) -> None:
    blocks = page(dated, goal="far")
    table = [block for block in blocks if isinstance(block, Table)][-1]
    assert [row.id for row in table.rows] == ["skill:sched", "skill:weld", "skill:sql"]
    weld = cells(blocks, "skill:weld", "Skill")
    assert (weld["When"], weld["By a step"].text) == (Mark("later", "accent"), "3")
    assert not [b for b in page(dated) if isinstance(b, Table) and b.columns[0].title == "Skill"]


def test_the_why_of_what_is_missing_opens_to_the_ratings_behind_it(dated: Engagement) -> None:
    overdue = next(f for f in first(page(dated), Figures).figures if f.label == "Overdue")
    assert overdue.why.positions == ()
    positions = overdue.why.whole().positions
    events = dated.picture().events
    topics = events.filter(events["position"].is_in(positions))["topic"].to_list()
    assert topics == ["skill.assessed"] * 2  # Åse in knots, Cy in scheduling


def test_compared_with_another_moment_it_tells_what_has_changed(dated: Engagement) -> None:
    blocks = dated.session.blocks(VIEW, Moment(TODAY), Selection(compare=Moment(date(2025, 3, 1))))
    assert cells(blocks, "goal:near")["Met"].text == "100 % ▲33"
    assert fault_in(blocks) is None


def test_both_clocks_are_followed(dated: Engagement) -> None:
    known = dated.session.blocks(VIEW, Moment(TODAY, date(2025, 3, 1)), Selection())
    assert cells(known, "goal:near")["Met"].text == "67 %"
    assert cells(page(dated), "goal:near")["Met"].text == "100 %"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2025, 6, 1), "today"),
        (date(2025, 6, 2), "in 1 day"),
        (date(2025, 5, 1), "31 days ago"),
        (date(2026, 6, 1), "in 12 months"),
        (date(2030, 6, 1), "in 5 years"),
    ],
)
def test_spans_of_time_are_said_as_one_says_them(day: date, words: str) -> None:
    assert days_between(day, TODAY) == words


def test_a_goal_that_is_gone_is_not_mourned_but_said(dated: Engagement) -> None:
    assert first(page(dated, goal="gone"), Empty).steps


@pytest.mark.parametrize(
    ("view", "goal"), [(VIEW, None), (VIEW, "far"), ("gap.goals", "far"), ("gap.target", None)]
)
def test_the_pages_look_as_they_were_approved(dated: Engagement, view: str, goal: str | None) -> None:
    blocks = dated.session.blocks(view, Moment(date(2025, 9, 1)), Selection(goal=goal))
    must_look_as_approved(blocks, f"{view.removeprefix('gap.')}{'-goal' if goal else ''}")
