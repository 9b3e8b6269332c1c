"""The first 100 bytes of a file: what SQLite itself does not look at, and what has to stand there.

https://www.sqlite.org/fileformat2.html#the_database_header
"""

from __future__ import annotations

SIZE = 100
_ZERO = ((48, 52), (72, 92))  # a size of the cache that we never suggest; room for later
_SCHEMA_FORMAT = 4
_VERSIONS = range(3_007_000, 4_000_000)  # of the SQLite that last wrote, since it says so


def faults_in(header: bytes) -> list[str]:
    """What in the header is not as SQLite leaves it, in sentences."""
    sound = (
        all(not any(header[first:end]) for first, end in _ZERO)
        and header[24:28] == header[92:96]  # both count the changes
        and _number(header[44:48]) == _SCHEMA_FORMAT
        and _number(header[96:100]) in _VERSIONS
    )
    return [] if sound else ["The first 100 bytes of the file were changed. No event is hurt by that."]


def _number(raw: bytes) -> int:
    return int.from_bytes(raw, "big")
