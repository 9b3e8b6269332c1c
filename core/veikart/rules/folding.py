"""How each event changes what the rules know. Never refuses: what is in the ledger happened."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Any, TypeGuard, TypeVar

from veikart.journal.reverts import Revert, Reverted, in_force
from veikart.rules.state import Kind, Known, State
from veikart_events.base import EventBody
from veikart_events.envelope import Envelope, Unknown
from veikart_events.privacy import forgotten_label
from veikart_events.vocabulary import (
    assessment,
    framework,
    history,
    organisation,
    presenting,
    results,
    scenario,
    strategy,
    target,
    workshop,
)

B = TypeVar("B", bound=EventBody)
Fold = Callable[[State, Envelope, Any], None]

FOLDS: dict[str, Fold] = {}


def fold_one(state: State, envelope: Envelope) -> None:
    """Lets `state` follow one event; an event that is not known here changes nothing."""
    fold = FOLDS.get(envelope.topic)
    if fold is not None and not isinstance(envelope.body, Unknown):
        fold(state, envelope, envelope.body)


def fold_all(state: State, envelopes: Sequence[Envelope]) -> None:
    """Lets `state` follow events that lie behind all it knows, without those that one of them takes back."""
    fold_each(state, envelopes, [envelope for envelope in envelopes if _is_revert(envelope.body)])


def fold_each(state: State, envelopes: Iterable[Envelope], reverts: Iterable[Envelope]) -> None:
    """The same, one after the other, where the `reverts` among them were looked out before: none has to be
    held longer than it takes."""
    taken = (Revert(e.position, e.body.first, e.body.last) for e in reverts if _is_revert(e.body))
    reverted = Reverted(in_force([*state.reverts, *taken]))
    for envelope in envelopes:
        if _is_revert(envelope.body) or envelope.position not in reverted:
            fold_one(state, envelope)


def _is_revert(body: EventBody | Unknown) -> TypeGuard[history.EventReverted]:
    return isinstance(body, history.EventReverted)


def _folds(
    model: type[B],
) -> Callable[[Callable[[State, Envelope, B], None]], Callable[[State, Envelope, B], None]]:
    def register(function: Callable[[State, Envelope, B], None]) -> Callable[[State, Envelope, B], None]:
        FOLDS[model.topic] = function
        return function

    return register


def _end(state: State, kind: Kind, identity: str, day: date) -> None:
    if known := state.get(kind, identity):
        state.change(known, until=day)


def _rename(state: State, kind: Kind, identity: str, name: str) -> None:
    if known := state.get(kind, identity):
        state.change(known, name=name)


@_folds(organisation.UnitCreated)
def _(state: State, e: Envelope, b: organisation.UnitCreated) -> None:
    state.put(Known("unit", b.unit, b.name, e.position, e.effective, scope=b.parent or "", ref=b.ref))


@_folds(organisation.UnitRenamed)
def _(state: State, e: Envelope, b: organisation.UnitRenamed) -> None:
    _rename(state, "unit", b.unit, b.name)


@_folds(organisation.UnitMoved)
def _(state: State, e: Envelope, b: organisation.UnitMoved) -> None:
    if known := state.get("unit", b.unit):
        state.change(known, scope=b.parent or "")


@_folds(organisation.UnitClosed)
def _(state: State, e: Envelope, b: organisation.UnitClosed) -> None:
    _end(state, "unit", b.unit, e.effective)


@_folds(organisation.PersonJoined)
def _(state: State, e: Envelope, b: organisation.PersonJoined) -> None:
    before = state.get("person", b.person)  # someone may come back
    created = before.position if before else e.position
    state.put(Known("person", b.person, b.name, created, e.effective, ref=b.ref, facts={"unit": b.unit}))


@_folds(organisation.PersonRenamed)
def _(state: State, e: Envelope, b: organisation.PersonRenamed) -> None:
    _rename(state, "person", b.person, b.name)


@_folds(organisation.PersonMoved)
def _(state: State, e: Envelope, b: organisation.PersonMoved) -> None:
    if known := state.get("person", b.person):
        state.change(known, facts={**known.facts, "unit": b.unit})


@_folds(organisation.PersonLeft)
def _(state: State, e: Envelope, b: organisation.PersonLeft) -> None:
    _end(state, "person", b.person, e.effective)


@_folds(organisation.PersonForgotten)
def _(state: State, e: Envelope, b: organisation.PersonForgotten) -> None:
    state.forgotten.update(dict.fromkeys((b.person, *b.texts), e.position))
    if known := state.get("person", b.person):
        until = min(known.until or e.effective, e.effective)
        state.change(known, name=forgotten_label(b.person), ref=None, until=until)


@_folds(organisation.RoleDefined)
def _(state: State, e: Envelope, b: organisation.RoleDefined) -> None:
    state.put(Known("role", b.role, b.name, e.position, e.effective, ref=b.ref))


@_folds(organisation.RoleRenamed)
def _(state: State, e: Envelope, b: organisation.RoleRenamed) -> None:
    _rename(state, "role", b.role, b.name)


@_folds(organisation.RoleAssigned)
def _(state: State, e: Envelope, b: organisation.RoleAssigned) -> None:
    state.ties["holds", b.person, b.role] = True


@_folds(organisation.RoleUnassigned)
def _(state: State, e: Envelope, b: organisation.RoleUnassigned) -> None:
    state.ties["holds", b.person, b.role] = False


@_folds(framework.ScaleDefined)
def _(state: State, e: Envelope, b: framework.ScaleDefined) -> None:
    facts = {"levels": {level.value: level.name for level in b.levels}, "continuous": b.continuous}
    state.put(Known("scale", b.scale, b.name, e.position, e.effective, facts=facts))


@_folds(framework.SkillDefined)
def _(state: State, e: Envelope, b: framework.SkillDefined) -> None:
    facts = {"scale": b.scale, "labels": dict(b.labels), "group": b.group}
    name, *others = b.labels.values()
    known = Known("skill", b.skill, name, e.position, e.effective, ref=b.uri, facts=facts)
    state.put(known)
    for label in others:
        state.alias(known, label)


@_folds(framework.SkillRelabelled)
def _(state: State, e: Envelope, b: framework.SkillRelabelled) -> None:
    if known := state.get("skill", b.skill):
        labels = {**known.facts["labels"], **b.labels}
        for old in known.facts["labels"].values():
            state.unname(known, old)
        name, *others = labels.values()
        changed = state.change(known, name=name, facts={**known.facts, "labels": labels})
        for label in others:
            state.alias(changed, label)


@_folds(framework.SkillGrouped)
def _(state: State, e: Envelope, b: framework.SkillGrouped) -> None:
    if known := state.get("skill", b.skill):
        state.change(known, facts={**known.facts, "group": b.group})


@_folds(framework.SkillRetired)
def _(state: State, e: Envelope, b: framework.SkillRetired) -> None:
    _end(state, "skill", b.skill, e.effective)


@_folds(strategy.GoalSet)
def _(state: State, e: Envelope, b: strategy.GoalSet) -> None:
    facts = b.model_dump(exclude={"goal", "name"})
    state.put(Known("goal", b.goal, b.name, e.position, e.effective, facts=facts))


@_folds(strategy.GoalRevised)
def _(state: State, e: Envelope, b: strategy.GoalRevised) -> None:
    if known := state.get("goal", b.goal):
        revised = b.model_dump(exclude={"goal", "name"}, exclude_none=True)
        state.change(known, name=b.name or known.name, facts={**known.facts, **revised})


@_folds(strategy.GoalDropped)
def _(state: State, e: Envelope, b: strategy.GoalDropped) -> None:
    _end(state, "goal", b.goal, e.effective)


@_folds(strategy.CapabilityIdentified)
def _(state: State, e: Envelope, b: strategy.CapabilityIdentified) -> None:
    state.put(Known("capability", b.capability, b.name, e.position, e.effective, scope=b.goal))


@_folds(strategy.SkillLinked)
def _(state: State, e: Envelope, b: strategy.SkillLinked) -> None:
    state.ties["link", b.skill, b.capability] = (b.weight, b.criticality)


@_folds(strategy.SkillUnlinked)
def _(state: State, e: Envelope, b: strategy.SkillUnlinked) -> None:
    state.ties["link", b.skill, b.capability] = None


@_folds(target.LevelRequired)
def _(state: State, e: Envelope, b: target.LevelRequired) -> None:
    key = ("required", b.role, b.skill)
    steps = {**(state.ties.get(key) or {}), e.effective: (b.scale, b.level, b.upto)}
    state.ties[key] = steps


@_folds(target.RequirementWithdrawn)
def _(state: State, e: Envelope, b: target.RequirementWithdrawn) -> None:
    key = ("required", b.role, b.skill)
    state.ties[key] = {**(state.ties.get(key) or {}), e.effective: None}


@_folds(assessment.SourcesRanked)
def _(state: State, e: Envelope, b: assessment.SourcesRanked) -> None:
    state.ties["sources",] = b.groups


@_folds(results.KpiDefined)
def _(state: State, e: Envelope, b: results.KpiDefined) -> None:
    facts = b.model_dump(exclude={"kpi", "name"})
    state.put(Known("kpi", b.kpi, b.name, e.position, e.effective, facts=facts))


@_folds(results.KpiRevised)
def _(state: State, e: Envelope, b: results.KpiRevised) -> None:
    if known := state.get("kpi", b.kpi):
        revised = b.model_dump(exclude={"kpi", "name"}, exclude_none=True)
        state.change(known, name=b.name or known.name, facts={**known.facts, **revised})


@_folds(results.KpiRetired)
def _(state: State, e: Envelope, b: results.KpiRetired) -> None:
    _end(state, "kpi", b.kpi, e.effective)


@_folds(results.KpiObserved)
def _(state: State, e: Envelope, b: results.KpiObserved) -> None:
    state.ties["observed", b.kpi, b.unit or "", e.effective.isoformat()] = b.value


@_folds(workshop.WorkshopStarted)
def _(state: State, e: Envelope, b: workshop.WorkshopStarted) -> None:
    state.put(Known("workshop", b.workshop, b.name, e.position, e.effective))


@_folds(workshop.WorkshopEnded)
def _(state: State, e: Envelope, b: workshop.WorkshopEnded) -> None:
    _end(state, "workshop", b.workshop, e.effective)


@_folds(presenting.MarkSet)
def _(state: State, e: Envelope, b: presenting.MarkSet) -> None:
    state.put(Known("mark", b.mark, b.name, e.position, e.effective))


@_folds(presenting.MarkRemoved)
def _(state: State, e: Envelope, b: presenting.MarkRemoved) -> None:
    _end(state, "mark", b.mark, e.effective)


@_folds(presenting.NoteAttached)
def _(state: State, e: Envelope, b: presenting.NoteAttached) -> None:
    state.put(Known("note", b.note, f"The note on {e.effective}", e.position, e.effective))


@_folds(presenting.NoteRemoved)
def _(state: State, e: Envelope, b: presenting.NoteRemoved) -> None:
    _end(state, "note", b.note, e.effective)


@_folds(scenario.ScenarioBegun)
def _(state: State, e: Envelope, b: scenario.ScenarioBegun) -> None:
    title = b.title or f"Scenario {b.scenario[-4:]}"
    state.put(Known("scenario", b.scenario, title, e.position, e.effective, facts={"start": b.start}))


@_folds(scenario.ScenarioRenamed)
def _(state: State, e: Envelope, b: scenario.ScenarioRenamed) -> None:
    _rename(state, "scenario", b.scenario, b.title or f"Scenario {b.scenario[-4:]}")


@_folds(scenario.ScenarioDiscarded)
def _(state: State, e: Envelope, b: scenario.ScenarioDiscarded) -> None:
    _end_scenario(state, b.scenario, e.effective, "discarded")


@_folds(scenario.ScenarioAdopted)
def _(state: State, e: Envelope, b: scenario.ScenarioAdopted) -> None:
    _end_scenario(state, b.scenario, e.effective, "adopted")


def _end_scenario(state: State, identity: str, day: date, how: str) -> None:
    if known := state.get("scenario", identity):
        state.change(known, until=day, facts={**known.facts, "ended": how})


@_folds(history.EventReverted)
def _(state: State, e: Envelope, b: history.EventReverted) -> None:
    state.reverts.append(Revert(e.position, b.first, b.last))
