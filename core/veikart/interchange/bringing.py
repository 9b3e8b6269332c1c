"""Units, roles and skills that a row names: found, or brought along."""

from __future__ import annotations

import re
from collections.abc import Mapping

from veikart.interchange.casts import key
from veikart.interchange.desk import Desk
from veikart.interchange.faults import Refused
from veikart.interchange.ladders import Ladder
from veikart.journal import Proposed
from veikart.rules.state import Known
from veikart_events.ids import new_id
from veikart_events.vocabulary.framework import SkillDefined
from veikart_events.vocabulary.organisation import RoleDefined, UnitCreated

Brought = tuple[str, list[Proposed]]
"""The id, and the events that make it where it was not there."""

_STEP = re.compile(r"\s+[/>»→]\s+")


def unit(desk: Desk, text: str, *, create: bool, field: str = "unit") -> Brought:
    """The unit with this reference, name or path from the top ("A / B")."""
    if known := desk.state.by_ref("unit", text):
        return known.id, []
    steps = [text] if desk.directory.named("unit", text) else _STEP.split(text)
    first, *below = steps
    known = _first_unit(desk, first, field)
    parent, made = (known.id, []) if known else _new_unit(desk, first, None, create, field)
    for name in below:
        inside = desk.state.named("unit", name, parent) if not made else []
        if inside:
            parent = inside[0].id
        else:
            parent, more = _new_unit(desk, name, parent, create, field)
            made += more
    return parent, made


def _first_unit(desk: Desk, name: str, field: str) -> Known | None:
    """At the top, or the only one of this name anywhere."""
    if at_top := desk.state.named("unit", name):
        return at_top[0]
    anywhere = desk.directory.named("unit", name)
    if len(anywhere) > 1:
        raise Refused(
            f"{len(anywhere)} units are called this",
            field=field,
            value=name,
            advice='Write the whole path from the top, such as "North / Sales".',
        )
    return anywhere[0] if anywhere else None


def _new_unit(desk: Desk, name: str, parent: str | None, create: bool, field: str) -> Brought:
    if not create:
        raise unknown("unit", name, field)
    body = UnitCreated(unit=new_id(), name=name, parent=parent)
    return body.unit, [Proposed(body, desk.origin)]


def role(
    desk: Desk, ref: str, name: str, *, create: bool, description: str = "", field: str = "role"
) -> Brought:
    """The role with this reference or name; where a table has one column only, it may hold either."""
    known = desk.directory.find("role", ref, name, field=field)
    if known is None and not ref:
        known = desk.state.by_ref("role", name)
    if known is not None:
        return known.id, []
    if not create or not name:
        raise unknown("role", name or ref, field)
    body = RoleDefined(role=new_id(), name=name, ref=ref or None, description=description)
    return body.role, [Proposed(body, desk.origin)]


def skill_there(desk: Desk, uri: str, name: str, *, field: str = "skill") -> Known | None:
    """The skill with this outside id or label; where a table has one column only, it may hold either."""
    known = desk.directory.find("skill", uri, name, field=field)
    return known or (desk.state.by_ref("skill", name) if not uri else None)


def new_skill(
    desk: Desk,
    ladder: Ladder,
    labels: Mapping[str, str],
    *,
    uri: str = "",
    group: str = "",
    description: str = "",
) -> Brought:
    """A skill that is not there yet."""
    body = SkillDefined(
        skill=new_id(),
        labels=dict(labels),
        scale=ladder.id,
        group=group or None,
        uri=uri or None,
        description=description,
    )
    return body.skill, [Proposed(body, desk.origin)]


def skill(
    desk: Desk,
    uri: str,
    name: str,
    ladder: Ladder,
    *,
    create: bool,
    group: str = "",
    description: str = "",
    field: str = "skill",
) -> Brought:
    """The skill a row names."""
    if known := skill_there(desk, uri, name, field=field):
        return known.id, []
    if not create or not name:
        raise unknown("skill", name or uri, field)
    return new_skill(desk, ladder, {desk.language: name}, uri=uri, group=group, description=description)


def unknown(kind: str, value: str, field: str) -> Refused:
    """Says that nothing is called so."""
    return Refused(
        f"there is no {kind} like this",
        field=field,
        value=value,
        advice=f"Import the {kind}s first, correct the spelling, or add --create.",
    )


def unknown_person(value: str, field: str) -> Refused:
    """Says that nobody is called so."""
    return Refused(
        "there is nobody like this",
        field=field,
        value=value,
        advice="Import the people first, correct the spelling, or add --create.",
    )


def parts(text: str) -> list[str]:
    """The entries of a cell with several, apart by semicolon, bar or line; each once."""
    entries = {key(part): part.strip() for part in re.split(r"[;|\n\r]", text)}
    return [part for folded, part in entries.items() if folded]
