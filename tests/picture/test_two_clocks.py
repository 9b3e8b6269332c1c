"""Both clocks, told as short stories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import polars as pl
import pytest
from tests.engagements import Story

from veikart.journal import Proposed
from veikart.moment import Moment
from veikart.picture import Picture
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft, RoleAssigned, RoleDefined
from veikart_events.vocabulary.strategy import GoalRevised, GoalSet
from veikart_events.vocabulary.target import LevelRequired, RequirementWithdrawn

STEPS = tuple(ScaleLevel(value=n, name=f"step {n}") for n in range(1, 6))
START = date(2025, 1, 2)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    """Kari is an analyst, who needs SQL at level 4."""
    story = Story(tmp_path / "story.veikart")
    story.recorded(
        START,
        ScaleDefined(scale="five", name="Five steps", levels=STEPS),
        SkillDefined(skill="sql", labels={"en": "SQL"}, scale="five"),
        RoleDefined(role="analyst", name="Analyst"),
        PersonJoined(person="kari", name="Kari"),
        RoleAssigned(person="kari", role="analyst"),
        LevelRequired(role="analyst", skill="sql", scale="five", level=4),
    )
    yield story
    story.close()


def rated(level: float | None, method: str = "manager") -> SkillAssessed:
    return SkillAssessed.model_validate(
        {"person": "kari", "skill": "sql", "scale": "five", "level": level, "method": method}
    )


def level(picture: Picture) -> float | None:
    """What Kari's SQL is held to be; None where nobody has said."""
    rows = picture.levels["level"]
    assert rows.len() <= 1
    return rows[0] if rows.len() else None


def state(picture: Picture) -> tuple[str, float | None]:
    """State and gap of Kari's SQL."""
    row = picture.cells.row(0, named=True)
    return row["state"], row["gap"]


def test_a_rating_of_january_corrected_in_march_does_not_rewrite_what_january_saw(story: Story) -> None:
    january, february, march = date(2025, 1, 15), date(2025, 2, 15), date(2025, 3, 15)
    story.recorded(january, rated(2))
    story.recorded(march, rated(4), holds=january)
    assert level(story.picture(january, known_on=february)) == 2
    assert level(story.picture(january)) == 4
    assert level(story.picture(february, known_on=march)) == 4
    assert state(story.picture(january, known_on=february)) == ("below", 2)
    assert state(story.picture(january)) == ("met", 0)


def test_a_rating_holds_from_its_day_however_early_it_was_recorded(story: Story) -> None:
    story.recorded(date(2025, 2, 1), rated(3), holds=date(2025, 1, 20))
    assert level(story.picture(date(2025, 1, 19))) is None
    assert level(story.picture(date(2025, 1, 20))) == 3
    assert level(story.picture(date(2025, 1, 20), known_on=date(2025, 1, 31))) is None
    assert level(story.picture(date(2025, 1, 20), known_on=date(2025, 2, 1))) == 3


def test_what_was_recorded_at_the_end_of_the_known_on_day_counts(story: Story) -> None:
    story.clock.move(date(2025, 2, 1), hour=23)
    story.clock.at = story.clock.at.replace(minute=59, second=59, microsecond=999999)
    story.write([Proposed(rated(3), date(2025, 2, 1))])
    assert level(story.picture(date(2025, 2, 1), known_on=date(2025, 2, 1))) == 3
    assert level(story.picture(date(2025, 2, 1), known_on=date(2025, 1, 31))) is None


def test_what_was_recorded_at_midnight_belongs_to_the_day_that_begins(story: Story) -> None:
    story.clock.move(date(2025, 2, 2), hour=0)
    story.write([Proposed(rated(3), date(2025, 2, 1))])
    assert level(story.picture(date(2025, 2, 1), known_on=date(2025, 2, 1))) is None
    assert level(story.picture(date(2025, 2, 1), known_on=date(2025, 2, 2))) == 3


def test_an_older_day_recorded_late_does_not_outrank_a_newer_one(story: Story) -> None:
    story.recorded(date(2025, 3, 1), rated(4))
    story.recorded(date(2025, 4, 1), rated(1), holds=date(2025, 2, 1))
    assert level(story.picture(date(2025, 5, 1))) == 4
    assert level(story.picture(date(2025, 2, 15))) == 1


def test_of_two_ratings_of_one_day_the_later_recorded_counts(story: Story) -> None:
    day = date(2025, 2, 1)
    story.recorded(day, rated(2))
    story.recorded(day, rated(3))
    assert level(story.picture(day)) == 3


def test_a_revert_is_seen_from_the_day_it_was_recorded(story: Story) -> None:
    written = story.recorded(date(2025, 2, 1), rated(5))
    story.undone(date(2025, 3, 1), written)
    assert level(story.picture(date(2025, 2, 10), known_on=date(2025, 2, 28))) == 5
    assert level(story.picture(date(2025, 2, 10), known_on=date(2025, 3, 1))) is None
    assert level(story.picture(date(2025, 2, 10))) is None
    assert state(story.picture(date(2025, 3, 2))) == ("unknown", None)


def test_a_revert_brings_back_what_it_had_covered(story: Story) -> None:
    story.recorded(date(2025, 2, 1), rated(2))
    better = story.recorded(date(2025, 2, 10), rated(5))
    story.undone(date(2025, 2, 11), better)
    assert level(story.picture(date(2025, 3, 1))) == 2


def test_a_revert_of_a_revert_is_seen_from_its_day_too(story: Story) -> None:
    rating = story.recorded(date(2025, 2, 1), rated(5))
    undo = story.undone(date(2025, 3, 1), rating)
    redo = story.undone(date(2025, 4, 1), undo)
    story.undone(date(2025, 5, 1), redo)
    seen = {
        known: level(story.picture(date(2025, 6, 1), known_on=known))
        for known in (date(2025, 2, 15), date(2025, 3, 15), date(2025, 4, 15), date(2025, 5, 15))
    }
    assert list(seen.values()) == [5, None, 5, None]


def test_the_events_of_a_moment_say_which_of_them_had_been_taken_back(story: Story) -> None:
    rating = story.recorded(date(2025, 2, 1), rated(5))
    undo = story.undone(date(2025, 3, 1), rating)

    def taken_back(known: date) -> list[int]:
        events = story.picture(date(2025, 6, 1), known_on=known).events
        return events.filter("reverted")["position"].to_list()

    assert taken_back(date(2025, 2, 15)) == []
    assert taken_back(date(2025, 3, 15)) == [rating.first]
    events = story.picture(date(2025, 6, 1), known_on=date(2025, 2, 15)).events
    assert undo.first not in events["position"].to_list()


def test_required_levels_step_up_on_the_days_that_were_agreed(story: Story) -> None:
    agreed = date(2025, 2, 1)
    for day, needed in ((date(2025, 6, 1), 2), (date(2026, 6, 1), 3)):
        body = LevelRequired(role="analyst", skill="sql", scale="five", level=needed)
        story.recorded(agreed, body, holds=day)

    def required(true_on: date, known_on: date | None = None) -> float:
        return float(story.picture(true_on, known_on).required["level"][0])

    assert required(date(2025, 5, 31)) == 4
    assert required(date(2025, 6, 1)) == 2
    assert required(date(2026, 5, 31)) == 2
    assert required(date(2026, 6, 1)) == 3
    assert required(date(2026, 6, 1), known_on=date(2025, 1, 31)) == 4


def test_a_requirement_withdrawn_ahead_ends_on_its_day_and_can_come_back(story: Story) -> None:
    agreed = date(2025, 2, 1)
    story.recorded(agreed, RequirementWithdrawn(role="analyst", skill="sql"), holds=date(2025, 9, 1))
    again = LevelRequired(role="analyst", skill="sql", scale="five", level=3)
    story.recorded(agreed, again, holds=date(2026, 1, 1))
    days = (date(2025, 8, 31), date(2025, 9, 1), date(2026, 1, 1))
    assert [story.picture(day).required["level"].to_list() for day in days] == [[4], [], [3]]


def test_of_two_roles_the_higher_requirement_counts_and_of_equal_ones_the_wider_range(story: Story) -> None:
    def needs(role: str, needed: float, upto: float | None = None) -> LevelRequired:
        return LevelRequired(role=role, skill="sql", scale="five", level=needed, upto=upto)

    def required() -> tuple[str, float, float | None]:
        role, needed, upto = story.picture(date(2025, 5, 1)).required.select("role", "level", "upto").row(0)
        return role, needed, upto

    also = [RoleDefined(role="zz", name="Also"), RoleAssigned(person="kari", role="zz")]
    story.recorded(date(2025, 2, 1), *also, needs("zz", 3))
    assert required() == ("analyst", 4, None)
    story.recorded(date(2025, 2, 2), needs("zz", 4))
    assert required() == ("zz", 4, None)
    story.recorded(date(2025, 2, 3), needs("analyst", 4, 5))
    assert required() == ("analyst", 4, 5)


def test_a_leaving_dated_ahead_is_seen_ahead_only(story: Story) -> None:
    story.recorded(date(2025, 3, 1), PersonLeft(person="kari"), holds=date(2025, 7, 1))
    assert story.picture(date(2025, 6, 30)).people["person"].to_list() == ["kari"]
    assert story.picture(date(2025, 7, 1)).people.height == 0
    assert story.picture(date(2025, 7, 1)).cells.height == 0
    assert story.picture(date(2025, 7, 1), known_on=date(2025, 2, 28)).people.height == 1


def test_who_comes_back_has_their_roles_and_ratings_again(story: Story) -> None:
    story.recorded(date(2025, 2, 1), rated(3))
    story.recorded(date(2025, 3, 1), PersonLeft(person="kari"))
    story.recorded(date(2025, 9, 1), PersonJoined(person="kari", name="Kari Nordmann"))
    picture = story.picture(date(2025, 9, 1))
    assert picture.people["name"].to_list() == ["Kari Nordmann"]
    assert state(picture) == ("below", 1)


def test_the_most_believed_method_counts_and_the_latest_within_it(story: Story) -> None:
    story.recorded(date(2025, 2, 1), rated(2, "manager"))
    story.recorded(date(2025, 3, 1), rated(5, "self"), rated(4, "peer"))
    assert level(story.picture(date(2025, 4, 1))) == 2
    story.recorded(date(2025, 2, 2), rated(3, "calibrated"))
    assert level(story.picture(date(2025, 4, 1))) == 3
    assert level(story.picture(date(2025, 2, 1))) == 2


def test_not_relevant_is_a_statement_like_any_other_and_no_gap(story: Story) -> None:
    story.recorded(date(2025, 2, 1), rated(2))
    story.recorded(date(2025, 3, 1), rated(None))
    assert state(story.picture(date(2025, 2, 28))) == ("below", 2)
    assert state(story.picture(date(2025, 3, 1))) == ("not relevant", None)
    counts = story.picture(date(2025, 3, 1)).coverage().row(0, named=True)
    assert (counts["required"], counts["not_relevant"], counts["below"], counts["gap"]) == (0, 1, 0, 0)


def test_a_rating_becomes_stale_after_a_year_and_is_not_lowered(story: Story) -> None:
    story.recorded(date(2025, 2, 1), rated(4))
    for day, stale in ((date(2026, 2, 1), False), (date(2026, 2, 2), True)):
        row = story.picture(day).cells.row(0, named=True)
        assert (row["stale"], row["level"], row["state"]) == (stale, 4, "met")


def test_a_goal_revised_in_part_keeps_the_rest(story: Story) -> None:
    story.recorded(
        date(2025, 2, 1),
        GoalSet(goal="g", name="Safe supply", why="Storms", horizon=date(2027, 1, 1), weight=3),
    )
    story.recorded(date(2025, 3, 1), GoalRevised(goal="g", value="No outage", weight=5))
    row = story.picture(date(2025, 3, 1)).goals.row(0, named=True)
    assert (row["name"], row["why"], row["value"]) == ("Safe supply", "Storms", "No outage")
    assert (row["horizon"], row["weight"]) == (date(2027, 1, 1), 5)
    assert story.picture(date(2025, 3, 1)).name("goal", "g") == "Safe supply"


@pytest.mark.parametrize("day", [date.min, date(1, 6, 1), date(1950, 1, 1), date.max])
def test_the_ends_of_the_calendar_have_pictures_too(story: Story, day: date) -> None:
    story.recorded(date(2025, 2, 1), rated(3))
    for known in (None, date.min, date.max):
        picture = story.picture(day, known)
        assert picture.cells.height == (1 if day == date.max and known != date.min else 0)
        assert picture.events.filter(pl.col("position") == 0).height == (known != date.min)


def test_a_picture_gives_the_same_engagement_at_another_moment(story: Story) -> None:
    """What begins to hold later is in the picture of all that is known, and not in that of today."""
    later = LevelRequired(role="analyst", skill="sql", scale="five", level=5)
    story.recorded(date(2025, 2, 1), later, holds=date(2026, 1, 1))
    today = story.picture(date(2025, 3, 1))
    assert today.requirements["level"].to_list() == [4]
    assert today.at(Moment(date.max)).requirements["level"].to_list() == [5]


def test_a_hundred_undos_are_told_apart_as_a_few_are(tmp_path: Path) -> None:
    story = Story(tmp_path / "undone.veikart")
    try:
        joined = [
            story.recorded(date(2025, 1, 1), PersonJoined(person=f"p{n}", name=f"P {n}", unit="u"))
            for n in range(40)
        ]
        for n in range(0, 40, 2):
            story.undone(date(2025, 2, 1 + n // 4), joined[n])
        there = story.picture(date(2025, 3, 1)).people["person"].to_list()
        assert sorted(there) == sorted(f"p{n}" for n in range(1, 40, 2))
        before = story.picture(date(2025, 3, 1), known_on=date(2025, 2, 5)).people
        assert before.height == 40 - 10
        assert story.picture(date(2025, 3, 1), known_on=date(2025, 1, 31)).people.height == 40
    finally:
        story.close()


def test_what_two_moments_have_in_common_is_worked_out_once(tmp_path: Path) -> None:
    story = Story(tmp_path / "steady.veikart")
    try:
        story.recorded(date(2025, 1, 1), GoalSet(goal="g", name="Safe", horizon=None, weight=1.0))
        slip = story.recorded(date(2025, 3, 1), GoalSet(goal="h", name="Fast", horizon=None, weight=1.0))
        story.undone(date(2025, 5, 1), slip)
        facts = story.facts()

        def goals(true_on: date, known_on: date | None = None) -> pl.DataFrame:
            return Picture(facts, Moment(true_on, known_on), true_on).goals

        first = goals(date(2025, 2, 1))
        assert goals(date(2025, 2, 20), date(2025, 5, 1)) is first
        assert goals(date(2025, 2, 20), date(2025, 6, 1)) is first
        both = goals(date(2025, 4, 1), date(2025, 4, 1))
        assert both["goal"].to_list() == ["g", "h"]
        assert goals(date(2026, 1, 1), date(2025, 4, 30)) is both
        assert goals(date(2026, 1, 1), date(2025, 5, 1))["goal"].to_list() == ["g"]
    finally:
        story.close()
