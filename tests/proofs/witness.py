"""Remembers what was acknowledged, and holds the file against it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tests.proofs.commands import AdmitsEverything, proposals, size

from veikart.journal import Journal, Stored, Written
from veikart.journal.keeping.checking import verify_all
from veikart_events.envelope import Envelope
from veikart_events.vocabulary import core_registry

REGISTRY = core_registry()
Acknowledged = tuple[str, int, int]
"""A command, and the first and last position of its events."""


class Witness:
    """Sees to it that a file holds all that was acknowledged, and every command whole or not at all.

    What it has seen once it expects to find again, but reads only what is new: see `everything`.
    """

    def __init__(self, path: Path, events: int | None = None) -> None:
        """`events`: how many each command has; None where the random size goes with the id."""
        self.path = path
        self.events = events
        self.seen: list[Acknowledged] = []
        self._head = 0

    def look(self, acknowledged: Iterable[Acknowledged]) -> int:
        """Opens the file, as the first program after the crash would, and reads what is new; gives the number
        of commands that are there without having been acknowledged."""
        journal = Journal(self.path)
        try:
            found = self._commands(journal, self._head)
            spans = list(journal.commands())[: -1 - len(self.seen)]
        finally:
            journal.close()
        assert [(first, last) for _, first, last in reversed(found)] == spans
        lost = set(acknowledged) - set(found)
        assert not lost, f"acknowledged and lost: {lost}"
        self.seen += found
        self._head = self.seen[-1][2] if self.seen else 0
        return len(set(found) - set(acknowledged))

    def everything(self) -> int:
        """Reads the whole file anew: what was seen once is still there, and verified. Gives the number of
        events."""
        journal = Journal(self.path)
        try:
            assert self._commands(journal, 0) == self.seen
            assert verify_all(journal.engine, journal.vault).faults == ()
            return journal.head() + 1
        finally:
            journal.close()

    def go_on(self, command: str) -> None:
        """A new writer writes, and it is there."""
        journal = Journal(self.path)
        try:
            events = proposals(command, self.events or size(command))
            written = journal.write(events, AdmitsEverything(), by="witness", command=command)
        finally:
            journal.close()
        assert written == Written(self._head + 1, self._head + len(events))
        assert self.look([(command, written.first, written.last)]) == 0

    def _commands(self, journal: Journal, after: int) -> list[Acknowledged]:
        rows = list(journal.read(after))
        assert [row.position for row in rows] == list(range(after + 1, after + 1 + len(rows)))
        decoded = map(_decoded, rows)
        return [self._whole(str(name), list(group)) for name, group in groupby(decoded, _command)]

    def _whole(self, command: str, found: list[Envelope]) -> Acknowledged:
        expected = proposals(command, self.events or size(command))
        assert len(found) == len(expected), f"{len(found)} of {len(expected)} events of {command}"
        assert [(e.body, e.note) for e in found] == [(p.body, p.note) for p in expected]
        return command, found[0].position, found[-1].position


def _decoded(row: Stored) -> Envelope:
    return REGISTRY.decode(*row)


def _command(envelope: Envelope) -> str | None:
    return envelope.correlation
