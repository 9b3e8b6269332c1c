"""What is to be written, and when: the whole history, before the first byte of it is written."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from veikart.journal import Proposed


@dataclass(frozen=True, slots=True)
class Entry:
    """One command. `session`: the workshop it belongs to. `undoes`: the `key` of the entry it takes back.
    `story`: which story of a plugin tells it, if any."""

    at: datetime
    proposals: tuple[Proposed, ...]
    by: str
    session: str | None = None
    key: str = ""
    undoes: str = ""
    why: str = ""
    story: str = ""
