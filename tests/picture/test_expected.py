"""What is promised stands beside what is known, and never counts as known."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.engagements import Story

from veikart.contributions.promises import PROMISE_COLUMNS
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.narrowing import coverage_in, if_kept_in
from veikart.picture import Picture
from veikart.picture.expected import PROMISES_SCHEMA, is_ahead
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, RoleAssigned, RoleDefined
from veikart_events.vocabulary.strategy import CapabilityIdentified, GoalSet, SkillLinked
from veikart_events.vocabulary.target import LevelRequired

TODAY = date(2025, 6, 1)
JUNE, AUTUMN, WINTER = date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31)
STEPS = tuple(ScaleLevel(value=n, name=f"step {n}") for n in range(1, 5))
Promise = tuple[str, str, float, date, str, float | None]
Ahead = Callable[..., Picture]


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """Four people who need SQL at 3. Anna is at 2, Bo was never rated, Cai is at 3, Dag leaves in August."""
    story = Story(tmp_path / "ahead.veikart")
    rated = {"anna": 2, "cai": 3, "dag": 1}
    story.recorded(
        date(2025, 1, 2),
        ScaleDefined(scale="four", name="Four steps", levels=STEPS),
        SkillDefined(skill="sql", labels={"en": "SQL"}, scale="four"),
        RoleDefined(role="all", name="All"),
        LevelRequired(role="all", skill="sql", scale="four", level=3),
        GoalSet(goal="supply", name="Safe supply"),
        CapabilityIdentified(capability="see", goal="supply", name="See"),
        SkillLinked(skill="sql", capability="see", criticality=3),
        *(PersonJoined(person=p, name=p.title()) for p in ("anna", "bo", "cai", "dag")),
        *(RoleAssigned(person=p, role="all") for p in ("anna", "bo", "cai", "dag")),
        *(
            SkillAssessed(person=p, skill="sql", scale="four", level=n, method="manager")
            for p, n in rated.items()
        ),
    )
    story.recorded(date(2025, 5, 1), PersonLeft(person="dag"), holds=date(2025, 8, 1))
    yield story
    story.close()


@pytest.fixture
def ahead(story: Story) -> Ahead:
    """Makes a picture ahead of today in which some promises were made."""

    def make(day: date, *promises: Promise, known_on: date | None = None) -> Picture:
        table = pl.DataFrame(promises, schema=PROMISES_SCHEMA, orient="row")
        return Picture(story.facts(), Moment(day, known_on), TODAY, promised=lambda _: table)

    return make


def expected(picture: Picture) -> list[tuple[object, ...]]:
    return picture.expected.select("person", "level", "source").rows()


def test_the_columns_are_those_of_the_hook() -> None:
    assert list(PROMISES_SCHEMA) == list(PROMISE_COLUMNS)


def test_a_promise_is_expected_from_its_day_on_and_not_before(ahead: Ahead) -> None:
    promise = ("anna", "sql", 3.0, AUTUMN, "course", 0.8)
    assert expected(ahead(AUTUMN, promise)) == [("anna", 3, "course")]
    assert expected(ahead(WINTER, promise)) == [("anna", 3, "course")]
    assert expected(ahead(JUNE, promise)) == []


def test_no_one_is_asked_for_promises_unless_the_day_lies_ahead(story: Story) -> None:
    def never(_: Picture) -> pl.DataFrame:
        raise AssertionError

    picture = Picture(story.facts(), Moment(TODAY), TODAY, promised=never)
    assert not is_ahead(picture)
    assert picture.expected.height == 0


def test_what_was_ahead_of_a_day_in_the_past_is_expected_by_what_was_known_on_it(ahead: Ahead) -> None:
    promise = ("anna", "sql", 3.0, date(2025, 3, 1), "course", 0.8)
    then = ahead(date(2025, 4, 1), promise, known_on=date(2025, 2, 1))
    assert expected(then) == [("anna", 3, "course")]
    assert expected(ahead(date(2025, 4, 1), promise)) == []


def test_a_promise_whose_day_has_passed_is_no_longer_expected(ahead: Ahead) -> None:
    assert expected(ahead(WINTER, ("anna", "sql", 3.0, TODAY, "course", 0.8))) == []


def test_of_several_the_highest_by_then_counts_with_its_own_source(ahead: Ahead) -> None:
    promises: list[Promise] = [
        ("anna", "sql", 3.0, JUNE, "course", None),
        ("anna", "sql", 4.0, AUTUMN, "rotation", 0.5),
        ("anna", "sql", 4.0, AUTUMN, "mentor", 0.9),
    ]
    assert expected(ahead(JUNE, *promises)) == [("anna", 3, "course")]
    assert expected(ahead(WINTER, *promises)) == [("anna", 4, "mentor")]


def test_only_what_lies_above_the_level_that_counts_is_expected(ahead: Ahead) -> None:
    assert expected(ahead(WINTER, ("cai", "sql", 3.0, AUTUMN, "course", 0.8))) == []


def test_nothing_is_expected_of_people_who_will_have_left(ahead: Ahead) -> None:
    promise = ("dag", "sql", 3.0, date(2025, 7, 1), "course", 0.8)
    assert expected(ahead(date(2025, 7, 1), promise)) == [("dag", 3, "course")]
    assert expected(ahead(AUTUMN, promise)) == []


@pytest.mark.parametrize(("promised", "taken"), [(3.7, [3.0]), (9.0, [4.0]), (0.5, [])])
def test_a_level_that_the_ladder_does_not_have_is_never_flattered(
    ahead: Ahead, promised: float, taken: list[float]
) -> None:
    found = ahead(WINTER, ("anna", "sql", promised, AUTUMN, "course", None)).expected
    assert found["level"].to_list() == taken


def test_a_skill_that_is_not_relevant_to_somebody_is_not_expected_of_them(story: Story, ahead: Ahead) -> None:
    story.recorded(
        date(2025, 5, 2),
        SkillAssessed(person="anna", skill="sql", scale="four", level=None, method="manager"),
    )
    assert expected(ahead(WINTER, ("anna", "sql", 3.0, AUTUMN, "course", 0.8))) == []


def test_promises_change_no_level_and_no_count(ahead: Ahead) -> None:
    promises: list[Promise] = [
        ("anna", "sql", 3.0, AUTUMN, "course", 0.8),
        ("bo", "sql", 4.0, AUTUMN, "course", None),
    ]
    with_some, without = ahead(WINTER, *promises), ahead(WINTER)
    assert with_some.cells.equals(without.cells)
    assert with_some.levels.equals(without.levels)
    assert coverage_in(with_some, Selection(), ["goal"]).equals(coverage_in(without, Selection(), ["goal"]))


def test_what_would_be_if_all_were_kept_is_counted_apart(ahead: Ahead) -> None:
    picture = ahead(
        WINTER,
        ("anna", "sql", 3.0, AUTUMN, "course", 0.8),
        ("bo", "sql", 2.0, AUTUMN, "course", None),
    )
    assert if_kept_in(picture, Selection(), ["goal"]).row(0, named=True) == {
        "goal": "supply",
        "promises": 2,
        "lifted": 1,
        "lifted_unknown": 0,
        "sure": 0.8,
        "unsure": 0,
        "met_then": 2,
        "below_then": 1,
        "gap_then": 1.0,
    }


def test_who_promises_may_look_at_the_picture_but_finds_no_promises_in_it(story: Story) -> None:
    seen: list[int] = []

    def echo(picture: Picture) -> pl.DataFrame:
        seen.append(picture.promises.height + picture.levels.height)
        return picture.promises

    assert Picture(story.facts(), Moment(WINTER), TODAY, promised=echo).expected.height == 0
    assert seen == [3]


def test_the_order_in_which_promises_are_made_does_not_matter(ahead: Ahead) -> None:
    draw = random.Random(7)

    def some() -> Iterable[Promise]:
        for _ in range(60):
            yield (
                draw.choice(["anna", "bo", "cai", "dag"]),
                "sql",
                float(draw.randint(1, 4)),
                draw.choice([JUNE, AUTUMN, WINTER]),
                draw.choice(["course", "mentor"]),
                draw.choice([None, 0.5, 0.9]),
            )

    promises = list(some())
    found = ahead(WINTER, *promises).expected
    draw.shuffle(promises)
    assert ahead(WINTER, *promises).expected.equals(found)
    assert found["person"].to_list() == ["anna", "bo", "cai"]


@pytest.mark.parametrize("seed", range(6))
def test_what_would_be_is_what_a_plain_count_says(story: Story, ahead: Ahead, seed: int) -> None:
    draw = random.Random(seed)
    promises: list[Promise] = [
        (p, "sql", float(draw.randint(1, 4)), AUTUMN, "course", draw.choice([None, 0.25, 0.5]))
        for p in ("anna", "bo", "cai", "dag")
        if draw.random() < 0.7
    ]
    picture = ahead(AUTUMN, *promises)
    at = {row["person"]: row for row in picture.cells.iter_rows(named=True)}
    promised = {row["person"]: row for row in picture.expected.iter_rows(named=True)}
    then = {
        person: max(row["level"] or 0, promised[person]["level"] if person in promised else 0)
        for person, row in at.items()
        if row["level"] is not None or person in promised
    }
    found = if_kept_in(picture, Selection()).row(0, named=True)
    assert found["met_then"] == sum(level >= 3 for level in then.values())
    assert found["below_then"] == sum(level < 3 for level in then.values())
    assert found["gap_then"] == sum(max(0, 3 - level) for level in then.values())
    lifted = [p for p, level in then.items() if level >= 3 and at[p]["state"] != "met"]
    assert found["lifted"] == len(lifted)
    assert found["sure"] == sum(promised[p]["confidence"] or 0 for p in lifted)
