"""Opaque identities: an id says nothing about what it names, so a name can change without harm."""

from __future__ import annotations

import random
import secrets
from datetime import datetime

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford base 32: no i, l, o, u to misread


def new_id(source: random.Random | None = None) -> str:
    """A fresh opaque id of 12 characters (60 random bits); pass a seeded `source` for a repeatable one."""
    bits = source.getrandbits(60) if source is not None else secrets.randbits(60)
    return "".join(_ALPHABET[(bits >> shift) & 31] for shift in range(55, -1, -5))


def event_id(at: datetime, source: random.Random | None = None) -> str:
    """A UUIDv7 (RFC 9562, section 5.7) for an event recorded `at`, so ids sort by time of recording.

    The standard library has `uuid.uuid7` from Python 3.14 only, and there without a moment of our choosing.
    """
    milliseconds = int(at.timestamp() * 1000)
    bits = source.getrandbits(74) if source is not None else secrets.randbits(74)
    high, low = bits >> 62, bits & ((1 << 62) - 1)
    number = (milliseconds << 80) | (7 << 76) | (high << 64) | (2 << 62) | low
    digits = f"{number:032x}"
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"
