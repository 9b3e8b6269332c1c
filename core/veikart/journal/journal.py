"""The journal of an engagement: append what was decided, read what happened."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from veikart.clock import Clock, system_clock
from veikart.errors import BadInput, CannotWrite, DamagedJournal
from veikart.journal.bulk import Batch, read_batches
from veikart.journal.layout import LOCK_TIMEOUT, open_reader, reading
from veikart.journal.stored import Stored
from veikart.journal.writing import Proposed, Recorded, Rulebook, Written
from veikart_events.cleaning import clean_line
from veikart_events.ids import event_id, new_id

if TYPE_CHECKING:
    from veikart.journal.ledger import Ledger

_PAGE = 1000  # events per query


class Journal:
    """Reads and writes one engagement file.

    Writing happens in exclusive turns. Reading holds no lock between two pages, so a reader that pauses is
    never in the way of a writer.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock = system_clock,
        source: random.Random | None = None,
        *,
        lock_timeout: int = LOCK_TIMEOUT,
    ) -> None:
        """Opens the engagement at `path`.

        `clock` and `source` (of ids) are for repeatable histories. `lock_timeout`: seconds to wait
        for another program. Raises `NotFound`, `NotAnEngagement`, `NewerFormat`, `DamagedJournal` and
        `JournalBusy`.
        """
        self.path = path
        self._clock = clock
        self._source = source
        self._lock_timeout = lock_timeout
        self._writing = threading.Lock()
        self._ledger: Ledger | None = None
        self._reader = open_reader(path, lock_timeout)
        try:
            self._file = _file_at(path)
            self.engagement = self._opened()
        except BaseException:
            self._reader.close()
            raise

    def _opened(self) -> str:
        """The id in the first event, which must be that of the one stream in the file."""
        rows = self._rows("SELECT originator_id, topic, state FROM stored_events ORDER BY rowid LIMIT 1")
        ends = [self._rows(f"SELECT {end}(originator_id) FROM stored_events")[0][0] for end in ("min", "max")]
        try:
            (stream, topic, state) = rows[0]
            named = json.loads(state)["d"]["engagement"]
        except (LookupError, TypeError, ValueError):
            stream = topic = named = None
        if topic != "engagement.opened" or {named, *ends} != {stream}:
            raise DamagedJournal(
                f"{self.path} holds no engagement: its first event is missing. Restore a backup, or delete "
                "the file and make a new one."
            )
        return str(stream)

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
        """Makes the file and writes its first event. Raises `CannotWrite`, and `BadInput` for an odd name."""
        from pydantic import ValidationError

        from veikart.journal.ledger import Ledger, create_file
        from veikart_events.envelope import encode
        from veikart_events.vocabulary.engagement import EngagementOpened

        engagement = new_id(source)
        given = {"engagement": engagement, "name": name, "language": language}
        try:
            body = EngagementOpened.model_validate(given)
        except ValidationError as error:
            first = error.errors()[0]
            raise BadInput(f"The {first['loc'][0]} of an engagement: {first['msg']}. Give another.") from None
        create_file(path)
        try:
            at = clock()
            ledger = Ledger(path, engagement)
            command = event_id(at, source)
            recorded = Recorded(at, by, None, command)
            with ledger.turn() as turn:
                envelope = recorded.envelope(0, Proposed(body), event_id(at, source))
                turn.insert(command, [Stored(0, body.topic, encode(envelope))])
            ledger.close()
        except BaseException:
            path.unlink(missing_ok=True)
            raise
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

        `decide` is called within the turn, when the rulebook knows all that is in the ledger. `command` is
        the id of the command: the same id again writes nothing and returns what was written the first time.
        Returns None when there was nothing to write. Raises `RuleBroken` when one of the events is refused.
        """
        from veikart_events.envelope import encode

        with self._writing:  # until the rulebook has accepted, no other thread may follow it
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
                recorded = Recorded(at, clean_line(by), session, command)
                rows: list[Stored] = []
                for position, proposed in enumerate(proposals, first):
                    envelope = recorded.envelope(position, proposed, event_id(at, self._source))
                    admission.admit(envelope)
                    rows.append(Stored(position, envelope.topic, encode(envelope)))
                turn.insert(command, rows)
            rulebook.accept(admission)
        return Written(first, rows[-1].position)

    def follow(self, rulebook: Rulebook) -> None:
        """Lets `rulebook` take in all that was written, within a turn that writes nothing."""
        with self._writing, self._turns().turn() as turn:
            rulebook.follow(turn)

    def _turns(self) -> Ledger:
        if self._file != _file_at(self.path):
            raise CannotWrite(
                f"{self.path} was moved, deleted or replaced since it was opened. Nothing was written; open "
                "it again."
            )
        if self._ledger is None:
            from veikart.journal.ledger import Ledger

            self._ledger = Ledger(self.path, self.engagement, self._lock_timeout)
        return self._ledger

    def _rows(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        with reading(self.path):
            return self._reader.execute(statement, values).fetchall()

    def head(self) -> int:
        """The position of the last event."""
        statement = "SELECT max(originator_version) FROM stored_events WHERE originator_id = ?"
        return int(self._rows(statement, (self.engagement,))[0][0])

    def read(
        self,
        after: int = -1,
        *,
        upto: int | None = None,
        limit: int | None = None,
        newest_first: bool = False,
    ) -> Iterator[Stored]:
        """Events with `after` < position ≤ `upto`, in order or `newest_first`.

        `upto` None: all there are at the first step. `limit`: no more than so many.
        """
        low, high = after, self.head() if upto is None else upto
        left = high - low if limit is None else limit
        while left > 0:
            page = self._page(low, high, min(left, _PAGE), newest_first)
            yield from page
            if not page:
                return
            left -= len(page)
            low, high = (low, page[-1].position - 1) if newest_first else (page[-1].position, high)

    def _page(self, after: int, upto: int, size: int, newest_first: bool) -> list[Stored]:
        order = "DESC" if newest_first else "ASC"
        rows = self._rows(
            "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? "
            "AND originator_version > ? AND originator_version <= ? "
            f"ORDER BY originator_version {order} LIMIT ?",
            (self.engagement, after, upto, size),
        )
        return [Stored(*row) for row in rows]

    def at(self, positions: Sequence[int]) -> list[Stored]:
        """The events at these positions, in order of position."""
        wanted = json.dumps(sorted(set(positions)))
        rows = self._rows(
            "SELECT originator_version, topic, state FROM stored_events WHERE originator_id = ? "
            "AND originator_version IN (SELECT value FROM json_each(?)) ORDER BY originator_version",
            (self.engagement, wanted),
        )
        return [Stored(*row) for row in rows]

    def batches(self, after: int, upto: int) -> Iterator[Batch]:
        """The events with `after` < position ≤ `upto` in bulk: a batch per topic and chunk, in no order."""
        with reading(self.path):
            yield from read_batches(self._reader, after, upto)

    def commands(self) -> Iterator[tuple[int, int]]:
        """First and last position of every command, the newest first."""
        before = 2**62
        while page := self._rows(
            'SELECT "first", "last" FROM commands WHERE "first" < ? ORDER BY "first" DESC LIMIT ?',
            (before, _PAGE),
        ):
            yield from ((int(first), int(last)) for first, last in page)
            before = page[-1][0]

    def close(self) -> None:
        self._reader.close()
        if self._ledger is not None:
            self._ledger.close()
            self._ledger = None


def _file_at(path: Path) -> tuple[int, int] | None:
    """Which file lies at `path`: a sync tool replaces it by another of the same name."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
