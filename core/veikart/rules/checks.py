"""What is refused, and what to do instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from veikart.errors import RuleBroken
from veikart.rules.case import Case
from veikart.rules.forgetting import must_be_forgettable, must_be_texts, must_not_be_forgotten
from veikart.rules.scenarios import CHECKED
from veikart.rules.state import Kind
from veikart_events.base import EventBody
from veikart_events.vocabulary import (
    assessment,
    engagement,
    framework,
    organisation,
    presenting,
    results,
    strategy,
    target,
    workshop,
)

EARLIEST = date(1950, 1, 1)
LATEST = date(2200, 1, 1)


Check = Callable[[Case, Any], None]
CHECKS: dict[str, Check] = {**CHECKED}


def _checks(*models: type[EventBody]) -> Callable[[Check], Check]:
    def register(function: Check) -> Check:
        for model in models:
            CHECKS[model.topic] = function
        return function

    return register


def check(case: Case) -> None:
    """Raises `RuleBroken` when the event may not follow what has happened so far."""
    effective = case.envelope.effective
    if not EARLIEST <= effective < LATEST:
        raise RuleBroken(f"{effective} is no day that makes sense here; use one from {EARLIEST} to {LATEST}.")
    body = case.envelope.body
    if isinstance(body, EventBody):
        must_not_be_forgotten(case.state, body, case.envelope.position)
    if judge := CHECKS.get(case.envelope.topic):
        judge(case, body)


@_checks(engagement.EngagementOpened)
def _(case: Case, body: engagement.EngagementOpened) -> None:
    raise RuleBroken("An engagement is opened once. Make another with: veikart new FILE")


@_checks(organisation.UnitCreated)
def _(case: Case, body: organisation.UnitCreated) -> None:
    case.must_be_new("unit", body.unit)
    if body.parent:
        case.must_stay("unit", body.parent)
    case.name_must_be_free("unit", body.name, body.parent or "")
    _ref_must_be_free(case, "unit", body.ref)


@_checks(organisation.UnitRenamed)
def _(case: Case, body: organisation.UnitRenamed) -> None:
    known = case.must_be("unit", body.unit)
    case.name_must_be_free("unit", body.name, known.scope, but=known.id)


@_checks(organisation.UnitMoved)
def _(case: Case, body: organisation.UnitMoved) -> None:
    known = case.must_be("unit", body.unit)
    above = body.parent
    while above:
        if above == known.id:
            raise RuleBroken(f"{known.name} cannot be moved below itself. Choose a unit outside of it.")
        above = case.must_stay("unit", above).scope
    case.name_must_be_free("unit", known.name, body.parent or "", but=known.id)


@_checks(organisation.UnitClosed)
def _(case: Case, body: organisation.UnitClosed) -> None:
    known = case.must_be_endable("unit", body.unit)
    day = case.envelope.effective
    people = [p for p in case.state.all("person") if p.facts["unit"] == known.id and p.there(day)]
    below = [u for u in case.state.all("unit") if u.scope == known.id and u.there(day)]
    if people or below:
        raise RuleBroken(
            f"{known.name} still has {len(people)} people and {len(below)} units in it. Move them first."
        )


def _ref_must_be_free(case: Case, kind: Kind, ref: str | None, but: str = "") -> None:
    other = case.state.by_ref(kind, ref) if ref else None
    if other is not None and other.id != but and other.there(case.envelope.effective):
        raise RuleBroken(f"The reference {ref!r} belongs to {other.name} already. Use that one or another.")


@_checks(organisation.PersonJoined)
def _(case: Case, body: organisation.PersonJoined) -> None:
    before = case.state.get("person", body.person)
    if before is not None and before.there(case.envelope.effective):
        raise RuleBroken(f"{before.name} has joined already. Record when they left first.")
    if body.unit:
        case.must_stay("unit", body.unit)
    _ref_must_be_free(case, "person", body.ref, but=body.person)
    _person_must_be_told_apart(case, body.person, body.name, body.ref)


def _person_must_be_told_apart(case: Case, person: str, name: str, ref: str | None) -> None:
    for other in case.state.named("person", name, day=case.envelope.effective):
        if other.id != person and not (ref and other.ref):
            raise RuleBroken(
                f"There is a person called {name!r} already. Give both a reference (such as an employee "
                "number) to tell them apart."
            )


@_checks(organisation.PersonRenamed)
def _(case: Case, body: organisation.PersonRenamed) -> None:
    known = case.must_be("person", body.person)
    _person_must_be_told_apart(case, known.id, body.name, known.ref)


@_checks(organisation.PersonMoved)
def _(case: Case, body: organisation.PersonMoved) -> None:
    case.must_be("person", body.person)
    case.must_stay("unit", body.unit)


@_checks(organisation.PersonLeft)
def _(case: Case, body: organisation.PersonLeft) -> None:
    case.must_be_endable("person", body.person)


@_checks(organisation.PersonForgotten)
def _(case: Case, body: organisation.PersonForgotten) -> None:
    must_be_forgettable(case.state, body, case.envelope.effective, case.joined_once)
    must_be_texts(case.state, body.texts)


@_checks(organisation.RoleDefined)
def _(case: Case, body: organisation.RoleDefined) -> None:
    case.must_be_new("role", body.role)
    case.name_must_be_free("role", body.name)
    _ref_must_be_free(case, "role", body.ref)


@_checks(organisation.RoleRenamed)
def _(case: Case, body: organisation.RoleRenamed) -> None:
    case.name_must_be_free("role", body.name, but=case.must_be("role", body.role).id)


@_checks(organisation.RoleAssigned)
def _(case: Case, body: organisation.RoleAssigned) -> None:
    person, role = case.must_be("person", body.person), case.must_be("role", body.role)
    if case.state.ties.get(("holds", body.person, body.role)):
        raise RuleBroken(f"{person.name} holds the role {role.name} already.")


@_checks(organisation.RoleUnassigned)
def _(case: Case, body: organisation.RoleUnassigned) -> None:
    person, role = case.must_be("person", body.person), case.must_be("role", body.role)
    if not case.state.ties.get(("holds", body.person, body.role)):
        raise RuleBroken(f"{person.name} does not hold the role {role.name}.")


@_checks(framework.ScaleDefined)
def _(case: Case, body: framework.ScaleDefined) -> None:
    case.must_be_new("scale", body.scale)
    case.name_must_be_free("scale", body.name)


@_checks(framework.SkillDefined)
def _(case: Case, body: framework.SkillDefined) -> None:
    case.must_be_new("skill", body.skill)
    case.must_be("scale", body.scale)
    _ref_must_be_free(case, "skill", body.uri)
    _labels_must_tell_apart(case, body.skill, body.labels, body.uri)


@_checks(framework.SkillRelabelled)
def _(case: Case, body: framework.SkillRelabelled) -> None:
    known = case.must_be("skill", body.skill)
    _labels_must_tell_apart(case, known.id, body.labels, known.ref)


def _labels_must_tell_apart(case: Case, skill: str, labels: dict[str, str], uri: str | None) -> None:
    """Outside frameworks use one label for several concepts; then the URIs tell them apart."""
    for label in labels.values():
        for other in case.state.named("skill", label, day=case.envelope.effective):
            if other.id != skill and not (uri and other.ref):
                raise RuleBroken(
                    f"There is a skill called {label!r} already. Use that one, or give both a URI to tell "
                    "them apart."
                )


@_checks(framework.SkillRetired)
def _(case: Case, body: framework.SkillRetired) -> None:
    case.must_be_endable("skill", body.skill)


@_checks(framework.SkillGrouped, strategy.SkillPrioritised, strategy.SkillParked)
def _(case: Case, body: framework.SkillGrouped) -> None:
    case.must_be("skill", body.skill)


@_checks(strategy.GoalSet)
def _(case: Case, body: strategy.GoalSet) -> None:
    case.must_be_new("goal", body.goal)
    case.name_must_be_free("goal", body.name)
    _horizon_must_follow(case, body.horizon)


@_checks(strategy.GoalRevised)
def _(case: Case, body: strategy.GoalRevised) -> None:
    known = case.must_be("goal", body.goal)
    if body.name is not None:
        case.name_must_be_free("goal", body.name, but=known.id)
    _horizon_must_follow(case, body.horizon)


def _horizon_must_follow(case: Case, horizon: date | None) -> None:
    if horizon is not None and horizon <= case.envelope.effective:
        raise RuleBroken(f"The horizon {horizon} must lie after the day the goal is set.")


@_checks(strategy.GoalDropped)
def _(case: Case, body: strategy.GoalDropped) -> None:
    case.must_be_endable("goal", body.goal)


@_checks(strategy.CapabilityIdentified)
def _(case: Case, body: strategy.CapabilityIdentified) -> None:
    case.must_be_new("capability", body.capability)
    case.must_be("goal", body.goal)
    case.name_must_be_free("capability", body.name, body.goal)


@_checks(strategy.SkillLinked)
def _(case: Case, body: strategy.SkillLinked) -> None:
    case.must_be("skill", body.skill)
    case.must_be("capability", body.capability)


@_checks(strategy.SkillUnlinked)
def _(case: Case, body: strategy.SkillUnlinked) -> None:
    skill, capability = case.must_be("skill", body.skill), case.must_be("capability", body.capability)
    if case.state.ties.get(("link", skill.id, capability.id)) is None:
        raise RuleBroken(f"{skill.name} is not linked to {capability.name}.")


@_checks(target.LevelRequired)
def _(case: Case, body: target.LevelRequired) -> None:
    case.must_be("role", body.role)
    case.must_be("skill", body.skill)
    case.must_be_on_scale(case.must_be("scale", body.scale), body.level, body.upto)


@_checks(target.RequirementWithdrawn)
def _(case: Case, body: target.RequirementWithdrawn) -> None:
    role, skill = case.must_be("role", body.role), case.must_be("skill", body.skill)
    if case.state.ties.get(("required", role.id, skill.id)) is None:
        raise RuleBroken(f"{role.name} has no requirement for {skill.name}.")


@_checks(target.HeadcountTargeted)
def _(case: Case, body: target.HeadcountTargeted) -> None:
    case.must_be("skill", body.skill)
    if body.unit:
        case.must_be("unit", body.unit)
    case.must_be_on_scale(case.must_be("scale", body.scale), body.level)


@_checks(assessment.SkillAssessed)
def _(case: Case, body: assessment.SkillAssessed) -> None:
    case.must_be("person", body.person)
    case.must_be("skill", body.skill)
    if body.assessor:
        case.must_be("person", body.assessor)
    case.must_be_on_scale(case.must_be("scale", body.scale), body.level)
    case.must_have_happened()


@_checks(assessment.SkillAssumed)
def _(case: Case, body: assessment.SkillAssumed) -> None:
    case.must_be("unit", body.unit)
    case.must_be("skill", body.skill)
    case.must_be_on_scale(case.must_be("scale", body.scale), body.level)
    case.must_have_happened()


@_checks(assessment.SourcesRanked)
def _(case: Case, body: assessment.SourcesRanked) -> None:
    methods = [method for group in body.groups for method in group]
    if len(set(methods)) != len(methods):
        raise RuleBroken("A method can stand in one place of the order only. Name each once.")


@_checks(results.KpiDefined)
def _(case: Case, body: results.KpiDefined) -> None:
    case.must_be_new("kpi", body.kpi)
    case.name_must_be_free("kpi", body.name)
    if body.goal is not None:
        case.must_be("goal", body.goal)
    _target_must_be_whole(body.target, body.target_on)


@_checks(results.KpiRevised)
def _(case: Case, body: results.KpiRevised) -> None:
    known = case.must_be("kpi", body.kpi)
    if body.name is not None:
        case.name_must_be_free("kpi", body.name, but=known.id)
    if body.goal is not None:
        case.must_be("goal", body.goal)
    kept = known.facts
    _target_must_be_whole(
        kept["target"] if body.target is None else body.target, body.target_on or kept["target_on"]
    )


def _target_must_be_whole(target: float | None, target_on: date | None) -> None:
    if target is None and target_on is not None:
        raise RuleBroken(f"Say which value is to be reached by {target_on}, or leave the day out.")


@_checks(results.KpiRetired)
def _(case: Case, body: results.KpiRetired) -> None:
    case.must_be_endable("kpi", body.kpi)


@_checks(results.KpiObserved)
def _(case: Case, body: results.KpiObserved) -> None:
    case.must_be("kpi", body.kpi)
    if body.unit is not None:
        case.must_be("unit", body.unit)
    if case.envelope.effective > case.today + timedelta(days=1):
        raise RuleBroken(
            f"{case.envelope.effective} lies ahead: a KPI can only be measured of a day that has come."
        )


@_checks(workshop.WorkshopStarted)
def _(case: Case, body: workshop.WorkshopStarted) -> None:
    case.must_be_new("workshop", body.workshop)
    for other in case.state.all("workshop"):
        if other.until is None:
            raise RuleBroken(f"The workshop {other.name!r} is still open. End it first.")


@_checks(workshop.WorkshopEnded)
def _(case: Case, body: workshop.WorkshopEnded) -> None:
    case.must_be_endable("workshop", body.workshop)


@_checks(presenting.MarkSet)
def _(case: Case, body: presenting.MarkSet) -> None:
    case.must_be_new("mark", body.mark)


@_checks(presenting.MarkRemoved)
def _(case: Case, body: presenting.MarkRemoved) -> None:
    case.must_be_endable("mark", body.mark)


@_checks(presenting.NoteAttached)
def _(case: Case, body: presenting.NoteAttached) -> None:
    case.must_be_new("note", body.note)


@_checks(presenting.NoteRemoved)
def _(case: Case, body: presenting.NoteRemoved) -> None:
    case.must_be_endable("note", body.note)
