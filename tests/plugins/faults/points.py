"""Every place where veikart calls into a plugin: how it is come to, and how it is named when it fails."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from tests.plugins.faults.misbehaving import ANSWERS, HANGS

from veikart.contributions.view import Selection
from veikart.session import Session
from veikart.session.workspace import ToLookAt, ToWorkOn


class Point(NamedTuple):
    """`use` comes to the place as veikart does; `what` is part of how it is named."""

    what: str
    use: Callable[[Session], object]


def _first(kind: str) -> Callable[[Session], Any]:
    return lambda session: getattr(session.plugins, kind)()[0]


def _chapter(session: Session) -> object:
    return _first("report_sections")(session).draw(session.picture(), None)


def _imported(session: Session) -> object:
    importer = _first("importers")(session)
    return importer.read([], importer.params(), session.setting())


def _verb(session: Session) -> object:
    verb = _first("subcommands")(session)
    return verb.run(verb.params(), ToWorkOn(session))


def _told(session: Session) -> object:
    picture = session.picture()
    return picture.tellers["faulty.done"](picture, 2, {"text": "well"})


def _notified(what: str, **told: object) -> Callable[[Session], object]:
    return lambda session: session.plugins.notify(what, workspace=ToLookAt(session), **told)


def _command(session: Session) -> Any:
    return session.command("faulty.do")


POINTS = {
    "analysis": Point(
        "analysis faulty.table", lambda s: _first("analyses")(s).compute(s.picture(), Selection())
    ),
    "view": Point("view faulty.page", lambda s: s.blocks("faulty.page")),
    "card": Point("card faulty.card", lambda s: s.blocks("overview")),
    "section": Point("report section faulty.chapter", _chapter),
    "params": Point("command faulty.do", lambda s: s.do("faulty.do", text="x")),
    "propose": Point("command faulty.do", lambda s: s.do("faulty.do")),
    "available": Point("command faulty.do", lambda s: _command(s).refuse_now(s.setting())),
    "done": Point("command faulty.do", lambda s: _command(s).words_for(_command(s).taken({}), s.setting())),
    "filled": Point("command faulty.do", lambda s: _command(s).starts_with(s.setting())),
    "finder": Point("finder faulty.finder", lambda s: s.found("kari")),
    "importer": Point("importer faulty.in", _imported),
    "exporter": Point("exporter faulty.out", lambda s: _first("exporters")(s).write(s.picture(), Path("x"))),
    "marks": Point("time marks faulty.marks", lambda s: s.timeline()),
    "promises": Point("promises faulty.promises", lambda s: s.blocks("promised")),
    "settings": Point("settings faulty", lambda s: s.do("settings.faulty", size=4)),
    "check": Point("check faulty.check", lambda s: [check.run(s.picture()) for check in s.checks]),
    "subcommand": Point("subcommand faulty.verb", _verb),
    "tell": Point("telling faulty.done", _told),
    "upcast": Point(
        "bringing faulty.done up to date", lambda s: s._registry.upcast("faulty.done", 1, {"text": "x"})
    ),
    "opened": Point("notification opened", _notified("opened")),
    "appended": Point("notification appended", _notified("appended", happened=())),
    "closing": Point("notification closing", _notified("closing")),
}

CANNOT = {
    ("exporter", "opened", "appended", "closing"): (ANSWERS, "nobody looks at what it returns"),
    ("params", "settings"): (ANSWERS, "what a validator returns is the value"),
    ("importer", "exporter", "subcommand"): (HANGS, "it may take as long as it takes; Ctrl+C ends it"),
}
"""Points → faults that cannot occur there, and why."""


def possible(point: str, fault: str) -> bool:
    """Whether a fault can occur at a point."""
    return not any(point in points and fault in faults for points, (faults, _) in CANNOT.items())
