"""Undo and redo are judged by the state they lead to."""

from __future__ import annotations

import pytest
from tests.rules.conftest import LEFT, TODAY, Memory, labelled

from veikart_events.vocabulary import assessment as a
from veikart_events.vocabulary import organisation as o
from veikart_events.vocabulary import strategy as s
from veikart_events.vocabulary import target as t
from veikart_events.vocabulary import workshop as w
from veikart_events.vocabulary.history import EventReverted


def revert(first: int, last: int | None = None) -> EventReverted:
    return EventReverted(target=f"id-{first}", first=first, last=first if last is None else last)


def unit(identity: str, name: str, parent: str | None = None) -> o.UnitCreated:
    return o.UnitCreated(unit=identity, name=name, parent=parent)


def rated(person: str = "kari", skill: str = "selling") -> a.SkillAssessed:
    return a.SkillAssessed(person=person, skill=skill, scale="five", level=3)


def test_what_was_undone_is_as_if_it_never_was(world: Memory) -> None:
    made = world.write(unit("x", "X"))
    world.revert(made)
    assert world.rulebook.state.get("unit", "x") is None
    assert "There is no unit" in world.refused(o.UnitRenamed(unit="x", name="Y"))
    world.write(unit("y", "X"))


def test_an_undo_can_be_undone_and_that_too(world: Memory) -> None:
    made = world.write(unit("x", "X"))
    undone = world.revert(made)
    redone = world.revert(undone)
    assert world.rulebook.state.get("unit", "x") is not None
    world.revert(redone)
    assert world.rulebook.state.get("unit", "x") is None


def test_a_whole_command_is_undone_at_once(world: Memory) -> None:
    first = world.write(unit("x", "X"), unit("y", "Y", "x"), o.PersonMoved(person="kari", unit="y"))
    world.revert(first, first + 2)
    state = world.rulebook.state
    assert [state.get("unit", "x"), state.get("unit", "y")] == [None, None]
    assert state.get("person", "kari").facts["unit"] == "north"  # type: ignore[union-attr]


def test_nothing_is_undone_twice(world: Memory) -> None:
    made = world.write(rated())
    world.revert(made)
    assert "undone already" in world.refused(revert(made))


@pytest.mark.parametrize("span", [(0, 0), (0, 3), (999, 999), (3, 999)])
def test_neither_the_opening_nor_what_is_to_come_is_undone(world: Memory, span: tuple[int, int]) -> None:
    assert "Only what was written before" in world.refused(revert(*span))


@pytest.mark.parametrize(
    ("made", "resting"),
    [
        (unit("x", "X"), o.PersonJoined(person="p", name="P", unit="x")),
        (unit("x", "X"), unit("y", "Y", "x")),
        (o.PersonJoined(person="p", name="P"), rated(person="p")),
        (o.PersonJoined(person="p", name="P"), o.RoleAssigned(person="p", role="seller")),
        (
            o.RoleDefined(role="r", name="R"),
            t.LevelRequired(role="r", skill="selling", scale="five", level=2),
        ),
        (labelled("k", "K"), rated(skill="k")),
        (labelled("k", "K"), w.DecisionNoted(decision="d", text="Go for K", about=("k",))),
        (s.GoalSet(goal="g", name="G"), s.CapabilityIdentified(capability="c", goal="g", name="C")),
        (
            s.CapabilityIdentified(capability="c", goal="growth", name="C"),
            s.SkillLinked(skill="buying", capability="c"),
        ),
    ],
    ids=lambda body: body.topic,
)
def test_what_others_rest_on_is_undone_after_them(world: Memory, made: object, resting: object) -> None:
    first = world.write(made)  # type: ignore[arg-type]
    second = world.write(resting)  # type: ignore[arg-type]
    assert "1 later event builds on" in world.refused(revert(first))
    world.revert(second)
    world.revert(first)


def test_both_can_be_undone_in_one_command_in_the_right_order(world: Memory) -> None:
    first, second = world.write(unit("x", "X")), world.write(unit("y", "Y", "x"))
    assert "builds on" in world.refused(revert(first), revert(second))
    world.write(revert(second), revert(first))
    assert world.rulebook.state.get("unit", "x") is None


def test_a_redone_thing_cannot_be_undone_from_under_what_came_since(world: Memory) -> None:
    joined = world.write(o.PersonJoined(person="p", name="P"))
    redone = world.revert(world.revert(joined))
    world.write(rated(person="p"))
    assert "builds on 'P'" in world.refused(revert(redone))


def test_after_an_undo_the_same_command_knows_that_it_is_gone(world: Memory) -> None:
    joined = world.write(o.PersonJoined(person="p", name="P"))
    assert "There is no person" in world.refused(revert(joined), rated(person="p"))
    world.write(revert(joined), o.PersonJoined(person="q", name="P"))


def test_an_event_of_the_same_command_that_rests_on_it_is_seen(world: Memory) -> None:
    joined = world.write(o.PersonJoined(person="p", name="P"))
    assert "builds on 'P'" in world.refused(rated(person="p"), revert(joined))


def test_a_redo_does_not_bring_a_name_back_that_was_given_away(world: Memory) -> None:
    undone = world.revert(world.write(unit("x", "Depot")))
    world.write(unit("y", "depot"))
    assert "cannot be undone now" in world.refused(revert(undone))


def test_an_undone_renaming_does_not_take_a_name_back_that_was_given_away(world: Memory) -> None:
    renamed = world.write(o.UnitRenamed(unit="hr", name="People"))
    world.write(unit("x", "HR"))
    assert "called 'HR'" in world.refused(revert(renamed))


def test_an_undone_leaving_does_not_take_a_reference_back(world: Memory) -> None:
    left = world.write(o.PersonLeft(person="kari"), on=LEFT)
    world.write(o.PersonJoined(person="x", name="X", ref="1"))
    assert "share the reference '1'" in world.refused(revert(left))


def test_an_undone_closing_does_not_leave_a_unit_in_a_closed_one(world: Memory) -> None:
    world.write(o.PersonMoved(person="kari", unit="hr"), o.PersonMoved(person="ola", unit="hr"))
    below = world.write(o.UnitClosed(unit="north"))
    above = world.write(o.UnitClosed(unit="sales"))
    assert "lie in one that is not there" in world.refused(revert(below))
    world.revert(above)
    world.revert(below)


def test_an_undone_move_does_not_put_someone_into_a_closed_unit(world: Memory) -> None:
    moved = world.write(o.PersonMoved(person="kari", unit="hr"))
    world.write(o.UnitClosed(unit="north"))
    assert "unit that is not there" in world.refused(revert(moved))


def test_an_undone_move_does_not_close_a_ring_of_units(world: Memory) -> None:
    moved = world.write(o.UnitMoved(unit="north", parent="hr"))
    world.write(o.UnitMoved(unit="sales", parent="north"))
    assert "below itself" in world.refused(revert(moved))


def test_an_undone_ending_does_not_leave_two_workshops_open(world: Memory) -> None:
    world.write(w.WorkshopStarted(workshop="w1", name="March"))
    ended = world.write(w.WorkshopEnded(workshop="w1"))
    world.write(w.WorkshopStarted(workshop="w2", name="June"))
    assert "two workshops" in world.refused(revert(ended))


def test_a_redone_rating_of_someone_who_is_gone_is_refused(world: Memory) -> None:
    joined = world.write(o.PersonJoined(person="p", name="P"))
    undone = world.revert(world.write(rated(person="p")))
    world.revert(joined)
    assert "There is no person" in world.refused(revert(undone))


def test_a_redone_tie_to_something_that_is_gone_is_refused(world: Memory) -> None:
    role = world.write(o.RoleDefined(role="r", name="R"))
    undone = world.revert(world.write(o.RoleAssigned(person="kari", role="r")))
    world.revert(role)
    assert "role that is not there" in world.refused(revert(undone))


def test_undoing_a_rating_reads_nothing_but_the_rating(world: Memory) -> None:
    """It is by far the most frequent undo, and the ledger may be long."""
    made = world.write(rated())
    world.rulebook.follow(world)  # type: ignore[arg-type]
    asked: list[tuple[int, int | None]] = []
    tail = world.tail

    def listening(after: int, topics: object = None, *, upto: int | None = None) -> object:
        asked.append((after, upto))
        return tail(after, topics, upto=upto)  # type: ignore[arg-type]

    world.tail = listening  # type: ignore[method-assign, assignment]
    world.revert(made)
    world.write(rated(), on=TODAY)
    assert all(after >= made - 1 for after, _ in asked)
