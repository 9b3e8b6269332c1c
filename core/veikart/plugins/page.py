"""What became of the plugins, as blocks: the screen Plugins, and `veikart plugins`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from veikart.blocks import Blocks, Callout, Column, Empty, Heading, Row, Table, Text, Tone, Why
from veikart.plugins.guard import Failure
from veikart.plugins.records import KINDS
from veikart.plugins.status import PluginState, PluginStatus
from veikart.wording import counted

if TYPE_CHECKING:
    from veikart.blocks import Block

_TONES: Mapping[PluginState, Tone] = {
    "loaded": "normal",
    "failed": "bad",
    "off": "bad",
    "switched off": "muted",
}
_PLUGINS = (
    Column("Plugin", least=8),
    Column("Distribution", least=12, drop=3),
    Column("State", least=14),
    Column("Adds", grow=True, least=12, drop=2),
    Column("Faults", right=True),
)
_UNKNOWN = (Column("Kind of event", grow=True), Column("Events", right=True))


def plugin_blocks(statuses: Sequence[PluginStatus], unknown: Mapping[str, int]) -> Blocks:
    """Every plugin, what went wrong, and events that no plugin here knows (`unknown`: topic → how many).

    Enter on a line opens all there is to know of it, with the trace.
    """
    return list(_blocks(statuses, unknown))


def told(status: PluginStatus) -> dict[str, Any]:
    """A plugin for programs: JSON with the same content, and the traces."""
    return {
        "name": status.name,
        "distribution": status.distribution,
        "version": status.version,
        "origin": status.origin,
        "state": status.in_words,
        "contributes": {kind: list(ids) for kind, ids in status.contributes.items()},
        "warnings": list(status.warnings),
        "failures": [
            {
                "part": each.what,
                "reason": each.reason,
                "at": None if each.at is None else each.at.isoformat(timespec="seconds"),
                "times": each.times,
                "trace": each.trace,
            }
            for each in status.failures
        ],
    }


def _blocks(statuses: Sequence[PluginStatus], unknown: Mapping[str, int]) -> Iterator[Block]:
    if not statuses:
        yield Empty("No plugins are installed.", ("Install one beside veikart: pip install NAME.",))
    else:
        yield from _summary(statuses)
        yield Table(_PLUGINS, tuple(_row(number, status) for number, status in enumerate(statuses)))
    failures = [(status, failure) for status in reversed(statuses) for failure in reversed(status.failures)]
    if failures:
        yield Heading("What went wrong")
        yield from (_failure(number, *each) for number, each in enumerate(failures))
    yield from (Text(f"{status.name}: {words}", "warn") for status in statuses for words in status.warnings)
    if unknown:
        yield Heading("Events of plugins that are not here")
        yield Text("They are kept as they are, copied and exported; their plugin makes them readable again.")
        yield Table(_UNKNOWN, tuple(_unknown(topic, count) for topic, count in unknown.items()))


def _summary(statuses: Sequence[PluginStatus]) -> Iterator[Block]:
    off = [status.name for status in statuses if status.state == "off"]
    wrong = [status.name for status in statuses if status.failures and status.state != "off"]
    if off:
        yield Callout(
            f"Switched off because too many of its calls failed: {', '.join(off)}.",
            tone="warn",
            steps=("Start veikart again to give it another try.", "veikart --safe starts without it."),
        )
    if wrong:
        yield Text(f"Something is wrong with {', '.join(wrong)}. Everything else works.", "warn")
    if not off and not wrong:
        yield Text("All plugins are well.", "muted")


def _row(number: int, status: PluginStatus) -> Row:
    adds = ", ".join(
        counted(len(ids), KINDS[kind].single, _kind(kind)) for kind, ids in status.contributes.items()
    )
    times = sum(failure.times for failure in status.failures)
    cells = (status.name, _distribution(status), status.in_words, adds or "–", str(times or ""))
    tone = "warn" if status.state == "loaded" and status.failures else _TONES[status.state]
    return Row(f"plugin:{number}:{status.name}", cells, _why(status), tone=tone)


def _why(status: PluginStatus) -> Why:
    return Why(
        f"The plugin {status.name}",
        source=status.in_words,
        inputs=(
            ("Distribution", _distribution(status)),
            ("From", status.origin or "unknown"),
            ("Module", status.module or "unknown"),
            *((_kind(kind), ", ".join(ids)) for kind, ids in status.contributes.items()),
            *((failure.what, failure.reason) for failure in status.failures),
        ),
    )


def _failure(number: int, status: PluginStatus, failure: Failure) -> Callout:
    times = "once" if failure.times == 1 else counted(failure.times, "time")
    when = "" if failure.at is None else f", last at {failure.at.astimezone():%H:%M:%S}"
    lines = failure.trace.splitlines() or ["There is none: no error was raised."]
    why = Why(
        f"{status.name}: {failure.what}",
        formula=failure.reason,
        source=f"{_distribution(status)}, {times}{when}",
        inputs=tuple(("Trace" if first else "", line.rstrip()) for first, line in _marked(lines)),
    )
    title = f"{status.name} ({_distribution(status)}), {times}{when}"
    return Callout(f"{failure.what}: {failure.reason}", title, "warn", id=f"failure:{number}", why=why)


def _distribution(status: PluginStatus) -> str:
    return f"{status.distribution} {status.version}".strip() or "no distribution"


def _marked(lines: Sequence[str]) -> Iterator[tuple[bool, str]]:
    return ((number == 0, line) for number, line in enumerate(lines))


def _unknown(topic: str, count: int) -> Row:
    return Row(f"topic:{topic}", (topic, str(count)))


def _kind(kind: str) -> str:
    return kind.replace("_", " ")
