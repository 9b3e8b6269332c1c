"""What is held about one person as plain lists and dicts, for programs. The keys are documented in
docs/privacy.md and stay the same."""

from __future__ import annotations

from typing import Any

from veikart.privacy.person.records import Cell, Held, Identity, Named, Rating, Recorder, Statement
from veikart_events.envelope import format_time


def as_json(held: Held) -> dict[str, Any]:
    """All of it. Days are ISO dates, instants UTC in ISO 8601; what is not there is null."""
    return {
        "engagement": {"id": held.engagement, "name": held.client},
        "as_of": held.day.isoformat(),
        "person": _identity(held.person),
        "held": [_statement(each) for each in held.statements],
        "picture": [_cell(each) for each in held.picture],
        "named_in": [_named(each) for each in held.named],
        "named_in_texts_about_others": held.named_by_others,
        "recorded_by_them": _recorder(held.recorder),
    }


def _identity(who: Identity) -> dict[str, Any]:
    return {
        "id": who.id,
        "name": who.name,
        "other_names": list(who.earlier),
        "references": list(who.references),
        "unit": who.unit,
        "roles": list(who.roles),
        "whereabouts": who.whereabouts,
        "joined": who.joined.isoformat() if who.joined else None,
        "left": who.left.isoformat() if who.left else None,
    }


def _statement(each: Statement) -> dict[str, Any]:
    return {
        "position": each.position,
        "event": each.event,
        "topic": each.topic,
        "plugin": each.plugin,
        "category": each.category,
        "purpose": each.purpose or None,
        "as": each.role or None,
        "what": each.what,
        "texts": dict(each.texts),
        "rating": _rating(each.rating) if each.rating else None,
        "holds_from": each.holds_from.isoformat(),
        "recorded": format_time(each.recorded),
        "by": each.by,
        "workshop": each.workshop,
        "undone": each.undone,
        "in_part": each.in_part,
    }


def _rating(rating: Rating) -> dict[str, Any]:
    return {
        "skill": rating.skill,
        "level": rating.level,
        "scale": rating.scale,
        "method": rating.method,
        "confidence": rating.confidence,
        "assessor": rating.assessor,
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "skill": cell.skill,
        "role": cell.role,
        "required": cell.required,
        "level": cell.level,
        "method": cell.method,
        "state": cell.state,
        "gap": cell.gap,
    }


def _named(named: Named) -> dict[str, Any]:
    return {
        "position": named.position,
        "topic": named.topic,
        "field": named.field,
        "text": named.text,
        "holds_from": named.holds_from.isoformat(),
        "recorded": format_time(named.recorded),
        "by": named.by,
    }


def _recorder(recorder: Recorder | None) -> dict[str, Any] | None:
    if recorder is None:
        return None
    first, last = format_time(recorder.first), format_time(recorder.last)
    return {"events": recorder.events, "first": first, "last": last}
