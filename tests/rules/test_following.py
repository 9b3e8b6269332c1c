"""What the rules know does not depend on how they came to know it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.conftest import EARLY, Memory, scale

from veikart.errors import RuleBroken
from veikart.rules import CoreRulebook, State
from veikart.rules.consistency import contradictions
from veikart_events.base import EventBody
from veikart_events.vocabulary import assessment as a
from veikart_events.vocabulary import core_registry
from veikart_events.vocabulary import framework as f
from veikart_events.vocabulary import organisation as o
from veikart_events.vocabulary import strategy as s
from veikart_events.vocabulary import target as t

IDS = st.sampled_from("aaabbbcde")
NEW = st.sampled_from("cde")
NAMES = st.sampled_from(["Ås", "ås", "As", "By", "Vik", "Nes", "Li", "Dal", "Haug", "Moen", "Berg", "Sund"])
REFS = st.sampled_from([None, None, "1", "2", "3"])
UNITS = st.none() | IDS


def some(model: type[EventBody], **fields: Any) -> st.SearchStrategy[EventBody]:
    return st.builds(model, **fields)


def labels(given: str) -> dict[str, str]:
    return {"en": given}


BODIES = st.one_of(
    some(o.UnitCreated, unit=NEW, name=NAMES, parent=UNITS, ref=REFS),
    some(o.UnitRenamed, unit=IDS, name=NAMES),
    some(o.UnitMoved, unit=IDS, parent=UNITS),
    some(o.UnitClosed, unit=IDS),
    some(o.PersonJoined, person=NEW, name=NAMES, unit=UNITS, ref=REFS),
    some(o.PersonRenamed, person=IDS, name=NAMES),
    some(o.PersonMoved, person=IDS, unit=IDS),
    some(o.PersonLeft, person=IDS),
    some(o.PersonForgotten, person=IDS, texts=st.just(())),
    some(o.RoleDefined, role=NEW, name=NAMES, ref=REFS),
    some(o.RoleAssigned, person=IDS, role=IDS),
    some(o.RoleUnassigned, person=IDS, role=IDS),
    some(f.SkillDefined, skill=NEW, labels=NAMES.map(labels), scale=st.just("five"), uri=REFS),
    some(f.SkillRelabelled, skill=IDS, labels=NAMES.map(labels)),
    some(f.SkillRetired, skill=IDS),
    some(s.GoalSet, goal=NEW, name=NAMES, horizon=st.none(), weight=st.just(1.0)),
    some(s.GoalRevised, goal=IDS, name=NAMES, horizon=st.none(), weight=st.none()),
    some(s.GoalDropped, goal=IDS),
    some(s.CapabilityIdentified, capability=NEW, goal=IDS, name=NAMES),
    some(s.SkillLinked, skill=IDS, capability=IDS, weight=st.just(1.0), criticality=st.just(2)),
    some(s.SkillUnlinked, skill=IDS, capability=IDS),
    some(t.LevelRequired, role=IDS, skill=IDS, scale=st.just("five"), level=st.just(2.0), upto=st.none()),
    some(t.RequirementWithdrawn, role=IDS, skill=IDS),
    some(
        a.SkillAssessed, person=IDS, skill=IDS, scale=st.just("five"), level=st.just(2.0), assessor=st.none()
    ),
)
BEGINNING: list[EventBody] = [
    scale("five", "Five"),
    *(o.UnitCreated(unit=i, name=f"Unit {i}") for i in "ab"),
    *(o.PersonJoined(person=i, name=f"Person {i}", unit=i, ref=f"p{i}") for i in "ab"),
    *(o.RoleDefined(role=i, name=f"Role {i}") for i in "ab"),
    *(f.SkillDefined(skill=i, labels={"en": f"Skill {i}"}, scale="five") for i in "ab"),
    *(s.GoalSet(goal=i, name=f"Goal {i}") for i in "ab"),
    *(s.CapabilityIdentified(capability=i, goal=i, name=f"Capability {i}") for i in "ab"),
]
DAYS = st.integers(-3, 3)
COMMAND = st.lists(st.tuples(BODIES, DAYS), min_size=1, max_size=2)
UNDO = st.integers(0, 12)
"""Which command, counted from the last."""
STEPS = st.lists(COMMAND | COMMAND | UNDO, min_size=15, max_size=60)


def told(steps: list[Any], after_each: Callable[[Memory], None] = lambda ledger: None) -> Memory:
    """A ledger in which as many of the steps were written as the rules let pass."""
    ledger = Memory()
    for body in BEGINNING:
        ledger.write(body, on=EARLY)
    spans: list[tuple[int, int]] = [(n, n) for n in range(1, len(BEGINNING) + 1)]
    for step in steps:
        try:
            if isinstance(step, list):
                first = ledger.write(*[_dated(body, days) for body, days in step])
            else:
                first = ledger.revert(*spans[-1 - step % len(spans)])
            spans.append((first, ledger.head()))
        except RuleBroken:
            pass
        after_each(ledger)
    return ledger


def _dated(body: EventBody, days: int) -> Any:
    from veikart.journal import Proposed

    return Proposed(body, date(2026, 2, 1) + timedelta(days=days))


def everything(state: State) -> dict[str, Any]:
    """All that a state knows, in an order of its own; what was taken away does not count."""
    return {
        "things": dict(state._things.items()),
        "names": {key: set(ids) for key, ids in state._names.items() if ids},
        "ties": {key: value for key, value in state.ties.items() if value},
        "refs": {
            known.ref: state.by_ref(known.kind, known.ref)
            for k in KINDS
            for known in state.all(k)
            if known.ref
        },
        "reverts": sorted(state.reverts),
        "forgotten": state.forgotten,
    }


KINDS: tuple[Any, ...] = ("unit", "person", "role", "scale", "skill", "goal", "capability", "workshop")


def fresh(ledger: Memory) -> State:
    rulebook = CoreRulebook(core_registry())
    rulebook.follow(ledger)  # type: ignore[arg-type]
    return rulebook.state


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_writing_leads_to_the_same_state_as_reading_all_of_it(steps: list[Any]) -> None:
    ledger = told(steps)
    assert everything(ledger.rulebook.state) == everything(fresh(ledger))


@settings(max_examples=50, deadline=None)
@given(STEPS, st.randoms(use_true_random=False))
def test_following_now_and_then_leads_to_the_same_state(steps: list[Any], source: Any) -> None:
    onlooker = CoreRulebook(core_registry())

    def look(ledger: Memory) -> None:
        if source.random() < 0.3:
            onlooker.follow(ledger)  # type: ignore[arg-type]

    ledger = told(steps, look)
    onlooker.follow(ledger)  # type: ignore[arg-type]
    assert everything(onlooker.state) == everything(fresh(ledger))


@settings(max_examples=100, deadline=None)
@given(STEPS)
def test_no_sequence_of_changes_undos_and_redos_leads_to_a_contradiction(steps: list[Any]) -> None:
    ledger = told(steps)
    assert list(contradictions(ledger.rulebook.state)) == []


@settings(max_examples=50, deadline=None)
@given(STEPS)
def test_a_refusal_leaves_what_is_known_untouched(steps: list[Any]) -> None:
    ledger = told(steps)
    before = everything(ledger.rulebook.state)
    ledger.refused(o.UnitCreated(unit="new", name="New"), o.UnitCreated(unit="new", name="Newer"))
    assert everything(ledger.rulebook.state) == before


@settings(max_examples=50, deadline=None)
@given(STEPS)
def test_undo_then_redo_changes_nothing(steps: list[Any]) -> None:
    ledger = told(steps)
    first = ledger.write(
        o.UnitCreated(unit="new", name="Quite new"), o.PersonJoined(person="new", name="Someone")
    )
    before = everything(ledger.rulebook.state)
    ledger.revert(ledger.revert(first, first + 1))
    after = everything(ledger.rulebook.state)
    assert {**after, "reverts": []} == {**before, "reverts": []}


def test_what_was_written_here_is_not_read_again() -> None:
    ledger = told([])
    ledger.write(o.UnitCreated(unit="new", name="New"))
    asked: list[int] = []

    def tail(after: int, topics: object = None, *, upto: int | None = None) -> Any:
        asked.append(after)
        return iter(())

    ledger.tail = tail  # type: ignore[method-assign, assignment]
    ledger.rulebook.follow(ledger)  # type: ignore[arg-type]
    assert asked == [ledger.head()]
