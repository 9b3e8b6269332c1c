"""What happened in the two years, read from the events themselves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from veikart.journal.reverts import Revert, in_force, is_reverted
from veikart.text import fold
from veikart_events.envelope import Envelope

UNTIL = date(2026, 6, 15)


def _of(told: Sequence[Envelope], topic: str) -> list[tuple[Envelope, Any]]:
    return [(event, event.body) for event in told if event.topic == topic]


def test_company_says_that_it_is_invented(told: Sequence[Envelope]) -> None:
    assert "(fictional)" in _of(told, "engagement.opened")[0][1].name


def test_skills_have_labels_in_three_languages(told: Sequence[Envelope]) -> None:
    for _, body in _of(told, "skill.defined"):
        assert set(body.labels) == {"en", "nb", "sv"}
        assert all(body.labels.values())


def test_names_are_nordic_and_nobody_shares_one(told: Sequence[Envelope]) -> None:
    names = [body.name for _, body in _of(told, "person.joined")]
    assert len({fold(name) for name in names}) == len(names)
    assert sum(any(letter in name for letter in "åäæøöÅÄÆØÖ") for name in names) > len(names) / 2


def test_events_in_a_workshop_carry_its_id_and_no_others_do(told: Sequence[Envelope]) -> None:
    running: str | None = None
    for event in told:
        body: Any = event.body
        if event.topic == "workshop.started":
            running = body.workshop
        assert event.session == running
        if event.topic == "workshop.ended":
            running = None


def test_assumptions_come_before_blind_answers_and_agreement_last(told: Sequence[Envelope]) -> None:
    workshop = _of(told, "workshop.started")[0][1].workshop
    within = [event for event in told if event.session == workshop]
    steps = [e.topic if e.topic == "skill.assumed" else getattr(e.body, "method", None) for e in within]
    steps = [step for step in steps if step]
    assert list(dict.fromkeys(steps)) == ["skill.assumed", "self", "manager", "calibrated"]
    assert steps.index("self") > len(steps) - 1 - steps[::-1].index("skill.assumed")


def test_there_is_something_to_say_on_the_day_that_each_workshop_is_marked_on(
    told: Sequence[Envelope],
) -> None:
    marked = [event.effective for event, _ in _of(told, "workshop.started")]
    assert [event.effective for event, _ in _of(told, "note.attached")] == marked


def test_decisions_are_noted_in_every_workshop_and_say_why(told: Sequence[Envelope]) -> None:
    decisions = _of(told, "decision.noted")
    assert len({event.session for event, _ in decisions}) == 4
    assert sum("because" in body.text for _, body in decisions) > len(decisions) / 2


def test_rating_of_january_is_corrected_in_march(told: Sequence[Envelope]) -> None:
    ratings = _of(told, "skill.assessed")
    late = [(e, b) for e, b in ratings if e.at.month == 3 and e.effective.month == 1]
    event, body = next((e, b) for e, b in late if e.at.year == e.effective.year)
    before = [
        b
        for e, b in ratings
        if (e.effective, b.person, b.skill) == (event.effective, body.person, body.skill)
    ]
    assert [b.level for b in before] == [5, 2]
    assert sum((e.at.date() - e.effective) > timedelta(days=15) for e, _ in ratings) >= 5


def test_reverts_take_back_whole_commands(told: Sequence[Envelope]) -> None:
    reverts = _of(told, "event.reverted")
    assert len(reverts) >= 2
    for _, body in reverts:
        assert told[body.first].id == body.target
        assert {told[i].correlation for i in range(body.first, body.last + 1)} == {
            told[body.first].correlation
        }
    assert any(body.last > body.first for _, body in reverts)


def test_people_came_left_moved_and_changed_role(told: Sequence[Envelope]) -> None:
    opened = told[0].effective
    assert sum(event.effective > opened for event, _ in _of(told, "person.joined")) >= 10
    leaving = _of(told, "person.left")
    assert len(leaving) >= 10
    assert any(event.effective > UNTIL for event, _ in leaving), "someone has handed in their notice"
    assert _of(told, "person.moved")
    assert _of(told, "role.unassigned")
    assert _of(told, "person.renamed")
    assert _of(told, "unit.renamed")


def test_nobody_is_rated_before_they_came_or_after_they_left(told: Sequence[Envelope]) -> None:
    joined = {b.person: e.effective for e, b in _of(told, "person.joined")}
    left = {b.person: e.effective for e, b in _of(told, "person.left")}
    for event, body in _of(told, "skill.assessed"):
        assert joined[body.person] <= event.effective < left.get(body.person, date.max)


def test_parked_skills_have_reasons_and_wished_ones_a_day(told: Sequence[Envelope]) -> None:
    parked: dict[str, str] = {}
    for event in told:
        body: Any = event.body
        if event.topic == "skill.parked":
            parked[body.skill] = body.why
        if event.topic == "skill.prioritised":
            assert body.needed_by is not None
            assert body.why
            parked.pop(body.skill, None)
    assert len(parked) == 3
    assert all(parked.values())
    assert len(_of(told, "skill.parked")) == 4, "one was taken up again"


def test_target_picture_has_ranges_steps_ahead_and_head_counts(told: Sequence[Envelope]) -> None:
    required = _of(told, "level.required")
    assert any(body.upto is not None for _, body in required)
    assert any(event.effective > UNTIL for event, _ in required)
    assert _of(told, "headcount.targeted")


def test_goals_reach_from_this_year_to_five_years(told: Sequence[Envelope]) -> None:
    horizons = sorted(body.horizon.year - UNTIL.year for _, body in _of(told, "goal.set"))
    assert horizons == [0, 2, 5]


def test_self_ratings_and_languages_stand_on_scales_of_their_own(told: Sequence[Envelope]) -> None:
    own = {b.skill: b.scale for _, b in _of(told, "skill.defined")}
    assert len(set(own.values())) == 2
    assert any(b.method == "self" and b.scale != own[b.skill] for _, b in _of(told, "skill.assessed"))
    assert all(b.scale == own[b.skill] for _, b in _of(told, "skill.assessed") if b.method != "self")


def test_working_hours_are_kept(told: Sequence[Envelope]) -> None:
    assert all(event.at.weekday() <= 4 and 6 <= event.at.hour <= 15 for event in told)


def test_most_of_the_history_holds(told: Sequence[Envelope]) -> None:
    reverts = [Revert(event.position, b.first, b.last) for event, b in _of(told, "event.reverted")]
    gone = sum(is_reverted(event.position, in_force(reverts)) for event in told)
    assert 0 < gone < 60
