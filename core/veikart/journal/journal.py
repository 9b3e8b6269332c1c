"""The journal of an engagement: append what was decided, read what happened."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from veikart.clock import Clock, system_clock
from veikart.errors import BadInput, CannotWrite, JournalBusy
from veikart.journal.bulk import Batch
from veikart.journal.engine import Conflict, Engine, Unanswered
from veikart.journal.engines import create_engine, open_engine
from veikart.journal.keeping.erasures import Erasures, erasures_in
from veikart.journal.keeping.remembered import verify_news
from veikart.journal.opened import Opened
from veikart.journal.portions import Portions
from veikart.journal.site.address import Address, address_of
from veikart.journal.stored import Stored
from veikart.journal.vault import Vault
from veikart.journal.writing import Proposed, Recorded, Rulebook, Written
from veikart_events.cleaning import clean_line
from veikart_events.ids import event_id, new_id

if TYPE_CHECKING:
    from datetime import datetime

    from veikart.journal.engine import Turn
    from veikart_events.envelope import Envelope

LOCK_TIMEOUT = 30  # seconds
_PAGE = 1000  # events per query
_LONGEST_PAUSE = 0.5  # seconds between two attempts on an engine without a lock
_TRIES = 3  # of a write that an engine without a lock does not answer

T = TypeVar("T")
Decide = Callable[[], Sequence[Proposed]]


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be written, by whom, and under which id: the same for every attempt."""

    decide: Decide | Sequence[Proposed]
    rulebook: Rulebook
    by: str
    session: str | None
    command: str


class Journal:
    """Reads and writes one engagement, wherever it lies.

    Writing happens in turns. Reading holds no lock between two pages, so a reader that pauses is never in the
    way of a writer.
    """

    def __init__(
        self,
        where: str | Path | Address,
        clock: Clock = system_clock,
        source: random.Random | None = None,
        *,
        lock_timeout: int = LOCK_TIMEOUT,
        passphrase: str | None = None,
    ) -> None:
        """Opens the engagement at `where`: a file, or the address of one on a server.

        `clock` and `source` (of ids and keys) are for repeatable histories. `lock_timeout`: seconds to wait
        for another program. Raises `NotFound`, `NotAnEngagement`, `NewerFormat`, `DamagedJournal`,
        `JournalBusy`, and `Locked` where the `passphrase` is needed or another one.
        """
        engine = open_engine(address_of(where), lock_timeout)
        try:
            vault = Vault(engine, passphrase, source)
        except BaseException:
            engine.close()
            raise
        self._set_up(engine, vault, clock=clock, source=source, lock_timeout=lock_timeout)

    def _set_up(
        self,
        engine: Engine,
        vault: Vault,
        *,
        clock: Clock,
        source: random.Random | None,
        lock_timeout: int = LOCK_TIMEOUT,
    ) -> None:
        self.address = engine.address
        self.engine = engine
        self.vault = vault
        self.engagement = engine.engagement
        self.erasures = Erasures(engine.engagement, engine.address.file)
        self._clock = clock
        self._source = source
        self._lock_timeout = lock_timeout
        self._writing = threading.Lock()

    @classmethod
    def create(
        cls,
        where: str | Path | Address,
        name: str,
        *,
        language: str = "en",
        by: str = "consultant",
        clock: Clock = system_clock,
        source: random.Random | None = None,
        passphrase: str | None = None,
    ) -> Self:
        """Makes room at `where` and writes the first event there; `passphrase` locks what is personal.

        Raises `CannotWrite`, and `BadInput` for an odd name.
        """
        from pydantic import ValidationError

        from veikart_events.envelope import encode
        from veikart_events.vocabulary.engagement import EngagementOpened

        engagement = new_id(source)
        given = {"engagement": engagement, "name": name, "language": language}
        try:
            body = EngagementOpened.model_validate(given)
        except ValidationError as error:
            first = error.errors()[0]
            raise BadInput(f"The {first['loc'][0]} of an engagement: {first['msg']}. Give another.") from None
        engine = create_engine(address_of(where), engagement)
        try:
            vault = Vault(engine, passphrase, source)
            at = clock()
            command = event_id(at, source)
            recorded = Recorded(at, by, None, command)
            with engine.turn() as turn:
                envelope = recorded.envelope(0, Proposed(body), event_id(at, source))
                vault.prepare(turn, passphrase)
                turn.insert(command, [Stored(0, body.topic, encode(envelope))])
        except Conflict as error:
            engine.discard()
            taken = f"{address_of(where)} has come to be meanwhile. Take another name."
            raise CannotWrite(str(error) or taken) from error
        except BaseException:
            engine.discard()
            raise
        journal = cls.__new__(cls)
        journal._set_up(engine, vault, clock=clock, source=source)
        return journal

    @property
    def path(self) -> Path:
        """The file it lies in. Raises `BadInput` where it is none."""
        return self.address.path

    def write(
        self,
        decide: Decide | Sequence[Proposed],
        rulebook: Rulebook,
        *,
        by: str,
        session: str | None = None,
        command: str | None = None,
    ) -> Written | None:
        """Writes the events of one command, all or none.

        `decide` is called within the turn, when the rulebook knows all that is in the ledger; once more
        where somebody else wrote first, on an engine without a lock. `command` is
        the id of the command: the same id again writes nothing and returns what was written the first time.
        Returns None when there was nothing to write. Raises `RuleBroken` when one of the events is refused.

        Where one of the events says that a person is forgotten, the keys go with it for ever.
        """
        order = _Order(decide, rulebook, clean_line(by), session, command or self._event_id(self._clock()))
        with self._writing:  # until the rulebook has accepted, no other thread may follow it
            return self._done(lambda: self._attempt(order))

    def _done(self, attempt: Callable[[], T]) -> T:
        """What `attempt` gives, begun again where somebody else was faster on an engine without a lock."""
        unanswered = 0
        for _ in self._attempts():
            try:
                return attempt()
            except Unanswered as error:
                unanswered += 1
                if unanswered == _TRIES:
                    raise CannotWrite(str(error)) from error
            except Conflict:
                continue  # it may even be our own: the next attempt asks for the command first
        raise JournalBusy(f"{self.address} is being written to by others without a pause. Try again.")

    def _attempts(self) -> Iterator[None]:
        """Once where a turn keeps others out; else again and again, with pauses that grow at random."""
        yield
        until = time.monotonic() + self._lock_timeout
        longest = 0.002
        while time.monotonic() < until:
            time.sleep(random.uniform(0, longest))
            longest = min(longest * 2, _LONGEST_PAUSE)
            yield

    def _attempt(self, order: _Order) -> Written | None:
        with self.engine.turn() as turn:
            before = turn.command(order.command)
            if before is not None:
                return Written(*before, repeated=True)
            seen = Opened(turn, self.vault)
            order.rulebook.follow(seen)
            proposals = order.decide() if callable(order.decide) else order.decide
            if not proposals:
                return None
            recorded = Recorded(self._clock(), order.by, order.session, order.command)
            admission = order.rulebook.begin(seen, recorded.at.astimezone().date())
            envelopes: list[Envelope] = []
            for position, proposed in enumerate(proposals, turn.head() + 1):
                envelope = recorded.envelope(position, proposed, self._event_id(recorded.at))
                admission.admit(envelope)
                envelopes.append(envelope)
            turn.insert(order.command, self.vault.sealed(turn, envelopes))
            erased = self._erase(turn, envelopes)
        order.rulebook.accept(admission)
        if erased:
            self.vault.refresh()
            self.engine.scrub()
        return Written(envelopes[0].position, envelopes[-1].position)

    def _erase(self, turn: Turn, envelopes: Sequence[Envelope]) -> bool:
        """Destroys the keys of those who are forgotten; says whether there are any."""
        erasures = list(erasures_in(envelopes))
        if erasures:
            # Noted first: should the machine stop before the commit, the next opening ends what was begun.
            self.erasures.add(erasures)
            turn.drop_keys([subject for erasure in erasures for subject in erasure.subjects])
        return bool(erasures)

    def _event_id(self, at: datetime) -> str:
        return event_id(at, self._source)

    def follow(self, rulebook: Rulebook) -> None:
        """Lets `rulebook` take in all that was written, within a turn that writes nothing."""
        with self._writing, self.engine.turn() as turn:
            rulebook.follow(Opened(turn, self.vault))

    def prepare(self, rulebook: Rulebook, pause: Callable[[], None]) -> None:
        """Lets `rulebook`, which nobody else knows yet, take in all there is now, without a turn: others may
        write meanwhile, and what they write is left to its next turn.

        `pause` is called again and again on the way, and may end it by raising.
        """
        rulebook.follow(Opened(Portions(self.engine, self.head(), pause), self.vault))

    def change_passphrase(self, passphrase: str | None) -> None:
        """Locks what is personal with another passphrase; None: with none."""

        def change() -> None:
            with self.engine.turn() as turn:
                self.vault.change_passphrase(turn, passphrase)

        self._done(change)

    def subjects(self) -> frozenset[str]:
        """Ids of the people, and of the texts, that there is a key for."""
        every = self.engine.wrapped_keys()
        return frozenset(key.subject for key in every if key.wrapped is not None)

    def verify_news(self) -> list[str]:
        """Verifies what this machine has not verified before; gives sentences for the user.

        Raises `DamagedJournal`, saying what is lost and what is good.
        """
        file = self.address.file
        said = verify_news(self.engine, str(file.absolute() if file else self.address))
        return [said] if said else []

    def head(self) -> int:
        """The position of the last event."""
        return self.engine.head()

    def digest_at(self, position: int) -> str:
        """What the history up to the last event of a command is bound to, in hexadecimal: another past has
        another digest. Empty within a command."""
        found = self.engine.links(position - 1, position)
        return found[-1].digest.hex() if found else ""

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
            page = self.engine.page(low, high, min(left, _PAGE), newest_first=newest_first)
            yield from map(self.vault.opened, page)
            if not page:
                return
            left -= len(page)
            low, high = (low, page[-1].position - 1) if newest_first else (page[-1].position, high)

    def at(self, positions: Sequence[int]) -> list[Stored]:
        """The events at these positions, in order of position."""
        return [self.vault.opened(event) for event in self.engine.at(positions)]

    def batches(self, after: int, upto: int) -> Iterator[Batch]:
        """The events with `after` < position ≤ `upto` in bulk: a batch per topic and chunk, in no order."""
        yield from map(self.vault.opened_batch, self.engine.batches(after, upto))

    def commands(self) -> Iterator[tuple[int, int]]:
        """First and last position of every command, the newest first."""
        before = 2**62
        while page := self.engine.commands(before, _PAGE):
            yield from ((span.first, span.last) for span in page)
            before = page[-1].first

    def close(self) -> None:
        self.engine.close()
