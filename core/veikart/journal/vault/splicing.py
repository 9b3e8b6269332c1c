"""A stored line with one seal and a plain body, opened by cutting what was sealed in where it belongs.

At opening the name of everybody is read. To take a line apart as JSON and put it together again takes three
times as long as to cut; a line in which anything needs a closer look is left to whoever takes it apart.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_WORDS = rb'(?:null|"[^"\\]*")'
_LINE = re.compile(  # nothing nested and nothing escaped: what looks like a key of the body is one
    rb'(\{"v":\d+,"id":"([0-9a-f-]{36})","at":"[^"\\]*","eff":"[^"\\]*","by":"[^"\\]*"'
    rb',"ses":%b,"cor":%b,"cau":%b,"note":%b,"tags":\[[^][{}]*\])'
    rb',"s":\{"([^"\\]+)":"([A-Za-z0-9+/]+=?=?)"\},"d":(\{[^][{}\\]*\})\}' % ((_WORDS,) * 4)
)
_TEXT = rb'"([a-z_]+)":("[^"\\\x00-\x1f]*")'
_FIELDS = re.compile(rb"\{%b(?:,%b)?\}" % (_TEXT, _TEXT))

Fields = tuple[tuple[bytes, bytes], ...]
"""Names and texts, these in their quotation marks."""


class Sealed(NamedTuple):
    """The parts of a line, as they stand in it."""

    head: bytes
    """All before the seal."""
    identity: bytes
    """Id of the event."""
    subject: bytes
    token: bytes
    """What is sealed, in base 64."""
    body: bytes


def apart(line: bytes) -> Sealed | None:
    """The parts of a line with one seal; None for one that needs a closer look."""
    found = _LINE.fullmatch(line)
    return Sealed(*found.groups()) if found is not None else None


def fields_in(said: bytes) -> Fields | None:
    """The one or two texts that were sealed; None where it is anything else."""
    found = _FIELDS.fullmatch(said)
    if found is None:
        return None
    one, text, other, more = found.groups()
    return ((one, text),) if other is None else ((one, text), (other, more))


def spliced(line: Sealed, fields: Fields) -> bytes | None:
    """The line without its seal, with each text in its field; None where one is not there once."""
    body = line.body
    for name, text in fields:
        before, found, after = body.partition(b'"%b":' % name)
        if not found or found in after or before[-1:] not in (b"{", b","):
            return None
        if after.startswith(b"null"):
            end = 4
        elif after.startswith(b'"'):
            end = after.find(b'"', 1) + 1
        else:
            return None
        body = before + found + text + after[end:]
    return b'%b,"d":%b}' % (line.head, body)
