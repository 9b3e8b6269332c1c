"""Levels keep the scale they were given on; a picture shows them on the scale of their skill."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.engagements import Story

from veikart.picture import Scale, ScaleLevel
from veikart_events.vocabulary.assessment import SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, SkillDefined
from veikart_events.vocabulary.framework import ScaleLevel as Step
from veikart_events.vocabulary.organisation import PersonJoined, RoleAssigned, RoleDefined
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired

DAY = date(2025, 1, 2)
FIVE = Scale("five", "Five", tuple(ScaleLevel(float(n), word) for n, word in enumerate("abcde", 1)))
ONET = Scale(
    "onet", "O*NET level", (ScaleLevel(0.0, "none"), ScaleLevel(4.0, "some"), ScaleLevel(7.0, "all")), True
)


def defined(scale: Scale) -> ScaleDefined:
    levels = tuple(Step(value=level.value, name=level.name) for level in scale.levels)
    return ScaleDefined(scale=scale.id, name=scale.name, levels=levels, continuous=scale.continuous)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    story = Story(tmp_path / "scales.veikart")
    story.recorded(
        DAY,
        defined(FIVE),
        defined(ONET),
        SkillDefined(skill="named", labels={"en": "On five steps"}, scale="five"),
        SkillDefined(skill="smooth", labels={"en": "On 0 to 7"}, scale="onet"),
        PersonJoined(person="kari", name="Kari"),
        RoleDefined(role="role", name="Role"),
        RoleAssigned(person="kari", role="role"),
    )
    yield story
    story.close()


def seen(story: Story, skill: str, scale: str, level: float | None) -> float | None:
    story.recorded(DAY, SkillAssessed(person="kari", skill=skill, scale=scale, level=level))
    row = story.picture(DAY).levels.row(0, named=True)
    assert (row["raw_level"], row["raw_scale"]) == (level, scale)
    found: float | None = row["level"]
    return found


@pytest.mark.parametrize(
    ("given_level", "level"),
    [(0, 1), (1.74, 1), (1.75, 2), (3.5, 3), (5.24, 3), (5.25, 4), (6.99, 4), (7, 5)],
)
def test_a_level_is_rounded_down_to_a_named_level(story: Story, given_level: float, level: float) -> None:
    assert seen(story, "named", "onet", given_level) == level


@pytest.mark.parametrize(("given_level", "level"), [(1, 0), (2, 1.75), (3, 3.5), (5, 7)])
def test_a_level_is_not_rounded_on_a_continuous_scale(story: Story, given_level: float, level: float) -> None:
    assert seen(story, "smooth", "five", given_level) == pytest.approx(level)


@pytest.mark.parametrize(("skill", "scale", "level"), [("named", "five", 3), ("smooth", "onet", 4.62)])
def test_a_level_on_the_scale_of_its_skill_stays_as_it_was(
    story: Story, skill: str, scale: str, level: float
) -> None:
    assert seen(story, skill, scale, level) == level


@pytest.mark.parametrize(("skill", "scale"), [("named", "onet"), ("smooth", "five"), ("named", "five")])
def test_not_relevant_stays_not_relevant_on_every_scale(story: Story, skill: str, scale: str) -> None:
    assert seen(story, skill, scale, None) is None


def test_requirements_ranges_and_targets_are_converted_as_well(story: Story) -> None:
    story.recorded(
        DAY,
        LevelRequired(role="role", skill="named", scale="onet", level=3.5, upto=5.25),
        HeadcountTargeted(skill="named", scale="onet", level=5.3, people=3),
    )
    picture = story.picture(DAY)
    assert picture.requirements.select("level", "upto", "raw_level", "raw_upto", "raw_scale").rows() == [
        (3, 4, 3.5, 5.25, "onet")
    ]
    assert picture.required.select("level", "upto").rows() == [(3, 4)]
    assert picture.headcounts.select("level", "people").rows() == [(4, 3)]


def test_scales_are_known_before_they_were_defined(story: Story) -> None:
    assert set(story.picture(date(2020, 1, 1)).scales) == {"five", "onet"}
    assert story.picture(DAY).scales["five"] == FIVE


@pytest.mark.parametrize(
    ("level", "label"), [(3.0, "3"), (4.62, "4.62"), (4.625, "4.62"), (0.0, "0"), (2.5, "2.5")]
)
def test_a_label_has_decimals_only_where_the_level_has(level: float, label: str) -> None:
    assert ONET.label(level) == label


@pytest.mark.parametrize(
    ("level", "word"),
    [(0, "none"), (3.99, "none"), (4, "some"), (6.999, "some"), (7, "all"), (-1, "none"), (9, "all")],
)
def test_the_word_is_that_of_the_highest_named_level_reached(level: float, word: str) -> None:
    assert ONET.name_of(level) == word


def test_a_share_goes_from_the_lowest_level_to_the_highest() -> None:
    assert [FIVE.share(level) for level in (1, 2, 3, 5)] == [0, 0.25, 0.5, 1]
    assert (ONET.low, ONET.high, ONET.share(3.5)) == (0, 7, 0.5)


@given(st.floats(0, 7))
def test_a_share_of_a_level_on_the_scale_is_between_0_and_1(level: float) -> None:
    assert 0 <= ONET.share(level) <= 1
