"""Files that are in order in every way, with events in them that veikart does not know, or cannot read."""

from __future__ import annotations

import json

from tests.journal.hostile.changing import Change, event, raw_event
from tests.journal.hostile.rows import DEEP, NEST

TOPICS = (
    *(
        "os:system",
        "os.system",
        "builtins.eval",
        "builtins:exec",
        "subprocess:Popen",
        "antigravity:fly",
        "this:s",
    ),
    *("veikart.cli:main", "eventsourcing.domain:Aggregate", "eventsourcing.system:System", "__main__:x"),
    *("../../../etc/passwd", "file:///etc/passwd", "https://example.com/x", "\\\\server\\share\\x.py"),
    *("'; DROP TABLE commands; --", "x' OR '1'='1", "%s%n%x", "{0.__class__}", "{{7*7}}", "${HOME}", "$(id)"),
    *(
        "unit.created ",
        "UNIT.CREATED",
        "unit.created\0",
        "unit.created\n",
        "unit\u200b.created",
        "ünit.created",
    ),
    *(
        "\x1b]0;evil\x07",
        "\x1b[2J",
        "\u202egnp.exe",
        "a\nb",
        "a\tb",
        "\0",
        "",
        " ",
        "." * 500,
        "x" * 1_000_000,
        "日本",
    ),
)
UNKNOWN: dict[str, Change] = {
    **{f"the topic {topic[:24]!a} ({len(topic)})": event(topic) for topic in TOPICS},
    "a version that is to come": event("unit.created", {"anything": 1}, v=2),
    "the greatest version": event("unit.created", {}, v=10**15),
    "a body of one's own": event("x.y", {"py/object": "os.system", "__class__": "x", "$ref": "#"}),
    "no body": event("x.y", d=None),
    "a body of a thousand brackets": event("x.y", json.loads("[" * 400 + "]" * 400)),
    "a body of five megabytes": event("x.y", "x" * 5_000_000),
    "markup": event("x.y", {}, by="[@click=app.quit]x[/]", note="[/]"),
}

DAMAGED: dict[str, Change] = {
    "a text of ten thousand brackets": raw_event("x.y", DEEP.encode()),
    "an object of ten thousand objects": raw_event("x.y", ('{"v":' * NEST + "1" + "}" * NEST).encode()),
    "a known body of ten thousand brackets": event("unit.created", DEEP),
    "a known body as deep": raw_event(
        "unit.created",
        b'{"v":1,"id":"i","at":"2026-03-02T12:00:00.000000Z","eff":"2026-03-02","by":"x","d":'
        b'{"unit":"u","name":' + DEEP.encode() + b"}}",
    ),
    "no JSON": raw_event("x.y", b"\xff\xfe"),
    "an empty text": raw_event("x.y", b""),
    "two lines": raw_event("x.y", b"{}\n{}"),
    "a line end within": raw_event("x.y", b'{"v":1,\n"id":"i"}'),
    "nothing in it": raw_event("x.y", b"{}"),
    "null": raw_event("x.y", b"null"),
    "a list": raw_event("unit.created", b"[]"),
    "a known body of another kind": event("unit.created", 7),
    "a known body with an object for a name": event("unit.created", {"unit": "u", "name": {"a": 1}}),
    "a version that is a word": event("unit.created", {}, v="one"),
    "no version": event("unit.created", {}, v=None),
    "a version below zero": event("unit.created", {}, v=-1),
    "a version of many digits": raw_event("x.y", b'{"v":' + b"9" * 5000 + b"}"),
    "a day that is none": event("unit.created", {"unit": "u", "name": "U"}, eff="2026-02-31"),
    "an instant that is none": event("unit.created", {"unit": "u", "name": "U"}, at="yesterday"),
    "an instant far away": event("x.y", at="9999-99-99T99:99:99.999999Z"),
    "a day that is a number": event("x.y", eff=20260302),
    "a seal of nothing": event("unit.created", {"unit": "u", "name": "U"}, s={"x": "="}),
    "a seal that is a list": event("unit.created", {"unit": "u", "name": "U"}, s=[1]),
    "a seal of a list": event("unit.created", {"unit": "u", "name": "U"}, s={"x": [1]}),
    "half a seal": raw_event("x.y", b'{"v":1,"s":{"'),
    "a seal in a list": raw_event("x.y", b'[1,{"s":0,"s":{"x":"y"}}]'),
    "a seal of nobody": raw_event("x.y", b'{"v":1,"s":{"":""},"d":{}}'),
    "a revert of everything": event("event.reverted", {"first": 0, "last": 2**62, "why": ""}),
    "a revert of words": event("event.reverted", {"first": "a", "last": "b"}),
    "somebody forgotten who never was": event("person.forgotten", {"person": "nobody", "texts": []}),
    "somebody forgotten, a list": event("person.forgotten", {"person": [1], "texts": 5}),
}
