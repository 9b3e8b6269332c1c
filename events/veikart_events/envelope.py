"""The envelope around every event, and its one line of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from veikart_events.base import EventBody

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Unknown:
    """An event whose topic, or whose version, is not known here. Its text is kept byte for byte."""

    topic: str
    version: int
    state: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """One recorded event: where it stands, when, by whom, and what it says."""

    position: int
    """0, 1, 2 … in the engagement."""
    id: str
    """UUIDv7."""
    topic: str
    at: datetime
    """When it was recorded (UTC): the *known on* clock."""
    effective: date
    """From which day it holds: the *true on* clock."""
    by: str
    """Id of who recorded it."""
    body: EventBody | Unknown
    session: str | None = None
    """Id of the workshop it was recorded in."""
    correlation: str | None = None
    """Id of the command that wrote it, shared by all events of that command."""
    causation: str | None = None
    """Id of the event that led to it."""
    note: str | None = None
    tags: tuple[str, ...] = ()


def format_time(at: datetime) -> str:
    """UTC with microseconds in a fixed width of 27 characters, so that it can be cut without parsing."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def parse_time(text: str) -> datetime:
    """The inverse of `format_time`. Raises `ValueError` for anything that it does not write."""
    if _TIME.fullmatch(text) is None:
        raise ValueError(f"{text!r} is not an instant such as 2026-03-01T12:00:00.000000Z")
    return datetime.fromisoformat(text[:-1]).replace(tzinfo=UTC)  # eight times as fast as strptime


def encode(envelope: Envelope) -> bytes:
    """The `state` of a stored event: one line of plain JSON, keys in a fixed order."""
    if isinstance(envelope.body, Unknown):
        return envelope.body.state
    return encode_document(document_of(envelope))


def document_of(envelope: Envelope) -> dict[str, Any]:
    """The event as a JSON document. Of an `Unknown` event as it was written."""
    if isinstance(envelope.body, Unknown):
        return dict(json.loads(envelope.body.state))
    return {
        "v": envelope.body.version,
        "id": envelope.id,
        "at": format_time(envelope.at),
        "eff": envelope.effective.isoformat(),
        "by": envelope.by,
        "ses": envelope.session,
        "cor": envelope.correlation,
        "cau": envelope.causation,
        "note": envelope.note,
        "tags": list(envelope.tags),
        "d": envelope.body.model_dump(mode="json"),
    }


def encode_document(document: Mapping[str, Any]) -> bytes:
    """The line of an event's document; the body comes last, whatever was put beside it."""
    ordered = {key: value for key, value in document.items() if key != "d"} | {"d": document["d"]}
    return json.dumps(ordered, ensure_ascii=False, separators=(",", ":")).encode()


def envelope_of(
    position: int, topic: str, document: Mapping[str, Any], body: EventBody | Unknown
) -> Envelope:
    """The envelope of a decoded `document` around an already decoded `body`."""
    return Envelope(
        position=position,
        id=document["id"],
        topic=topic,
        at=parse_time(document["at"]),
        effective=date.fromisoformat(document["eff"]),
        by=document["by"],
        body=body,
        session=document.get("ses"),
        correlation=document.get("cor"),
        causation=document.get("cau"),
        note=document.get("note"),
        tags=tuple(document.get("tags") or ()),
    )
