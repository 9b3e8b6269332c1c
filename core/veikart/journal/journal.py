"""The journal of an engagement: append what was decided, read what happened."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self

from veikart.clock import Clock, system_clock
from veikart.errors import DamagedJournal
from veikart.journal.bulk import Batch, read_batches
from veikart.journal.layout import open_reader
from veikart.journal.stored import Stored
from veikart_events.ids import event_id, new_id

if TYPE_CHECKING:
    from veikart.journal.ledger import Ledger, Turn
    from veikart_events.base import EventBody
    from veikart_events.envelope import Envelope


@dataclass(frozen=True, slots=True)
class Proposed:
    """An event that a command wants to write. `effective` None means: today."""

    body: EventBody
    effective: date | None = None
    note: str | None = None
    causation: str | None = None


@dataclass(frozen=True, slots=True)
class Written:
    """What a command wrote: positions `first` to `last`. `repeated`: it had been written before."""

    first: int
    last: int
    repeated: bool = False


class Admission(Protocol):
    """One command's events being checked, each against all before it."""

    def admit(self, envelope: Envelope) -> None:
        """Takes the event in, or raises `RuleBroken`."""


class Rulebook(Protocol):
    """What holds across entities. It follows the ledger and judges what is to be added."""

    def follow(self, turn: Turn) -> None:
        """Takes in what was written since it last looked."""

    def begin(self, turn: Turn, today: date) -> Admission: ...

    def accept(self, admission: Admission) -> None:
        """The admitted events are in the ledger now."""


class Journal:
    """Reads and writes one engagement file. Writing happens in exclusive turns; readers are never in the way."""

    def __init__(self, path: Path, clock: Clock = system_clock, source: random.Random | None = None) -> None:
        """Opens the engagement at `path`; raises `NotFound`, `NotAnEngagement`, `NewerFormat`, `DamagedJournal`.

        `clock` and `source` (of ids) are for repeatable histories.
        """
        self.path = path
        self._clock = clock
        self._source = source
        self._reader = open_reader(path)
        self._ledger: Ledger | None = None
        first = next(self.read(limit=1), None)
        if first is None or first.topic != "engagement.opened":
            raise DamagedJournal(f"{path} holds no engagement: its first event is missing. Restore a backup.")
        self.engagement: str = json.loads(first.state)["d"]["engagement"]

    @classmethod
    def create(
        cls,
        path: Path,
        name: str,
        *,
        language: str = "en",
        by: str = "consultant",
        clock: Clock = system_clock,
        source: random.Random | None = None,
    ) -> Self:
        """Makes the file and writes its first event."""
        from veikart.journal.ledger import Ledger, create_file
        from veikart_events.envelope import encode
        from veikart_events.vocabulary.engagement import EngagementOpened

        engagement = new_id(source)
        body = EngagementOpened.model_validate({"engagement": engagement, "name": name, "language": language})
        create_file(path)
        at = clock()
        ledger = Ledger(path, engagement)
        command = event_id(at, source)
        envelope = _envelope(0, Proposed(body), at, event_id(at, source), by, None, command)
        with ledger.turn() as turn:
            turn.insert(command, [Stored(0, body.topic, encode(envelope))])
        ledger.close()
        return cls(path, clock, source)

    def write(
        self,
        decide: Callable[[], Sequence[Proposed]] | Sequence[Proposed],
        rulebook: Rulebook,
        *,
        by: str,
        session: str | None = None,
        command: str | None = None,
    ) -> Written | None:
        """Writes the events of one command, all or none.

        `decide` is called within the turn, when the rulebook knows all that is in the ledger. `command` is the
        command's id: the same id again writes nothing and returns what was written the first time. Returns
        None when there was nothing to write. Raises `RuleBroken` when one of the events is refused.
        """
        from veikart_events.envelope import encode

        with self._turns().turn() as turn:
            at = self._clock()
            command = command or event_id(at, self._source)
            before = turn.command(command)
            if before is not None:
                return Written(*before, repeated=True)
            rulebook.follow(turn)
            proposals = decide() if callable(decide) else decide
            if not proposals:
                return None
            first = turn.head() + 1
            admission = rulebook.begin(turn, at.astimezone().date())
            rows: list[Stored] = []
            for position, proposed in enumerate(proposals, first):
                envelope = _envelope(position, proposed, at, event_id(at, self._source), by, session, command)
                admission.admit(envelope)
                rows.append(Stored(position, envelope.topic, encode(envelope)))
            turn.insert(command, rows)
        rulebook.accept(admission)
        return Written(first, rows[-1].position)

    def follow(self, rulebook: Rulebook) -> None:
        """Lets `rulebook` take in all that was written, within a turn that writes nothing."""
        with self._turns().turn() as turn:
            rulebook.follow(turn)

    def _turns(self) -> Ledger:
        if self._ledger is None:
            from veikart.journal.ledger import Ledger

            self._ledger = Ledger(self.path, self.engagement)
        return self._ledger

    def head(self) -> int:
        """The position of the last event."""
        row = self._reader.execute("SELECT max(originator_version) FROM stored_events").fetchone()
        return int(row[0])

    def read(
        self,
        after: int = -1,
        *,
        upto: int | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> Iterator[Stored]:
        """Events with `after` < position ≤ `upto`, in order or `newest_first`."""
        order = "DESC" if newest_first else "ASC"
        rows = self._reader.execute(
            "SELECT originator_version, topic, state FROM stored_events WHERE originator_version > ? "
            f"AND originator_version <= ? ORDER BY originator_version {order} LIMIT ?",
            (after, upto if upto is not None else 2**62, limit if limit is not None else -1),
        )
        return (Stored(*row) for row in rows)

    def at(self, positions: Sequence[int]) -> list[Stored]:
        """The events at these positions, in order of position."""
        wanted = json.dumps(sorted(set(positions)))
        rows = self._reader.execute(
            "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? "
            "AND originator_version IN (SELECT value FROM json_each(?)) ORDER BY originator_version",
            (self.engagement, wanted),
        )
        return [Stored(*row) for row in rows]

    def batches(self, after: int, upto: int) -> Iterator[Batch]:
        """The events with `after` < position ≤ `upto` in bulk: a batch per topic and chunk, in no order."""
        return read_batches(self._reader, after, upto)

    def command_at(self, position: int) -> tuple[int, int]:
        """First and last position of the command that wrote the event at `position`."""
        row = self._reader.execute(
            'SELECT "first", "last" FROM commands WHERE "first" <= ? ORDER BY "first" DESC LIMIT 1',
            (position,),
        ).fetchone()
        return int(row[0]), int(row[1])

    def commands(self) -> Iterator[tuple[int, int]]:
        """First and last position of every command, the newest first."""
        rows = self._reader.execute('SELECT "first", "last" FROM commands ORDER BY "first" DESC')
        return ((int(first), int(last)) for first, last in rows)

    def close(self) -> None:
        self._reader.close()
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None


def _envelope(
    position: int,
    proposed: Proposed,
    at: datetime,
    identity: str,
    by: str,
    session: str | None,
    command: str,
) -> Envelope:
    from veikart_events.envelope import Envelope

    return Envelope(
        position=position,
        id=identity,
        topic=proposed.body.topic,
        at=at,
        effective=proposed.effective or at.astimezone().date(),
        by=by,
        body=proposed.body,
        session=session,
        correlation=command,
        causation=proposed.causation,
        note=proposed.note,
    )
