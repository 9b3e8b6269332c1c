"""Makes an engagement of any size, to measure with. Run from the folder above:

    python -m benchmarks.generating OUT.veikart [--events 1000000] [--people 5000] [--skills 100] [--seed 1]

Five years of a made-up company: four events in five are ratings, the rest people who come, go, move and take
on roles, targets that step, goals, workshops, and slips that are taken back. The same numbers give the same
bytes. The file is one as the program writes it, with seals, keys and chain, through its own engine; only the
rules are not asked about each event (the tests ask them), which is what takes the time of the rest together.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from benchmarks.company import company
from benchmarks.stating import Statement
from benchmarks.telling import Command, History, TooFew

from veikart.demo.generation import StoryClock
from veikart.journal import Journal, Proposed
from veikart.journal.engine import Turn
from veikart.journal.stored import Stored
from veikart.journal.writing import Recorded
from veikart_events.envelope import format_time
from veikart_events.ids import event_id
from veikart_events.privacy import personal_fields
from veikart_events.vocabulary import core_types

FEWEST = 100
LAST_DAY = date(2026, 11, 30)
_PER_TURN = 50_000  # events; a commit waits for the disk
_MODELS = {known.topic: known.model for known in core_types()}
_SEALED = frozenset(topic for topic, model in _MODELS.items() if personal_fields(model))
_BODY = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def generate(
    path: Path,
    events: int,
    *,
    people: int = 5_000,
    skills: int = 100,
    seed: int = 1,
    until: date = LAST_DAY,
) -> None:
    """Makes a new engagement of exactly so many `events` at `path`. Raises `TooFew`, `CannotWrite`."""
    if people < FEWEST:
        raise TooFew(f"{people} people are fewer than the {FEWEST} that it takes to fill the teams")
    told = company(seed, people, skills, until)
    source = random.Random(f"veikart/generated/{seed}/ids")
    history = History(told, events - 1)
    clock = StoryClock(history.begins)
    journal = Journal.create(path, "Fjordkraft og Vann", clock=clock, source=source)
    try:
        Writing(journal, source).all(history)
    except BaseException:
        journal.close()
        path.unlink(missing_ok=True)
        raise
    journal.close()


class Placed(NamedTuple):
    """A statement with the position that its event gets."""

    position: int
    statement: Statement


class Writing:
    """Writes commands as they are, many to a turn of the engine."""

    def __init__(self, journal: Journal, source: random.Random) -> None:
        self._journal = journal
        self._source = source
        self._next = journal.head() + 1
        self._slips: dict[int, tuple[str, int, int]] = {}
        """Number of a slip → id of its first event, and its positions."""

    def all(self, commands: Iterable[Command]) -> None:
        """Writes them all."""
        for turn_of in _in_turns(commands):
            with self._journal.engine.turn() as turn:
                for command in turn_of:
                    self._write(turn, command)

    def _write(self, turn: Turn, command: Command) -> None:
        identity, first = event_id(command.at, self._source), self._next
        recorded = Recorded(command.at, command.by, command.workshop, identity)
        statements = command.statements or [self._taking_back(command)]
        placed = [Placed(first + n, statement) for n, statement in enumerate(statements)]
        sealed = [one for one in placed if one.statement.topic in _SEALED]
        plain = [one for one in placed if one.statement.topic not in _SEALED]
        rows = self._plain(recorded, plain)
        if sealed:
            rows = sorted([*rows, *self._sealed(turn, recorded, sealed)])
        self._next += len(rows)
        turn.insert(identity, rows)
        if command.slip is not None and command.statements:
            target = json.loads(rows[0].state)["id"]
            self._slips[command.slip] = (target, first, self._next - 1)

    def _taking_back(self, command: Command) -> Statement:
        assert command.slip is not None
        target, first, last = self._slips.pop(command.slip)
        body = {"target": target, "first": first, "last": last, "why": "The wrong person."}
        return Statement("event.reverted", command.at.date(), body)

    def _plain(self, recorded: Recorded, placed: list[Placed]) -> list[Stored]:
        """Lines put together from text, ten times as fast as from models; the tests compare the two."""
        at, session = format_time(recorded.at), json.dumps(recorded.session)
        said = f'"by":"{recorded.by}","ses":{session},"cor":"{recorded.command}"'
        rest = f'{said},"cau":null,"note":null,"tags":[]'
        rows = []
        for position, (topic, effective, body) in placed:
            identity = event_id(recorded.at, self._source)
            line = (
                f'{{"v":1,"id":"{identity}","at":"{at}","eff":"{effective}",{rest},"d":{_BODY.encode(body)}}}'
            )
            rows.append(Stored(position, topic, line.encode()))
        return rows

    def _sealed(self, turn: Turn, recorded: Recorded, placed: list[Placed]) -> list[Stored]:
        """Lines with what is personal sealed by the journal's own vault."""
        envelopes = []
        for position, (topic, effective, body) in placed:
            proposed = Proposed(_MODELS[topic].model_validate(body), effective)
            envelopes.append(recorded.envelope(position, proposed, event_id(recorded.at, self._source)))
        return self._journal.vault.sealed(turn, envelopes)


def _in_turns(commands: Iterable[Command]) -> Iterator[list[Command]]:
    """What is sealed stands first in its turn: the vault reads its keys, which many new rows would lock."""
    gathered: list[Command] = []
    events = 0
    for command in commands:
        sealed = any(statement.topic in _SEALED for statement in command.statements)
        if gathered and (sealed or events >= _PER_TURN):
            yield gathered
            gathered, events = [], 0
        gathered.append(command)
        events += len(command.statements) or 1
    yield gathered


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, metavar="OUT.veikart")
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--people", type=int, default=5_000)
    parser.add_argument("--skills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    started = time.perf_counter()
    try:
        generate(given.file, given.events, people=given.people, skills=given.skills, seed=given.seed)
    except TooFew as error:
        raise SystemExit(f"{error}. Give more --events, or another number of --people.") from None
    took, size = time.perf_counter() - started, given.file.stat().st_size
    print(f"{given.events:,} events in {took:.1f} s: {given.file}, {size / 1e6:,.0f} MB")


if __name__ == "__main__":
    main()
