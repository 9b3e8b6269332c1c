"""`veikart doctor`: what should be looked at in an engagement, and in this installation."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from veikart.cli.opening import moment_in, session_at
from veikart.cli.saying import say, say_blocks
from veikart.contributions.check import Check, Finding, Severity

if TYPE_CHECKING:
    from veikart.blocks import Block
    from veikart.session import Session

FOUND = 4
_SIGNS: Mapping[Severity, str] = {"note": "·", "warning": "!", "fault": "×"}


def doctor(arguments: argparse.Namespace) -> int:
    """Asks every check, and prints what it found."""
    with session_at(arguments) as session:
        moment = moment_in(arguments, session)
        found = [(check, check.run(session.picture(moment))) for check in session.checks]
        found += [(_PLUGINS, tuple(_of_plugins(session))), (_EVENTS, tuple(_unknown(session)))]
        if arguments.json:
            say(_as_json(found))
        else:
            say_blocks(list(_blocks(found)), arguments.width)
    worst = {finding.severity for _, findings in found for finding in findings}
    return FOUND if worst - {"note"} else 0


_PLUGINS = Check("plugins", "Plugins", lambda picture: ())
_EVENTS = Check("events", "Events that cannot be read here", lambda picture: ())


def _of_plugins(session: Session) -> Iterator[Finding]:
    for status in session.plugins.statuses():
        for failure in status.failures:
            words = f"{status.name}: {failure.what}: {failure.reason}"
            yield Finding(words, "veikart plugins --trace tells more.", "fault")
        for words in status.warnings:
            yield Finding(f"{status.name}: {words}", "Pass it on to whoever made the plugin.", "note")


def _unknown(session: Session) -> Iterator[Finding]:
    for topic, count in session.unknown_topics().items():
        yield Finding(
            f"{count} × {topic}: of a plugin that is not here.",
            "They are kept as they are. Install the plugin to see them again.",
            "note",
        )


def _blocks(found: Sequence[tuple[Check, Sequence[Finding]]]) -> Iterator[Block]:
    """A heading for each check that found something; what to do once, where it is the same for all."""
    from veikart.blocks import Heading, Text

    for check, findings in found:
        if not findings:
            continue
        yield Heading(f"{check.title} ({len(findings)})")
        advice = {each.advice for each in findings}
        same = advice.pop() if len(advice) == 1 else ""
        lines = [f"{_SIGNS[each.severity]} {each.text} {'' if same else each.advice}" for each in findings]
        yield Text("\n".join((*lines, *((f"→ {same}",) if same else ()))))
    well = [check.title for check, findings in found if not findings]
    if well:
        yield Text(f"Nothing to say of: {', '.join(well)}.", "good")


def _as_json(found: Sequence[tuple[Check, Sequence[Finding]]]) -> str:
    import json
    from dataclasses import asdict

    told = [{"check": check.id, **asdict(each)} for check, findings in found for each in findings]
    for each in told:
        del each["actions"]  # where it leads on a screen
    return json.dumps(told, ensure_ascii=False, indent=2)
