"""Texts in which a person's name stands: free text is not always about whom it is filed under."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import polars as pl

from veikart.journal.stored import Stored
from veikart.journal.vault.vault import NOTE
from veikart.text import same
from veikart_events.envelope import parse_time
from veikart_events.privacy import personal_fields

if TYPE_CHECKING:
    from veikart.picture import Picture
    from veikart.privacy.person.records import Identity
    from veikart.privacy.sources import Sources

Part = Literal["name", "reference", "surname", "first name"]
"""What of a name stands in a text."""
_PARTS: tuple[Part, ...] = ("name", "reference", "surname", "first name")
_SHORTEST_REFERENCE = 3
_SEALS = b',"s":{"'
_ESCAPED = b"\\u"


@dataclass(frozen=True, slots=True)
class Names:
    """What a person is or was called, to be looked for in texts."""

    names: tuple[str, ...]
    references: tuple[str, ...]
    shared: frozenset[str]
    """Surnames that others bear, too."""

    def words(self, part: Part) -> list[str]:
        """The words that stand for this part of the names, each once."""
        split = [name.split() for name in self.names]
        found = {
            "name": list(self.names),
            "reference": [ref for ref in self.references if len(ref) >= _SHORTEST_REFERENCE],
            "surname": [words[-1] for words in split if len(words) > 1],
            "first name": [words[0] for words in split if len(words) > 1],
        }[part]
        return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which the name stands, or a part of it."""

    position: int
    topic: str
    field: str
    """Where in the event: a field of its body, "note", "by" or "tags"."""
    text: str
    part: Part
    certain: bool
    """Whether it can hardly mean anybody else: no first name alone, no surname that others bear."""
    subject: str | None
    """Whose key seals it; None: it is not sealed."""
    holds_from: date
    recorded: datetime
    by: str


def names_of(picture: Picture, who: Identity) -> Names:
    """What to look for, and which surnames would be found in vain."""
    others = picture.facts.tables["people"].filter(pl.col("person") != who.id)["name"].drop_nulls().unique()
    borne = {same(name.split()[-1]) for name in others if name.split()}
    names = (who.name, *who.earlier)
    surnames = frozenset(same(name.split()[-1]) for name in names)
    return Names(names, who.references, surnames & borne)


def mentions(sources: Sources, names: Names, person: str) -> list[Mention]:
    """Every text with something of the names in it, in order, but for what is sealed with her own key, and
    the names of others."""
    look = _Look(names)
    found = (
        mention for stored in _likely(sources, look) for mention in _in_event(sources, stored, look, person)
    )
    return sorted(found, key=lambda each: (each.position, each.field))


class _Look:
    """The names as patterns."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._patterns = [(part, _pattern(names.words(part), part)) for part in _PARTS]
        every = {word.casefold() for part in _PARTS for name in names.words(part) for word in name.split()}
        self._rough = [json.dumps(word, ensure_ascii=False)[1:-1] for word in every]

    def may_be_in(self, lines: bytes) -> bool:
        """Whether it is worth looking closer: much faster than the patterns."""
        if _SEALS in lines or _ESCAPED in lines:
            return True
        text = lines.decode(errors="replace").casefold()
        return any(word in text for word in self._rough)

    def in_text(self, text: str) -> tuple[Part, bool] | None:
        """What of the names stands in the text, and whether that is certain; the most telling part."""
        for part, pattern in self._patterns:
            if pattern is not None and (found := pattern.search(text)):
                shared = part == "surname" and same(found.group(1)) in self._names.shared
                return part, part != "first name" and not shared
        return None


def _pattern(words: list[str], part: Part) -> re.Pattern[str] | None:
    """Whole words, also with a genitive's s; a full name also as in an address or the name of a file."""
    if not words:
        return None
    between = r"[\W_]*" if part == "name" else r"\s+"
    each = (between.join(map(re.escape, word.split())) for word in words)
    return re.compile(rf"(?<![^\W_])({'|'.join(each)})(?:['’]?s)?(?![^\W_])", re.IGNORECASE)


def _likely(sources: Sources, look: _Look) -> Iterator[Stored]:
    for batch in sources.batches():
        if look.may_be_in(batch.lines):
            for position, line in zip(batch.positions, batch.lines.split(b"\n"), strict=True):
                if look.may_be_in(line):
                    yield Stored(position, batch.topic, line)


def _in_event(sources: Sources, stored: Stored, look: _Look, person: str) -> Iterator[Mention]:
    document = json.loads(sources.journal.vault.opened(stored).state)
    whose = _subjects(sources.journal.vault.parts(stored))
    called = name_fields(sources, stored.topic)
    body = document.get("d")
    texts = [*_texts("", body if isinstance(body, dict) else {"d": body})]
    texts += [(name, document[name]) for name in ("note", "by") if document.get(name)]
    texts += [("tags", tag) for tag in document.get("tags") or ()]
    for place, text in texts:
        field = place.partition(".")[0]
        subject = whose.get(NOTE if field == "note" else field)
        if person in (subject, text) or (field in called and subject is not None):
            continue
        if (found := look.in_text(text)) is not None:
            yield Mention(
                position=stored.position,
                topic=stored.topic,
                field=place,
                text=text,
                part=found[0],
                certain=found[1],
                subject=subject,
                holds_from=date.fromisoformat(document["eff"]),
                recorded=parse_time(document["at"]),
                by=document["by"],
            )


def _subjects(parts: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Sealed field → whose key seals it."""
    return {field: subject for subject, fields in parts.items() for field in fields}


def name_fields(sources: Sources, topic: str) -> frozenset[str]:
    """The fields that hold the name of their own subject: what stands there afterwards says who it was."""
    model = sources.registry.model(topic)
    marks = personal_fields(model) if model is not None else {}
    return frozenset(name for name, mark in marks.items() if mark.gone is not None and "{}" in mark.gone)


def _texts(place: str, value: object) -> Iterator[tuple[str, str]]:
    """Every text in a body, with where it stands."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(f"{place}.{key}" if place else str(key), inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(place, inner)
