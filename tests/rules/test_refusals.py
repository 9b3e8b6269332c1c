"""What the rules refuse: each with a sentence for the user, and nothing written."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from tests.rules.conftest import EARLY, LEFT, TODAY, Memory, labelled, scale

from veikart.errors import RuleBroken
from veikart.journal import Journal, Proposed
from veikart.rules import CoreRulebook
from veikart_events.base import EventBody
from veikart_events.vocabulary import assessment as a
from veikart_events.vocabulary import core_registry, engagement
from veikart_events.vocabulary import framework as f
from veikart_events.vocabulary import organisation as o
from veikart_events.vocabulary import strategy as s
from veikart_events.vocabulary import target as t
from veikart_events.vocabulary import workshop as w

DAY = timedelta(days=1)
CALLED = "called .* already"
REF = "reference .* already"
NONE = "There is no"
THERE = "already"
ENDED = "ended on|ends on"


def rated(**changes: object) -> a.SkillAssessed:
    given = {"person": "kari", "skill": "selling", "scale": "five", "level": 3}
    return a.SkillAssessed.model_validate({**given, **changes})


REFUSED: list[tuple[EventBody, str]] = [
    (engagement.EngagementOpened(engagement="e2", name="Again"), "opened once"),
    # units
    (o.UnitCreated(unit="sales", name="Other"), THERE),
    (o.UnitCreated(unit="x", name="SALES"), CALLED),
    (o.UnitCreated(unit="x", name="north", parent="sales"), CALLED),
    (o.UnitCreated(unit="x", name="X", parent="none"), NONE),
    (o.UnitCreated(unit="x", name="X", parent="closed"), ENDED),
    (o.UnitCreated(unit="x", name="X", ref="U1"), REF),
    (o.UnitRenamed(unit="none", name="X"), NONE),
    (o.UnitRenamed(unit="hr", name="sales"), CALLED),
    (o.UnitRenamed(unit="closed", name="X"), ENDED),
    (o.UnitMoved(unit="none"), NONE),
    (o.UnitMoved(unit="hr", parent="none"), NONE),
    (o.UnitMoved(unit="hr", parent="closed"), ENDED),
    (o.UnitMoved(unit="sales", parent="sales"), "below itself"),
    (o.UnitMoved(unit="sales", parent="north"), "below itself"),
    (o.UnitClosed(unit="none"), NONE),
    (o.UnitClosed(unit="closed"), ENDED),
    (o.UnitClosed(unit="north"), "still has 1 people and 0 units"),
    (o.UnitClosed(unit="sales"), "still has 1 people and 1 units"),
    # people
    (o.PersonJoined(person="kari", name="Kari"), "joined already"),
    (o.PersonJoined(person="x", name="ola  NORDMANN"), "Give both a reference"),
    (o.PersonJoined(person="x", name="Ola Nordmann", ref="7"), "Give both a reference"),
    (o.PersonJoined(person="x", name="Kari Nordmann"), "Give both a reference"),
    (o.PersonJoined(person="x", name="X", ref="1"), REF),
    (o.PersonJoined(person="gone", name="Gone Larsen", ref="1"), REF),
    (o.PersonJoined(person="x", name="X", unit="none"), NONE),
    (o.PersonJoined(person="x", name="X", unit="closed"), ENDED),
    (o.PersonRenamed(person="none", name="X"), NONE),
    (o.PersonRenamed(person="kari", name="Ola Nordmann"), "Give both a reference"),
    (o.PersonRenamed(person="gone", name="X"), ENDED),
    (o.PersonMoved(person="none", unit="hr"), NONE),
    (o.PersonMoved(person="kari", unit="none"), NONE),
    (o.PersonMoved(person="kari", unit="closed"), ENDED),
    (o.PersonMoved(person="gone", unit="hr"), ENDED),
    (o.PersonLeft(person="none"), NONE),
    (o.PersonLeft(person="gone"), ENDED),
    # roles
    (o.RoleDefined(role="seller", name="X"), THERE),
    (o.RoleDefined(role="x", name="seller"), CALLED),
    (o.RoleDefined(role="x", name="X", ref="R1"), REF),
    (o.RoleRenamed(role="none", name="X"), NONE),
    (o.RoleRenamed(role="buyer", name="SELLER"), CALLED),
    (o.RoleAssigned(person="kari", role="seller"), "holds the role Seller already"),
    (o.RoleAssigned(person="none", role="seller"), NONE),
    (o.RoleAssigned(person="kari", role="none"), NONE),
    (o.RoleAssigned(person="gone", role="seller"), ENDED),
    (o.RoleUnassigned(person="ola", role="seller"), "does not hold"),
    # scales and skills
    (scale("five", "X"), THERE),
    (scale("x", "five  steps"), CALLED),
    (labelled("selling", "X"), THERE),
    (labelled("x", "selling"), CALLED),
    (labelled("x", "buying", uri="urn:x"), CALLED),
    (labelled("x", "X", uri="urn:selling"), REF),
    (labelled("x", "X", scale="none"), NONE),
    (f.SkillRelabelled(skill="none", labels={"en": "X"}), NONE),
    (f.SkillRelabelled(skill="buying", labels={"nb": "Selling"}), CALLED),
    (f.SkillRelabelled(skill="retired", labels={"en": "X"}), ENDED),
    (f.SkillGrouped(skill="none", group="X"), NONE),
    (f.SkillRetired(skill="none"), NONE),
    (f.SkillRetired(skill="retired"), ENDED),
    # strategy
    (s.GoalSet(goal="growth", name="X"), THERE),
    (s.GoalSet(goal="x", name="GROWTH"), CALLED),
    (s.GoalSet(goal="x", name="X", horizon=TODAY), "must lie after"),
    (s.GoalRevised(goal="none", name="X"), NONE),
    (s.GoalRevised(goal="growth", horizon=EARLY), "must lie after"),
    (s.GoalRevised(goal="dropped", name="X"), ENDED),
    (s.GoalDropped(goal="none"), NONE),
    (s.GoalDropped(goal="dropped"), ENDED),
    (s.CapabilityIdentified(capability="reach", goal="growth", name="X"), THERE),
    (s.CapabilityIdentified(capability="x", goal="none", name="X"), NONE),
    (s.CapabilityIdentified(capability="x", goal="dropped", name="X"), ENDED),
    (s.CapabilityIdentified(capability="x", goal="growth", name="reach"), CALLED),
    (s.SkillLinked(skill="none", capability="reach"), NONE),
    (s.SkillLinked(skill="selling", capability="none"), NONE),
    (s.SkillLinked(skill="retired", capability="reach"), ENDED),
    (s.SkillUnlinked(skill="buying", capability="reach"), "is not linked"),
    (s.SkillPrioritised(skill="none"), NONE),
    (s.SkillParked(skill="none", why="because"), NONE),
    (s.SkillParked(skill="retired", why="because"), ENDED),
    # target picture
    (t.LevelRequired(role="none", skill="selling", scale="five", level=3), NONE),
    (t.LevelRequired(role="seller", skill="none", scale="five", level=3), NONE),
    (t.LevelRequired(role="seller", skill="selling", scale="none", level=3), NONE),
    (t.LevelRequired(role="seller", skill="selling", scale="five", level=6), "not a level"),
    (t.LevelRequired(role="seller", skill="selling", scale="five", level=3, upto=5.5), "not a level"),
    (t.RequirementWithdrawn(role="buyer", skill="selling"), "has no requirement"),
    (t.HeadcountTargeted(skill="selling", scale="five", level=9, people=3), "not a level"),
    (t.HeadcountTargeted(skill="selling", scale="five", level=3, people=3, unit="none"), NONE),
    # assessments
    (rated(person="none"), NONE),
    (rated(skill="none"), NONE),
    (rated(scale="none"), NONE),
    (rated(assessor="none"), NONE),
    (rated(person="gone"), ENDED),
    (rated(skill="retired"), ENDED),
    (rated(level=5.5), r"5\.5 is not a level of the scale 'Five steps'\. It has 0 \(step 0\), 1"),
    (rated(level=-1), "not a level"),
    (rated(scale="share", level=5.01), "any value from 0 to 5"),
    (rated(scale="share", level=-0.01), "any value from 0 to 5"),
    (a.SkillAssumed(unit="none", skill="selling", scale="five", level=3), NONE),
    (a.SkillAssumed(unit="closed", skill="selling", scale="five", level=3), ENDED),
    (a.SkillAssumed(unit="hr", skill="selling", scale="five", level=7), "not a level"),
    (a.SourcesRanked(groups=(("self",), ("manager", "self"))), "one place"),
    # workshops
    (w.WorkshopEnded(workshop="none"), NONE),
]


@pytest.mark.parametrize(("body", "words"), REFUSED, ids=lambda value: getattr(value, "topic", None))
def test_a_change_that_does_not_fit_is_refused(world: Memory, body: EventBody, words: str) -> None:
    import re

    said = world.refused(body)
    assert re.search(words, said)
    assert said.endswith(".") or said.startswith("An engagement is opened once")
    assert "None" not in said


FITS: list[EventBody] = [
    o.UnitCreated(unit="x", name="North"),
    o.UnitCreated(unit="x", name="Sales", parent="sales"),
    o.UnitCreated(unit="x", name="Closed"),
    o.UnitCreated(unit="x", name="Nørth", parent="sales"),
    o.UnitRenamed(unit="sales", name="SALES"),
    o.UnitMoved(unit="hr", parent="north"),
    o.UnitMoved(unit="north"),
    o.UnitClosed(unit="empty"),
    o.UnitClosed(unit="hr"),
    o.PersonJoined(person="x", name="Kari Nordmann", ref="2"),
    o.PersonJoined(person="x", name="Gone Larsen"),
    o.PersonJoined(person="x", name="X", ref="9"),
    o.PersonJoined(person="gone", name="Gone Larsen", ref="9"),
    o.PersonRenamed(person="kari", name="KARI NORDMANN"),
    o.PersonMoved(person="kari", unit="hr"),
    o.PersonLeft(person="kari"),
    o.RoleDefined(role="x", name="Séller"),
    o.RoleAssigned(person="kari", role="buyer"),
    o.RoleUnassigned(person="kari", role="seller"),
    labelled("x", "Selling", uri="urn:x"),
    labelled("x", "Retired"),
    f.SkillRelabelled(skill="selling", labels={"nb": "Selling"}),
    s.GoalSet(goal="x", name="X", horizon=TODAY + DAY),
    s.GoalSet(goal="x", name="Dropped"),
    s.CapabilityIdentified(capability="x", goal="growth", name="X"),
    s.SkillLinked(skill="selling", capability="reach", criticality=3),
    t.LevelRequired(role="seller", skill="selling", scale="share", level=2.5, upto=5.0),
    t.RequirementWithdrawn(role="seller", skill="selling"),
    t.HeadcountTargeted(skill="selling", scale="five", level=4, people=3),
    rated(level=0),
    rated(level=5),
    rated(level=None),
    rated(scale="share", level=4.99),
    rated(assessor="ola", method="peer"),
    a.SkillAssumed(unit="hr", skill="selling", scale="five", level=3),
    a.SourcesRanked(groups=(("test", "manager"), ("self",))),
    w.WorkshopStarted(workshop="w1", name="March"),
]


@pytest.mark.parametrize("body", FITS, ids=lambda body: body.topic)
def test_a_change_that_fits_is_written(world: Memory, body: EventBody) -> None:
    before = world.head()
    world.write(body)
    assert world.head() == before + 1


def test_the_last_day_of_a_person_is_the_day_before_they_left(world: Memory) -> None:
    world.write(rated(person="gone"), on=LEFT - DAY)
    assert f"ended on {LEFT}" in world.refused(rated(person="gone"), on=LEFT)


def test_the_last_day_of_a_skill_is_the_day_before_it_is_retired(world: Memory) -> None:
    world.write(rated(skill="retired"), on=LEFT - DAY)
    assert f"ended on {LEFT}" in world.refused(rated(skill="retired"), on=LEFT)


def test_a_level_is_stated_for_a_day_that_has_come(world: Memory) -> None:
    """Tomorrow passes: it has come already further east."""
    world.write(rated(), on=TODAY + DAY)
    assert "lies ahead" in world.refused(rated(), on=TODAY + 2 * DAY)
    guess = a.SkillAssumed(unit="hr", skill="selling", scale="five", level=3)
    assert "lies ahead" in world.refused(guess, on=TODAY + 2 * DAY)


@pytest.mark.parametrize("day", [date(1949, 12, 31), date(2200, 1, 1), date.min, date.max])
def test_a_day_out_of_this_world_is_refused(world: Memory, day: date) -> None:
    assert "no day that makes sense" in world.refused(o.UnitCreated(unit="x", name="X"), on=day)


def test_plans_may_lie_ahead(world: Memory) -> None:
    world.write(t.LevelRequired(role="seller", skill="selling", scale="five", level=4), on=TODAY + 365 * DAY)
    world.write(o.PersonLeft(person="kari"), on=TODAY + 90 * DAY)


@pytest.mark.parametrize(
    "body",
    [
        o.PersonLeft(person="kari"),
        o.UnitClosed(unit="empty"),
        f.SkillRetired(skill="buying"),
        s.GoalDropped(goal="growth"),
    ],
    ids=lambda body: body.topic,
)
def test_nothing_ends_before_it_began_or_twice(world: Memory, body: EventBody) -> None:
    assert "cannot end before" in world.refused(body, on=EARLY - DAY)
    world.write(body, on=TODAY + 30 * DAY)
    assert "already" in world.refused(body, on=TODAY + 20 * DAY)


def test_someone_who_will_leave_keeps_their_name_and_reference_until_then(world: Memory) -> None:
    leaves = TODAY + 30 * DAY
    world.write(o.PersonLeft(person="ola"), o.PersonLeft(person="kari"), on=leaves)
    same_name = o.PersonJoined(person="x", name="Ola Nordmann")
    same_ref = o.PersonJoined(person="y", name="Y", ref="1")
    assert "Ola Nordmann" in world.refused(same_name, on=leaves - DAY)
    assert "reference '1'" in world.refused(same_ref, on=leaves - DAY)
    world.write(same_name, same_ref, on=leaves)


def test_nothing_is_put_into_a_unit_that_will_close(world: Memory) -> None:
    world.write(o.UnitClosed(unit="empty"), on=TODAY + 30 * DAY)
    assert "ends on" in world.refused(o.PersonMoved(person="kari", unit="empty"))
    assert "ends on" in world.refused(o.UnitMoved(unit="hr", parent="empty"))
    assert "ends on" in world.refused(o.UnitCreated(unit="x", name="X", parent="empty"))


def test_an_empty_unit_with_a_history_can_be_closed(world: Memory) -> None:
    assert "still has" in world.refused(o.UnitClosed(unit="north"))
    world.write(o.PersonMoved(person="kari", unit="hr"))
    world.write(o.UnitClosed(unit="north"))


def test_someone_can_come_back_and_be_rated_again(world: Memory) -> None:
    assert "ended on" in world.refused(rated(person="gone"))
    world.write(o.PersonJoined(person="gone", name="Gone Nilsen", unit="sales", ref="10"))
    world.write(rated(person="gone"))
    state = world.rulebook.state
    assert [known.id for known in state.named("person", "gone nilsen")] == ["gone"]
    assert state.named("person", "Gone Larsen") == []
    assert state.by_ref("person", "9") is None


def test_an_old_label_is_free_again(world: Memory) -> None:
    world.write(f.SkillRelabelled(skill="buying", labels={"nb": "Innkjøp"}))
    world.write(f.SkillRelabelled(skill="buying", labels={"nb": "Anskaffelse"}))
    assert "Anskaffelse" in world.refused(labelled("x", "Anskaffelse"))
    world.write(labelled("x", "Innkjøp"))


def test_a_label_stays_taken_while_another_language_uses_it(world: Memory) -> None:
    world.write(f.SkillRelabelled(skill="buying", labels={"nb": "Buying"}))
    world.write(f.SkillRelabelled(skill="buying", labels={"en": "Procuring"}))
    assert "buying" in world.refused(labelled("x", "buying"))


def test_letters_with_and_without_accents_tell_names_apart(world: Memory) -> None:
    world.write(
        o.RoleDefined(role="maler", name="Maler"),
        o.RoleDefined(role="måler".replace("å", "aa"), name="Måler"),
    )
    assert [known.id for known in world.rulebook.state.named("role", "MÅLER")] == ["maaler"]
    assert "Måler" in world.refused(o.RoleDefined(role="x", name="Ma\u030aler"))


def test_one_workshop_is_open_at_a_time(world: Memory) -> None:
    world.write(w.WorkshopStarted(workshop="w1", name="March"))
    assert "still open" in world.refused(w.WorkshopStarted(workshop="w2", name="June"))
    world.write(w.WorkshopEnded(workshop="w1"))
    assert "ended" in world.refused(w.WorkshopEnded(workshop="w1"))
    assert "already" in world.refused(w.WorkshopStarted(workshop="w1", name="March"))
    world.write(w.WorkshopStarted(workshop="w2", name="June"))


def test_a_role_can_be_given_again_after_it_was_taken(world: Memory) -> None:
    world.write(o.RoleUnassigned(person="kari", role="seller"))
    assert "does not hold" in world.refused(o.RoleUnassigned(person="kari", role="seller"))
    world.write(o.RoleAssigned(person="kari", role="seller"))


def test_a_batch_sees_its_own_earlier_events(world: Memory) -> None:
    joined = o.PersonJoined(person="x", name="X", unit="new")
    assert "There is no unit" in world.refused(joined, o.UnitCreated(unit="new", name="New"))
    world.write(o.UnitCreated(unit="new", name="New"), joined, rated(person="x"))
    assert "called" in world.refused(o.RoleDefined(role="r", name="R"), o.RoleDefined(role="q", name="r"))
    assert "There is no role" in world.refused(o.RoleAssigned(person="x", role="r"))


def test_a_refusal_changes_nothing_in_what_the_rules_know(world: Memory) -> None:
    world.refused(o.UnitCreated(unit="x", name="X"), o.PersonMoved(person="kari", unit="x"), rated(level=9))
    state = world.rulebook.state
    assert state.get("unit", "x") is None
    assert state.named("unit", "X") == []
    assert state.get("person", "kari").facts["unit"] == "north"  # type: ignore[union-attr]


def test_a_refusal_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "fjord.veikart"
    journal = Journal.create(
        path, "Fjord", clock=lambda: datetime(2026, 3, 2, 12, tzinfo=UTC), source=random.Random(1)
    )
    rulebook = CoreRulebook(core_registry())
    journal.write([Proposed(o.UnitCreated(unit="a", name="A"))], rulebook, by="me")
    before = path.read_bytes()
    for bodies in ([o.UnitCreated(unit="b", name="a")], [o.UnitClosed(unit="a"), o.UnitClosed(unit="a")]):
        with pytest.raises(RuleBroken):
            journal.write([Proposed(body) for body in bodies], rulebook, by="me")
    assert path.read_bytes() == before
    journal.close()
