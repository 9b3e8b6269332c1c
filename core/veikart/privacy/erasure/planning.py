"""What would go when someone is forgotten: told before anything is done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from veikart.errors import BadInput, RuleBroken
from veikart.journal.vault.vault import NOTE, sealed_for
from veikart.privacy.erasure.records import OwnText, Plan
from veikart.privacy.mentions import Mention, mentions, name_fields, names_of
from veikart.privacy.person.finding import identity
from veikart.privacy.person.gathering import recorder_called, statements_about
from veikart.privacy.person.statements import decoded
from veikart_events.envelope import Unknown
from veikart_events.privacy import holdings

if TYPE_CHECKING:
    from veikart.journal.stored import Stored
    from veikart.privacy.person.records import Statement
    from veikart.privacy.sources import Sources

_KINDS = {
    "fact": "facts (days, units, roles, decisions)",
    "self-assessment": "own ratings",
    "judgement by others": "ratings by others",
    "talk note": "records of talks, without what was noted",
    "survey answer": "answers to surveys, without what was written",
    None: "events of plugins that are not here",
}
_PARTS = "parts in what is held about others"


def plan_for(sources: Sources, person: str, *, keep: Iterable[str] = (), also: Iterable[str] = ()) -> Plan:
    """What forgetting the person with this id comes to. Reads the journal four times.

    `keep` and `also`: texts with keys of their own, by position or id, that stay or go against the rule,
    which is that those go which say they are about the person or name nobody else. Raises `RuleBroken` where
    the person was forgotten already, and `BadInput` for a text that is none of these.
    """
    who = identity(sources.picture, person, forgotten=person in sources.gone)
    if who.whereabouts == "forgotten":
        raise RuleBroken(f"{who.name} was forgotten already. There is nothing left to forget.")
    called = names_of(sources.picture, who)
    found = mentions(sources, called, person)
    seals = _seals(sources)
    hers = _Hers(sources, person)
    texts = _chosen(hers.texts(found, seals), keep, also)
    own = {each.subject for each in texts}
    secrets = {*called.names, *called.references, *hers.secrets}
    secrets |= {text for each in texts if each.goes for text in each.texts}
    return Plan(
        person=who,
        names=hers.count["name"],
        references=hers.count["ref"],
        notes=hers.count["note"],
        others=hers.count["other"],
        seals=seals[person],
        texts=texts,
        stays=_stays(statements_about(sources, person)),
        left=tuple(each for each in found if each.subject not in own and each.field != "by"),
        recorder=recorder_called(sources.picture, {person, *called.names}),
        called=called,
        secrets=tuple(sorted(secrets)),
    )


class _Hers:
    """What is sealed in the events that name a person: with their own key, and with those of texts."""

    def __init__(self, sources: Sources, person: str) -> None:
        self._sources = sources
        self._person = person
        self.count: Counter[str] = Counter()
        """"name", "ref", "note", "other" → in how many places."""
        self.secrets: set[str] = set()
        self._about: dict[str, OwnText] = {}
        for stored in sources.naming(person):
            parts = sources.journal.vault.parts(stored)
            self._count(stored, parts.get(person, {}))
            for subject in parts.keys() - sources.people - {person}:
                self._take(stored, subject, parts[subject])

    def texts(self, found: Sequence[Mention], seals: Mapping[str, int]) -> list[OwnText]:
        """The texts with keys of their own: those about the person first, then those with their name in."""
        texts = dict(self._about)
        for mention in found:
            subject = mention.subject
            if subject is None or subject in self._sources.people:
                continue
            known = texts.get(subject)
            if known is None:
                texts[subject] = _named(mention, subject)
            elif mention.certain and not known.certain:
                texts[subject] = replace(known, reason=mention.part, certain=True)
        each = (replace(text, seals=seals[text.subject], goes=text.certain) for text in texts.values())
        return sorted(each, key=lambda text: text.position)

    def _count(self, stored: Stored, fields: Mapping[str, Any]) -> None:
        names = name_fields(self._sources, stored.topic)
        for field, value in fields.items():
            kind = "note" if field == NOTE else "name" if field in names else field
            self.count[kind if kind in ("note", "name", "ref") else "other"] += 1
            if isinstance(value, str) and value:
                self.secrets.add(value)

    def _take(self, stored: Stored, subject: str, fields: Mapping[str, Any]) -> None:
        """A text in an event that names the person."""
        envelope = decoded(self._sources, stored)
        unknown = isinstance(envelope.body, Unknown)
        body = {} if isinstance(envelope.body, Unknown) else envelope.body.model_dump(mode="json")
        held = [] if isinstance(envelope.body, Unknown) else holdings(body, type(envelope.body))
        people = [who for who, _ in held if who in self._sources.people]
        if self._person not in people and not unknown:
            return
        picture = self._sources.picture
        before = self._about.get(subject)
        self._about[subject] = OwnText(
            subject=subject,
            position=before.position if before else stored.position,
            topic=stored.topic,
            texts=(*(before.texts if before else ()), *map(str, fields.values())),
            holds_from=envelope.effective,
            by=envelope.by,
            reason="id" if unknown else "about",
            certain=not unknown,
            others=tuple(picture.name("person", who) for who in people if who != self._person),
            seals=0,
            goes=False,
        )


def _named(mention: Mention, subject: str) -> OwnText:
    return OwnText(
        subject=subject,
        position=mention.position,
        topic=mention.topic,
        texts=(mention.text,),
        holds_from=mention.holds_from,
        by=mention.by,
        reason=mention.part,
        certain=mention.certain,
        others=(),
        seals=0,
        goes=False,
    )


def _seals(sources: Sources) -> Counter[str]:
    """Subject → number of events with something sealed for it."""
    return Counter(
        subject
        for batch in sources.batches()
        for line in batch.lines.split(b"\n")
        for subject in sealed_for(line)
    )


def _chosen(texts: Sequence[OwnText], keep: Iterable[str], also: Iterable[str]) -> tuple[OwnText, ...]:
    kept, gone = _those(texts, keep), _those(texts, also)
    return tuple(
        replace(each, goes=(each.goes or each.subject in gone) and each.subject not in kept) for each in texts
    )


def _those(texts: Sequence[OwnText], named: Iterable[str]) -> set[str]:
    by_name = {name: each.subject for each in texts for name in (str(each.position), each.subject)}
    for name in named:
        if name not in by_name:
            there = ", ".join(str(each.position) for each in texts) or "none"
            raise BadInput(
                f"The event {name} has no text that could go or stay by itself. Those that could: {there}."
            )
    return {by_name[name] for name in named}


def _stays(statements: Iterable[Statement]) -> dict[str, int]:
    count = Counter(_PARTS if each.in_part else _KINDS[each.category] for each in statements)
    return {kind: count[kind] for kind in (*_KINDS.values(), _PARTS) if count[kind]}
