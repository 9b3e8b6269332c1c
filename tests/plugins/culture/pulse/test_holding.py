"""From the first question to a closed round, by commands."""

from __future__ import annotations

from datetime import date

import pytest
from tests.plugins.culture.pulse.conftest import held, sheets

from veikart.api import BadInput, DoesNotFit, RuleBroken
from veikart.testing import Engagement


def test_a_pulse_begins_with_our_questions(bare: Engagement) -> None:
    assert "Begin the pulse" in bare.printed("culture.pulse")
    outcome = bare.do("culture.begin_questions")
    assert "14 questions" in outcome.words
    with pytest.raises(RuleBroken, match="questions already"):
        bare.do("culture.begin_questions")
    assert "Trying and failing" in bare.printed("culture.questions", width=120)
    bare.undo()
    assert "asks nothing yet" in bare.printed("culture.pulse")


def test_a_question_is_worded_anew_and_keeps_its_other_languages(pulse: Engagement) -> None:
    pulse.do("culture.set_question", question="t1", text="There are hours for it")
    body = pulse.events("culture.question_set")[-1].body
    assert body["labels"] == {"en": "There are hours for it", "nb": "Det er tid"}
    assert body["theme"] == "Time"
    assert pulse.do("culture.set_question", question="t1", text="There are hours for it").written is None


def test_a_new_question_needs_words_and_a_theme(pulse: Engagement) -> None:
    with pytest.raises(DoesNotFit) as refused:
        pulse.do("culture.set_question", text="May I?")
    assert set(refused.value.faults) == {"theme"}
    pulse.do("culture.set_question", text="May I?", theme="Room", reverse=True)
    assert pulse.events("culture.question_set")[-1].body["reverse"] is True
    with pytest.raises(DoesNotFit, match="asked already"):
        pulse.do("culture.set_question", text="may i?", theme="Room")


def test_the_scale_of_what_was_answered_stays(pulse: Engagement) -> None:
    held(pulse, "Spring", {"east": sheets((4, "451"), (4, "235"))})
    with pytest.raises(DoesNotFit, match="1–5"):
        pulse.do("culture.set_question", question="t1", most=7)


def test_answers_are_stored_without_a_person(pulse: Engagement) -> None:
    pulse.do("culture.open_round", name="Spring", day=date(2026, 2, 20))
    [opened] = pulse.events("culture.round_opened")
    pulse.do("culture.enter_answers", round=opened.body["round"], unit="quay", answers="45-\n3 2 1\n")
    told = [event.body for event in pulse.events("culture.pulse_answered")]
    assert sorted(map(len, (body["values"] for body in told))) == [2, 3]
    assert {frozenset(body) for body in told} == {frozenset({"answers", "round", "unit", "values"})}
    assert {event.effective for event in pulse.events("culture.pulse_answered")} == {date(2026, 2, 20)}
    assert pulse.told()[-1] == "Somebody answered the pulse: Spring"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("45", "has 2 answers, and 3 are asked"),
        ("456", "no answer to question 3"),
        ("---", "no answer at all"),
        (" ", "a line for each sheet"),
    ],
)
def test_a_sheet_that_does_not_fit_says_what_to_write(pulse: Engagement, line: str, words: str) -> None:
    pulse.do("culture.open_round", name="Spring")
    round_ = pulse.events("culture.round_opened")[0].body["round"]
    with pytest.raises((DoesNotFit, BadInput), match=words):
        pulse.do("culture.enter_answers", round=round_, answers=line)


def test_a_closed_round_takes_no_answers_and_its_name_is_taken(pulse: Engagement) -> None:
    round_ = held(pulse, "Spring", {"east": sheets((7, "451"))})
    with pytest.raises(RuleBroken, match="No round is open"):
        pulse.do("culture.enter_answers", round=round_, answers="345")
    with pytest.raises(DoesNotFit, match="called so already"):
        pulse.do("culture.open_round", name="spring")
    pulse.do("culture.open_round", name="Summer")
    with pytest.raises(RuleBroken, match="takes no answers"):
        pulse.do("culture.enter_answers", round=round_, answers="345")


def test_a_round_cannot_begin_ahead(pulse: Engagement) -> None:
    with pytest.raises(DoesNotFit, match="lies ahead"):
        pulse.do("culture.open_round", name="Later", day=date(2026, 4, 1))


def test_a_round_that_is_withdrawn_is_not_shown_and_keeps_its_reason(pulse: Engagement) -> None:
    round_ = held(pulse, "Spring", {"east": sheets((4, "451"), (4, "235"))})
    assert "By unit and theme" in pulse.printed("culture.pulse")
    pulse.do("culture.withdraw_round", round=round_, why="Asked in the wrong week.")
    assert "By unit and theme" not in pulse.printed("culture.pulse")
    assert "withdrawn" in pulse.printed("culture.rounds")
    with pytest.raises(RuleBroken, match="no round"):
        pulse.do("culture.withdraw_round", round=round_, why="Again.")


def test_a_pulse_that_is_overdue_is_found(pulse: Engagement) -> None:
    [never] = pulse.findings("culture.overdue")
    assert "No round" in never.text
    held(pulse, "Spring", {"east": sheets((4, "451"), (4, "235"))})
    assert not pulse.findings("culture.overdue")
    pulse.clock.move(date(2027, 1, 4))
    [late] = pulse.findings("culture.overdue")
    assert "2 March 2026" in late.text
    pulse.do("settings.culture.pulse", months=12)
    assert not pulse.findings("culture.overdue")


def test_rounds_stand_on_the_time_bar(pulse: Engagement) -> None:
    held(pulse, "Spring", {"east": sheets((4, "451"))})
    assert [mark.label for mark in pulse.marks("culture.pulse_days")] == ["Spring: closed", "Spring: opened"]
