"""What came of promises: judged as they were known on the day before they were due."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import polars as pl
import pytest
from tests.engagements import Story

from veikart.blocks import Bars, Mark, Table
from veikart.moment import Moment
from veikart.picture import Picture
from veikart.picture.expected import PROMISES_SCHEMA
from veikart.picture.kept import KEPT_SCHEMA, kept_at, to_come
from veikart.standard.reckoning import reckoned
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft

MADE, DUE, TODAY = date(2025, 2, 10), date(2025, 6, 16), date(2025, 12, 1)
STEPS = tuple(ScaleLevel(value=n, name=f"step {n}") for n in range(1, 5))
Promise = tuple[str, str, float, date, str, float | None]
Plan = Callable[[Moment], list[Promise]]
SQL_AT_3: Promise = ("anna", "sql", 3.0, DUE, "course", 0.8)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """Anna is at 1 in SQL since January."""
    story = Story(tmp_path / "kept.veikart", begins=date(2025, 1, 2))
    story.recorded(
        date(2025, 1, 2),
        ScaleDefined(scale="four", name="Four steps", levels=STEPS),
        SkillDefined(skill="sql", labels={"en": "SQL"}, scale="four"),
        PersonJoined(person="anna", name="Anna"),
    )
    rated(story, date(2025, 1, 2), 1)
    yield story
    story.close()


def rated(story: Story, day: date, level: float | None, holds: date | None = None) -> None:
    said = SkillAssessed(person="anna", skill="sql", scale="four", level=level, method="manager")
    story.recorded(day, said, holds=holds)


def picture(story: Story, plan: Plan, day: date = TODAY) -> Picture:
    """A picture in which `plan` says what is promised at a moment."""

    def promised(asked: Picture) -> pl.DataFrame:
        return pl.DataFrame(plan(asked.moment), schema=PROMISES_SCHEMA, orient="row")

    return Picture(story.facts(), Moment(day), TODAY, promised=promised)


def since_made(*promises: Promise) -> Plan:
    """A plan that was recorded on `MADE` and never changed."""
    return lambda moment: list(promises) if (moment.known_on or TODAY) >= MADE <= moment.true_on else []


def outcomes(story: Story, plan: Plan) -> list[str]:
    return kept_at(picture(story, plan))["outcome"].to_list()


def test_it_has_its_columns_where_nothing_is_promised(story: Story) -> None:
    found = kept_at(picture(story, lambda _: []))
    assert (found.height, dict(found.schema)) == (0, KEPT_SCHEMA)


def test_nobody_rated_since_it_was_promised_is_not_known(story: Story) -> None:
    assert outcomes(story, since_made(SQL_AT_3)) == ["not known"]


def test_a_level_that_is_there_on_the_day_is_reached_with_the_day_it_is_there_since(story: Story) -> None:
    rated(story, date(2025, 6, 1), 3)
    [row] = kept_at(picture(story, since_made(SQL_AT_3))).iter_rows(named=True)
    assert (row["outcome"], row["level_then"], row["since"]) == ("reached", 3, date(2025, 6, 1))
    assert row["made"] == date(2025, 3, 1)  # the first of the month on which it was known


def test_what_was_rated_late_but_holds_from_before_the_day_is_reached(story: Story) -> None:
    rated(story, date(2025, 9, 1), 3, holds=date(2025, 6, 10))
    assert outcomes(story, since_made(SQL_AT_3)) == ["reached"]


def test_less_on_the_day_is_not_reached_and_more_after_it_reached_later(story: Story) -> None:
    rated(story, date(2025, 6, 1), 2)
    assert outcomes(story, since_made(SQL_AT_3)) == ["not reached"]
    rated(story, date(2025, 10, 1), 3)
    assert outcomes(story, since_made(SQL_AT_3)) == ["reached later"]


def test_who_has_left_by_then_is_counted_apart(story: Story) -> None:
    story.recorded(date(2025, 5, 1), PersonLeft(person="anna"))
    assert outcomes(story, since_made(SQL_AT_3)) == ["left"]


def test_a_promise_withdrawn_in_time_is_not_judged(story: Story) -> None:
    def plan(moment: Moment) -> list[Promise]:
        return [SQL_AT_3] if MADE <= (moment.known_on or TODAY) < date(2025, 5, 1) else []

    assert outcomes(story, plan) == []


@pytest.mark.parametrize("moved_on", [DUE, date(2025, 8, 1)])
def test_a_promise_moved_on_its_day_or_after_it_is_judged_by_its_day(story: Story, moved_on: date) -> None:
    def plan(moment: Moment) -> list[Promise]:
        known = moment.known_on or TODAY
        by = DUE if known < moved_on else date(2026, 3, 1)
        return [(*SQL_AT_3[:3], by, *SQL_AT_3[4:])] if known >= MADE else []

    now = picture(story, plan)
    assert kept_at(now).select("by", "outcome").rows() == [(DUE, "not known")]
    assert to_come(now)["by"].to_list() == [date(2026, 3, 1)]


def test_a_promise_that_is_recorded_when_its_day_has_passed_is_none(story: Story) -> None:
    def plan(moment: Moment) -> list[Promise]:
        return [SQL_AT_3] if (moment.known_on or TODAY) >= date(2025, 7, 1) else []

    assert outcomes(story, plan) == []


def test_ahead_of_today_nothing_more_is_judged_than_today(story: Story) -> None:
    later = ("anna", "sql", 4.0, date(2026, 2, 1), "mentor", None)
    ahead = picture(story, since_made(SQL_AT_3, later), date(2026, 6, 1))
    assert kept_at(ahead)["by"].to_list() == [DUE]
    assert to_come(ahead)["by"].to_list() == [date(2026, 2, 1)]


def judged(seed: int, sure: float, kept: float, many: int) -> pl.DataFrame:
    """Promises of one confidence, of which a share was kept."""
    draw = random.Random(seed)
    rows = [
        (f"p{n}", "sql", 3.0, DUE, draw.choice(["course", "mentor"]), sure, MADE, 3.0, DUE,
         "reached" if n < kept * many else "not reached")
        for n in range(many)
    ]  # fmt: skip
    return pl.DataFrame(rows, schema=KEPT_SCHEMA, orient="row")


@pytest.mark.parametrize(
    ("sure", "kept", "many", "told"),
    [
        (0.95, 0.5, 40, "too sure"),
        (0.8, 0.8, 40, "as sure as it was right to be"),
        (0.5, 0.9, 40, "surer than was said"),
        (0.95, 0.0, 9, "too few to say: it takes 10"),
    ],
)
def test_whether_those_who_promise_are_rightly_sure(sure: float, kept: float, many: int, told: str) -> None:
    table = reckoned(judged(1, sure, kept, many))[-1]
    assert isinstance(table, Table)
    last = table.rows[0].cells[-1]
    assert isinstance(last, Mark)
    assert last.text == told


def test_what_was_kept_is_counted_by_what_promised_it(story: Story) -> None:
    bars = reckoned(judged(3, 0.8, 0.5, 20))[0]
    assert isinstance(bars, Bars)
    everything, *sources = bars.bars
    assert everything.text == "10 of 20 kept (50 %)"
    assert sum(part.value for bar in sources for part in bar.parts) == 20
    assert {bar.label for bar in sources} == {"course", "mentor"}


def test_a_plan_of_many_days_is_judged_within_bounds(story: Story) -> None:
    asked: list[Moment] = []
    days = [DUE - timedelta(days=n) for n in range(120)]

    def plan(moment: Moment) -> list[Promise]:
        asked.append(moment)
        return [(*SQL_AT_3[:3], day, *SQL_AT_3[4:]) for day in days]

    found = kept_at(picture(story, plan))
    assert found["by"].n_unique() == 90
    assert found["by"].max() == DUE
    assert len(asked) <= 36 + 90 + 1
