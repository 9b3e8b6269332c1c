"""The page Trend: quarters as they were, what may be expected, and when nothing may."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from tests.ahead import tell_ahead
from tests.engagements import Story
from tests.session.courses import courses
from tests.tui.small import TODAY, clock

from veikart import blocks as b
from veikart.contributions.view import Selection
from veikart.forecasting import quarter_ends
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.session import Session
from veikart.standard.trends.page import draw
from veikart.standard.trends.quarters import ALL, quarters
from veikart_events.base import EventBody
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, RoleAssigned, RoleDefined
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked
from veikart_events.vocabulary.target import LevelRequired

ENDS = quarter_ends(date(2023, 1, 1), date(2025, 3, 31))
NOW = date(2025, 4, 10)
PEOPLE = [f"p{n:02}" for n in range(24)]
STEPS = tuple(ScaleLevel(value=n, name=f"step {n}") for n in range(1, 5))


def rated(person: str, level: float) -> SkillAssessed:
    return SkillAssessed(person=person, skill="sql", scale="four", level=level, method="manager")


def told(path: Path, people: list[str]) -> Story:
    """Everybody needs SQL at 3 and begins at 1 or 2; each quarter two more reach it."""
    story = Story(path, begins=date(2023, 1, 2))
    begun: list[EventBody] = [
        ScaleDefined(scale="four", name="Four steps", levels=STEPS),
        SkillDefined(skill="sql", labels={"en": "SQL"}, scale="four"),
        SkillDefined(skill="fax", labels={"en": "Fax"}, scale="four"),
        RoleDefined(role="all", name="All"),
        LevelRequired(role="all", skill="sql", scale="four", level=3),
        GoalSet(goal="supply", name="Safe supply", horizon=date(2025, 12, 31)),
        CapabilityIdentified(capability="see", goal="supply", name="See"),
        SkillLinked(skill="sql", capability="see", criticality=3),
        *(PersonJoined(person=p, name=p.upper()) for p in people),
        *(RoleAssigned(person=p, role="all") for p in people),
        *(rated(p, 1 + n % 2) for n, p in enumerate(people)),
    ]
    story.recorded(date(2023, 1, 2), *begun)
    for quarter, end in enumerate(ENDS):
        grown = people[2 * quarter : 2 * quarter + 2]
        story.recorded(end.replace(day=20), *(rated(p, 3) for p in grown), rated(people[-1], 1 + quarter % 2))
    return story


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Story]:
    made = told(tmp_path_factory.mktemp("trend") / "trend.veikart", PEOPLE)
    yield made
    made.close()


@pytest.fixture
def picture(story: Story) -> Picture:
    return Picture(story.facts(), Moment(NOW), NOW)


def chart(blocks: b.Blocks) -> b.Trend:
    return next(block for block in blocks if isinstance(block, b.Trend))


def opening(blocks: b.Blocks) -> str:
    first = blocks[0]
    assert isinstance(first, b.Text)
    return first.text


def test_every_quarter_is_as_it_was_and_the_last_gives_way_to_the_day_itself(picture: Picture) -> None:
    seen = quarters(picture, Selection())
    assert [quarter.day for quarter in seen] == [*ENDS[:-1], NOW]
    assert [quarter.share(ALL) for quarter in seen] == [
        pytest.approx(2 * n / 24) for n in range(1, len(ENDS) + 1)
    ]
    assert all(quarter.observed(ALL).fresh for quarter in seen)


def test_a_steady_rise_is_said_and_drawn_as_an_expectation(picture: Picture) -> None:
    blocks = draw(picture, Selection())
    assert opening(blocks).startswith(
        "Target picture: 75 % met on 10 April 2025, 67 points more than on 31 March 2023. If it goes on"
    )
    [met] = chart(blocks).series
    assert met.expected_from == date(2025, 4, 11)
    ahead = [point for point in met.points if point.day > NOW]
    assert [point.day for point in ahead] == list(quarter_ends(NOW, date(2026, 4, 11)))
    assert all(
        point.low is not None and point.high is not None and point.value is not None
        and point.low <= point.value <= point.high <= 100
        for point in ahead
    )  # fmt: skip
    assert all(point.low is None for point in met.points if point.day <= NOW)


def test_what_was_recorded_after_the_known_on_day_has_no_part_in_it(story: Story) -> None:
    known = Moment(NOW, date(2024, 1, 15))
    facts = story.facts()
    seen = quarters(Picture(facts, known, NOW), Selection())
    assert [quarter.day for quarter in seen][-1] == date(2024, 1, 15)
    assert "there are 4." in opening(draw(Picture(facts, known, NOW), Selection()))


def test_in_the_past_nothing_is_shown_of_later_days(story: Story) -> None:
    facts = story.facts()
    blocks = draw(Picture(facts, Moment(date(2024, 8, 15)), NOW), Selection())
    facts_until = [point.day for point in chart(blocks).series[0].points if point.low is None]
    assert facts_until[-1] == date(2024, 8, 15)


def test_who_people_are_makes_no_difference(tmp_path: Path, picture: Picture) -> None:
    people = list(PEOPLE)
    random.Random(5).shuffle(people)
    other = told(tmp_path / "other.veikart", people)
    turned = Picture(other.facts(), Moment(NOW), NOW)
    assert (
        chart(draw(turned, Selection())).series[0].points
        == chart(draw(picture, Selection())).series[0].points
    )
    other.close()


def test_a_skill_has_its_levels_by_quarter_with_medians_and_no_mean(picture: Picture) -> None:
    blocks = draw(picture, Selection(skill="sql"))
    [spread] = [block for block in blocks if isinstance(block, b.Distribution)]
    assert [row.label for row in spread.rows][-1] == "2025-04-10"
    assert spread.rows[-1].counts == (4, 2, 18, 0)
    median = [block for block in blocks if isinstance(block, b.Trend)][1].series[0]
    assert (median.points[-1].value, median.points[-1].low, median.points[-1].high) == (3, 2, 3)
    assert median.expected_from is None


def test_rows_lead_to_the_trend_of_what_they_are_of(picture: Picture) -> None:
    goals, skills = [block for block in draw(picture, Selection()) if isinstance(block, b.Table)]
    assert [row.action for row in goals.rows] == [
        b.Action("trend", {"goal": "supply"}, "Its trend, quarter by quarter")
    ]
    assert [row.id for row in skills.rows] == ["skill:sql"]
    [row] = skills.rows
    trend = next(cell for cell in row.cells if isinstance(cell, b.Mark) and "ris" in cell.text)
    assert trend == b.Mark("▲ rising", "good")


def test_a_goal_says_when_it_is_due(picture: Picture) -> None:
    drawn = chart(draw(picture, Selection(goal="supply")))
    assert drawn.milestones == (b.Milestone(date(2025, 12, 31), "needed by"),)


def test_who_has_left_is_in_no_later_quarter(tmp_path: Path) -> None:
    story = told(tmp_path / "left.veikart", PEOPLE)
    story.recorded(date(2025, 4, 1), PersonLeft(person="p00"))
    last = quarters(Picture(story.facts(), Moment(NOW), NOW), Selection())[-1]
    assert last.observed(ALL).known == 23
    story.close()


def test_before_anybody_was_rated_it_says_what_to_do(story: Story) -> None:
    [empty] = draw(Picture(story.facts(), Moment(date(2023, 1, 2), date(2023, 1, 1)), NOW), Selection())
    assert isinstance(empty, b.Empty)
    assert empty.steps


def test_what_promises_would_bring_is_drawn_beside_what_the_trend_does(tmp_path: Path) -> None:
    tell_ahead(tmp_path / "ahead.veikart")
    with Session.open(tmp_path / "ahead.veikart", clock=clock, plugins=courses()) as session:
        drawn = chart(session.blocks("trend"))
    met, kept = drawn.series
    assert [point.day for point in met.points][-1] == TODAY  # too little to foresee anything
    assert kept.expected_from is not None
    assert kept.expected_from > TODAY
    values = {point.day: point.value for point in kept.points}
    assert values[date(2026, 6, 30)] == pytest.approx(100 * 5 / 6)


def test_compared_it_shows_what_was_foreseen_then_by_what_was_known_then(story: Story) -> None:
    facts = story.facts()
    then = Moment(date(2024, 9, 30))
    blocks = draw(Picture(facts, Moment(NOW), NOW), Selection(compare=then))
    words = blocks[1]
    assert isinstance(words, b.Text)
    assert words.text.startswith("On 30 September 2024 68 % (")
    assert words.text.endswith("was foreseen for 31 December 2024. It became 67 %: as foreseen.")
    met, foreseen = chart(blocks).series
    assert foreseen.label == "Foreseen on 30 September 2024"
    assert foreseen.points[0].day == date(2024, 12, 31)
    alone = draw(Picture(facts, Moment(then.true_on, then.true_on), NOW), Selection())
    expected = [point for point in chart(alone).series[0].points if point.day > then.true_on]
    assert list(foreseen.points) == expected
    assert met.points == chart(draw(Picture(facts, Moment(NOW), NOW), Selection())).series[0].points


def test_where_too_little_was_known_then_it_says_so_and_of_a_later_day_nothing(story: Story) -> None:
    facts = story.facts()
    early = draw(Picture(facts, Moment(NOW), NOW), Selection(compare=Moment(date(2023, 7, 1))))
    assert b.Text("On 1 July 2023 too little was known to foresee anything.", "accent") in early
    later = draw(Picture(facts, Moment(date(2024, 9, 30)), NOW), Selection(compare=Moment(NOW)))
    assert len(chart(later).series) == 1
