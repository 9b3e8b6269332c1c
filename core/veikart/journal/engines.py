"""Which engine stands behind an address. Only the one that is asked for is imported."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from veikart.journal.sqlite import SQLiteEngine
from veikart.journal.sqlite.layout import LOCK_TIMEOUT

if TYPE_CHECKING:
    from veikart.journal.engine import Engine
    from veikart.journal.site.address import Address


def open_engine(address: Address, lock_timeout: int) -> Engine:
    """The engine with the engagement at `address`. Raises the errors of its kind (`JournalError`)."""
    if address.kind == "postgresql":
        from veikart.journal.postgres.engine import PostgresEngine

        return PostgresEngine.open(address.given, lock_timeout)
    if address.kind == "library":
        from veikart.journal.library.engine import LibraryEngine

        return LibraryEngine.open(address.given, lock_timeout, os.environ)
    return SQLiteEngine(address.path, lock_timeout=lock_timeout)


def create_engine(address: Address, engagement: str) -> Engine:
    """An engine with room for a new engagement, without an event in it. Raises `CannotWrite`."""
    if address.kind == "postgresql":
        from veikart.journal.postgres.engine import PostgresEngine

        return PostgresEngine.create(address.given, engagement)
    if address.kind == "library":
        from veikart.journal.library.engine import LibraryEngine

        return LibraryEngine.create(address.given, engagement, LOCK_TIMEOUT, os.environ)
    return SQLiteEngine.create(address.path, engagement)
