"""A session: an engagement that is open."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from veikart.clock import Clock, system_clock
from veikart.journal import Journal
from veikart.journal.site.address import Address
from veikart.plugins import Plugins, Terms
from veikart.session.doing import Doing
from veikart.session.erasing import Erasing
from veikart.session.ledger import Progress
from veikart.session.notifying import Notifying
from veikart.session.preparing import Preparing


class Session(Preparing, Erasing, Doing, Notifying):
    """One engagement, open for reading and writing. Safe to use from several threads, one after the other."""

    @classmethod
    def open(
        cls,
        where: str | Path | Address,
        *,
        clock: Clock = system_clock,
        by: str = "consultant",
        safe: bool = False,
        plugins: Plugins | None = None,
        passphrase: str | None = None,
        pseudonyms: bool = False,
        read: bool = True,
        progress: Progress = lambda words: None,
    ) -> Self:
        """Opens the engagement at `where`, verifies what is new in it, and reads it in.

        Without `read` there are no facts yet: for what takes the journal in bit by bit. With `pseudonyms`
        people bear fictional names. Raises the errors of `Journal`, and `DamagedJournal` where the history is
        not as it was written.
        """
        progress("Opening the engagement")
        journal = Journal(where, clock, passphrase=passphrase)
        try:
            journal.vault.pseudonyms = pseudonyms
            session = cls(
                journal, plugins or Plugins.load(safe, terms=Terms(clock=clock)), clock=clock, by=by
            )
            progress(f"Verifying {journal.head() + 1} events")
            session.notices += [*_surroundings(journal.address), *journal.verify_news()]
            session.keep_forgotten()
            if read:
                progress(f"Reading {journal.head() + 1} events")
                session.catch_up()
                session.begin_to_tell()
        except BaseException:
            journal.close()
            raise
        progress("Ready")
        return session

    def close(self) -> None:
        self.end_telling()
        self.end_preparing()
        self.end_counting()
        self.end_keeping()
        self.journal.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _surroundings(address: Address) -> list[str]:
    if address.file is None:
        return []
    from veikart.journal.site.presence import open_elsewhere
    from veikart.journal.site.surroundings import warnings_about

    return [*warnings_about(address.file), *open_elsewhere(address.file)]
