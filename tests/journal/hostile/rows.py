"""Files whose tables are ours, with rows in them that veikart would never write."""

from __future__ import annotations

import json
from typing import Any

from tests.journal.hostile.changing import Change, of_types, opening, unguarded

NEST = 10_000
DEEP = "[" * NEST + "]" * NEST
ID = "aaaaaaaaaaaa"


def first(**body: Any) -> Change:
    """The first event with another body."""
    document = {"v": 1, "id": "i", "at": "2026-03-02T12:00:00.000000Z", "eff": "2026-03-02", "by": "x"}
    return opening(json.dumps(document | {"d": body}).encode())


OPENINGS: dict[str, Change] = {
    "a text": unguarded("UPDATE stored_events SET state = cast(state AS TEXT) WHERE rowid = 1"),
    "nothing": opening(None),
    "an empty one": opening(b""),
    "a number": opening(7),
    "a fraction": opening(7.5),
    "no JSON": opening(b"dear diary"),
    "half of it": opening(b'{"v":1,"d":{"engagement":'),
    "a list": opening(b"[]"),
    "null": opening(b"null"),
    "without a body": opening(b'{"v":1}'),
    "a body that is a list": opening(b'{"d":[]}'),
    "an id that is a list": first(engagement=[1]),
    "an id that is an object": first(engagement={"a": 1}),
    "an id that is nothing": first(engagement=None),
    "an id of another": first(engagement=ID),
    "ten thousand brackets": opening(DEEP.encode()),
    "an id of ten thousand brackets": opening(f'{{"d":{{"engagement":{DEEP}}}}}'.encode()),
    "ten thousand objects": opening(('{"d":' * NEST + "1" + "}" * NEST).encode()),
    "a line of twenty megabytes": opening(b'{"d":"' + b"x" * 20_000_000 + b'"}'),
    "UTF-16": opening('{"d":{}}'.encode("utf-16")),
    "no UTF-8": opening(b'{"d":"\xff\xfe"}'),
    "a number of five thousand digits": opening(b'{"d":{"engagement":' + b"9" * 5000 + b"}}"),
    "a number that is none": opening(b'{"d":{"engagement":NaN}}'),
    "another topic": unguarded("UPDATE stored_events SET topic = 'unit.created' WHERE rowid = 1"),
    "no topic": unguarded("UPDATE stored_events SET topic = NULL WHERE rowid = 1"),
    "a topic of bytes": unguarded("UPDATE stored_events SET topic = x'00ff' WHERE rowid = 1"),
    "no opening": unguarded("DELETE FROM stored_events WHERE rowid = 1"),
    "no event at all": unguarded("DELETE FROM stored_events"),
    "not the first": unguarded("UPDATE stored_events SET rowid = 9999 WHERE rowid = 1"),
    "at another position": unguarded("UPDATE stored_events SET originator_version = 77 WHERE rowid = 1"),
    "below zero": unguarded("UPDATE stored_events SET originator_version = -1 WHERE rowid = 1"),
    "a position that is a word": unguarded(
        "UPDATE stored_events SET originator_version = 'x' WHERE rowid = 1"
    ),
    "no position": unguarded("UPDATE stored_events SET originator_version = NULL WHERE rowid = 1"),
}

_LAST = "WHERE rowid = (SELECT max(rowid) FROM stored_events)"
ROWS: dict[str, Change] = {
    "a second engagement": unguarded(
        f"INSERT INTO stored_events VALUES ('{ID}', 0, 'engagement.opened', cast('{{}}' AS BLOB))"
    ),
    "an event of no engagement": unguarded("INSERT INTO stored_events VALUES (NULL, 7, 'x', x'7b7d')"),
    "an event of a numbered engagement": unguarded(
        "INSERT INTO stored_events VALUES (x'00', 7, 'x', x'7b7d')"
    ),
    "a gap": unguarded(f"UPDATE stored_events SET originator_version = originator_version + 1 {_LAST}"),
    "an event taken away": unguarded("DELETE FROM stored_events WHERE originator_version = 2"),
    "the last event taken away": unguarded(f"DELETE FROM stored_events {_LAST}"),
    "two events in each other's place": unguarded(
        "UPDATE stored_events SET originator_version = 99 WHERE originator_version = 1",
        "UPDATE stored_events SET originator_version = 1 WHERE originator_version = 2",
        "UPDATE stored_events SET originator_version = 2 WHERE originator_version = 99",
    ),
    "an event as a text": unguarded(f"UPDATE stored_events SET state = cast(state AS TEXT) {_LAST}"),
    "an event without a text": unguarded(f"UPDATE stored_events SET state = NULL {_LAST}"),
    "an event of two lines": unguarded(f"UPDATE stored_events SET state = state || x'0a' || state {_LAST}"),
    "an event that says less": unguarded(f"UPDATE stored_events SET state = x'7b7d' {_LAST}"),
    "an event of another topic": unguarded(f"UPDATE stored_events SET topic = 'role.created' {_LAST}"),
    "chained, without a position": of_types(None, "x.y", b"{}"),
    "chained, with a word for a position": of_types("x", "x.y", b"{}"),
    "chained, with a fraction for a position": of_types(4.5, "x.y", b"{}"),
    "chained, far ahead": of_types(2**62, "x.y", b"{}"),
    "chained, below zero": of_types(-5, "x.y", b"{}"),
    "chained, without a topic": of_types(7, None, b"{}"),
    "chained, with a number for a topic": of_types(7, 5, b"{}"),
    "chained, with bytes for a topic": of_types(7, b"\xff\0", b"{}"),
    "chained, with nothing in it": of_types(7, "x.y", None),
    "chained, with a text in it": of_types(7, "x.y", "{}"),
    "chained, with a number in it": of_types(7, "x.y", 5),
    "a topic that is no UTF-8": unguarded(f"UPDATE stored_events SET topic = cast(x'ff' AS TEXT) {_LAST}"),
    "a command with another id": unguarded("UPDATE commands SET id = 'x' WHERE \"first\" = 1"),
    "a command without an end": unguarded('UPDATE commands SET "last" = \'x\' WHERE "first" = 1'),
    "a command without a record": unguarded('DELETE FROM commands WHERE "first" = 1'),
    "a link of text": unguarded("UPDATE chain SET digest = 'x' WHERE position = 1"),
    "a link of a number": unguarded("UPDATE chain SET digest = 5"),
    "a last link of text": unguarded(
        "UPDATE chain SET digest = hex(digest) WHERE position = (SELECT max(position) FROM chain)"
    ),
    "no link": unguarded("DELETE FROM chain"),
    "links without events": unguarded("INSERT INTO chain VALUES (9999, x'00')"),
}

VAULT: dict[str, Change] = {
    "no lock": unguarded("DELETE FROM vault"),
    "a lock of text": unguarded("UPDATE vault SET value = cast(value AS TEXT)"),
    "a lock of a number": unguarded("UPDATE vault SET value = 5"),
    "a lock that is no JSON": unguarded("UPDATE vault SET value = x'ff'"),
    "a lock that is a list": unguarded("UPDATE vault SET value = x'5b5d'"),
    "a lock of ten thousand brackets": unguarded(("UPDATE vault SET value = ?", (DEEP.encode(),))),
    "a lock that asks for all memory": unguarded(
        (
            "UPDATE vault SET value = ?",
            (b'{"v":1,"kdf":"scrypt","n":1073741824,"r":8,"p":1,"salt":"eA==","key":"eA=="}',),
        )
    ),
    "a key of text": unguarded("UPDATE keys SET wrapped = hex(wrapped)"),
    "a key of a number": unguarded("UPDATE keys SET wrapped = 5"),
    "a key that is too short": unguarded("UPDATE keys SET wrapped = x'00'"),
    "a key of bytes' own": unguarded("UPDATE keys SET subject = x'ff' WHERE number = 1"),
    "a key of somebody else": unguarded("UPDATE keys SET subject = 'somebody' WHERE number = 1"),
}
