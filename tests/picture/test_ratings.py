"""What every rater last said. At random moments of random histories the oracle sees the same
(`test_against_oracle`); here stands what it means."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tests.engagements import Story, caught_up

from veikart.picture import Picture
from veikart_events.vocabulary.assessment import Method, SkillAssessed
from veikart_events.vocabulary.framework import ScaleDefined, ScaleLevel, SkillDefined
from veikart_events.vocabulary.organisation import PersonJoined, PersonLeft

MAY = date(2025, 5, 1)
JUNE = date(2025, 6, 1)


def rows_of(picture: Picture) -> list[tuple[Any, ...]]:
    """person, skill, method, assessor, level, raw, scale, effective, position of every rating."""
    ratings, people, skills = picture.ratings, picture.people["person"], picture.skills["skill"]
    return [
        (
            people[int(ratings.person[n])],
            skills[int(ratings.skill[n])],
            ratings.methods[ratings.method[n]],
            ratings.assessors[int(ratings.assessor[n])] if ratings.assessor[n] >= 0 else None,
            None if np.isnan(ratings.level[n]) else float(ratings.level[n]),
            None if np.isnan(ratings.raw[n]) else float(ratings.raw[n]),
            ratings.scales[int(ratings.scale[n])],
            date(1970, 1, 1) + timedelta(days=int(ratings.day[n])),
            int(ratings.position[n]),
        )
        for n in range(len(ratings))
    ]


def heard(picture: Picture) -> set[tuple[str, str, str | None, float | None]]:
    return {(row[0], row[2], row[3], row[4]) for row in rows_of(picture)}


def scale(identity: str, *levels: int) -> ScaleDefined:
    return ScaleDefined(
        scale=identity, name=identity, levels=tuple(ScaleLevel(value=n, name=f"L{n}") for n in levels)
    )


def rated(
    person: str, level: float | None, method: Method, by: str | None = None, on: str = "five"
) -> SkillAssessed:
    return SkillAssessed(person=person, skill="weld", scale=on, level=level, method=method, assessor=by)


@pytest.fixture
def story(tmp_path: Path) -> Iterator[Story]:
    told = Story(tmp_path / "raters.veikart", date(2025, 1, 1))
    told.recorded(
        date(2025, 1, 1),
        scale("five", 1, 2, 3, 4, 5),
        scale("check", 1, 2, 3, 4),
        SkillDefined(skill="weld", labels={"en": "Welding"}, scale="five"),
        *(PersonJoined(person=who, name=who) for who in ("bo", "cy", "di")),
    )
    yield told
    told.close()


def test_two_peers_are_two_voices_and_each_has_its_last_word(story: Story) -> None:
    story.recorded(MAY, rated("bo", 2, "peer", "cy"), rated("bo", 4, "peer", "di"), rated("bo", 1, "peer"))
    story.recorded(JUNE, rated("bo", 3, "peer", "cy"))
    assert heard(story.picture(MAY)) == {
        ("bo", "peer", "cy", 2.0), ("bo", "peer", "di", 4.0), ("bo", "peer", None, 1.0)
    }  # fmt: skip
    assert ("bo", "peer", "cy", 3.0) in heard(story.picture(JUNE))


def test_a_level_on_another_scale_is_converted_down_and_kept_as_given(story: Story) -> None:
    story.recorded(MAY, rated("bo", 3, "self", on="check"), rated("cy", None, "self", on="check"))
    ratings = {row[0]: row[4:7] for row in rows_of(story.picture(MAY))}
    assert ratings == {"bo": (3.0, 3.0, "check"), "cy": (None, None, "check")}  # 3.67 of 5, never flattered


def test_who_has_left_is_not_heard_of(story: Story) -> None:
    story.recorded(MAY, rated("bo", 2, "self"), rated("cy", 2, "self"))
    story.recorded(JUNE, PersonLeft(person="bo"))
    assert {row[0] for row in rows_of(story.picture(JUNE))} == {"cy"}


def test_what_was_taken_back_gives_way_to_what_was_said_before(story: Story) -> None:
    story.recorded(MAY, rated("bo", 2, "self"))
    slip = story.recorded(JUNE, rated("bo", 5, "self"))
    story.undone(JUNE, slip)
    assert heard(story.picture(JUNE)) == {("bo", "self", None, 2.0)}


def test_a_later_word_beside_the_sorted_rows_counts(story: Story) -> None:
    story.recorded(MAY, *(rated(who, 2, "self") for who in ("bo", "cy", "di")), rated("bo", 3, "manager"))
    facts = story.facts()
    story.recorded(JUNE, rated("cy", 4, "self", "cy"), rated("bo", 5, "self"))
    story.recorded(JUNE, rated("di", 5, "self"), rated("bo", 1, "manager"), holds=MAY)
    facts = caught_up(facts, story.journal)
    assert len(facts.parts("levels")) == 2
    found = heard(Picture(facts, story.picture(JUNE).moment, JUNE))
    assert found == heard(story.picture(JUNE))
    assert ("bo", "manager", None, 1.0) in found
    assert {("bo", "self", None, 5.0), ("cy", "self", "cy", 4.0), ("di", "self", None, 5.0)} <= found


def test_some_can_be_chosen(story: Story) -> None:
    story.recorded(MAY, rated("bo", 2, "self"), rated("bo", 3, "manager", "di"), rated("cy", None, "self"))
    ratings = story.picture(MAY).ratings
    own = ratings.only(np.array([ratings.methods[code] == "self" for code in ratings.method]))
    assert (len(ratings), len(own)) == (3, 2)
    assert np.isnan(own.level).tolist() == [False, True]


def test_nobody_has_said_anything(story: Story) -> None:
    ratings = story.picture(MAY).ratings
    assert (len(ratings), ratings.level.tolist(), ratings.person.tolist()) == (0, [], [])
