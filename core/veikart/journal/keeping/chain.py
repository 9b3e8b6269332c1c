"""The hash chain: every event is bound to all before it, so that no bit of the past changes unnoticed.

    h(-1) = SHA-256(enc("veikart chain 1") + enc(engagement))
    h(i)  = SHA-256(h(i-1) + enc(position) + enc(topic) + enc(state))
    at the end of a command:  h = SHA-256(h + enc(command id))

`enc` is a letter for the type, the length in 8 bytes, and the bytes: a text that became a blob is another
value. A link is kept at the end of every command and after every 128 events within one. It costs about a
microsecond an event. The chain shows that something was changed and where; it does not keep someone who can
write to the file from making a new one: for that, compare the digest of the head with one noted elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import NamedTuple

from veikart.journal.stored import Stored

EVERY = 128
"""Events between two links within a command."""

Value = int | str | bytes | None


class Link(NamedTuple):
    """The digest of all events up to a position."""

    position: int
    digest: bytes


def beginning(engagement: str) -> bytes:
    """What the first event is bound to."""
    return sha256(_encoded("veikart chain 1") + _encoded(engagement)).digest()


def links(previous: bytes, command: str, events: Sequence[Stored]) -> list[Link]:
    """The links that the events of one command add, after a ledger whose last digest is `previous`."""
    found: list[Link] = []
    digest = previous
    for count, event in enumerate(events, 1):
        digest = after_event(digest, event)
        if count == len(events):
            digest = after_command(digest, command)
        if count == len(events) or count % EVERY == 0:
            found.append(Link(event.position, digest))
    return found


def after_event(digest: bytes, event: Sequence[Value]) -> bytes:
    """The digest after one more event (position, topic, state), as the database gave them."""
    return sha256(digest + b"".join(map(_encoded, event))).digest()


def after_command(digest: bytes, command: Value) -> bytes:
    """The digest at the end of a command."""
    return sha256(digest + _encoded(command)).digest()


def walked(digest: bytes, events: Iterator[Stored], ends: dict[int, str]) -> Iterator[Link]:
    """The digest after each event, with the ids of the commands that end at these positions."""
    for event in events:
        digest = after_event(digest, event)
        if event.position in ends:
            digest = after_command(digest, ends[event.position])
        yield Link(event.position, digest)


def _encoded(value: Value) -> bytes:
    if value is None:
        return b"n" + bytes(8)
    if isinstance(value, int):
        kind, raw = b"i", str(value).encode()
    elif isinstance(value, str):
        kind, raw = b"t", value.encode("utf-8", "surrogatepass")
    else:
        kind, raw = b"b", bytes(value)
    return kind + len(raw).to_bytes(8, "big") + raw
