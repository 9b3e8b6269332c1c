"""One event as a statement about one person: what they may read of it, and why it is kept."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from veikart.journal.stored import Stored
from veikart.journal.vault.vault import NOTE
from veikart.privacy.person.records import Statement
from veikart.privacy.person.wording import (
    IN_PART,
    everything_in,
    in_words,
    rating_of,
    texts_of,
    without_personal,
)
from veikart.text import clean_line
from veikart_events.envelope import Envelope, Unknown
from veikart_events.privacy import Holds, holdings
from veikart_events.registry import MalformedEvent, Registry

if TYPE_CHECKING:
    from veikart.privacy.sources import Sources

_NOTHING = Registry()
NOT_HERE = "an event of a plugin that is not here"


def statement(sources: Sources, stored: Stored, person: str) -> Statement | None:
    """What the stored event says about `person`; None when their id stands there by chance."""
    envelope = decoded(sources, stored)
    sealed = sources.journal.vault.parts(stored)
    if isinstance(envelope.body, Unknown):
        return _unknown(sources, envelope, person, sealed)
    body = envelope.body.model_dump(mode="json")
    held = holdings(body, type(envelope.body))
    mine = [holds for subject, holds in held if subject == person]
    others = {subject for subject, _ in held if subject in sources.people} - {person}
    if not mine:
        return _undeclared(sources, envelope, body, person, sealed)
    hers = next((holds for holds in mine if holds.category != "fact"), mine[0])
    if _is_anothers(hers, held, others):
        what = IN_PART.get(envelope.topic, f"{envelope.topic}: named as {hers.person}, about someone else")
        return _made(sources, envelope, what, hers, in_part=True)
    texts = texts_of(sources.picture, type(envelope.body), body, person, others)
    texts |= _note(envelope, sealed, others)
    plain = without_personal(type(envelope.body), body) if envelope.topic in sources.owners else body
    rating = rating_of(sources.picture, body, person) if envelope.topic == "skill.assessed" else None
    return _made(
        sources,
        envelope,
        in_words(sources.picture, envelope.topic, plain, person),
        hers,
        texts=texts,
        shared=bool(others and texts and rating is None),
        rating=rating,
    )


def decoded(sources: Sources, stored: Stored) -> Envelope:
    """The event with its seals opened; as `Unknown` where its own model refuses it."""
    opened = sources.journal.vault.opened(stored)
    try:
        return sources.registry.decode(*opened)
    except MalformedEvent:
        return _NOTHING.decode(*opened)


def _is_anothers(hers: Holds, held: list[tuple[str, Holds]], others: Collection[str]) -> bool:
    """Whether the event judges someone else, and the person only had a part in it."""
    about_others = any(subject in others and holds.category != "fact" for subject, holds in held)
    return hers.category == "fact" and about_others


def _note(
    envelope: Envelope, sealed: Mapping[str, Mapping[str, Any]], others: Collection[str]
) -> dict[str, str]:
    subject = next((subject for subject, fields in sealed.items() if NOTE in fields), None)
    return {"note": envelope.note} if envelope.note and subject not in others else {}


def _undeclared(
    sources: Sources,
    envelope: Envelope,
    body: Mapping[str, Any],
    person: str,
    sealed: Mapping[str, Mapping[str, Any]],
) -> Statement | None:
    """An event that has the person's id in it, and does not declare that it is about them."""
    if person not in sealed and not any(text == person for _, text in everything_in(body)):
        return None
    texts = {name: str(text) for name, text in sealed.get(person, {}).items()}
    return _made(sources, envelope, in_words(sources.picture, envelope.topic, body, person), texts=texts)


def _unknown(
    sources: Sources, envelope: Envelope, person: str, sealed: Mapping[str, Mapping[str, Any]]
) -> Statement | None:
    """An event that nobody here can read: all that stands in it, when the person's id is among it."""
    body = json.loads(envelope.body.state).get("d") if isinstance(envelope.body, Unknown) else None
    told = list(everything_in(body))
    bare = re.compile(rf"(?<![0-9A-Za-z]){re.escape(person)}(?![0-9A-Za-z])")
    if person not in sealed and not any(bare.search(text) or bare.search(name) for name, text in told):
        return None
    others = {field for who, fields in sealed.items() if who in sources.people - {person} for field in fields}
    texts = {name: text for name, text in told if text != person and name.partition(".")[0] not in others}
    if envelope.note and NOTE not in others:
        texts["note"] = envelope.note
    return _made(sources, envelope, f"{envelope.topic} ({NOT_HERE})", texts=texts)


def _made(
    sources: Sources,
    envelope: Envelope,
    what: str,
    holds: Holds | None = None,
    **more: Any,
) -> Statement:
    workshop = envelope.session
    return Statement(
        position=envelope.position,
        event=envelope.id,
        topic=envelope.topic,
        plugin=sources.owners.get(envelope.topic),
        category=holds.category if holds else None,
        purpose=holds.purpose if holds else "",
        role=holds.person if holds else "",
        what=clean_line(what),
        texts=more.pop("texts", {}),
        holds_from=envelope.effective,
        recorded=envelope.at,
        by=envelope.by,
        workshop=sources.picture.name("workshop", workshop) if workshop else None,
        undone=envelope.position in sources.undone,
        **more,
    )
