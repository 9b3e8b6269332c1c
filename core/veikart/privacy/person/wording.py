"""Events told from the side of the person they are about, and what of them that person may read."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, get_args

from veikart.picture.naming import Named as KindOfName
from veikart.privacy.person.records import Rating
from veikart.telling import level_in_words
from veikart_events.privacy import personal_fields

if TYPE_CHECKING:
    from veikart.picture import Picture
    from veikart_events.base import EventBody

Body = Mapping[str, Any]
_KINDS: tuple[KindOfName, ...] = get_args(KindOfName)
_LINE = 60
"""A field of a plugin's event that is longer is free text, and stands below."""


def rating_of(picture: Picture, body: Body, person: str) -> Rating:
    """The rating of `person` in a `skill.assessed`. Its giver is named where that is somebody else."""
    assessor = body["assessor"]
    return Rating(
        skill=picture.name("skill", body["skill"]),
        level=level_in_words(picture, body["scale"], body["level"]),
        scale=picture.name("scale", body["scale"]),
        method=body["method"],
        confidence=body["confidence"],
        assessor=picture.name("person", assessor) if assessor not in (None, person) else None,
    )


def in_words(picture: Picture, topic: str, body: Body, person: str) -> str:
    """One line on what an event says about `person`."""
    teller = _TELL.get(topic)
    if teller is not None:
        return teller(picture, body)
    told = [f"{name} {value}" for name, value in _fields(picture, body, person) if not _is_long(value)]
    return f"{topic}: {', '.join(told)}" if told else topic


def texts_of(
    picture: Picture, model: type[EventBody], body: Body, person: str, others: Collection[str]
) -> dict[str, str]:
    """Free text about `person` in the event; what is another person's (one of `others`) is left out."""
    marks = personal_fields(model)
    hidden = {name for name, mark in marks.items() if body[mark.of] in others}
    if model.topic in _TELL:
        mine = (name for name in _TEXTS.get(model.topic, ()) if body[name] and name not in hidden)
        return {name: _as_text(body[name]) for name in mine}
    told = _fields(picture, body, person)
    return {n: text for n, text in told if n not in hidden and (n in marks or _is_long(text))}


def without_personal(model: type[EventBody], body: Body) -> Body:
    """The body without what is sealed in it, for a line that says the rest."""
    return {name: value for name, value in body.items() if name not in personal_fields(model)}


def everything_in(body: object, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every text and number in the body of an event that nobody here knows, with where it stands."""
    if isinstance(body, Mapping):
        for key, value in body.items():
            yield from everything_in(value, f"{prefix}.{key}" if prefix else str(key))
    elif isinstance(body, list | tuple):
        for place, value in enumerate(body, 1):
            yield from everything_in(value, f"{prefix} {place}".strip())
    elif body is not None and body != "":
        yield prefix, body if isinstance(body, str) else json.dumps(body)


def _fields(picture: Picture, body: Body, person: str) -> Iterator[tuple[str, str]]:
    """What stands in the fields of a plugin's event, ids as names; the person's own id is left out."""
    for name, text in everything_in(body):
        if text != person:
            yield name, _called(picture, text)


def _called(picture: Picture, text: str) -> str:
    return next((name for kind in _KINDS if (name := picture.name(kind, text)) != text), text)


def _is_long(text: str) -> bool:
    return len(text) > _LINE or "\n" in text


def _joined(picture: Picture, body: Body) -> str:
    where = f" {picture.name('unit', body['unit'])}" if body["unit"] else ""
    reference = f" (reference {body['ref']})" if body["ref"] else ""
    return f"Joined{where} as {body['name']}{reference}"


def _moved(picture: Picture, body: Body) -> str:
    return f"Moved to {picture.name('unit', body['unit'])}"


def _supposed(picture: Picture, body: Body) -> str:
    teller = _TELL.get(body["of"])
    return teller(picture, body["body"]) if teller is not None else str(body["of"])


def _as_text(value: object) -> str:
    return value if isinstance(value, str) else "; ".join(text for _, text in everything_in(value))


def _rated(picture: Picture, body: Body) -> str:
    level = level_in_words(picture, body["scale"], body["level"])
    return f"{picture.name('skill', body['skill'])}: {level} ({body['method']})"


_TELL: Mapping[str, Callable[[Picture, Body], str]] = {
    "person.joined": _joined,
    "person.renamed": lambda p, b: f"Called {b['name']} from this day",
    "person.moved": _moved,
    "person.left": lambda p, b: "Left",
    "person.forgotten": lambda p, b: "Was forgotten: the key to names and texts was destroyed",
    "role.assigned": lambda p, b: f"Took the role {p.name('role', b['role'])}",
    "role.unassigned": lambda p, b: f"Gave up the role {p.name('role', b['role'])}",
    "skill.assessed": _rated,
    "decision.noted": lambda p, b: "A decision",
    "note.attached": lambda p, b: "A note of the presenter",
    "scenario.begun": lambda p, b: "A scenario: what would follow if something were so",
    "scenario.renamed": lambda p, b: "A scenario was given another title",
    "scenario.discarded": lambda p, b: "A scenario was discarded",
    "scenario.supposed": lambda p, b: f"Only supposed, in a scenario: {_supposed(p, b)}",
    "scenario.worded": lambda p, b: "The words of something supposed in a scenario",
}
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "person.left": ("why",),
    "decision.noted": ("text",),
    "note.attached": ("text",),
    "scenario.begun": ("title", "why"),
    "scenario.renamed": ("title",),
    "scenario.discarded": ("why",),
    "scenario.worded": ("name", "texts"),
}
IN_PART: Mapping[str, str] = {"skill.assessed": "Gave a rating of someone else"}
"""What is told where the rest is another person's."""
