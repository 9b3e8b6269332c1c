"""What is supposed shows in its scenario and nowhere else; it is undone, adopted, discarded and kept."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from tests.rooms import START, opened
from tests.scenarios.asking import LATER, begun, facts_of, inside, names, seen, supposed

from veikart.errors import DoesNotFit, NotFound, RuleBroken
from veikart.moment import Moment
from veikart.session import Session

SOON = START + timedelta(days=60)


def test_if_kari_leaves_is_one_command_and_reality_does_not_notice(session: Session) -> None:
    before = facts_of(session)
    scenario = supposed(session, "suppose.leaves", person="kari")
    assert session.scenario_name(scenario) == "If Kari leaves"
    assert names(inside(session, scenario)) == ["Ola"]
    assert names(session.picture()) == ["Kari", "Ola"]
    assert facts_of(session) == before


def test_any_picture_leads_to_a_scenario_and_back(session: Session) -> None:
    scenario = supposed(session, "suppose.leaves", person="kari")
    there = session.picture().at(Moment(session.today, None, scenario))
    assert names(there) == ["Ola"]
    assert names(there.at(Moment(session.today))) == ["Kari", "Ola"]


def test_what_is_supposed_holds_from_its_day_and_whatever_was_known_when(session: Session) -> None:
    scenario = supposed(session, "suppose.leaves", person="kari", day=SOON)
    assert names(inside(session, scenario)) == ["Kari", "Ola"]
    assert names(inside(session, scenario, SOON)) == ["Ola"]
    early = session.picture(Moment(SOON, START, scenario))
    assert names(early) == ["Ola"]


def test_hires_are_there_with_levels_also_from_a_day_to_come(session: Session) -> None:
    scenario = supposed(session, "suppose.hires", role="engineer", unit="field", count=2, day=SOON)
    assert session.scenario_name(scenario) == "If we hire 2 for Engineer"
    then = inside(session, scenario, SOON)
    assert names(then) == ["Kari", "New Engineer 1", "New Engineer 2", "Ola"]
    met = then.cells.filter(then.cells["state"] == "met").height
    assert met == 4  # SQL and welding of both


def test_hires_bear_names_that_nobody_has_yet(session: Session) -> None:
    scenario = supposed(session, "suppose.hires", role="engineer", unit="field", levels="not known")
    supposed(session, "suppose.hires", scenario, role="engineer", unit="field", levels="one below")
    assert names(inside(session, scenario))[1:3] == ["New Engineer 1", "New Engineer 2"]
    levels = inside(session, scenario).levels
    assert sorted(levels["level"].to_list()) == [1.0, 2.0]  # welding 2 and SQL 3 are required


def test_a_move_a_role_and_a_raised_target_are_one_command_each(session: Session) -> None:
    scenario = supposed(session, "suppose.moves", person="kari", unit="field")
    supposed(session, "suppose.target", scenario, role="engineer", skill="sql", level=4)
    there = inside(session, scenario)
    assert dict(there.people.select("person", "unit").rows())["kari"] == "field"
    assert dict(there.requirements.select("skill", "level").rows())["sql"] == 4
    assert dict(session.picture().requirements.select("skill", "level").rows())["sql"] == 3


def test_a_step_of_the_target_that_slips_leaves_what_held_before(session: Session) -> None:
    session.do("level.require", role="engineer", skill="sql", level=4, day=SOON)
    scenario = supposed(session, "suppose.slips", what=f"step:engineer/sql/{SOON}", by=10, unit="days")

    def asked(day: date) -> float:
        rows = inside(session, scenario, day).requirements
        return float(dict(rows.select("skill", "level").rows())["sql"])

    slipped = SOON + timedelta(days=10)
    assert [asked(day) for day in (SOON, slipped - timedelta(days=1), slipped)] == [3, 3, 4]


def test_the_horizon_of_a_goal_slips_by_months(session: Session) -> None:
    scenario = supposed(session, "suppose.slips", what="goal:supply", by=14, unit="months")
    assert session.scenario_name(scenario) == "If Safe supply slips by 14 months"
    assert inside(session, scenario).goals["horizon"].to_list() == [date(2028, 3, 1)]


def test_what_has_no_day_ahead_cannot_slip(session: Session) -> None:
    with pytest.raises(RuleBroken, match="no day ahead"):
        session.run("suppose.slips", {"what": "goal:none"})


def test_any_command_can_be_run_in_a_scenario_and_is_refused_by_the_same_rules(session: Session) -> None:
    scenario = begun(session)
    supposed(session, "skill.assess", scenario, person="kari", skill="sql", level=4)
    assert inside(session, scenario).levels["level"].to_list() == [4]
    assert session.picture().levels.height == 0
    with pytest.raises(RuleBroken, match="9 is not a level of the scale"):
        supposed(session, "skill.assess", scenario, person="kari", skill="sql", level=9)
    with pytest.raises(DoesNotFit):
        supposed(session, "suppose.hires", scenario, role="engineer", unit="field", count=0)
    supposed(session, "person.leave", scenario, person="kari", day=START)
    with pytest.raises(RuleBroken, match="Kari ended on"):
        supposed(session, "skill.assess", scenario, person="kari", skill="sql", level=3)
    session.do("skill.assess", person="kari", skill="sql", level=3)


def test_nothing_can_be_supposed_before_the_branch(session: Session) -> None:
    scenario = begun(session, start=SOON)
    with pytest.raises(RuleBroken, match=f"branches off on {SOON}"):
        supposed(session, "suppose.leaves", scenario, person="kari", day=START)
    supposed(session, "suppose.leaves", scenario, person="kari")
    assert names(inside(session, scenario, SOON - timedelta(days=1))) == ["Kari", "Ola"]
    assert names(inside(session, scenario, SOON)) == ["Ola"]


def test_a_decision_taken_while_a_scenario_is_looked_at_is_a_decision(session: Session) -> None:
    scenario = begun(session)
    outcome = session.run("decision.note", {"text": "We hire two"}, scenario=scenario)
    assert session.picture().decisions["text"].to_list() == ["We hire two"]
    assert [each.topic for each in outcome.events] == ["decision.noted"]


def test_undo_goes_back_within_the_scenario_and_leaves_reality_alone(session: Session) -> None:
    session.do("skill.assess", person="ola", skill="sql", level=2)
    scenario = supposed(session, "suppose.leaves", person="kari")
    supposed(session, "skill.assess", scenario, person="ola", skill="sql", level=4)
    assert session.undo(scenario) == "Undone: Supposed in “If Kari leaves”: Ola: SQL 4 Expert (manager)"
    assert inside(session, scenario).levels["level"].to_list() == [2]
    assert session.redo(scenario) == "Redone: Supposed in “If Kari leaves”: Ola: SQL 4 Expert (manager)"
    assert inside(session, scenario).levels["level"].to_list() == [4]
    assert session.undo() == "Undone: Ola: SQL 2 Working (manager)"
    assert session.redo() == "Redone: Ola: SQL 2 Working (manager)"
    session.undo(scenario)
    session.undo(scenario)
    assert session.scenarios() == ()
    with pytest.raises(NotFound, match="no scenario"):
        inside(session, scenario).people  # noqa: B018


def test_reality_can_be_undone_below_a_scenario_and_what_rests_on_it_no_longer_fits(session: Session) -> None:
    session.do("person.join", name="Nils", unit="field")
    nils = dict(session.picture().people.select("name", "person").rows())["Nils"]
    scenario = supposed(session, "suppose.leaves", person=nils)
    supposed(session, "suppose.leaves", scenario, person="kari")
    session.undo()
    [listed] = session.scenarios()
    [misfit] = listed.misfits
    assert misfit == f"There is no person with the id {nils!r}. Add it first."
    assert names(inside(session, scenario)) == ["Ola"]


def test_who_really_left_meanwhile_cannot_leave_once_more(session: Session) -> None:
    scenario = supposed(session, "suppose.leaves", person="kari", day=SOON)
    session.do("person.leave", person="kari", day=START)
    assert [*session.scenarios()[0].misfits] == [
        f"Kari ended on {START}; choose an earlier day or another person."
    ]
    with pytest.raises(RuleBroken, match=r"1 of 1 events do not fit reality\. Kari ended on .*Nothing of it"):
        session.do("scenario.adopt", scenario=scenario)


def test_adopting_writes_what_the_scenario_showed(session: Session) -> None:
    scenario = supposed(session, "suppose.leaves", person="kari", day=SOON)
    supposed(session, "suppose.target", scenario, role="engineer", skill="sql", level=4)
    shown = {day: seen(inside(session, scenario, day)) for day in (START, SOON, LATER)}
    outcome = session.run("scenario.adopt", {"scenario": scenario})
    assert outcome.words == "Kari left and 2 more"
    assert outcome.written is not None
    assert {day: seen(session.picture(Moment(day))) for day in shown} == shown
    written = session.journal.at(range(outcome.written.first, outcome.written.last))
    assert [json.loads(each.state)["note"] for each in written] == [
        f"Adopted from Scenario {scenario[-4:]}"
    ] * 2
    assert [each.status for each in session.scenarios()] == ["adopted"]
    with pytest.raises(NotFound, match="was adopted"):
        session.branch(scenario)
    session.undo()
    assert [each.status for each in session.scenarios()] == ["open"]
    assert names(session.picture(Moment(SOON))) == ["Kari", "Ola"]


def test_levels_of_days_to_come_are_left_out_when_a_scenario_is_adopted(session: Session) -> None:
    scenario = supposed(session, "suppose.hires", role="engineer", unit="field", day=SOON)
    with pytest.raises(RuleBroken, match=r"2 of 4 events do not fit reality.*lies ahead.*Adopt the rest"):
        session.do("scenario.adopt", scenario=scenario)
    session.do("scenario.adopt", scenario=scenario, partly=True)
    assert names(session.picture(Moment(SOON))) == ["Kari", "New Engineer 1", "Ola"]
    assert session.picture(Moment(SOON)).levels.height == 0


def test_an_empty_scenario_has_nothing_to_adopt(session: Session) -> None:
    with pytest.raises(RuleBroken, match="Nothing is supposed"):
        session.do("scenario.adopt", scenario=begun(session))


def test_discarding_leaves_the_facts_as_they_were_byte_by_byte(session: Session) -> None:
    before = facts_of(session)
    scenario = supposed(session, "suppose.hires", role="engineer", unit="field")
    session.do("scenario.discard", scenario=scenario, why="Too dear")
    assert facts_of(session) == before
    with pytest.raises(RuleBroken, match="was discarded"):
        session.do("scenario.rename", scenario=scenario, title="Again")
    session.undo()
    session.do("scenario.rename", scenario=scenario, title="Again")
    assert [(each.name, each.status) for each in session.scenarios()] == [("Again", "open")]


def test_scenarios_are_kept_and_another_sees_them(session: Session, path: Path) -> None:
    scenario = supposed(session, "suppose.leaves", person="kari")
    shown = seen(inside(session, scenario))
    other = opened(path, session._clock, by="hr")  # type: ignore[arg-type]
    try:
        assert seen(inside(other, scenario)) == shown
        other.do("scenario.discard", scenario=scenario)
    finally:
        other.close()
    session.catch_up()
    with pytest.raises(NotFound, match="was discarded"):
        inside(session, scenario)


def test_a_retry_supposes_nothing_twice(session: Session) -> None:
    first = session.run("suppose.leaves", {"person": "kari"}, once="one")
    again = session.run("suppose.leaves", {"person": "kari"}, once="one")
    assert first.scenario == again.scenario
    assert len(session.scenarios()) == 1


def test_a_rehearsal_tells_what_would_be_supposed_and_writes_nothing(session: Session) -> None:
    head = session.journal.head()
    outcome = session.rehearse("suppose.leaves", {"person": "kari"})
    assert [each.words for each in outcome.events] == ["Kari left"]
    scenario = begun(session)
    outcome = session.rehearse("person.leave", {"person": "ola", "day": START}, scenario=scenario)
    assert [each.words for each in outcome.events] == ["Ola left"]
    assert session.journal.head() == head + 1


def test_the_journal_tells_what_is_supposed_apart_from_what_happened(session: Session) -> None:
    from veikart.telling import tell, when_and_who

    scenario = supposed(session, "suppose.hires", role="engineer", unit="field", levels="not known")
    kept = [tell(session.picture(), each) for each in session.journal.at(range(18, 21))]
    assert kept[1] == "Supposed in “If we hire 1 for Engineer”: New Engineer 1 joined Field"
    there = inside(session, scenario)
    newest = there.bodies(there.events["position"].to_list()[:2])
    assert [tell(there, each) for each in newest] == [
        "Supposed: New Engineer 1 joined Field",
        "Supposed: New Engineer 1 took the role Engineer",
    ]
    assert when_and_who(newest[0]) == "6 January 2025 (supposed 6 January 2025) by consultant"
