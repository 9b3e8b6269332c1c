"""Which answers are set side by side."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from tests.plugins.gap.agreement.conftest import Say
from tests.plugins.gap.engagement import JANUARY, JUNE, MARCH, Engagement

from veikart.contributions.view import Selection
from veikart_events.vocabulary.organisation import PersonLeft
from veikart_gap.agreement.study import Study, study_of
from veikart_gap.agreement.talk import answers_of


def study(engagement: Engagement, on: date = JUNE, known_on: date | None = None, **narrowed: Any) -> Study:
    return study_of(engagement.picture(on, known_on), Selection(**narrowed))


def heard(found: Study) -> dict[tuple[str, str], list[str]]:
    """(person, skill) → "self 2", "manager 4", …"""
    people, skills = found.picture.people["person"], found.picture.skills["skill"]
    return {
        (people[int(person)], skills[int(skill)]): [
            f"{each.method} {each.level:g}" for each in answers_of(found, cell)
        ]
        for cell, (person, skill) in enumerate(zip(found.answers.person, found.answers.skill, strict=True))
    }


def test_what_one_alone_has_rated_is_not_compared(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2)
    say("bo", "weld", manager=2, self_=3)
    assert heard(study(small)) == {("bo", "weld"): ["self 3", "manager 2"]}


def test_of_each_rater_the_last_answer_counts(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2, self_=3)
    say("ase", "weld", self_=4, on=MARCH)
    assert heard(study(small, JANUARY)) == {("ase", "weld"): ["self 3", "manager 2"]}
    assert heard(study(small)) == {("ase", "weld"): ["self 4", "manager 2"]}


def test_an_earlier_state_of_knowledge_knows_the_earlier_answers(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2)
    small.now.at = small.now.at.replace(month=3)
    say("ase", "weld", self_=5)
    assert heard(study(small, known_on=date(2025, 2, 1))) == {}
    assert heard(study(small)) == {("ase", "weld"): ["self 5", "manager 2"]}


def test_two_peers_are_two_raters_and_one_who_rates_and_tests_is_one(small: Engagement, say: Say) -> None:
    say("ase", "weld", by="bo", peer=2)
    say("ase", "weld", by="cy", peer=3)
    say("bo", "weld", by="di", manager=2)
    say("bo", "weld", by="di", test=3, on=MARCH)
    assert heard(study(small)) == {("ase", "weld"): ["peer 2", "peer 3"]}


def test_the_last_word_of_one_who_rates_twice_is_set_against_the_others(small: Engagement, say: Say) -> None:
    say("bo", "weld", by="di", manager=2)
    say("bo", "weld", by="di", test=3, on=MARCH)
    say("bo", "weld", by="bo", self_=5)
    assert heard(study(small)) == {("bo", "weld"): ["self 5", "test 3"]}


def test_answers_too_far_apart_in_time_are_no_disagreement(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2)
    say("ase", "weld", self_=5, on=date(2025, 7, 1))  # 181 days later
    assert study(small, date(2025, 7, 1)).answers.old == 1
    assert heard(study(small, date(2025, 7, 1))) == {}
    small.session.run("settings.gap.agreement", {"apart": 181})
    assert heard(study(small, date(2025, 7, 1))) == {("ase", "weld"): ["self 5", "manager 2"]}


def test_not_relevant_is_no_level(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=None, self_=5)
    assert heard(study(small)) == {}


def test_what_was_agreed_on_is_no_answer_but_settles_the_others(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2, self_=5)
    say("ase", "weld", agreed=3, on=MARCH)
    before, after = study(small, date(2025, 2, 1)), study(small)
    assert heard(before) == heard(after) == {("ase", "weld"): ["self 5", "manager 2"]}
    assert (before.answers.agreed >= 0).tolist() == [False]
    assert (after.answers.agreed >= 0).tolist() == [True]
    say("ase", "weld", self_=4, on=date(2025, 4, 1))
    assert (study(small).answers.agreed >= 0).tolist() == [False]  # a new answer opens it again
    say("ase", "weld", agreed=None, on=date(2025, 5, 1))
    assert (study(small).answers.agreed >= 0).tolist() == [True]  # not relevant, they agreed


def test_an_answer_on_another_scale_is_compared_only_where_it_is_asked_for(
    small: Engagement, say: Say
) -> None:
    say("ase", "weld", manager=2)
    say("ase", "weld", self_=10, scale="ten")
    found = study(small)
    assert heard(found) == {("ase", "weld"): ["self 5", "manager 2"]}
    assert sorted(found.answers.own.tolist()) == [False, True]
    assert len(found.cells) == 0
    small.session.run("settings.gap.agreement", {"converted": True})
    assert len(study(small).cells) == 1


def test_steps_are_places_on_the_ladder_whatever_its_numbers(small: Engagement, say: Say) -> None:
    say("di", "sql", self_=10, manager=7, scale="ten")
    say("ase", "weld", self_=5, manager=4)
    found = study(small)
    assert sorted(found.cells.range) == [1.0, 3.0]
    assert sorted(found.ladders.length[found.cells.skill]) == [4.0, 10.0]
    assert sorted(found.ladders.chance[found.cells.skill]) == pytest.approx([2.0, 10.0])


def test_a_selection_narrows_people_and_skills(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2, self_=4)
    say("bo", "weld", manager=2, self_=4)
    say("di", "sched", manager=2, self_=4)
    expected: tuple[tuple[dict[str, Any], set[str]], ...] = (
        ({}, {"ase", "bo", "di"}),
        ({"unit": "works"}, {"ase", "bo"}),
        ({"person": "bo"}, {"bo"}),
        ({"skill": "sched"}, {"di"}),
        ({"critical": True}, {"ase", "bo"}),
        ({"goal": "safe"}, {"ase", "bo"}),
        ({"unit": "gone"}, set()),
    )
    for narrowed, people in expected:
        assert {person for person, _ in heard(study(small, **narrowed))} == people, narrowed


def test_who_has_left_is_not_talked_about(small: Engagement, say: Say) -> None:
    say("ase", "weld", manager=2, self_=4)
    small.write(PersonLeft(person="ase"), on=MARCH)
    assert len(study(small, date(2025, 2, 1)).answers) == 1
    assert len(study(small).answers) == 0
    assert study(small).main == -1


def test_latest_of_a_kind_is_the_last_of_several_peers(small: Engagement, say: Say) -> None:
    say("ase", "weld", by="bo", peer=5, on=MARCH)
    say("ase", "weld", by="cy", peer=2)
    answers = study(small).answers
    assert answers.ratings.level[answers.last[2]].tolist() == [5.0]
    assert answers.last[[0, 1, 3]].tolist() == [[-1]] * 3
