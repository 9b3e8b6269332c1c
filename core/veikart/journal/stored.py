"""A row of the ledger, as it lies there."""

from __future__ import annotations

from typing import NamedTuple


class Stored(NamedTuple):
    """One event: its position, its topic, its one line of JSON."""

    position: int
    topic: str
    state: bytes
