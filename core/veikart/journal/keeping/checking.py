"""Verifying a history against its chain: which events are as they were written, and which are not."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from veikart.errors import DamagedJournal
from veikart.journal.keeping.chain import EVERY, Link, after_command, after_event, beginning
from veikart.journal.vault.vault import sealed_for

if TYPE_CHECKING:
    from veikart.journal.engine import Engine, Span
    from veikart.journal.stored import Stored
    from veikart.journal.vault import Vault

Progress = Callable[[int, int], None]
"""Told how many events of how many have been looked at."""

FORGOTTEN = "person.forgotten"
_BEYOND = 2**62  # behind everything that is in a ledger
_STRETCH = 8192  # events looked at between two reports of progress


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is not as it was written. `first` to `last`: the events it concerns, None for others."""

    words: str
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of verifying."""

    head: int
    """Position of the last event there is."""
    digest: str
    """The digest of the head, in hexadecimal, as the chain has it."""
    faults: tuple[Fault, ...]
    good: int
    """Everything up to this position is as it was written; -1: nothing is."""

    @property
    def whole(self) -> bool:
        return not self.faults


def verify(engine: Engine, after: Link | None = None, progress: Progress | None = None) -> Verdict:
    """Walks the chain from the link `after`, or from the beginning, to the head.

    After a fault it goes on from the next link, so that every stretch with a fault is named.
    """
    head = engine.head()
    last = after or Link(-1, beginning(engine.engagement))
    faults: list[Fault] = []
    end = head
    for stretch in (
        _STRETCH,
        EVERY,
    ):  # what cannot be read in one go is, but for a part of it, in small steps
        try:
            end = max((link.position for link in engine.links(head, _BEYOND)), default=head)
            for link, fault in _stretches(engine, last, end, stretch, progress):
                last = link
                if fault is not None:
                    faults.append(fault)
            if last.position < end:
                faults.append(_changed(last.position + 1, end))
            break
        except DamagedJournal:
            if stretch == EVERY:
                words = f"Something in the events {last.position + 1} to {end} cannot be read any more."
                faults.append(Fault(words, last.position + 1, end))
    firsts = [fault.first for fault in faults if fault.first is not None]
    return Verdict(head, last.digest.hex(), tuple(faults), min(firsts, default=head + 1) - 1)


def verify_all(engine: Engine, vault: Vault, progress: Progress | None = None) -> Verdict:
    """Verifies all there is: what the store says of itself, the chain, the commands, every key and seal."""
    verdict = verify(engine, progress=progress)
    others: list[Fault] = []
    for look in (_store, _commands, _keys, _seals):
        try:
            others += (Fault(words) for words in look(engine, vault, verdict.good))
        except DamagedJournal as error:
            others.append(Fault(str(error)))
    return Verdict(verdict.head, verdict.digest, (*verdict.faults, *others), verdict.good)


def _stretches(
    engine: Engine, start: Link, head: int, stretch: int, progress: Progress | None
) -> Iterator[tuple[Link, Fault | None]]:
    """Each kept link, with the fault of the events between it and the one before."""
    at = start
    while at.position < head:
        upto = min(at.position + stretch, head)
        links = engine.links(at.position, upto)
        if not links or links[-1].position != upto:  # a stretch ends with a link
            links += engine.links(upto, min(upto + stretch, head))[:1]
        if not links:
            return
        end = links[-1].position
        ends = {span.last: span.id for span in spans_ending(engine, at.position, end)}
        events = {event.position: event for event in _events(engine, at.position, end)}
        for link in links:
            sound = _leads(at, link, events, ends)
            yield link, None if sound else _changed(at.position + 1, link.position)
            at = link
        if progress:
            progress(at.position + 1, head + 1)


def _leads(at: Link, to: Link, events: Mapping[int, Stored], ends: Mapping[int, str]) -> bool:
    """Whether the events from one link lead to the next."""
    digest = at.digest
    for position in range(at.position + 1, to.position + 1):
        if position not in events:
            return False
        digest = after_event(digest, events[position])
    if to.position in ends:
        digest = after_command(digest, ends[to.position])
    return digest == to.digest


def _events(engine: Engine, after: int, upto: int) -> Iterator[Stored]:
    while after < upto:
        page = engine.page(after, upto, 1000)
        yield from page
        if not page:
            return
        after = page[-1].position


def spans_ending(engine: Engine, after: int, upto: int) -> Iterator[Span]:
    """The commands that end after one position and not after another, the newest first."""
    before = upto + 1
    while page := engine.commands(before, 1000):
        yield from (span for span in page if after < span.last <= upto)
        before = page[-1].first
        if before <= after + 1:
            return


def _changed(first: int, last: int) -> Fault:
    which = f"Event {first} was" if first == last else f"Something in the events {first} to {last} was"
    return Fault(f"{which} changed, or lost, after it had been written.", first, last)


def _store(engine: Engine, vault: Vault, good: int) -> Iterator[str]:
    yield from engine.faults()


def _commands(engine: Engine, vault: Vault, good: int) -> Iterator[str]:
    """Every event belongs to one command."""
    follows = engine.head() + 1
    for span in spans_ending(engine, -1, _BEYOND):
        if span.last != follows - 1 or span.first > span.last:
            yield f"The record of the command at the events {span.first} to {span.last} was changed."
        follows = span.first
    if follows != 0:
        yield f"There is no record of the command that wrote the event {follows - 1}."


def _keys(engine: Engine, vault: Vault, good: int) -> Iterator[str]:
    """Every key opens, and those that are gone were destroyed on purpose."""
    if engine.lock() is None:
        yield "The record of keys is missing: nothing that is sealed can be opened."
        return
    vault.refresh()
    forgotten = subjects_forgotten(_events(engine, -1, good))
    for place, key in enumerate(engine.wrapped_keys(), 1):
        if key.number != place:
            yield f"The key of {key.subject} was changed: it stands in another place."
        if key.wrapped is None and key.subject not in forgotten:
            yield f"The key of {key.subject} is lost, and with it what was sealed for them."
        vault.check_key(key)


def subjects_forgotten(events: Iterable[Stored]) -> frozenset[str]:
    """The subjects whose keys were destroyed on purpose, by what the events say."""
    return frozenset(subject for event in events if event.topic == FORGOTTEN for subject in _named_in(event))


def _named_in(event: Stored) -> list[str]:
    try:
        body = json.loads(event.state)["d"]
        return [str(subject) for subject in (body["person"], *body["texts"])]
    except (LookupError, TypeError, ValueError, RecursionError):
        return []  # it says nothing that can be understood, and the rules will say so


def _seals(engine: Engine, vault: Vault, good: int) -> Iterator[str]:
    """Every seal has a key, or had one, and opens."""
    every = engine.wrapped_keys()
    known = {key.subject for key in every}
    for event in _events(engine, -1, good):
        vault.opened(event)
        for subject in sealed_for(event.state):
            if subject not in known:
                yield f"There is no key for {subject}, for whom event {event.position} has something sealed."
