"""What follows the line of an event in the store, and makes up for tables that we cannot have there.

The state of an event is its line of JSON. Where a link of the chain is kept, a second line follows:
["<digest>"], and at the end of a command ["<digest>","<id of the command>"]. It is written together with the
event, so that there is never one without the other, and it belongs to neither the event nor its digest: the
chain is the same as in a file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from veikart.journal.stored import Stored

_DIGEST = 32  # bytes


class End(NamedTuple):
    """The link at an event, and the command that ends there, if one does."""

    digest: bytes
    command: str | None


BROKEN = End(b"", None)
"""What nothing leads to: whoever verifies finds that something was changed here."""


def with_ends(
    events: Iterable[Stored], digests: Mapping[int, bytes], commands: Mapping[int, str]
) -> Iterator[Stored]:
    """The events as they go into the store, with the links and the ends of commands at these positions."""
    for event in events:
        digest = digests.get(event.position)
        if digest is None:
            yield event
        else:
            end = End(digest, commands.get(event.position))
            yield event._replace(state=event.state + b"\n" + _written(end))


def without_end(event: Stored) -> tuple[Stored, End | None]:
    """The event as it was given to us, and what followed it: `BROKEN` where that is not as we write it."""
    line, newline, rest = event.state.partition(b"\n")
    if not newline:
        return event, None
    return event._replace(state=line), _read(rest)


def _written(end: End) -> bytes:
    parts = [end.digest.hex()] if end.command is None else [end.digest.hex(), end.command]
    return json.dumps(parts, separators=(",", ":")).encode()


def _read(raw: bytes) -> End:
    try:
        digest, *commands = json.loads(raw)
        end = End(bytes.fromhex(digest), commands[0] if commands else None)
        whole = len(end.digest) == _DIGEST and _written(end) == raw
    except (ValueError, TypeError, LookupError, RecursionError):
        return BROKEN
    return end if whole else BROKEN  # every bit counts: a digest in capitals is one that was changed
