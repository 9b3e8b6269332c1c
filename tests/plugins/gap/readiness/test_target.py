"""The target picture checked: each break is found, told with what to do, and gone once it is mended."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

import polars as pl
import pytest
from tests.engagements import Story
from tests.plugins.gap.engagement import JUNE, MARCH, Engagement, scale, skill
from tests.plugins.gap.readiness.conftest import opened

from veikart.api import Picture
from veikart.blocks import Action, Block, Callout, Do, Empty, Row, Table, Text
from veikart.contributions.check import Finding
from veikart.contributions.view import Selection
from veikart.moment import Moment
from veikart.plugins.shape import fault_in
from veikart_events.base import EventBody
from veikart_events.vocabulary.organisation import (
    PersonJoined,
    RoleAssigned,
    RoleDefined,
    UnitClosed,
    UnitCreated,
)
from veikart_events.vocabulary.strategy import (
    CapabilityIdentified,
    GoalDropped,
    GoalRevised,
    GoalSet,
    SkillLinked,
    SkillParked,
    SkillPrioritised,
)
from veikart_events.vocabulary.target import HeadcountTargeted, LevelRequired, RequirementWithdrawn
from veikart_gap.readiness.columns import TARGET
from veikart_gap.readiness.page_target import found_table
from veikart_gap.readiness.target import CHECKS
from veikart_gap.readiness.target.headcounts import _reached, _Units

HORIZON = date(2026, 1, 1)
PEOPLE = {"ase": "shop", "bo": "shop", "cy": "works", "di": "office"}


def tell() -> Iterator[EventBody]:
    """A target picture in which everything is as it should be."""
    yield from (scale("five", 1, 5), skill("weld", "Welding"), skill("sched", "Scheduling"))
    yield UnitCreated(unit="works", name="Works")
    yield UnitCreated(unit="shop", name="Workshop", parent="works")
    yield UnitCreated(unit="office", name="Office")
    yield RoleDefined(role="fitter", name="Fitter")
    for person, unit in PEOPLE.items():
        yield PersonJoined(person=person, name=person.title(), unit=unit)
        yield RoleAssigned(person=person, role="fitter")
    yield GoalSet(goal="safe", name="Safe work", horizon=HORIZON)
    yield CapabilityIdentified(capability="join", goal="safe", name="Join steel")
    yield SkillLinked(skill="weld", capability="join", criticality=3)
    yield SkillLinked(skill="sched", capability="join", criticality=1)
    yield LevelRequired(role="fitter", skill="weld", scale="five", level=4)
    yield wanted("weld", 3, "works")


def wanted(name: str, people: int, unit: str | None = None, level: float = 4) -> HeadcountTargeted:
    return HeadcountTargeted(skill=name, scale="five", level=level, people=people, unit=unit)


@pytest.fixture
def whole(tmp_path: Path) -> Iterator[Engagement]:
    with opened(tmp_path / "whole.veikart") as engagement:
        engagement.write(*tell())
        yield engagement


def found(picture: Picture) -> dict[str, list[Finding]]:
    """Last part of the check's id → what it finds."""
    hits = {check.id.rpartition(".")[2]: list(check.run(picture)) for check in CHECKS}
    return {name: findings for name, findings in hits.items() if findings}


def one(engagement: Engagement, check: str, on: date = MARCH) -> Finding:
    hits = found(engagement.picture(on))
    [finding] = hits.pop(check)
    assert not hits
    return finding


def page(engagement: Engagement, on: date = MARCH, **narrowed: str) -> Sequence[Block]:
    return engagement.session.blocks("gap.target", Moment(on), Selection(**narrowed))


def test_a_sound_target_picture_is_said_to_hold(whole: Engagement) -> None:
    assert found(whole.picture(MARCH)) == {}
    [callout] = page(whole)
    assert isinstance(callout, Callout)
    assert "none of 12 checks finds anything" in callout.text


def test_more_people_than_there_are(whole: Engagement) -> None:
    whole.write(wanted("weld", 4, "works"))
    assert one(whole, "staff").text == "Welding: 4 people at 4 wanted in Works, of 3 who are there."
    whole.write(
        PersonJoined(person="eva", name="Eva", unit="shop"), RoleAssigned(person="eva", role="fitter")
    )
    assert found(whole.picture(MARCH)) == {}


def test_people_at_a_level_to_which_no_role_leads(whole: Engagement) -> None:
    whole.write(wanted("weld", 2, "shop", level=5))
    assert one(whole, "asked").text == "Welding: 2 people at 5 wanted in Workshop; no role requires it."
    whole.write(wanted("weld", 0, "shop", level=5), wanted("sched", 1, "office", level=2))
    assert one(whole, "asked").text == "Scheduling: 1 person at 2 wanted in Office; no role requires it."
    whole.write(LevelRequired(role="fitter", skill="sched", scale="five", level=2))
    assert found(whole.picture(MARCH)) == {}


def test_a_unit_that_wants_fewer_than_the_units_below_it(whole: Engagement) -> None:
    whole.write(wanted("weld", 1), wanted("weld", 2, "shop", level=4))
    text = "Welding: 1 person at 4 wanted anywhere, and below that 3 (Works)."  # the Workshop lies in Works
    assert one(whole, "parts").text == text
    whole.write(wanted("weld", 1, "works"))
    several = one(whole, "parts").text
    assert several == "Welding: 1 person at 4 wanted in Works, and below that 2 (Workshop)."
    whole.write(wanted("weld", 2, "works"), wanted("weld", 2))
    assert found(whole.picture(MARCH)) == {}


def test_people_wanted_in_a_parked_skill(whole: Engagement) -> None:
    whole.write(SkillParked(skill="weld", why="Later"))
    finding = one(whole, "parked")
    assert finding.text == "Welding: parked, and 3 people at 4 wanted in Works."
    assert Do("skill.prioritise", {"skill": "weld"}, "Take the skill up again") in finding.actions
    whole.write(wanted("weld", 0, "works"))
    assert found(whole.picture(MARCH)) == {}


def test_a_goal_whose_day_has_passed(whole: Engagement) -> None:
    later = HORIZON + timedelta(days=1)
    assert found(whole.picture(HORIZON)) == {}
    assert one(whole, "past", later).text == "Safe work was to be reached by 2026-01-01."
    whole.rate("ase", "weld", 4)
    whole.rate("bo", "weld", 1)
    finding = one(whole, "past", later)
    assert finding.text == "Safe work was to be reached by 2026-01-01, and 50 % of what it needs is met."
    assert finding.actions[0] == Action(
        "gap.readiness", {"goal": "safe"}, "What is missing for it, and since when"
    )
    whole.write(GoalRevised(goal="safe", horizon=date(2026, 6, 1)))
    assert found(whole.picture(later)) == {}


def test_a_skill_needed_after_its_goal(whole: Engagement) -> None:
    whole.write(SkillPrioritised(skill="weld", priority=1, needed_by=HORIZON))
    assert found(whole.picture(MARCH)) == {}
    whole.write(SkillPrioritised(skill="weld", priority=1, needed_by=HORIZON + timedelta(days=1)))
    assert one(whole, "after").text == (
        "Welding is needed by 2026-01-02, and the goal it serves by 2026-01-01 (Safe work)."
    )
    whole.write(GoalDropped(goal="safe"), on=JUNE)
    assert "after" not in found(whole.picture(JUNE))


def test_a_skill_whose_day_has_passed_with_nobody_there(whole: Engagement) -> None:
    day = date(2025, 2, 1)
    whole.write(
        SkillPrioritised(skill="weld", priority=1, needed_by=day),
        SkillPrioritised(skill="sched", priority=2, needed_by=day),
    )
    assert found(whole.picture(day)) == {}
    weld, sched = sorted(found(whole.picture(MARCH))["late"], key=lambda each: each.subject, reverse=True)
    assert weld.text == (
        "Welding was needed by 2025-02-01, and none of the 4 people who should have it was rated."
    )
    assert sched.text == "Scheduling was needed by 2025-02-01, and it is required of nobody here."
    whole.rate("bo", "weld", 1)
    weld = next(each for each in found(whole.picture(MARCH))["late"] if each.subject == "skill:weld")
    assert weld.text.endswith("none of the 4 people who should have it does.")
    whole.rate("ase", "weld", 4)
    assert one(whole, "late").subject == "skill:sched"


def test_a_requirement_that_falls_later(whole: Engagement) -> None:
    whole.write_ahead(LevelRequired(role="fitter", skill="weld", scale="five", level=5), on=date(2025, 5, 1))
    assert found(whole.picture(MARCH)) == {}
    whole.write_ahead(LevelRequired(role="fitter", skill="weld", scale="five", level=3), on=JUNE)
    whole.write_ahead(RequirementWithdrawn(role="fitter", skill="weld"), on=date(2025, 9, 1))
    assert one(whole, "falls").text == (
        "Welding: 5 of Fitter falls to 3 on 2025-06-01; 3 of Fitter is no longer required on 2025-09-01."
    )
    assert "falls" not in found(whole.picture(date(2025, 9, 1)))


def test_a_requirement_that_serves_nothing_can_be_withdrawn_from_the_finding(whole: Engagement) -> None:
    whole.write(skill("fax", "Faxing"), LevelRequired(role="fitter", skill="fax", scale="five", level=2))
    [way] = [
        each
        for each in one(whole, "unlinked").actions
        if isinstance(each, Do) and each.command == "requirement.withdraw"
    ]
    whole.session.do(way.command, **way.params, role="fitter")
    assert found(whole.session.picture()) == {}


def test_a_role_that_nobody_holds_and_people_who_hold_none(whole: Engagement) -> None:
    whole.write(
        RoleDefined(role="diver", name="Diver"),
        LevelRequired(role="diver", skill="weld", scale="five", level=5),
        PersonJoined(person="eva", name="Eva", unit="shop"),
        PersonJoined(person="flo", name="Flo"),
    )
    hits = found(whole.picture(MARCH))
    assert set(hits) == {"roles", "people"}
    assert [each.text for each in hits["roles"]] == ["The role Diver requires 1 skill, and nobody holds it."]
    assert [(each.text, each.subject) for each in hits["people"]] == [
        ("1 of 3 people in Workshop has no role: nothing is asked.", "unit:shop"),
        ("1 of 1 person in no unit has no role: nothing is asked.", ""),
    ]


def test_required_skills_that_serve_no_goal_are_told_up_to_a_number(whole: Engagement) -> None:
    whole.write(*(skill(f"s{n}", f"Skill {n}") for n in range(60)))
    for n in range(2):
        whole.write(LevelRequired(role="fitter", skill=f"s{n}", scale="five", level=1))
    assert [each.subject for each in found(whole.picture(MARCH))["unlinked"]] == ["skill:s0", "skill:s1"]
    whole.write(SkillParked(skill="s0", why="Later"))
    assert one(whole, "unlinked").text == "Skill 1 is required, and serves no goal."
    whole.write(*(LevelRequired(role="fitter", skill=f"s{n}", scale="five", level=1) for n in range(2, 60)))
    hits = found(whole.picture(MARCH))["unlinked"]
    assert (len(hits), hits[-1].text) == (51, "And 9 skills more are like that.")


def test_a_level_that_is_on_no_scale_comes_from_outside_only(tmp_path: Path, whole: Engagement) -> None:
    """The rules refuse it from commands and imports; a journal that others wrote may hold it."""
    from veikart.errors import VeikartError

    off = LevelRequired(role="fitter", skill="weld", scale="five", level=7)
    with pytest.raises(VeikartError, match="not a level of the scale"):
        whole.write(off)
    story = Story(tmp_path / "story.veikart")
    story.recorded(MARCH, *tell(), off, wanted("sched", 1, level=2.5))
    hits = found(story.picture(MARCH))["scale"]
    assert [(each.severity, each.text) for each in hits] == [
        ("fault", "Welding is required at a level that its scale does not have: 7 of Fitter."),
        ("fault", "Scheduling is required at a level that its scale does not have: 2.5 of a head count."),
    ]
    story.close()


def test_head_counts_of_a_unit_that_was_closed_are_nobodys(whole: Engagement) -> None:
    whole.write(UnitCreated(unit="gone", name="Gone"), wanted("weld", 9, "gone"))
    assert one(whole, "staff").subject == "skill:weld"
    whole.write(UnitClosed(unit="gone"), on=MARCH)
    assert found(whole.picture(MARCH)) == {}


def broken(engagement: Engagement) -> None:
    engagement.write(
        wanted("weld", 9, "works"),
        SkillPrioritised(skill="weld", priority=1, needed_by=date(2027, 1, 1)),
        skill("spare", "Spare"),
        LevelRequired(role="fitter", skill="spare", scale="five", level=1),
    )


def test_the_page_tells_the_gravest_first_and_what_finds_nothing(whole: Engagement) -> None:
    broken(whole)
    blocks = page(whole)
    text, table, quiet = blocks
    assert isinstance(text, Text)
    assert isinstance(table, Table)
    assert isinstance(quiet, Table)
    assert text.text == (
        "3 places to look at: head counts above the staff (1), skills needed after their goal (1) and "
        "required skills that serve no goal (1)."
    )
    assert [row.id for row in table.rows if row.depth == 1 and not row.id.startswith("advice:")] == [
        "skill:gap.target.staff/weld",
        "skill:gap.target.after/weld",
        "skill:gap.target.unlinked/spare",
    ]
    assert len(quiet.rows) == len(CHECKS) - 3
    assert fault_in(blocks) is None


def test_the_page_is_narrowed_to_skills_and_goals(whole: Engagement) -> None:
    broken(whole)
    [text, *_] = page(whole, goal="safe")
    assert isinstance(text, Text)
    assert text.text.startswith("2 places")
    [callout, *_] = page(whole, skill="sched")
    assert isinstance(callout, Callout)
    said = [block.text for block in page(whole, unit="shop") if isinstance(block, Text)]
    assert "whichever unit is chosen" in said[1]


def test_every_finding_leads_to_views_and_commands_that_there_are(whole: Engagement) -> None:
    broken(whole)
    whole.write(SkillParked(skill="sched", why="Later"), wanted("sched", 1), RoleDefined(role="d", name="D"))
    whole.write(
        LevelRequired(role="d", skill="weld", scale="five", level=5), PersonJoined(person="x", name="X")
    )
    views = {each.id for each in whole.session.views}
    commands = {command.id: command for command in whole.session.commands}
    table = next(block for block in page(whole, date(2028, 1, 1)) if isinstance(block, Table))
    hits = [row for row in table.rows if ":gap.target." in row.id and row.depth]
    assert len(hits) >= 8
    for row in hits:
        for way in ways_of(row):
            if isinstance(way, Action):
                assert way.view in views
            else:
                assert set(way.params) <= set(commands[way.command].params.model_fields)


def ways_of(row: Row) -> list[Action | Do]:
    return [*([row.action] if row.action is not None else []), *row.actions]


def test_the_analysis_has_a_row_for_each_finding(whole: Engagement) -> None:
    assert found_table(whole.picture(MARCH), Selection()).schema == dict.fromkeys(TARGET, pl.String())
    broken(whole)
    table = found_table(whole.picture(MARCH), Selection())
    assert table["check"].to_list() == ["gap.target.staff", "gap.target.after", "gap.target.unlinked"]


def test_doctor_and_red_thread_ask_the_same(whole: Engagement) -> None:
    broken(whole)
    blocks = whole.session.blocks("redthread", Moment(MARCH), Selection())
    rows = [row.id for block in blocks if isinstance(block, Table) for row in block.rows]
    assert "skill:gap.target.staff/weld" in rows


def test_without_a_target_picture_it_says_what_to_do_first(empty: Engagement) -> None:
    [block] = page(empty)
    assert isinstance(block, Empty)
    assert "requirements.csv --as requirements" in block.steps[0]
    assert found(empty.picture()) == {}


def test_units_below_each_other_are_a_stretch() -> None:
    units = pl.DataFrame({"unit": ["a", "b", "c", "d", "e"], "depth": [0, 1, 2, 1, 0]})
    tree = _Units.of(SimpleNamespace(units=units))  # type: ignore[arg-type]
    below: Callable[[str | None, str | None], bool] = tree.lies_below
    pairs = {(low, high) for low in "abcde" for high in "abcde" if below(low, high)}
    assert pairs == {("b", "a"), ("c", "a"), ("d", "a"), ("c", "b")}
    assert below("e", None)
    assert not below(None, None)


def test_of_how_many_a_level_is_required_is_counted_as_one_would(whole: Engagement) -> None:
    whole.write(
        RoleDefined(role="lead", name="Lead"),
        LevelRequired(role="lead", skill="weld", scale="five", level=5),
        *(RoleAssigned(person=person, role="lead") for person in ("bo", "di")),
        PersonJoined(person="eva", name="Eva"),
        RoleAssigned(person="eva", role="lead"),
    )
    picture = whole.picture(MARCH)
    required = picture.required.join(picture.people, on="person").select("unit", "level").rows()
    reached = _reached(picture)
    for unit in (None, "works", "shop", "office"):
        within = {None, *picture.units["unit"]} if unit is None else picture.within(unit)
        count = sum(1 for where, level in required if where in within and level >= 4)
        assert reached({"skill": "weld", "unit": unit, "level": 4.0}) == count
    assert reached({"skill": "sched", "unit": None, "level": 4.0}) == 0
